import type { ImapFlow } from 'imapflow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImapLogin, imapClient } from './imap-client.ts';
import { headerOf, personMail } from './mail.ts';
import { until } from './until.ts';

/** An IMAP server to try, with an account whose folder `Processed` exists. */
export interface ImapUnderTest extends ImapLogin {
  deliver(raw: Buffer): Promise<void>;
}

/** What our service asks of an IMAP server, tried with its own client. `server` is called inside tests. */
export function behavesAsImap(name: string, server: () => ImapUnderTest): void {
  describe(`${name}: what the service needs of IMAP`, () => {
    let client: ImapFlow;

    beforeEach(async () => {
      client = await imapClient(server());
      await client.mailboxOpen('INBOX');
      await client.messageDelete('1:*', { uid: true });
    });
    afterEach(() => client.logout());

    const fetchAll = (range = '1:*') => client.fetchAll(range, { uid: true, source: true, size: true }, { uid: true });

    it('announces IDLE, MOVE and UIDPLUS', () => {
      for (const capability of ['IDLE', 'MOVE', 'UIDPLUS']) expect(client.capabilities.has(capability)).toBe(true);
    });

    it('gives raw bytes, size and arrival time by UID, and changes no flag', async () => {
      const raw = Buffer.concat([personMail({ subject: 'Bytes' }), Buffer.from([0xe9, 0xff, 0x80, 0x0d, 0x0a])]);
      await server().deliver(raw);
      const [uid = 0] = await uids(client);
      const [message] = await client.fetchAll(
        [uid],
        { uid: true, source: true, size: true, internalDate: true, flags: true },
        { uid: true },
      );
      expect(message?.source?.subarray(-raw.length).equals(raw)).toBe(true);
      expect(message?.size).toBe(message?.source?.length);
      expect(Math.abs(Date.now() - new Date(message?.internalDate ?? 0).getTime())).toBeLessThan(60_000);
      expect([...(message?.flags ?? [])]).not.toContain('\\Seen');
      expect(await client.search({ seen: false }, { uid: true })).toEqual([uid]);
    });

    it('streams a mail of several chunks', async () => {
      const raw = personMail({ body: 'A line of a long mail.\n'.repeat(20_000) });
      await server().deliver(raw);
      const [uid = 0] = await uids(client);
      const { content } = await client.download(String(uid), undefined, { uid: true, chunkSize: 64 * 1024 });
      const chunks: Buffer[] = [];
      for await (const chunk of content ?? []) chunks.push(chunk);
      expect(Buffer.concat(chunks).subarray(-raw.length).equals(raw)).toBe(true);
    });

    it('finds UIDs after a cursor, and gives the last one for n:* past the end (RFC 3501 §6.4.8)', async () => {
      for (let at = 0; at < 3; at++) await server().deliver(personMail());
      const all = await uids(client);
      expect(all.length).toBe(3);
      const last = all[2] ?? 0;
      expect(await client.search({ uid: `${all[1]}:*` }, { uid: true })).toEqual(all.slice(1));
      expect(await client.search({ uid: `${last + 1}:*` }, { uid: true })).toEqual([last]);
      expect(await client.search({ uid: '999999' }, { uid: true })).toEqual([]);
      expect((await fetchAll(`${all[0]},${last}`)).map((message) => message.uid)).toEqual([all[0], last]);
    });

    it('opens a folder read-only, and says NO for one that is not there', async () => {
      const opened = await client.mailboxOpen('INBOX', { readOnly: true });
      expect(opened.readOnly).toBe(true);
      expect(opened.uidValidity).toBeGreaterThan(0n);
      await expect(client.mailboxOpen('No such folder')).rejects.toMatchObject({ responseStatus: 'NO' });
    });

    it('moves mails to a folder in one command and names their new UIDs', async () => {
      await client.mailboxOpen('Processed');
      await client.messageDelete('1:*', { uid: true });
      await client.mailboxOpen('INBOX');
      for (const subject of ['One', 'Two', 'Stays']) await server().deliver(personMail({ subject }));
      const [one = 0, two = 0, stays] = await uids(client);
      const moved = await client.messageMove([one, two], 'Processed', { uid: true });
      expect(moved && [...(moved.uidMap?.keys() ?? [])]).toEqual([one, two]);
      expect(await uids(client)).toEqual([stays]);
      await client.mailboxOpen('Processed');
      expect((await fetchAll()).map(({ source }) => headerOf(source ?? Buffer.alloc(0), 'Subject'))).toEqual([
        'One',
        'Two',
      ]);
    });

    it('takes a move of mail that has gone', async () => {
      const moved = await client.messageMove('999999', 'Processed', { uid: true });
      expect(moved && (moved.uidMap?.size ?? 0)).toBe(0);
    });

    it('flags, and removes by UID without taking along what another client marked as deleted (RFC 4315 §2.1)', async () => {
      for (let at = 0; at < 2; at++) await server().deliver(personMail());
      const [first = 0, second = 0] = await uids(client);
      await client.messageFlagsAdd([first], ['\\Seen', '\\Deleted'], { uid: true });
      expect(await client.search({ seen: true }, { uid: true })).toEqual([first]);
      await client.messageDelete([second], { uid: true });
      expect(await uids(client)).toEqual([first]);
    });

    it('appends with a date and names the UID', async () => {
      const date = new Date('2026-01-15T10:20:30Z');
      const appended = await client.append('INBOX', personMail(), [], date);
      const uid = appended && (appended.uid ?? 0);
      const message = await client.fetchOne(String(uid), { internalDate: true }, { uid: true });
      expect(message && new Date(message.internalDate ?? 0)).toEqual(date);
    });

    it('tells an idle client of new mail, time and again', async () => {
      const waits: number[] = [];
      for (let round = 0; round < 3; round++) {
        let told = 0;
        client.once('exists', () => {
          told = performance.now();
        });
        const idle = client.idle();
        await until(() => client.idling, { what: 'IDLE' });
        const start = performance.now();
        await server().deliver(personMail());
        await until(() => told > 0, { what: 'the notice of new mail' });
        waits.push(Math.round(told - start));
        // Any command ends IDLE.
        expect((await uids(client)).length).toBe(round + 1);
        await idle;
      }
      console.log(`${name}: IDLE notice after ${waits.join(', ')} ms`);
    });

    it('tells an idle client that mail was removed by another', async () => {
      await server().deliver(personMail());
      await uids(client);
      let gone = 0;
      client.on('expunge', () => {
        gone += 1;
      });
      const idle = client.idle();
      await until(() => client.idling, { what: 'IDLE' });
      const other = await imapClient(server());
      await other.mailboxOpen('INBOX');
      await other.messageDelete('1:*', { uid: true });
      await other.logout();
      await until(() => gone, { what: 'the notice of the removal' });
      expect(await uids(client)).toEqual([]);
      await idle;
    });
  });
}

async function uids(client: ImapFlow): Promise<number[]> {
  await client.noop();
  const found = await client.search({ all: true }, { uid: true });
  if (!found) throw new Error('the server refused to search');
  return found;
}
