import { posix } from 'node:path';
import { at, type Node, nameOf, parse, place, type Source, walk } from './source.ts';

/** Area → the areas it may import; what is not listed is forbidden. */
export type ImportTable = Readonly<Record<string, readonly string[]>>;

/** Package → the areas where it is at home. */
export type HomeTable = Readonly<Record<string, readonly string[]>>;

interface Import {
  /** null when it is computed at run time. */
  specifier: string | null;
  start: number;
}

/** The area of a file below src/: its folder, or its own name for a file at the root; null elsewhere. */
function areaOf(path: string): string | null {
  return /^src\/([^/]+?)(?:\.tsx?)?(?:\/|$)/.exec(path)?.[1] ?? null;
}

/** Imports of one area by another that the table does not allow. Types count: knowing a shape is knowing its area. */
export function forbiddenImports(sources: readonly Source[], table: ImportTable): string[] {
  return eachImport(sources, (source, { specifier, start }) => {
    const area = areaOf(source.path);
    if (specifier === null) return `${place(source, start)} imports a computed name; write the name out`;
    if (!specifier.startsWith('.')) return null;
    const target = resolve(source, specifier);
    const targetArea = areaOf(target);
    if (area === null || targetArea === area) return null;
    if (targetArea === null)
      return `${place(source, start)} imports ${target}, outside src; move what it needs into src`;
    const allowed = table[area];
    if (allowed === undefined)
      return `${source.path} is in no area of the import rule; give ${area} a line in the table`;
    if (allowed.includes(targetArea)) return null;
    return `${place(source, start)} ${area} may not import ${targetArea} (it may: ${allowed.join(', ') || 'nothing'}); pass the value in`;
  });
}

/** Packages used outside their home, or without one. */
export function strayPackages(sources: readonly Source[], homes: HomeTable): string[] {
  return eachImport(sources, (source, { specifier, start }) => {
    const area = areaOf(source.path);
    if (area === null || specifier === null || specifier.startsWith('.') || specifier.startsWith('node:')) return null;
    const name = packageOf(specifier);
    const home = homes[name] ?? (name.includes('/') ? homes[`${name.split('/')[0]}/*`] : undefined);
    if (home === undefined) return `${place(source, start)} ${name} has no home; give it a line in the table`;
    if (home.includes(area)) return null;
    return `${place(source, start)} ${name} is at home in ${home.join(' and ')}, not in ${area}; ask that area for what you need`;
  });
}

/** Circles of files that import each other; each is told once, from its first file by name. */
export function importCycles(sources: readonly Source[]): string[] {
  const known = new Set(sources.map(({ path }) => path));
  const edges = new Map(
    sources.map((source) => {
      const targets = importsOf(source).flatMap(({ specifier }) =>
        specifier?.startsWith('.') ? [resolve(source, specifier)] : [],
      );
      return [source.path, [...new Set(targets)].filter((target) => known.has(target)).sort()];
    }),
  );
  const found = new Set<string>();
  const finished = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    const from = trail.indexOf(path);
    if (from >= 0) found.add(circle(trail.slice(from)));
    if (from >= 0 || finished.has(path)) return;
    for (const target of edges.get(path) ?? []) visit(target, [...trail, path]);
    finished.add(path);
  };
  for (const path of [...edges.keys()].sort()) visit(path, []);
  return [...found].map((text) => `${text} is a circle; move what they share into a file of its own`);
}

/** Everything a file imports: statements, re-exports, `import()` in values and in types, `require`. */
function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(parse(source).program, (node) => {
    const from = importedNode(node);
    if (from !== null) found.push({ specifier: from.type === 'Literal' ? nameOf(from) : null, start: node.start });
  });
  return found;
}

function importedNode(node: Node): Node | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return at(node, 'source');
    case 'CallExpression': {
      const [argument] = Array.isArray(node.arguments) ? node.arguments : [];
      return nameOf(at(node, 'callee')) === 'require' ? (argument ?? node) : null;
    }
    default:
      return null;
  }
}

function eachImport(sources: readonly Source[], judge: (source: Source, found: Import) => string | null): string[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((found) => {
      const finding = judge(source, found);
      return finding === null ? [] : [finding];
    }),
  );
}

function resolve(source: Source, specifier: string): string {
  return posix.join(posix.dirname(source.path), specifier);
}

/** `@scope/name/deep/file.js` → `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function circle(paths: string[]): string {
  const first = paths.indexOf([...paths].sort()[0] ?? '');
  const turned = [...paths.slice(first), ...paths.slice(0, first)];
  return [...turned, turned[0]].join(' → ');
}
