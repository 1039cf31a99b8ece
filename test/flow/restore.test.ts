import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { checkDigit } from '../../src/ticket/number.ts';
import { command } from '../cli/loket.ts';
import { dataFolder } from '../support/data-folder.ts';
import { type Desk, mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf, personMail } from '../support/mail.ts';

vi.setConfig({ testTimeout: 60_000 });

const from = (name: string) => personMail({ from: `${name}@customer.example`, subject: `Question of ${name}` });

function tickets(desk: Desk) {
  return desk.db
    .selectFrom('ticket')
    .innerJoin('person', 'person.id', 'ticket.requester_id')
    .select(['person.address', 'ticket.number', 'ticket.confirmation_reason as reason'])
    .orderBy('ticket.id')
    .execute();
}

function outbox(desk: Desk) {
  return desk.db.selectFrom('outbox').select(['id', 'to_address as to', 'state', 'last_error']).orderBy('id').execute();
}

/** The sequence number in a ticket number: without prefix and check digit. */
const sequenceOf = (number = '') => Number(number.slice('SA-'.length, -1));

/**
 * A desk that confirmed `early`, and put the confirmation of `waiting` off, when its backup was made; that then served
 * `lost`, and died with its disk. Gives what is left: the mail server and the backup.
 */
async function disaster() {
  const server = await mailServer();
  const backup = join(await dataFolder(), 'monday');
  const env = { LOKET_CONFIRMATION__MAX_PER_HOUR: '1' };
  const desk = await startDesk({ server, env });
  server.deliver(SUPPORT, from('early'));
  await desk.settled(1);
  server.deliver(SUPPORT, from('waiting'));
  await desk.settled(2);
  const made = await command(['backup', backup, '--json'], { env: desk.env });
  expect(made.errors).toEqual([]);
  server.deliver(SUPPORT, from('lost'));
  await desk.settled(3);
  const before = await tickets(desk);
  await desk.stop();
  await rm(desk.dataDir, { recursive: true });
  return { server, backup, before, env: desk.env };
}

it('R-ACK-11 after a restore no number is given twice, nothing is confirmed or sent again, and people see what to decide', async () => {
  const { server, backup, before, env } = await disaster();
  const dataDir = await dataFolder();
  const restored = await command(['restore', backup, '--json'], { env: { ...env, LOKET_DATA_DIR: dataDir } });
  expect(restored).toMatchObject({ code: 0, errors: [], objects: [{ heldMails: 1, damaged: [] }] });

  const desk = await startDesk({ server, dataDir });
  await desk.settled(3);
  const after = await tickets(desk);
  expect(after.slice(0, 2), 'what the backup held is as it was').toEqual(before.slice(0, 2));
  expect(after[2]).toMatchObject({ address: 'lost@customer.example', reason: 'restored' });
  expect(sequenceOf(after[2]?.number) - sequenceOf(after[1]?.number)).toBe(10_001);
  expect(checkDigit((after[2]?.number ?? '').slice('SA-'.length))).toBe(0);

  expect(await outbox(desk)).toEqual([
    { id: 1, to: 'early@customer.example', state: 'sent', last_error: null },
    { id: 2, to: 'waiting@customer.example', state: 'held', last_error: 'restored' },
  ]);
  expect(server.sent.map(({ to }) => to[0])).toEqual(['early@customer.example']);
  const undelivered = await desk.db.selectFrom('ticket').select('number').where('undelivered_since', 'is not', null);
  expect(await undelivered.execute(), 'the held mail is work').toEqual([{ number: before[1]?.number }]);

  server.deliver(SUPPORT, from('new'), { internalDate: new Date(Date.now() + 2_000) });
  await desk.settled(4);
  expect((await tickets(desk))[3]).toMatchObject({ address: 'new@customer.example', reason: 'new-ticket' });

  expect((await command(['outbox', 'retry', '--held', '--json'], { env: desk.env })).objects).toEqual([
    { id: 2, state: 'retried' },
  ]);
  await desk.settled(4);
  expect(server.sent.map(({ to }) => to[0]).sort()).toEqual([
    'early@customer.example',
    'new@customer.example',
    'waiting@customer.example',
  ]);
  expect(await undelivered.execute()).toEqual([]);
  expect(new Set(server.sent.map(({ raw }) => headerOf(raw, 'Message-ID'))).size).toBe(3);
});
