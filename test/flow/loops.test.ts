import { expect, it } from 'vitest';
import type { MailServer, ReceivedSmtp } from '../../demo/mail-server.ts';
import { mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf, personMail } from '../support/mail.ts';
import { until } from '../support/until.ts';

const AN = 'an@example.org';
const CAP_PER_ADDRESS = 5;

/** A mail server on which `answer` makes a mail to the desk of each mail that the desk sends. */
async function serverThatAnswers(answer: (sent: ReceivedSmtp) => Buffer): Promise<MailServer> {
  const server: MailServer = await mailServer({
    onMail: (sent) => {
      if (sent.from === SUPPORT) server.deliver(SUPPORT, answer(sent));
    },
  });
  return server;
}

/** Waits until nothing has moved for a while: as many ledger rows as before, none of them waiting, none to send. */
async function quiet(desk: Awaited<ReturnType<typeof startDesk>>, server: MailServer): Promise<void> {
  let [before, since] = ['', performance.now()];
  await until(
    async () => {
      const rows = await desk.db.selectFrom('inbound').select('state').execute();
      const outbox = await desk.db.selectFrom('outbox').select('state').execute();
      const now = JSON.stringify([rows, outbox, server.list(SUPPORT).length]);
      if (now !== before || rows.length < server.list(SUPPORT).length) [before, since] = [now, performance.now()];
      return performance.now() - since > 1_500;
    },
    { what: 'a desk at rest', timeoutMs: 30_000 },
  );
}

it('R-ACK-4 an out-of-office that says nothing of itself and quotes the number joins its ticket: one confirmation', async () => {
  const server = await serverThatAnswers(({ raw }) =>
    personMail({ from: AN, subject: `Re: ${headerOf(raw, 'Subject')}`, body: 'Ik ben er even niet.' }),
  );
  const desk = await startDesk({ server });
  server.deliver(SUPPORT, personMail({ from: AN }));
  await quiet(desk, server);
  expect(server.sent.filter(({ from }) => from === SUPPORT)).toHaveLength(1);
  expect(await desk.db.selectFrom('ticket').select('id').execute()).toHaveLength(1);
});

it('R-ACK-4 one that does not even quote the number opens tickets, and stops at the cap of its address', async () => {
  let away = 0;
  const server = await serverThatAnswers(() => {
    away += 1;
    return personMail({ from: AN, subject: `Vakantiegroeten ${away}`, body: `Tot volgende week! ${away}` });
  });
  const desk = await startDesk({ server });
  server.deliver(SUPPORT, personMail({ from: AN }));
  await quiet(desk, server);
  expect(server.sent.filter(({ from }) => from === SUPPORT)).toHaveLength(CAP_PER_ADDRESS);
  const reasons = await desk.db.selectFrom('ticket').select('confirmation_reason').orderBy('id').execute();
  expect(reasons.at(-1)?.confirmation_reason).toBe('cap-address');
});

it('R-KIND-1 a customer’s forwarder that sends our mail back to us: ignored, the row kept', async () => {
  const server = await serverThatAnswers(({ raw }) => raw);
  const desk = await startDesk({ server });
  server.deliver(SUPPORT, personMail({ from: AN }));
  await quiet(desk, server);
  const outcomes = await desk.db.selectFrom('inbound').select('outcome').orderBy('id').execute();
  expect(outcomes.map((row) => row.outcome)).toEqual(['opened', 'own-loop']);
});

it('R-KIND-1 a forwarder that puts its own sender on our mail is known by the Message-ID', async () => {
  const server = await serverThatAnswers(({ raw }) =>
    Buffer.from(raw.toString('latin1').replace(/^From: .*$/m, `From: Lijst <lijst@example.net>`), 'latin1'),
  );
  const desk = await startDesk({ server });
  server.deliver(SUPPORT, personMail({ from: AN }));
  await quiet(desk, server);
  const outcomes = await desk.db.selectFrom('inbound').select('outcome').orderBy('id').execute();
  expect(outcomes.map((row) => row.outcome)).toEqual(['opened', 'own-loop']);
});

it('R-KIND-5 a dead address that bounces every mail ends with one event', async () => {
  const server = await mailServer({ bounces: (address) => address === AN });
  const desk = await startDesk({ server });
  server.deliver(SUPPORT, personMail({ from: AN }));
  await quiet(desk, server);
  const outcomes = await desk.db.selectFrom('inbound').select('outcome').orderBy('id').execute();
  expect(outcomes.map((row) => row.outcome)).toEqual(['opened', 'delivery-event']);
  expect(server.sent.filter(({ from }) => from === SUPPORT)).toHaveLength(1);
});
