import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { MAX_INLINE_BYTES } from '../../src/store/blob-stage.ts';
import { lockForWorker, openSqlite } from '../../src/store/sqlite.ts';
import { dataFolder } from '../support/data-folder.ts';
import { SUPPORT } from '../support/desk.ts';
import { type Ledger, openLedger } from '../support/ledger.ts';
import { personMail } from '../support/mail.ts';
import { openStore } from '../support/store.ts';
import { command } from './loket.ts';

vi.setConfig({ testTimeout: 60_000 });

const LARGE = 'The printer is on fire.\n'.repeat(MAX_INLINE_BYTES / 20);

const envOf = (dataDir: string) => ({ LOKET_DATA_DIR: dataDir, LOKET_MAILBOX__ADDRESS: SUPPORT });

/** A data folder with a ticket, a file beside the database, and a key; and a place for backups. */
async function withBackup() {
  const ledger = await openLedger();
  await writeFile(join(ledger.dataDir, 'secret.key'), 'ab'.repeat(32), { mode: 0o600 });
  await ledger.take([personMail({ body: LARGE })]);
  const place = await dataFolder();
  const backup = join(place, 'monday');
  const made = await command(['backup', backup, '--json'], { env: envOf(ledger.dataDir) });
  return { ledger, place, backup, made };
}

async function tryRestore(backup: string, dataDir?: string) {
  const folder = dataDir ?? (await dataFolder());
  return { dataDir: folder, run: await command(['restore', backup, '--json'], { env: envOf(folder) }) };
}

async function changeManifest(backup: string, change: Record<string, unknown>) {
  const path = join(backup, 'manifest.json');
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), ...change }));
}

async function largeFile(folder: string): Promise<string> {
  const names = await readdir(join(folder, 'blobs'), { recursive: true });
  const name = names.find((one) => one.length > 60);
  if (name === undefined) throw new Error('no file');
  return join(folder, 'blobs', name);
}

const ticketsOf = ({ database }: Pick<Ledger, 'database'>) =>
  database.read.selectFrom('ticket').select(['number', 'subject']).execute();

describe('loket backup', () => {
  it('says as JSON what it holds, and keeps it from other users', async () => {
    const { backup, made } = await withBackup();
    const database = await readFile(join(backup, 'loket.db'));
    expect(made).toMatchObject({ code: 0, errors: [] });
    expect(made.objects).toEqual([
      {
        folder: backup,
        loket: expect.stringMatching(/^\d+\.\d+\.\d+/),
        schema: expect.any(Number),
        madeAt: expect.stringMatching(/Z$/),
        database: { bytes: database.length, sha256: createHash('sha256').update(database).digest('hex') },
        counts: { tickets: 1, inbound: 1, outbox: 1 },
        blobs: { files: 1, bytes: expect.any(Number) },
        secretKey: 'kept',
        damaged: [],
      },
    ]);
    expect((await readdir(backup)).sort()).toEqual(['blobs', 'loket.db', 'manifest.json', 'secret.key']);
    for (const name of ['.', 'loket.db', 'secret.key']) {
      expect((await stat(join(backup, name))).mode & 0o077, name).toBe(0);
    }
  });

  it('waits for nobody and makes nobody wait: what is not committed yet is not in it', async () => {
    const { database, dataDir } = await openStore();
    const backup = join(await dataFolder(), 'monday');
    await database.write(async (tx, now) => {
      await tx.insertInto('organisation').values({ name: 'Example', created_at: now }).execute();
      expect((await command(['backup', backup], { env: envOf(dataDir) })).errors).toEqual([]);
    });
    expect(await database.read.selectFrom('organisation').select('name').execute()).toHaveLength(1);
    const { dataDir: restored, run } = await tryRestore(backup);
    expect(run.errors).toEqual([]);
    const copy = await openStore(undefined, restored);
    expect(await copy.database.read.selectFrom('organisation').select('name').execute()).toEqual([]);
  });

  it('takes an empty folder, and refuses to mix with what is there', async () => {
    const { dataDir } = await openStore();
    const place = await dataFolder();
    const backup = (dest: string) => command(['backup', dest], { env: envOf(dataDir) });
    await mkdir(join(place, 'empty'));
    expect(await backup(join(place, 'empty'))).toMatchObject({ code: 0, errors: [] });
    for (const [dest, words] of [
      ['empty', 'is not empty; name a new folder'],
      ['away/monday', 'there is no folder'],
      ['empty/loket.db', 'is, or lies below, a file'],
    ] as const) {
      const run = await backup(join(place, dest));
      expect(run, dest).toMatchObject({ code: 1, stdout: '', errors: [expect.stringContaining(words)] });
    }
    await mkdir(join(place, 'tuesday.incomplete'));
    expect((await backup(join(place, 'tuesday'))).errors).toEqual([expect.stringContaining('or was cut off')]);
  });

  it('without a database fails and leaves nothing behind', async () => {
    const place = await dataFolder();
    const run = await command(['backup', join(place, 'monday')], { env: envOf(await dataFolder()) });
    expect(run).toMatchObject({ code: 1, errors: [expect.stringContaining('there is no database at')] });
    expect(await readdir(place)).toEqual([]);
  });

  it('is made all the same when a file is damaged, and names it', async () => {
    const { ledger, place } = await withBackup();
    const path = await largeFile(ledger.dataDir);
    await writeFile(path, 'rubbish');
    const run = await command(['backup', join(place, 'tuesday'), '--json'], { env: envOf(ledger.dataDir) });
    const sha256 = path.split('/').at(-1);
    expect(run).toMatchObject({ code: 1, errors: [`loket: ${sha256}: missing or damaged in the data folder`] });
    expect(run.objects).toMatchObject([{ damaged: [sha256], blobs: { files: 0 } }]);
  });
});

describe('loket restore', () => {
  it('gives back tickets, files and key, and the folder works', async () => {
    const { ledger, backup } = await withBackup();
    const { dataDir, run } = await tryRestore(backup);
    expect(run).toMatchObject({ code: 0, errors: [] });
    expect(run.objects).toMatchObject([{ folder: backup, dataDir, heldMails: 1, damaged: [] }]);
    expect(await readFile(join(dataDir, 'secret.key'), 'utf8')).toBe('ab'.repeat(32));
    const store = await openStore(undefined, dataDir);
    expect(await ticketsOf(store)).toEqual(await ticketsOf(ledger));
    const raw = await command(['inbound', 'show', '1', '--raw'], { env: envOf(dataDir) });
    expect(raw.stdout).toContain('The printer is on fire.');
    expect(raw.stdout.length).toBeGreaterThan(MAX_INLINE_BYTES);
  });

  it('R-ACK-11 ends every session and one-time link, which may have been ended since', async () => {
    const { ledger, place } = await withBackup();
    await ledger.database.write(async (tx, now) => {
      const session = { token_hash: 'h', person_id: 1, remembered: 1, created_at: now, expires_at: '2999-01-01' };
      await tx.insertInto('session').values(session).execute();
      const link = { secret_hash: 'h', person_id: 1, created_at: now, expires_at: '2999-01-01', used_at: null };
      await tx.insertInto('password_link').values(link).execute();
      await tx
        .insertInto('sign_in_link')
        .values({ ...link, next_path: '' })
        .execute();
    });
    await command(['backup', join(place, 'tuesday')], { env: envOf(ledger.dataDir) });
    const { dataDir } = await tryRestore(join(place, 'tuesday'));
    const { database } = await openStore(undefined, dataDir);
    const trail = await database.read.selectFrom('audit').select(['action', 'about']).execute();
    expect(trail).toContainEqual({
      action: 'backup-restored',
      about: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/),
    });
    for (const table of ['session', 'password_link', 'sign_in_link'] as const) {
      expect(await database.read.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
  });

  it('refuses a data folder in use, and one with a worker', async () => {
    const { ledger, backup } = await withBackup();
    const used = await tryRestore(backup, ledger.dataDir);
    expect(used.run).toMatchObject({ code: 1, stdout: '', errors: [expect.stringContaining('is not empty')] });
    expect(await ticketsOf(ledger)).toHaveLength(1);
    const dataDir = await dataFolder();
    const unlock = lockForWorker(join(dataDir, 'worker.lock.db'));
    expect((await tryRestore(backup, dataDir)).run.errors).toEqual([expect.stringContaining('a worker runs on')]);
    unlock();
    await mkdir(join(dataDir, 'restoring'));
    const begun = await command(['migrate'], { env: envOf(dataDir) });
    expect(begun.errors, 'an empty desk in its place').toEqual([expect.stringContaining('was cut off')]);
    expect((await tryRestore(backup, dataDir)).run, 'what was cut off is made anew').toMatchObject({ code: 0 });
  });

  it('refuses what is no whole backup, and leaves the data folder empty', async () => {
    const { backup, place } = await withBackup();
    const spoilt: [string, (folder: string) => Promise<void>, string][] = [
      ['unfinished', (folder) => rm(join(folder, 'manifest.json')), 'is no backup: it has no manifest.json'],
      ['cut', (folder) => writeFile(join(folder, 'manifest.json'), '{"format":'), 'holds a damaged manifest.json'],
      ['newer', (folder) => changeManifest(folder, { schema: 9_999 }), 'was made by a newer Loket'],
      ['another format', (folder) => changeManifest(folder, { format: 2 }), 'of a kind that this Loket does not know'],
      ['wrong', (folder) => changeManifest(folder, { madeAt: 'yesterday' }), 'manifest.json is damaged'],
      ['spoilt', (folder) => writeFile(join(folder, 'loket.db'), 'rubbish'), 'the database in'],
      ['keyless', (folder) => rm(join(folder, 'secret.key')), 'secret.key is missing'],
    ];
    for (const [name, spoil, words] of spoilt) {
      const folder = join(place, name);
      await cp(backup, folder, { recursive: true });
      await spoil(folder);
      const { dataDir, run } = await tryRestore(folder);
      expect(run, name).toMatchObject({ code: 1, stdout: '', errors: [expect.stringContaining(words)] });
      expect(
        (await readdir(dataDir)).filter((one) => one !== 'worker.lock.db'),
        name,
      ).toEqual([]);
    }
  });

  it('is refused when its database names files outside the folder, and writes none there', async () => {
    const { backup } = await withBackup();
    const path = join(backup, 'loket.db');
    const { kysely, close } = openSqlite(path, 'write');
    await sql`PRAGMA foreign_keys = OFF`.execute(kysely);
    await kysely.updateTable('blob').set({ sha256: '../../../../planted' }).where('data', 'is', null).execute();
    await close();
    const sha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    await changeManifest(backup, { database: { bytes: (await stat(path)).size, sha256 } });
    const { run } = await tryRestore(backup);
    expect(run).toMatchObject({ code: 1, errors: [expect.stringContaining('what is no SHA-256')] });
  });

  it('restores all else when a file in the backup is damaged, and names it', async () => {
    const { backup } = await withBackup();
    await rm(await largeFile(backup));
    const { dataDir, run } = await tryRestore(backup);
    expect(run).toMatchObject({ code: 1, errors: [expect.stringContaining('missing or damaged in the backup')] });
    expect(await ticketsOf(await openStore(undefined, dataDir))).toHaveLength(1);
  });

  it('tells people what was done and what is theirs to do', async () => {
    const { backup } = await withBackup();
    const env = envOf(await dataFolder());
    const { stdout } = await command(['restore', backup], { env });
    expect(stdout).toContain('1 mail of ours is held: see `loket outbox list --state held`');
    expect(stdout).toContain('Everybody signs in anew');
    expect((await command(['outbox', 'settle', '1'], { env })).stdout).toBe('1 mail counts as sent\n');
    expect((await command(['outbox', 'settle', '1'], { env })).errors).toEqual([
      'loket: outgoing mail 1 is sent, which is not settled; nothing was settled',
    ]);
  });
});
