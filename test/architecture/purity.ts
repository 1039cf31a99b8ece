import { at, isNode, type Node, nameOf, parse, place, type Source, walk } from './source.ts';

/*
 * Pure code gets time, keys and randomness as arguments. The check looks at the syntax tree: every name that is not
 * declared in the file itself is a global, and the globals below read the world around the program.
 */

const AMBIENT_GLOBALS = new Set([
  'process',
  'console',
  'globalThis',
  'global',
  'crypto',
  'performance',
  'fetch',
  'WebSocket',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
]);

/** Node modules without a clock, a disk or a network. */
const PURE_NODE_MODULES = new Set([
  'node:assert',
  'node:buffer',
  'node:crypto',
  'node:events',
  'node:stream',
  'node:stream/promises',
  'node:string_decoder',
  'node:url',
  'node:util',
  'node:zlib',
]);

const RANDOM_OF_CRYPTO = /^(?:random|generate|getRandomValues|webcrypto|subtle|default$)/;

/** Methods of Date that read the zone of the machine. */
const LOCAL_TIME =
  /^(?:get|set)(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset|Year)$|^toLocale(?:Date|Time)String$/;

const DECLARED_BY = new Set([
  'VariableDeclarator',
  'FunctionDeclaration',
  'ClassDeclaration',
  'ImportSpecifier',
  'ImportDefaultSpecifier',
  'ImportNamespaceSpecifier',
]);

/** What a pure file takes from the world around it instead of from its arguments. */
export function impurities(source: Source): string[] {
  const { program } = parse(source);
  const own = declaredNames(program);
  const found: string[] = [];
  walk(program, (node, parents) => {
    const what = ambientImport(node) ?? ambientMember(node) ?? ambientName(node, parents, own);
    if (what !== null) found.push(`${place(source, node.start)} ${what} in a pure area; take it as an argument`);
  });
  return found;
}

function ambientImport(node: Node): string | null {
  const from = nameOf(at(node, 'source'));
  if (from === null || !/^(?:Import|Export|TSImport)/.test(node.type)) return null;
  if (from === 'crypto' || from === 'node:crypto') return randomImport(node);
  if (from.startsWith('node:') && !PURE_NODE_MODULES.has(from)) return from;
  return null;
}

function randomImport(node: Node): string | null {
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers : [];
  if (node.type !== 'ImportDeclaration') return `${node.type} of node:crypto`;
  for (const specifier of specifiers) {
    const name = nameOf(at(specifier, 'imported')) ?? 'default';
    if (RANDOM_OF_CRYPTO.test(name)) return `${name} of node:crypto`;
  }
  return null;
}

function ambientMember(node: Node): string | null {
  const member = memberOf(node);
  if (member === null) return null;
  if (LOCAL_TIME.test(member.name)) return `.${member.name}, which reads the machine's zone,`;
  if (member.owner === 'Math' && member.name === 'random') return 'Math.random';
  if (member.owner === 'Date' && member.name === 'now') return 'Date.now';
  if (member.owner === 'DateTime' && (member.name === 'now' || member.name === 'local'))
    return `DateTime.${member.name}`;
  if (member.owner === 'Settings' && member.name.startsWith('default')) return `Settings.${member.name}`;
  return null;
}

function ambientName(node: Node, parents: readonly Node[], own: ReadonlySet<string>): string | null {
  const [parent] = parents;
  if (node.type === 'CallExpression') return ambientCall(node);
  if (node.type === 'NewExpression') {
    const isNow = nameOf(at(node, 'callee')) === 'Date' && argumentsOf(node).length === 0;
    return isNow ? 'new Date()' : null;
  }
  const name = node.type === 'Identifier' ? nameOf(node) : null;
  if (name === null || parent === undefined || own.has(name) || isLabel(node, parent) || inType(parents)) return null;
  if (AMBIENT_GLOBALS.has(name)) return name;
  // Handing the whole object on hides `now` and `random` from the checks above.
  if ((name === 'Date' || name === 'Math') && !isPlainUse(node, parent)) return `${name} handed on`;
  return null;
}

function ambientCall(node: Node): string | null {
  const callee = at(node, 'callee');
  if (nameOf(callee) === 'Date') return 'Date()';
  const member = callee === null ? null : memberOf(callee);
  return member?.owner === 'DateTime' && member.name === 'utc' && argumentsOf(node).length === 0
    ? 'DateTime.utc()'
    : null;
}

function memberOf(node: Node): { owner: string | null; name: string } | null {
  if (node.type !== 'MemberExpression') return null;
  const property = at(node, 'property');
  const name = node.computed === true && property?.type === 'Identifier' ? null : nameOf(property);
  return name === null ? null : { owner: nameOf(at(node, 'object')), name };
}

/** `Date` and `Math` as owner of a named member, in `new Date(…)` and in `instanceof Date`. */
function isPlainUse(node: Node, parent: Node): boolean {
  if (parent.type === 'MemberExpression') return parent.object === node && memberOf(parent) !== null;
  if (parent.type === 'NewExpression' || parent.type === 'CallExpression') return parent.callee === node;
  return parent.type === 'BinaryExpression' && parent.operator === 'instanceof';
}

/** The name of a property or a method, not of a value. */
function isLabel(node: Node, parent: Node): boolean {
  if (parent.type === 'MemberExpression') return parent.property === node && parent.computed !== true;
  return parent.key === node && parent.computed !== true && parent.shorthand !== true;
}

function inType(parents: readonly Node[]): boolean {
  return parents.some(({ type }) =>
    /^TS(?:TypeQuery|TypeReference|InterfaceDeclaration|TypeAliasDeclaration)$/.test(type),
  );
}

function argumentsOf(node: Node): unknown[] {
  return Array.isArray(node.arguments) ? node.arguments : [];
}

/** All names that the file declares: imports, variables, functions, classes and parameters. */
function declaredNames(program: Node): Set<string> {
  const names = new Set<string>();
  const add = (pattern: unknown): void => {
    for (const node of [pattern].flat()) for (const name of namesOf(node)) names.add(name);
  };
  walk(program, (node) => {
    if (DECLARED_BY.has(node.type)) add(node.id ?? node.local);
    if ('params' in node) add(node.params);
    if (node.type === 'CatchClause') add(node.param);
  });
  return names;
}

function namesOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Identifier':
      return [nameOf(node) ?? ''];
    case 'ObjectPattern':
    case 'ArrayPattern':
      return [node.properties ?? node.elements].flat().flatMap(namesOf);
    case 'Property':
      return namesOf(node.value);
    case 'AssignmentPattern':
      return namesOf(node.left);
    case 'RestElement':
      return namesOf(node.argument);
    default:
      return [];
  }
}
