import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { databasePath, openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS_DIR, migrate } from '../../src/store/migrate.ts';
import { lockForWorker, openSqlite } from '../../src/store/sqlite.ts';
import { addWait, openTickets } from '../../src/store/tickets.ts';
import { dataFolder } from '../support/data-folder.ts';
import { openStore } from '../support/store.ts';

const clock = () => new Date('2026-11-24T10:00:00.000Z');
const open = (dataDir: string, over: { migrationsDir?: string; migrate?: boolean } = {}) =>
  openDatabase({ dataDir, migrationsDir: MIGRATIONS_DIR, clock, migrate: true, ...over });

/** For so long one has the lock: longer than it takes another to try. */
const HELD_MS = 20;

const TICKET = {
  mailbox: 'support@example.com',
  subject: 'x',
  channel: 'email' as const,
  language: 'nl' as const,
  requesterId: null,
  organisationId: null,
  possiblyBelongsTo: null,
  continues: null,
  confirmation: { send: false, reason: 'not-a-person', to: null },
};

describe('a transaction', () => {
  it('gives its writes one moment, and rolls all of them back when its work throws', async () => {
    const { database } = await openStore(clock);
    await expect(
      database.write(async (tx, now) => {
        expect(now).toBe('2026-11-24T10:00:00.000Z');
        await openTickets(tx, now, 'SA', [TICKET]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await database.read.selectFrom('ticket').select('id').execute()).toEqual([]);
    const [ticket] = await database.write((tx, now) => openTickets(tx, now, 'SA', [TICKET]));
    expect(ticket?.number, 'R-THR-6: a number that was rolled back is not spent').toBe('SA-100014');
  });

  it('waits its turn: two that start together both commit', async () => {
    const { database } = await openStore(clock);
    const both = await Promise.all([1, 2].map(() => database.write((tx, now) => openTickets(tx, now, 'SA', [TICKET]))));
    expect(both.flat().map((ticket) => ticket.number)).toEqual(['SA-100014', 'SA-100023']);
  });

  it('waits for another thread or process without holding up its own: who has the lock is in this one', async () => {
    const { database, dataDir } = await openStore(clock);
    const other = await open(dataDir);
    let second: Promise<string> | undefined;
    await database.write(async () => {
      second = other.write(async () => 'second');
      // Only a loop that goes on comes to the end of this.
      await setTimeout(HELD_MS);
    });
    expect(await second).toBe('second');
    await other.close();
  });

  it('that need not outlive a loss of power is committed all the same: another process sees it, and so does the next start', async () => {
    const { database, dataDir } = await openStore(clock);
    await database.write((tx, now) => openTickets(tx, now, 'B', [TICKET]), 'process');
    const other = await open(dataDir);
    expect(await other.read.selectFrom('ticket').select('subject').execute()).toEqual([{ subject: 'x' }]);
    await other.close();
  });

  it('is undone alone when it throws among others that wait with it; R-THR-6: no number is spent', async () => {
    const { database } = await openStore(clock);
    const turns = Array.from({ length: 40 }, (_, turn) =>
      database.write(async (tx, now) => {
        const [ticket] = await openTickets(tx, now, 'SA', [TICKET]);
        if (turn % 10 === 5) throw new Error(`no ${turn}`);
        return ticket?.number;
      }),
    );
    const outcomes = await Promise.allSettled(turns);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.message] : []));
    expect(refused).toEqual(['no 5', 'no 15', 'no 25', 'no 35']);
    const given = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const kept = await database.read.selectFrom('ticket').select(['id', 'number']).orderBy('id').execute();
    expect(kept.map(({ number }) => number)).toEqual(given);
    expect(kept.at(-1)?.id).toBe(36);
  });

  it('of others that wait with it fails as they do when their commit fails; the next ones go on', async () => {
    const { database } = await openStore(clock);
    await database.write((tx, now) => openTickets(tx, now, 'SA', [TICKET]));
    const outcomes = await Promise.allSettled([
      database.write((tx, now) => openTickets(tx, now, 'SA', [TICKET])),
      database.write(async (tx, now) => {
        await sql`pragma defer_foreign_keys = on`.execute(tx);
        await addWait(tx, now, 99, 'customer');
      }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await database.write((tx, now) => openTickets(tx, now, 'SA', [TICKET]));
    const kept = await database.read.selectFrom('ticket').select('number').orderBy('id').execute();
    expect(kept.map(({ number }) => number)).toEqual(['SA-100014', 'SA-100023']);
  });

  it('readers see committed rows only, and never wait for the writer', async () => {
    const { database } = await openStore(clock);
    await database.write(async (tx, now) => {
      await openTickets(tx, now, 'SA', [TICKET]);
      expect(await database.read.selectFrom('ticket').select('id').execute()).toEqual([]);
    });
    expect(await database.read.selectFrom('ticket').select('id').execute()).toHaveLength(1);
  });

  it('holds its references: a wait of no ticket is refused', async () => {
    const { database } = await openStore(clock);
    await expect(database.write((tx, now) => addWait(tx, now, 99, 'customer'))).rejects.toThrow(/FOREIGN KEY/);
  });
});

describe('the schema', () => {
  it('is made once; a second start finds nothing to do', async () => {
    const dataDir = await dataFolder();
    await (await open(dataDir)).close();
    const writer = openSqlite(databasePath(dataDir), 'write');
    expect(await migrate(writer, MIGRATIONS_DIR, clock)).toEqual([]);
    await writer.close();
  });

  it('of a newer program is refused with a line that says what to do', async () => {
    const dataDir = await dataFolder();
    const newer = join(dataDir, 'newer');
    await cp(MIGRATIONS_DIR, newer, { recursive: true });
    await writeFile(join(newer, '9999_future.sql'), 'create table future (id integer) strict;');
    await (await open(dataDir, { migrationsDir: newer })).close();
    await expect(open(dataDir)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/newer Loket.*start that version/),
    });
  });

  it('of an older program is refused by a command that may not migrate', async () => {
    const dataDir = await dataFolder();
    await (await open(dataDir)).close();
    const newer = join(dataDir, 'newer');
    await cp(MIGRATIONS_DIR, newer, { recursive: true });
    await writeFile(join(newer, '9999_future.sql'), 'create table future (id integer) strict;');
    await expect(open(dataDir, { migrationsDir: newer, migrate: false })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/loket migrate/),
    });
  });

  it('is not made by a command that may not: a missing database is said', async () => {
    await expect(open(await dataFolder(), { migrate: false })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('a migration that fails half-way leaves nothing of itself behind', async () => {
    const dataDir = await dataFolder();
    const broken = join(dataDir, 'broken');
    await mkdir(broken);
    await writeFile(
      join(broken, '0001_half.sql'),
      'create table whole (id integer) strict; create table whole (id integer) strict;',
    );
    await expect(open(dataDir, { migrationsDir: broken })).rejects.toThrow(/already exists/);
    const reader = openSqlite(databasePath(dataDir), 'read');
    expect((await reader.kysely.introspection.getTables()).map((table) => table.name)).toEqual(['schema_migration']);
    expect(await reader.kysely.selectFrom('schema_migration').selectAll().execute()).toEqual([]);
    await reader.close();
  });

  it('R-ACK-11 mail can be held since 0009, and lies beside its row since 0019: all that was there is kept', async () => {
    const dataDir = await dataFolder();
    const older = join(dataDir, 'older');
    await mkdir(older);
    const before = (await readdir(MIGRATIONS_DIR)).filter((name) => name < '0009');
    for (const name of before) await cp(join(MIGRATIONS_DIR, name), join(older, name));
    const first = await open(dataDir, { migrationsDir: older });
    const mail = {
      mailbox: 'support@example.com',
      kind: 'answer' as const,
      subject: 'x',
      mail: '{"text":"y"}',
      attempts: 2,
    };
    await first.write(async (tx, now) => {
      const opened = await openTickets(tx, now, 'SA', [TICKET, TICKET]);
      const rows = opened.map(({ id }) => ({
        ...mail,
        ticket_id: id,
        dedupe_key: `answer:${id}`,
        message_id: `<${id}@example.com>`,
        to_address: 'an@example.org',
        cc_addresses: '["bo@example.org"]',
        state: 'queued' as const,
        next_attempt_at: now,
        created_at: now,
      }));
      await tx.insertInto('outbox').values(rows).execute();
    });
    const kept = await first.read.selectFrom('outbox').selectAll().orderBy('id').execute();
    await first.close();
    const second = await open(dataDir);
    const now = second.read.selectFrom('outbox').innerJoin('outbox_mail', 'outbox_id', 'outbox.id');
    expect(await now.selectAll('outbox').select('mail').orderBy('id').execute()).toEqual(kept);
    await second.write((tx) => tx.updateTable('outbox').set({ state: 'held' }).execute());
    await second.close();
  });

  it('a file that is no database is refused, and left alone', async () => {
    const dataDir = await dataFolder();
    await writeFile(
      databasePath(dataDir),
      'not a database, but somebody’s notes, long enough to be taken for a header'.repeat(20),
    );
    await expect(open(dataDir)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/not a Loket database/),
    });
  });
});

describe('the worker’s lock', () => {
  it('lets one worker in, and the next one when it is gone', async () => {
    const path = join(await dataFolder(), 'worker.lock.db');
    const release = lockForWorker(path);
    expect(() => lockForWorker(path)).toThrow(/another worker runs/);
    release();
    lockForWorker(path)();
  });

  it('is freed by the kernel when its worker is killed', async () => {
    const path = join(await dataFolder(), 'worker.lock.db');
    const hold = `
      import { lockForWorker } from './src/store/sqlite.ts';
      lockForWorker(${JSON.stringify(path)});
      console.log('held');
      setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', hold], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    expect(() => lockForWorker(path)).toThrow(/another worker runs/);
    other.kill('SIGKILL');
    await once(other, 'exit');
    lockForWorker(path)();
  });
});
