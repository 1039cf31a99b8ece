import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { ROOT, repositoryPaths } from '../support/repository.ts';

/** A text file of the repository; `path` counts from its root. */
export interface Source {
  path: string;
  text: string;
}

/** A node of the syntax tree (ESTree), as far as the checks look at it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [property: string]: unknown;
}

/** A remark of a programmer, with the place where it begins. */
export interface Comment {
  value: string;
  start: number;
}

/** Every file that git tracks or would track, in order of name; a file that holds a NUL byte is no text and left out. */
export function repositoryFiles(): Source[] {
  return repositoryPaths()
    .map((path) => ({ path, bytes: readFileSync(join(ROOT, path)) }))
    .filter(({ bytes }) => !bytes.includes(0))
    .map(({ path, bytes }) => ({ path, text: bytes.toString('utf8') }));
}

/** True for TypeScript below the folder (`src`, `test` …). */
export function isCode(source: Source, ...folders: string[]): boolean {
  return /\.tsx?$/.test(source.path) && folders.some((folder) => source.path.startsWith(`${folder}/`));
}

const parsed = new WeakMap<Source, { program: Node; comments: Comment[] }>();

/** The syntax tree and the comments of a source; throws when it does not parse. */
export function parse(source: Source): { program: Node; comments: Comment[] } {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const result = parseSync(source.path, source.text);
  const [error] = result.errors;
  if (error !== undefined) throw new Error(`${source.path}: ${error.message}`);
  const { program } = result;
  if (!isNode(program)) throw new Error(`${source.path}: the parser gave no tree`);
  const tree = { program, comments: result.comments };
  parsed.set(source, tree);
  return tree;
}

/** Calls `visit` for the node and all below it; `parents` runs from the nearest to the root. */
export function walk(node: Node, visit: (node: Node, parents: readonly Node[]) => void, parents: Node[] = []): void {
  visit(node, parents);
  const below = [node, ...parents];
  for (const child of children(node)) walk(child, visit, below);
}

/** The nodes right below a node. */
export function children(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The node in a property, else null. */
export function at(node: Node, property: string): Node | null {
  const value = node[property];
  return isNode(value) ? value : null;
}

/** The name of an identifier or the text of a string literal, else null. */
export function nameOf(node: Node | null): string | null {
  if (node?.type === 'Identifier' && typeof node.name === 'string') return node.name;
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  return null;
}

/** `path:line`, as editors and terminals understand it. */
export function place(source: Source, offset: number): string {
  return `${source.path}:${lineOf(source.text, offset)}`;
}

/** The line, from 1, on which an offset lies. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
