import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import { recordProof } from '../../src/store/reply-address.ts';
import { dataFolder } from '../support/data-folder.ts';
import { type Desk, mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf, personMail } from '../support/mail.ts';

const PATTERN = 'support+{token}@example.com';
const ENV = { LOKET_MAILBOX__REPLY_ADDRESS: PATTERN };

/** A data folder in which a probe came back through the reply address. */
async function provedFolder(pattern: string): Promise<string> {
  const dataDir = await dataFolder();
  const database = await openDatabase({
    dataDir,
    migrationsDir: MIGRATIONS_DIR,
    clock: () => new Date(),
    migrate: true,
  });
  await database.write((tx, now) => recordProof(tx, now, SUPPORT, pattern));
  await database.close();
  return dataDir;
}

function entries(desk: Desk) {
  return desk.db
    .selectFrom('entry')
    .select(['ticket_id', 'reason', 'unverified'])
    .where('kind', '=', 'message')
    .orderBy('id')
    .execute();
}

describe('R-THR-1 the reply address with a token', () => {
  it('once proved stands in Reply-To, and what comes to it joins, whoever writes and whatever else the mail says', async () => {
    const server = await mailServer();
    const desk = await startDesk({ server, env: ENV, dataDir: await provedFolder(PATTERN) });
    server.deliver(SUPPORT, personMail({ from: 'an@example.org', subject: 'De printer hapert' }));
    await desk.settled(1);
    const replyAddress = headerOf(server.sent[0]?.raw ?? Buffer.alloc(0), 'Reply-To') ?? '';
    expect(replyAddress).toMatch(/^support\+[a-z2-7]{24}@example\.com$/);

    server.deliver(SUPPORT, personMail({ from: 'an@example.org', to: replyAddress, subject: 'Nog iets' }));
    await desk.settled(2);
    server.deliver(
      SUPPORT,
      personMail({ from: 'collega@example.org', to: replyAddress.toUpperCase(), subject: 'Ook iets' }),
    );
    await desk.settled(3);
    expect(await entries(desk)).toEqual([
      { ticket_id: 1, reason: 'new-request', unverified: 0 },
      { ticket_id: 1, reason: 'reply-token', unverified: 0 },
      // R-THR-2: a token proves which ticket, not who.
      { ticket_id: 1, reason: 'reply-token', unverified: 1 },
    ]);
    expect(server.sent, 'R-ACK-1: no second confirmation').toHaveLength(1);
  });

  it('with a forged token opens a ticket of its own', async () => {
    const server = await mailServer();
    const desk = await startDesk({ server, env: ENV, dataDir: await provedFolder(PATTERN) });
    server.deliver(SUPPORT, personMail({ subject: 'Mine' }));
    await desk.settled(1);
    const replyAddress = headerOf(server.sent[0]?.raw ?? Buffer.alloc(0), 'Reply-To') ?? '';
    const forged = replyAddress.replace(/(?<=\+.{5})./, (letter) => (letter === 'a' ? 'b' : 'a'));
    server.deliver(SUPPORT, personMail({ from: 'mallory@example.org', to: forged, subject: 'Not mine' }));
    await desk.settled(2);
    expect((await entries(desk)).map(({ ticket_id }) => ticket_id)).toEqual([1, 2]);
  });

  it.each([
    ['without a proof', null],
    ['with the proof of another address', 'desk+{token}@example.com'],
  ])('%s is not used: replies go to the plain address', async (_what, proved) => {
    const server = await mailServer();
    const dataDir = proved === null ? await dataFolder() : await provedFolder(proved);
    const desk = await startDesk({ server, env: ENV, dataDir });
    server.deliver(SUPPORT, personMail());
    await desk.settled(1);
    const raw = server.sent[0]?.raw ?? Buffer.alloc(0);
    expect(headerOf(raw, 'Reply-To') ?? headerOf(raw, 'From')).toMatch(/support@example\.com>?$/);
  });
});
