import { describe, expect, it } from 'vitest';
import { addAppointment, setAnswer } from '../../src/store/appointments.ts';
import { mergeTicket, readMerging } from '../../src/store/moves.ts';
import { appointmentsBetween, nextAppointments, othersOfAgent } from '../../src/store/planning.ts';
import { appointmentsForCustomer } from '../../src/store/status-appointments.ts';
import { personMail } from '../support/mail.ts';
import { openWork } from '../support/work.ts';

/** It is 24 November 2026, 10:00 in Brussels; a ticket with an agent, and another one. */
async function openStore() {
  const stage = await openWork();
  const { database, agentId } = stage;
  await stage.take([personMail({ from: 'An Peeters <an@example.org>', subject: 'Nog iets' })]);
  const [first = 0, second = 0] = (await database.read.selectFrom('ticket').select('id').orderBy('id').execute()).map(
    ({ id }) => id,
  );
  let made = 0;
  const add = (ticketId: number, startsAt: string, endsAt: string) => {
    made += 1;
    const words = {
      title: `Afspraak ${made}`,
      notes: '',
      isRemote: false,
      attendee: null,
      uid: `uid-${made}@example.com`,
    };
    return database.write((tx, now) => addAppointment(tx, now, { ...words, ticketId, agentId, startsAt, endsAt }));
  };
  return { ...stage, first, second, add, now: '2026-11-24T09:00:00.000Z' };
}

const at = (day: number, time: string) => `2026-11-${day}T${time}:00.000Z`;

describe('the week board (P4)', () => {
  it('holds what touches the week, also what began before it, and nothing that was cancelled', async () => {
    const { database, first, add } = await openStore();
    await add(first, at(22, '21:00'), at(23, '01:00'));
    await add(first, at(24, '09:00'), at(24, '10:00'));
    await add(first, at(30, '09:00'), at(30, '10:00'));
    const off = await add(first, at(25, '09:00'), at(25, '10:00'));
    await database.write((tx) =>
      tx.updateTable('appointment').set({ state: 'cancelled' }).where('id', '=', off).execute(),
    );
    const board = await appointmentsBetween(database.read, at(22, '23:00'), at(29, '23:00'));
    expect(board.map(({ title, customer, agentName }) => [title, customer, agentName])).toEqual([
      ['Afspraak 1', 'An Peeters', 'Bart'],
      ['Afspraak 2', 'An Peeters', 'Bart'],
    ]);
  });

  it('finds what else an agent has then, without the appointment itself', async () => {
    const { database, agentId, first, add } = await openStore();
    const one = await add(first, at(24, '09:00'), at(24, '10:00'));
    await add(first, at(24, '09:30'), at(24, '11:00'));
    const time = { startsAt: at(24, '09:00'), endsAt: at(24, '10:00') };
    expect(await othersOfAgent(database.read, agentId, time, one)).toEqual([
      { startsAt: at(24, '09:30'), endsAt: at(24, '11:00') },
    ]);
    expect(await othersOfAgent(database.read, agentId + 1, time, null)).toEqual([]);
  });
});

describe('the appointment of a ticket in a queue (P4)', () => {
  it('is the next one, or the last that was', async () => {
    const { database, first, second, add, now } = await openStore();
    await add(first, at(23, '09:00'), at(23, '10:00'));
    await add(first, at(26, '09:00'), at(26, '10:00'));
    await add(first, at(27, '09:00'), at(27, '10:00'));
    await add(second, at(20, '09:00'), at(20, '10:00'));
    const next = await nextAppointments(database.read, now, [first, second]);
    expect([next.get(first)?.startsAt, next.get(second)?.startsAt]).toEqual([at(26, '09:00'), at(20, '09:00')]);
  });

  it('goes along when tickets are merged (R-THR-4), on the customer’s page too', async () => {
    const { database, first, second, add, now } = await openStore();
    const id = await add(second, at(26, '09:00'), at(26, '10:00'));
    await database.write(async (tx) =>
      mergeTicket(tx, now, await readMerging(tx, second), await readMerging(tx, first)),
    );
    expect((await nextAppointments(database.read, now, [first])).get(first)?.startsAt).toBe(at(26, '09:00'));
    expect((await appointmentsForCustomer(database.read, now, first)).map((one) => one.id)).toEqual([id]);
    const [board] = await appointmentsBetween(database.read, at(23, '00:00'), at(30, '00:00'));
    expect(board?.ticket.subject).toBe('Factuur klopt niet');
  });

  it('tells what the customer answered', async () => {
    const { database, first, add, now } = await openStore();
    const id = await add(first, at(26, '09:00'), at(26, '10:00'));
    await database.write((tx) => setAnswer(tx, now, id, { state: 'declined', words: '', stamp: null }));
    expect((await nextAppointments(database.read, now, [first])).get(first)?.state).toBe('declined');
  });
});
