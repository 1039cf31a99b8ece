import { describe, expect, it } from 'vitest';
import { forbiddenImports, importCycles, strayPackages } from './imports.ts';
import { impurities } from './purity.ts';
import { lockGaps, machineWords, migrationFaults, unusedFixtures } from './repository.ts';
import { barrels, emptyNames, longFiles, longFunctions, shortcuts } from './shape.ts';
import type { Source } from './source.ts';

/* A check that cannot fail is a defect: each is shown what it must find, and beside it what it must leave alone. */

const code = (text: string, path = 'src/ticket/number.ts'): Source => ({ path, text });

describe('forbiddenImports', () => {
  const table = { message: [], ticket: ['message'], errors: [] };
  const judge = (text: string, path?: string) => forbiddenImports([code(text, path)], table);

  it.each([
    ["import { a } from '../store/database.ts';", 'ticket may not import store'],
    ["import type { A } from '../store/database.ts';", 'ticket may not import store'],
    ["import '../store/database.ts';", 'ticket may not import store'],
    ["export { a } from '../store/database.ts';", 'ticket may not import store'],
    ["export * from '../store/database.ts';", 'ticket may not import store'],
    ["const a = await import('../store/database.ts');", 'ticket may not import store'],
    ["type A = import('../store/database.ts').A;", 'ticket may not import store'],
    ["const a = require('../store/database.ts');", 'ticket may not import store'],
    ["import { a } from '../errors.ts';", 'ticket may not import errors'],
    ["import { a } from '../../test/support/clock.ts';", 'outside src'],
    ['const a = await import(`../store/$' + '{name}.ts`);', 'computed name'],
  ])('finds %s', (text, finding) => {
    expect(judge(`\n${text}`)).toEqual([expect.stringContaining(finding)]);
    expect(judge(`\n${text}`)[0]).toContain('src/ticket/number.ts:2 ');
  });

  it('finds an area without a line in the table', () => {
    expect(judge("import { a } from '../message/mail.ts';", 'src/novel/a.ts')).toEqual([
      expect.stringContaining('give novel a line in the table'),
    ]);
  });

  it('leaves alone what the table allows, the own area, packages, and words in texts', () => {
    const text = `
      import { a } from '../message/mail.ts';
      import { b } from './status.ts';
      import { c } from 'zod';
      // import { d } from '../store/database.ts';
      export const e = "import '../store/database.ts'";`;
    expect(judge(text)).toEqual([]);
  });
});

describe('importCycles', () => {
  it('finds a circle, also one of types, and tells it once', () => {
    const circle = [
      code("import './b.ts';", 'src/ticket/a.ts'),
      code("import type { C } from './c.ts';", 'src/ticket/b.ts'),
      code("export { a } from './a.ts';", 'src/ticket/c.ts'),
    ];
    expect(importCycles(circle)).toEqual([
      expect.stringContaining('src/ticket/a.ts → src/ticket/b.ts → src/ticket/c.ts → src/ticket/a.ts'),
    ]);
  });

  it('leaves two ways to one file alone', () => {
    const diamond = [
      code("import './b.ts'; import './c.ts';", 'src/ticket/a.ts'),
      code("import './c.ts';", 'src/ticket/b.ts'),
      code('export const c = 1;', 'src/ticket/c.ts'),
    ];
    expect(importCycles(diamond)).toEqual([]);
  });
});

describe('strayPackages', () => {
  const homes = { kysely: ['store'], '@fastify/*': ['web'] };
  const judge = (text: string, path: string) => strayPackages([code(text, path)], homes);

  it.each([
    ["import { sql } from 'kysely';", 'src/web/server.ts', 'kysely is at home in store'],
    ["import type { Kysely } from 'kysely';", 'src/web/server.ts', 'kysely is at home in store'],
    ["import { a } from 'kysely/helpers/sqlite';", 'src/web/server.ts', 'kysely is at home in store'],
    ["import cookie from '@fastify/cookie';", 'src/store/tickets.ts', '@fastify/cookie is at home in web'],
    ["import _ from 'lodash';", 'src/store/tickets.ts', 'lodash has no home'],
  ])('finds %s in %s', (text, path, finding) => {
    expect(judge(text, path)).toEqual([expect.stringContaining(finding)]);
  });

  it('leaves a package in its home and the modules of Node alone', () => {
    const text = "import { sql } from 'kysely'; import { a } from 'kysely/helpers/sqlite'; import fs from 'node:fs';";
    expect(judge(text, 'src/store/tickets.ts')).toEqual([]);
    expect(judge("import cookie from '@fastify/cookie';", 'src/web/session.ts')).toEqual([]);
  });
});

describe('impurities', () => {
  const judge = (text: string) => impurities(code(text));

  it.each([
    'const a = Date.now();',
    "const a = Date['now']();",
    'const now = Date.now;',
    'const { now } = Date;',
    'const clock = { Date };',
    'const a = new Date();',
    'const a = new Date;',
    'const a = Date();',
    'const a = (b: Date) => b.getHours();',
    'const a = (b: Date) => b.toLocaleDateString();',
    'const a = Math.random();',
    'const { random } = Math;',
    'const a = process.env.HOME;',
    'const { env } = process;',
    "process.stdout.write('a');",
    "console.log('a');",
    'setTimeout(() => {}, 1);',
    'const later = setImmediate;',
    "await fetch('https://example.com');",
    'const send = { fetch };',
    "globalThis.fetch('https://example.com');",
    'const a = crypto.randomUUID();',
    'const a = performance.now();',
    'const a = DateTime.now();',
    "const a = DateTime.local({ zone: 'utc' });",
    'const a = DateTime.utc();',
    "Settings.defaultZone = 'utc';",
    "import { readFileSync } from 'node:fs';",
    "import { readFile } from 'node:fs/promises';",
    "import type { Socket } from 'node:net';",
    "import { connect } from 'node:tls';",
    "import { request } from 'node:http';",
    "import { request } from 'node:https';",
    "import { spawn } from 'node:child_process';",
    "import { lookup } from 'node:dns';",
    "import { Worker } from 'node:worker_threads';",
    "import { setTimeout as wait } from 'node:timers/promises';",
    "import { randomBytes } from 'node:crypto';",
    "import * as crypto from 'node:crypto';",
    "const fs = await import('node:fs');",
  ])('finds %s', (text) => {
    expect(judge(`\n${text}`)).toEqual(expect.arrayContaining([expect.stringContaining('src/ticket/number.ts:2 ')]));
  });

  it.each([
    'const a = new Date(1);',
    'const a = (b: string) => new Date(b).toISOString();',
    'const a = Date.parse(b) + Date.UTC(2026, 0);',
    'const a = (b: unknown) => b instanceof Date;',
    'const a = (b: Date): Date => b;',
    'const a = Math.max(1, 2);',
    'const a = (b: Date) => b.getUTCHours();',
    "import { createHash, createHmac } from 'node:crypto';",
    "import { Readable } from 'node:stream';",
    'const a = DateTime.fromISO(b, { zone });',
    'const a = DateTime.utc(2026, 1, 1);',
    'function step(process: Step) { return process.name; }',
    'const a = { fetch: 1, console: 2 };',
    'const a = b.process.fetch;',
    'type Fetch = typeof fetch;',
    '// console.log(Date.now())',
    "const a = 'process.env';",
  ])('leaves alone %s', (text) => {
    expect(judge(text)).toEqual([]);
  });
});

describe('longFiles and longFunctions', () => {
  it('find one line over the limit and leave the limit alone', () => {
    expect(longFiles([code('a;\n'.repeat(11))], 10)).toEqual([expect.stringContaining('has 11 lines')]);
    expect(longFiles([code('a;\n'.repeat(10))], 10)).toEqual([]);
  });

  it.each(['function f() {', 'const f = () => {', 'const f = function () {', 'class C { f() {'])(
    'measure %s',
    (head) => {
      const tail = head.startsWith('class') ? '}}' : '}';
      const lines = (count: number) => code(`\n${head}\n${'a;\n'.repeat(count - 2)}${tail}`);
      expect(longFunctions(lines(11), 10)).toEqual([expect.stringContaining('number.ts:2 a function of 11 lines')]);
      expect(longFunctions(lines(10), 10)).toEqual([]);
    },
  );
});

describe('barrels', () => {
  it.each([
    "export * from './a.ts';",
    "export { a } from './a.ts';\nexport type { B } from './b.ts';",
    "import { a } from './a.ts';\nexport { a };",
  ])('finds %s', (text) => {
    expect(barrels([code(text)])).toHaveLength(1);
  });

  it.each(["export * from './a.ts';\nexport const b = 1;", "import './a.ts';", 'export type A = string;', ''])(
    'leaves alone %s',
    (text) => {
      expect(barrels([code(text)])).toEqual([]);
    },
  );
});

describe('emptyNames', () => {
  it.each([
    'src/utils.ts',
    'src/web/helpers/date.ts',
    'src/store/ticket-helper.ts',
    'test/common/a.ts',
    'src/Manager.ts',
  ])('finds %s', (path) => {
    expect(emptyNames([path])).toHaveLength(1);
  });

  it('leaves nouns alone', () => {
    expect(emptyNames(['src/service.ts', 'src/store/outbox.ts', 'test/support/clock.ts'])).toEqual([]);
  });
});

describe('shortcuts', () => {
  it.each([
    'const a: any = 1;',
    'const a = b as any;',
    'const a: any[] = [];',
    '// @ts-ignore',
    '/* @ts-nocheck */',
    '// biome-ignore lint: because',
    '// TODO later',
    '/** FIXME */',
    "it.only('a', () => {});",
    "describe.skip('a', () => {});",
    "it.concurrent.skip('a', () => {});",
    "test.todo('a');",
  ])('finds %s', (text) => {
    expect(shortcuts(code(`\n${text}`))).toEqual([expect.stringContaining('src/ticket/number.ts:2 ')]);
  });

  it.each(["const a = 'TODO any';", '// any mail may come', "describe.runIf(a)('b', () => {});", 'list.skip(1);'])(
    'leaves alone %s',
    (text) => {
      expect(shortcuts(code(text))).toEqual([]);
    },
  );
});

describe('machineWords', () => {
  const at = (...parts: string[]) => code(`\ncat ${parts.join('')}`, 'README.md');

  it.each([
    ['/wo', 'rk/main'],
    ['/ro', 'ot/.npmrc'],
    ['/t', 'mp/a'],
    ['/ho', 'me/anna/loket'],
    ['https://regis', 'try.example.org/kysely'],
  ])('finds %s%s', (...parts) => {
    expect(machineWords(at(...parts))).toEqual([expect.stringContaining('README.md:2 ')]);
  });

  it.each(['https://example.com/wo' + 'rk/1', './wo' + 'rk/1', '/data/loket.db', '/dev/shm'])(
    'leaves alone %s',
    (text) => {
      expect(machineWords(at(text))).toEqual([]);
    },
  );
});

describe('unusedFixtures', () => {
  const mail = { path: 'test/fixtures/mail/reply-top.eml', text: 'see reply-top' };

  it('finds a mail that no test names, not even as part of a longer name', () => {
    const test = code("fixture('reply-top-posted.eml')", 'test/message/quote.test.ts');
    expect(unusedFixtures([mail, test])).toEqual([expect.stringContaining('test/fixtures/mail/reply-top.eml')]);
  });

  it.each(["fixture('reply-top.eml')", "fixture('reply-top')", "read('mail/reply-top.eml')"])(
    'is content with %s',
    (text) => {
      expect(unusedFixtures([mail, code(text, 'test/message/quote.test.ts')])).toEqual([]);
    },
  );
});

describe('migrationFaults', () => {
  it.each([
    ['a gap', ['migrations/sqlite/0001_a.sql', 'migrations/sqlite/0003_b.sql'], '0002 is due'],
    ['a late start', ['migrations/sqlite/0002_a.sql'], '0001 is due'],
    ['a double', ['migrations/sqlite/0001_a.sql', 'migrations/sqlite/0001_b.sql'], '0002 is due'],
    ['an odd name', ['migrations/sqlite/0001_a.sql', 'migrations/sqlite/next.sql'], 'not named like'],
    ['a database left behind', ['migrations/sqlite/0001_a.sql', 'migrations/postgres/0001_b.sql'], 'is missing'],
  ])('finds %s', (_, paths, finding) => {
    expect(migrationFaults(paths)).toEqual(expect.arrayContaining([expect.stringContaining(finding)]));
  });

  it('leaves an even row alone', () => {
    const names = ['0001_first.sql', '0002_outbox.sql'];
    expect(
      migrationFaults(['sqlite', 'postgres'].flatMap((db) => names.map((name) => `migrations/${db}/${name}`))),
    ).toEqual([]);
  });
});

describe('lockGaps', () => {
  const parent = { version: '1.0.0', optionalDependencies: { 'a-darwin': '1.0.0' } };
  const lock = (packages: object) => JSON.stringify({ packages });

  it('finds an optional package without an entry, and one without a version', () => {
    expect(lockGaps(lock({ 'node_modules/a': parent }))).toEqual([expect.stringContaining('a-darwin')]);
    expect(lockGaps(lock({ 'node_modules/a': parent, 'node_modules/a-darwin': {} }))).toHaveLength(1);
  });

  it('leaves an entry beside, below and above the package alone', () => {
    const entry = { version: '1.0.0' };
    expect(lockGaps(lock({ 'node_modules/a': parent, 'node_modules/a-darwin': entry }))).toEqual([]);
    expect(lockGaps(lock({ 'node_modules/b/node_modules/a': parent, 'node_modules/a-darwin': entry }))).toEqual([]);
    expect(lockGaps(lock({ 'node_modules/a': parent, 'node_modules/a/node_modules/a-darwin': entry }))).toEqual([]);
  });
});
