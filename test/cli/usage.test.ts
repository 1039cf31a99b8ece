import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { SUPPORT } from '../support/desk.ts';
import { openStore } from '../support/store.ts';
import { loket, spawnLoket } from './loket.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('loket', () => {
  it('says its version, and shows its commands with examples', async () => {
    expect(await loket(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    const help = await loket(['--help']);
    expect(help).toMatchObject({ code: 0, errors: [] });
    for (const words of ['start', 'migrate', 'check', 'ingest', 'explain', 'reconcile', 'Examples:', 'Exit codes:']) {
      expect(help.stdout).toContain(words);
    }
  });

  it.each([
    [['strat'], /^loket: unknown command 'strat'.*start/],
    [['start', '--role', 'chief'], /^loket: .*all, worker, web/],
    [['inbound', 'show', 'twelve'], /^loket: .*whole number above 0/],
    [['inbound', 'list', '--state', 'lost'], /^loket: .*pending, done/],
    [['inbound', 'retry'], /^loket: give ids, or --failed or --held/],
    [['outbox', 'retry', '1', '--failed'], /^loket: give either ids or/],
    [['explain'], /^loket: missing required argument/],
    [['ticket', 'show'], /^loket: missing required argument/],
    [['ticket', 'list', '--limit', '0'], /^loket: .*whole number above 0/],
  ])('%j is wrong usage: one line, exit 2', async (args, line) => {
    const run = await loket(args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.errors).toEqual([expect.stringMatching(line)]);
  });

  it('without a command shows its help and exits 2', async () => {
    const run = await loket([]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.errors.join('\n')).toContain('Usage: loket');
  });
});

describe('a failure is one line that says what to do', () => {
  it('each wrong setting has its line, without its value', async () => {
    const run = await loket(['ticket', 'list'], {
      env: { LOKET_WEB__PORT: 'hunter2', LOKET_MAILBX__ADDRESS: 'x@y.z' },
    });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.errors).toHaveLength(2);
    expect(run.errors.join('\n')).toMatch(/LOKET_MAILBOX__ADDRESS/);
    expect(run.errors.join('\n')).toMatch(/web\.port \(LOKET_WEB__PORT\): must be a whole number/);
    expect(run.errors.join('\n')).not.toContain('hunter2');
  });

  it('start names what a mailbox lacks', async () => {
    const dataDir = join(await dataFolder(), 'data');
    const run = await loket(['start'], { env: { LOKET_DATA_DIR: dataDir, LOKET_MAILBOX__ADDRESS: SUPPORT } });
    expect(run.code).toBe(1);
    expect(run.errors.join('\n')).toMatch(/LOKET_MAILBOX__IMAP__HOST/);
    expect(run.errors.every((line) => line.startsWith('loket: '))).toBe(true);
  });

  it('no database yet', async () => {
    const run = await loket(['inbound', 'list'], { env: { LOKET_DATA_DIR: join(await dataFolder(), 'nothing') } });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.errors).toEqual([expect.stringMatching(/no database at .*loket migrate/)]);
  });

  it('a file that is no database of ours', async () => {
    const dataDir = await dataFolder();
    await writeFile(join(dataDir, 'loket.db'), 'The quick brown fox jumps over the lazy dog. '.repeat(100));
    for (const args of [['inbound', 'list'], ['migrate']]) {
      const run = await loket(args, { env: { LOKET_DATA_DIR: dataDir } });
      expect(run.code).toBe(1);
      expect(run.errors).toEqual([expect.stringMatching(/not a Loket database; move it away/)]);
    }
  });

  it('a database of a newer Loket, or of an older one', async () => {
    const { database, dataDir } = await openStore();
    const later = { version: 9999, name: '9999_later', applied_at: new Date().toISOString() };
    await database.write((tx) => tx.insertInto('schema_migration').values(later).execute());
    const env = { LOKET_DATA_DIR: dataDir, LOKET_MAILBOX__ADDRESS: SUPPORT };
    for (const args of [['ticket', 'list'], ['migrate'], ['ingest', 'package.json']]) {
      const run = await loket(args, { env });
      expect(run.code).toBe(1);
      expect(run.errors).toEqual([expect.stringMatching(/written by a newer Loket/)]);
    }
    await database.write((tx) => tx.deleteFrom('schema_migration').execute());
    const older = await loket(['ticket', 'list'], { env });
    expect(older.code).toBe(1);
    expect(older.errors).toEqual([expect.stringMatching(/older than this program; run `loket migrate`/)]);
  });

  it('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const env = {
      LOKET_DATA_DIR: await dataFolder(),
      LOKET_WEB__HOST: '127.0.0.1',
      LOKET_WEB__PORT: port,
      LOKET_OPS__PORT: '0',
    };
    const run = await loket(['start', '--role', 'web'], { env });
    other.close();
    expect(run.code).toBe(1);
    expect(run.errors).toEqual([expect.stringMatching(new RegExp(`web\\.port: ${port} is in use`))]);
  });
});

it('a reader that goes away (| head) ends a list quietly', async () => {
  const { database, dataDir } = await openStore();
  const row = { mailbox: SUPPORT, door: 'pipe' as const, size: 1, arrived_at: '', rescan: 0, state: 'failed' as const };
  const rows = Array.from({ length: 500 }, () => ({ ...row, attempts: 0, created_at: '', updated_at: '' }));
  await database.write(async (tx) => {
    for (let page = 0; page < 20; page += 1) await tx.insertInto('inbound').values(rows).execute();
  });
  const child = spawnLoket(['inbound', 'list', '--json'], { env: { LOKET_DATA_DIR: dataDir } });
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += String(chunk);
  });
  child.stdout?.once('data', () => child.stdout?.destroy());
  await once(child, 'close');
  expect({ code: child.exitCode, errors }).toEqual({ code: 0, errors: '' });
});
