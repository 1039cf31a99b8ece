import { describe, expect, it } from 'vitest';
import {
  forbiddenImports,
  type HomeTable,
  type ImportTable,
  importCycles,
  strayPackages,
} from './architecture/imports.ts';
import { impurities } from './architecture/purity.ts';
import { lockGaps, machineWords, migrationFaults, unusedFixtures } from './architecture/repository.ts';
import { barrels, emptyNames, longFiles, longFunctions, shortcuts } from './architecture/shape.ts';
import { isCode, repositoryFiles } from './architecture/source.ts';

/*
 * The shape of the project as a test. The tables are the rule; test/architecture/ holds the checks, and
 * test/architecture/checks.test.ts shows that each of them can fail.
 */

const ROOT_TOOLS = ['errors', 'package-root', 'loop', 'log', 'config', 'metrics'];
const STEPS = ['errors', 'package-root', 'log', 'metrics', 'message', 'ticket', 'triage', 'wording', 'store'];
const ALL = [...ROOT_TOOLS, 'templates', 'message', 'ticket', 'triage', 'wording', 'store', 'intake', 'delivery'];
const VERBS = ['pipeline', 'actions', 'upkeep'];

/** Area of src/ → the areas it may import. What is not listed is forbidden. */
const MAY_IMPORT: ImportTable = {
  errors: [],
  'package-root': [],
  message: ['errors'],
  ticket: ['errors', 'message'],
  triage: ['errors', 'message', 'ticket'],
  wording: ['errors', 'message', 'ticket'],
  templates: ['errors', 'package-root'],
  loop: ROOT_TOOLS,
  log: ROOT_TOOLS,
  config: ROOT_TOOLS,
  metrics: ROOT_TOOLS,
  store: ['errors', 'package-root', 'message', 'ticket', 'triage'],
  intake: ['errors', 'log', 'metrics', 'loop', 'message', 'store'],
  delivery: ['errors', 'log', 'metrics', 'loop', 'message', 'store'],
  pipeline: STEPS,
  actions: STEPS,
  upkeep: STEPS,
  web: ['errors', 'log', 'metrics', 'message', 'ticket', 'wording', 'store', 'actions'],
  service: [...ALL, ...VERBS, 'web'],
  cli: [...ALL, ...VERBS, 'service'],
  main: ['errors', 'log', 'cli'],
};

/** Package → the areas where it is at home. A package that is not listed has no place in src/. */
const HOMES: HomeTable = {
  imapflow: ['intake'],
  'smtp-server': ['intake'],
  mailparser: ['message'],
  libmime: ['message'],
  'html-to-text': ['message'],
  htmlparser2: ['message'],
  'sanitize-html': ['message'],
  'email-reply-parser': ['message'],
  tinyld: ['message'],
  'ical-generator': ['message'],
  luxon: ['ticket'],
  'date-holidays': ['ticket'],
  liquidjs: ['wording'],
  i18next: ['wording'],
  nodemailer: ['delivery'],
  kysely: ['store'],
  'better-sqlite3': ['store'],
  pg: ['store'],
  'altcha-lib': ['web'],
  fastify: ['web'],
  '@fastify/*': ['web'],
  preact: ['web'],
  'preact-render-to-string': ['web'],
  '@node-rs/argon2': ['actions'],
  zod: ['config', 'web'],
  yaml: ['config'],
  pino: ['log'],
  'prom-client': ['metrics'],
  commander: ['cli', 'main'],
};

const PURE = ['src/message', 'src/ticket', 'src/triage', 'src/wording'];
const SRC_FILE_LINES = 250;
const TEST_FILE_LINES = 400;
const FUNCTION_LINES = 70;

const files = repositoryFiles();
const src = files.filter((file) => isCode(file, 'src'));
const around = files.filter((file) => isCode(file, 'test', 'demo', 'bench'));

describe('areas', () => {
  it('import only what the import rule allows', () => {
    expect(forbiddenImports(src, MAY_IMPORT)).toEqual([]);
  });

  it('import each other without circles between files', () => {
    expect(importCycles(src)).toEqual([]);
  });

  it('keep every technology in its one home', () => {
    expect(strayPackages(src, HOMES)).toEqual([]);
  });

  it('that are pure take time, keys and randomness as arguments', () => {
    expect(files.filter((file) => isCode(file, ...PURE)).flatMap(impurities)).toEqual([]);
  });
});

describe('files', () => {
  it(`have at most ${SRC_FILE_LINES} lines in src, ${TEST_FILE_LINES} around it`, () => {
    expect([...longFiles(src, SRC_FILE_LINES), ...longFiles(around, TEST_FILE_LINES)]).toEqual([]);
  });

  it(`hold functions of at most ${FUNCTION_LINES} lines in src`, () => {
    expect(src.flatMap((file) => longFunctions(file, FUNCTION_LINES))).toEqual([]);
  });

  it('in src are no barrels', () => {
    expect(barrels(src)).toEqual([]);
  });

  it('and folders are named after what they know', () => {
    expect(emptyNames([...src, ...around].map(({ path }) => path))).toEqual([]);
  });

  it('silence no tool, put no work off, pick no tests by hand', () => {
    expect([...src, ...around].flatMap(shortcuts)).toEqual([]);
  });
});

describe('the repository', () => {
  it('speaks of no machine', () => {
    expect(files.flatMap(machineWords)).toEqual([]);
  });

  it('keeps no mail that no test names', () => {
    expect(unusedFixtures(files)).toEqual([]);
  });

  it('numbers its migrations without gaps, the same for every database', () => {
    expect(migrationFaults(files.map(({ path }) => path))).toEqual([]);
  });

  it('has a lockfile that npm ci accepts', () => {
    expect(files.filter(({ path }) => path === 'package-lock.json').flatMap(({ text }) => lockGaps(text))).toEqual([]);
  });
});
