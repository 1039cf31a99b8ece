import { place, type Source } from './source.ts';

/** Places of one machine, and hosts that serve packages; split so that this file does not find itself. */
const MACHINE = new RegExp(
  [
    '(?<![\\w.~-])/(?:wo' + 'rk|ro' + 'ot|home/\\w+)/',
    '(?<![\\w.~-])/t' + 'mp/\\w',
    'regis' + 'try\\.[a-z0-9-]+\\.[a-z]{2,}',
    '_auth' + 'Token',
  ].join('|'),
  'g',
);

/** Words that belong to the machine where something was written, not to the project. */
export function machineWords(source: Source): string[] {
  return [...source.text.matchAll(MACHINE)].map(
    (match) => `${place(source, match.index)} "${match[0]}" speaks of one machine; leave it out or make it relative`,
  );
}

/** Mails below test/fixtures that no test, list or text below test/ names; with or without `.eml`. */
export function unusedFixtures(sources: readonly Source[]): string[] {
  const tests = sources.filter(({ path }) => path.startsWith('test/') && !path.endsWith('.eml'));
  const words = new Set(tests.flatMap(({ text }) => text.match(/[\w-]+(?:\.[\w-]+)*/g) ?? []));
  return sources.flatMap(({ path }) => {
    const name = /^test\/fixtures\/(?:.*\/)?([^/]+)\.eml$/.exec(path)?.[1];
    if (name === undefined || words.has(name) || words.has(`${name}.eml`)) return [];
    return [`${path}:1 no test names this mail; use it, list it, or delete it`];
  });
}

/** Migrations out of step: names that are no number, gaps, doubles, and databases that do not have the same ones. */
export function migrationFaults(paths: readonly string[]): string[] {
  const byDatabase = new Map<string, string[]>();
  const faults: string[] = [];
  for (const path of paths) {
    const [, database, name] = /^migrations\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (database === undefined || name === undefined) continue;
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) faults.push(`${path}:1 is not named like 0001_what_it_does.sql`);
    byDatabase.set(database, [...(byDatabase.get(database) ?? []), name].sort());
  }
  const all = [...new Set([...byDatabase.values()].flat())].sort();
  for (const [database, names] of byDatabase) {
    names.forEach((name, index) => {
      const number = String(index + 1).padStart(4, '0');
      if (!name.startsWith(`${number}_`))
        faults.push(`migrations/${database}/${name}:1 stands where ${number} is due; number without gaps`);
    });
    const lacking = all.filter((name) => !names.includes(name));
    for (const name of lacking)
      faults.push(`migrations/${database}/${name}:1 is missing; every database has the same migrations`);
  }
  return faults;
}

/**
 * Optional packages that a lockfile leaves out, so that `npm ci` refuses it. npm writes such a lockfile in silence when
 * the registry does not answer for the packages of other platforms.
 */
export function lockGaps(lockfile: string): string[] {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, LockedPackage> };
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !foldersAbove(path).some((folder) => packages[`${folder}node_modules/${name}`]?.version))
      .map((name) => `package-lock.json:1 ${name}, wanted by ${path}, is missing; npm ci would refuse it`),
  );
}

interface LockedPackage {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

/** Where Node looks for a package's dependencies: below itself, then ever higher. */
function foldersAbove(path: string): string[] {
  const parts = path.split('node_modules/');
  const above = parts.map((_, index) => parts.slice(0, index + 1).join('node_modules/'));
  return [`${path}/`, ...above.reverse()];
}
