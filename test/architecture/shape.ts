import { at, type Comment, children, lineOf, type Node, nameOf, parse, place, type Source, walk } from './source.ts';

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const EMPTY_NAME = /^(?:utils?|helpers?|services|managers?|common|misc)$/i;
const SILENCER = /@ts-(?:ignore|nocheck)|biome-ignore|eslint-disable|\b(?:TODO|FIXME|XXX)\b/;
const SUITES = new Set(['it', 'test', 'describe', 'bench']);

/** Files with more lines than the limit. */
export function longFiles(sources: readonly Source[], limit: number): string[] {
  return sources.flatMap((source) => {
    const lines = lineOf(source.text, source.text.trimEnd().length);
    return lines <= limit
      ? []
      : [`${source.path}:${limit} has ${lines} lines, the limit is ${limit}; split it by noun`];
  });
}

/** Functions with more lines than the limit; what is nested counts with what holds it. */
export function longFunctions(source: Source, limit: number): string[] {
  const found: string[] = [];
  walk(parse(source).program, (node) => {
    if (!FUNCTIONS.has(node.type)) return;
    const lines = lineOf(source.text, node.end) - lineOf(source.text, node.start) + 1;
    if (lines > limit) {
      found.push(
        `${place(source, node.start)} a function of ${lines} lines, the limit is ${limit}; take a step out of it`,
      );
    }
  });
  return found;
}

/** Files that only pass on what others export. */
export function barrels(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const statements = children(parse(source).program);
    const passesOn = statements.filter(isReExport);
    const onlyPasses =
      passesOn.length > 0 && statements.every((node) => isReExport(node) || node.type === 'ImportDeclaration');
    return onlyPasses ? [`${source.path}:1 only passes on other files' exports; import those files themselves`] : [];
  });
}

/** Files and folders whose name says nothing. */
export function emptyNames(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const words = path.split('/').flatMap((segment) => segment.replace(/\.[^.]*$/, '').split(/[-._]/));
    const empty = words.find((word) => EMPTY_NAME.test(word));
    return empty === undefined ? [] : [`${path}:1 "${empty}" says nothing; name it after what it knows`];
  });
}

/** `any`, comments that silence a tool or put work off, and tests that are focused or skipped by hand. */
export function shortcuts(source: Source): string[] {
  const { program, comments } = parse(source);
  const found = comments.filter(({ value }) => SILENCER.test(value)).map((comment) => silenced(source, comment));
  walk(program, (node) => {
    if (node.type === 'TSAnyKeyword')
      found.push(`${place(source, node.start)} any; use unknown and look, or name the type`);
    const verb = handPicked(node);
    if (verb !== null) found.push(`${place(source, node.start)} ${verb}; let every test run (optional parts: runIf)`);
  });
  return found;
}

function silenced(source: Source, { value, start }: Comment): string {
  return `${place(source, start)} ${SILENCER.exec(value)?.[0]}; mend the cause, or do the work now`;
}

function handPicked(node: Node): string | null {
  if (node.type !== 'MemberExpression') return null;
  const verb = nameOf(at(node, 'property'));
  if (verb !== 'only' && verb !== 'skip' && verb !== 'todo') return null;
  let owner = at(node, 'object');
  while (owner?.type === 'MemberExpression') owner = at(owner, 'object');
  return SUITES.has(nameOf(owner) ?? '') ? `.${verb}` : null;
}

function isReExport(node: Node): boolean {
  if (node.type === 'ExportAllDeclaration') return true;
  return node.type === 'ExportNamedDeclaration' && at(node, 'declaration') === null;
}
