import { describe, expect, it } from 'vitest';
import { dovecot } from '../support/available.ts';
import { runningClock } from '../support/clock.ts';
import { type Desk, mailServer, startDesk } from '../support/desk.ts';
import { imapClient } from '../support/imap-client.ts';
import { personMail } from '../support/mail.ts';
import type { TcpProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';
import {
  customers,
  dovecotPlace,
  embeddedPlace,
  expectEachOnce,
  isWell,
  type Place,
  QUICK,
  readiness,
  saysOfMailbox,
} from './place.ts';

const LONG_BODY = 'The printer is on fire, and so is this line of sixty characters.\n'.repeat(150);

const SERVERS: [name: string, present: boolean, start: () => Promise<Place>][] = [
  ['the embedded server', true, embeddedPlace],
  ['Dovecot', dovecot !== null, dovecotPlace],
];

describe.each(SERVERS)('a bad line to %s', (_name, present, start) => {
  it.runIf(present)(
    'R-IN-6, R-IN-10 cut in the middle of a download, again and again: nothing lost or doubled',
    async () => {
      const place = await start();
      const { subjects, mails } = customers(40, 'Cut', LONG_BODY);
      await place.deliver(mails);
      const cuts = [1_500, 20_000, 120_000, 250_000];
      const first = place.imap.cutAfter(cuts[0] ?? 0);
      const clock = runningClock();
      const desk = await place.desk({ clock });
      await first;
      for (const bytes of cuts.slice(1)) await place.imap.cutAfter(bytes);
      // A mail whose download broke twice waits half a minute, so that it does not hold up the others.
      await until(async () => (await ledger(desk)).length === 40, { what: 'a row for each', timeoutMs: 10_000 });
      clock.advance(60_000);
      await desk.settled(40);
      await isWell(desk);
      await expectEachOnce(desk, place, subjects);
    },
  );

  it.runIf(present)('R-IN-10 deaf in IDLE, no answer to anything: noticed by itself, said in plain words', async () => {
    const place = await start();
    const desk = await place.desk();
    await isWell(desk);
    place.imap.stall();
    const { subjects, mails } = customers(3, 'Deaf');
    await place.deliver(mails);
    await saysOfMailbox(desk, /did not answer in time|accepts connections but says nothing/);
    await place.imap.pass();
    await desk.settled(3);
    await isWell(desk);
    await expectEachOnce(desk, place, subjects);
  });

  it.runIf(present)('a few bytes at a time: slow, and whole', async () => {
    const place = await start();
    const body = LONG_BODY.slice(0, 2_000);
    const { subjects, mails } = customers(2, 'Slow', body);
    await place.deliver(mails);
    place.imap.slow(7, 1);
    const desk = await place.desk({
      tuning: { imap: { ...QUICK.imap, loginMs: 10_000, selectMs: 10_000, listMs: 10_000, fetchMs: 10_000 } },
    });
    await desk.settled(2);
    await expectEachOnce(desk, place, subjects);
    const texts = await desk.db.selectFrom('entry').select('text').where('kind', '=', 'message').execute();
    expect(texts.map(({ text }) => text.trim())).toEqual(mails.map(() => body.trim()));
  });

  it.runIf(present).each<[string, (proxy: TcpProxy) => void]>([
    ['noise instead of answers', (proxy) => proxy.garbage()],
    ['`* BYE`', (proxy) => proxy.say('* BYE Server shutting down')],
    [
      'nobody listening',
      (proxy) => {
        proxy.refuse();
        proxy.cut();
      },
    ],
  ])('%s: the service goes on, and takes up the mail when the line is good again', async (_what, spoil) => {
    const place = await start();
    const before = customers(2, 'Before');
    const meanwhile = customers(2, 'Meanwhile');
    await place.deliver(before.mails);
    const desk = await place.desk();
    await desk.settled(2);
    await isWell(desk);
    const connections = place.imap.accepted();
    spoil(place.imap);
    await place.deliver(meanwhile.mails);
    await until(async () => place.imap.accepted() > connections || (await readiness(desk)).health.mailboxes[0]?.error, {
      what: 'trouble',
    });
    expect((await readiness(desk)).status).toBe(200);
    await place.imap.pass();
    await desk.settled(4);
    await isWell(desk);
    await expectEachOnce(desk, place, [...before.subjects, ...meanwhile.subjects]);
  });

  it.runIf(present)(
    'R-IN-8 mails that are expunged under our feet are `vanished`, their neighbours tickets',
    async () => {
      const place = await start();
      const { subjects, mails } = customers(120, 'Fleeting', LONG_BODY.slice(0, 1_000));
      await place.deliver(mails);
      place.imap.slow(2_000, 1);
      const desk = await place.desk({ tuning: { imap: { ...QUICK.imap, listMs: 10_000, fetchMs: 10_000 } } });
      // The first batch is there and the second on its way, when the third is taken away.
      await until(async () => (await ledger(desk)).length > 0, { what: 'the first batch', timeoutMs: 10_000 });
      place.imap.stall();
      await expunge(place, '111:120');
      await place.imap.pass();
      await desk.settled(120);
      const gone = (await ledger(desk)).filter(({ outcome }) => outcome === 'vanished');
      const expected = { state: 'ignored', outcome: 'vanished', reason: 'expunged' };
      expect(gone).toEqual(Array.from({ length: 10 }, (_, at) => ({ uid: 111 + at, ...expected })));
      await expectEachOnce(desk, place, subjects.slice(0, 110));
      await isWell(desk);
    },
  );
});

function ledger(desk: Desk) {
  return desk.db.selectFrom('inbound').select(['uid', 'state', 'outcome', 'reason']).execute();
}

/** Another mail program removes mails. */
async function expunge(place: Place, uids: string): Promise<void> {
  const client = await imapClient(place.login);
  await client.mailboxOpen('INBOX');
  await client.messageDelete(uids, { uid: true });
  await client.logout();
}

describe('R-IN-13 a refused login', () => {
  it('pauses its mailbox, says so in plain words, and stops nothing else; recovers once the login works', async () => {
    const server = await mailServer();
    const desk = await startDesk({
      server,
      tuning: QUICK,
      env: { LOKET_MAILBOX__ADDRESS: 'new@example.com' },
    });
    await saysOfMailbox(desk, /refused the login of new@example\.com; check imap\.user and imap\.password/);
    const { health } = await readiness(desk);
    expect(health.mailboxes[0]?.status).toBe('paused');
    expect((await fetch(`${desk.service.webUrl}/`)).status).toBe(200);
    // The account arises, with the very password that we try.
    server.deliver('new@example.com', personMail({ to: 'new@example.com' }));
    await desk.settled(1);
    await isWell(desk);
  });
});

describe.runIf(dovecot)('R-IN-7 a folder that gets a new life', () => {
  it('UIDVALIDITY changes: all is read again, no ticket and no confirmation twice, the operator is told', async () => {
    const place = await dovecotPlace();
    const { subjects, mails } = customers(5, 'Known');
    await place.deliver(mails);
    const desk = await place.desk();
    await desk.settled(5);
    await place.dovecot.changeUidValidity();
    await desk.settled(10);
    const later = customers(1, 'Later');
    await place.deliver(later.mails);
    await desk.settled(11);
    await expectEachOnce(desk, place, [...subjects, ...later.subjects]);
    const again = await desk.db.selectFrom('inbound').select(['outcome', 'rescan']).where('rescan', '=', 1).execute();
    expect(again).toEqual(mails.map(() => ({ outcome: 'duplicate', rescan: 1 })));
    const { health } = await readiness(desk);
    expect(health.mailboxes[0]?.notices.join()).toMatch(/new UIDVALIDITY/);
  });

  it('R-IN-7 a known Message-ID with other content opens a ticket during a rescan, without a confirmation', async () => {
    const place = await dovecotPlace();
    const messageId = '<reused@customer.example>';
    await place.deliver([personMail({ subject: 'First words', messageId })]);
    const desk = await place.desk();
    await desk.settled(1);
    await desk.stop();
    await place.deliver([personMail({ subject: 'Other words', messageId })]);
    await place.dovecot.changeUidValidity();
    const again = await place.desk({ dataDir: desk.dataDir });
    await again.settled(3);
    const tickets = await again.db.selectFrom('ticket').select(['subject', 'confirmation_reason']).execute();
    expect(tickets).toEqual([
      { subject: 'First words', confirmation_reason: 'new-ticket' },
      { subject: 'Other words', confirmation_reason: 'rescan' },
    ]);
    expect(place.sent()).toHaveLength(1);
  });

  it('the folder is deleted and made again: said in plain words, then read like any new one', async () => {
    const place = await dovecotPlace();
    const { subjects, mails } = customers(3, 'Kept');
    await place.dovecot.createFolder('Desk');
    await place.dovecot.drop(mails, { folder: 'Desk' });
    const desk = await place.desk({ env: { LOKET_MAILBOX__IMAP__FOLDER: 'Desk' } });
    await desk.settled(3);
    await place.dovecot.deleteFolder('Desk');
    await saysOfMailbox(desk, /has no folder "Desk"/);
    await place.dovecot.createFolder('Desk');
    const later = customers(1, 'Later');
    await place.dovecot.drop([...mails, ...later.mails], { folder: 'Desk' });
    await desk.settled(7);
    await isWell(desk);
    await expectEachOnce(desk, place, [...subjects, ...later.subjects]);
  });
});
