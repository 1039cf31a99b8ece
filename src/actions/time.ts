/** What agents do about time (P9, P10): timers, entries, corrections. Time is always recorded, whatever the limits say. */
import { LoketError } from '../errors.ts';
import { contractsOf } from '../store/contracts.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import {
  addTime,
  changeTime,
  readTime,
  readWorked,
  removeTimeRow,
  setTerms,
  type TimeEntry,
  timeOf,
  type WorkedTicket,
  writeOffPending,
} from '../store/time.ts';
import { addTimer, readTimer, removeTimer } from '../store/timers.ts';
import type { Tx } from '../store/transaction.ts';
import { contractOn, termsOf } from '../ticket/billing.ts';
import { dayIn, elapsedMinutes, MAX_ENTRY_MINUTES, resize, roundUp } from '../ticket/time.ts';
import { type BillingHouse, balance } from './approval.ts';

const MAX_NOTE_CHARACTERS = 2_000;

/** Starts the agent's timer. Errors: LoketError `conflict` when one runs, `not_found`. */
export async function startTimer(database: Database, agentId: number, ticketId: number): Promise<void> {
  await database.write(async (tx, now) => {
    const ticket = await readWorked(tx, ticketId);
    if (await addTimer(tx, now, agentId, ticket.id)) return;
    const running = await readTimer(tx, agentId);
    throw new LoketError('conflict', `your timer runs for ${running?.number}; stop it first`, {
      key: 'timer-elsewhere',
      values: { number: running?.number ?? '' },
    });
  });
}

/**
 * Stops the agent's timer and writes the time down. `minutes` corrects what it measured, e.g. after a pause.
 * Gives the ticket's id. Errors: LoketError `conflict` when none runs, `invalid` when it ran too long to be believed.
 */
export async function stopTimer(
  database: Database,
  house: BillingHouse,
  agentId: number,
  given: { note: string; minutes: number | null },
): Promise<number> {
  return database.write(async (tx, now) => {
    const running = await takeTimer(tx, agentId);
    const minutes = given.minutes ?? elapsedMinutes(running.startedAt, now);
    if (given.minutes === null && minutes > MAX_ENTRY_MINUTES) {
      throw new LoketError('invalid', `your timer ran for more than a day; say how many minutes you worked`, {
        key: 'timer-too-long',
      });
    }
    const { ticketId, startedAt } = running;
    await writeTime(tx, now, house, { ticketId, agentId, startedAt, minutes, note: given.note });
    return ticketId;
  });
}

/** Stops the agent's timer and forgets it. Errors: LoketError `conflict` when none runs. */
export async function discardTimer(database: Database, agentId: number): Promise<void> {
  await database.write((tx) => takeTimer(tx, agentId));
}

async function takeTimer(tx: Tx, agentId: number) {
  const running = await readTimer(tx, agentId);
  if (running === null) throw new LoketError('conflict', 'no timer of yours is running', { key: 'no-timer' });
  await removeTimer(tx, agentId);
  return running;
}

export interface GivenTime {
  ticketId: number;
  agentId: number;
  /** ISO-8601. */
  startedAt: string;
  minutes: number;
  note: string;
}

/** Writes time down that was not measured. Errors: LoketError `invalid`, `not_found`. */
export async function logTime(database: Database, house: BillingHouse, given: GivenTime): Promise<void> {
  await database.write(async (tx, now) => {
    const started = Date.parse(given.startedAt);
    if (!(started <= Date.parse(now)))
      throw new LoketError('invalid', 'say when the work began; it is not still to come', { key: 'time-start' });
    await writeTime(tx, now, house, { ...given, startedAt: new Date(started).toISOString() });
  });
}

async function writeTime(tx: Tx, now: string, house: BillingHouse, given: GivenTime): Promise<void> {
  const note = checked(given);
  const ticket = await readWorked(tx, given.ticketId);
  const day = dayIn(given.startedAt, house.timeZone);
  const contract = contractOn(await contractsOf(tx, ticket.organisationId), day);
  const terms = termsOf(ticket.category, contract, house.billing);
  const minutes = roundUp(given.minutes, house.billing.roundMinutes);
  const { agentId, startedAt } = given;
  await addTime(tx, now, ticket, { agentId, startedAt, day, rawMinutes: given.minutes, minutes, note }, terms);
  await tell(tx, now, ticket.id, 'time', `${minutes} minutes of ${day}, ${terms.kind}.`, agentId);
  await balance(tx, now, house, ticket.id, { by: agentId });
}

/** Corrects minutes and note of an entry. Errors: LoketError `invalid`, `not_found`, `conflict` when it was invoiced. */
export async function correctTime(
  database: Database,
  house: BillingHouse,
  given: { ticketId: number; entryId: number; agentId: number; minutes: number; note: string },
): Promise<void> {
  const note = checked(given);
  await database.write(async (tx, now) => {
    const entry = await openEntry(tx, given.ticketId, given.entryId);
    const minutes = roundUp(given.minutes, house.billing.roundMinutes);
    await changeTime(tx, entry.id, { rawMinutes: given.minutes, minutes, note }, resize(entry, minutes));
    const text = `${entry.minutes} minutes of ${entry.day} by ${entry.agentName} became ${minutes}.`;
    await tell(tx, now, entry.ticketId, 'time-corrected', text, given.agentId);
    await balance(tx, now, house, entry.ticketId, { by: given.agentId });
  });
}

/** Removes an entry; the event keeps what it was. Errors: LoketError `not_found`, `conflict` when it was invoiced. */
export async function removeTime(
  database: Database,
  house: BillingHouse,
  given: { ticketId: number; entryId: number; agentId: number },
): Promise<void> {
  await database.write(async (tx, now) => {
    const entry = await openEntry(tx, given.ticketId, given.entryId);
    await removeTimeRow(tx, entry.id);
    const text = `${entry.minutes} minutes of ${entry.day} by ${entry.agentName} were removed: ${entry.note}`;
    await tell(tx, now, entry.ticketId, 'time-removed', text, given.agentId);
    await balance(tx, now, house, entry.ticketId, { by: given.agentId });
  });
}

/** An entry that may be changed, as one of the ticket that lives on. */
async function openEntry(tx: Tx, ticketId: number, entryId: number): Promise<TimeEntry> {
  const entry = await readTime(tx, entryId);
  const { id, family } = await readWorked(tx, ticketId);
  if (!family.includes(entry.ticketId))
    throw new LoketError('not_found', `there is no time ${entryId} on this ticket`, { key: 'no-time' });
  if (entry.invoicedAt !== null)
    throw new LoketError('conflict', 'this time was invoiced; it is not changed any more', { key: 'time-invoiced' });
  return { ...entry, ticketId: id };
}

/** Gives up all minutes of a ticket that wait for an approval. Errors: LoketError `invalid`, `conflict` when none wait. */
export async function writeOff(
  database: Database,
  house: BillingHouse,
  given: { ticketId: number; agentId: number; reason: string },
): Promise<void> {
  const reason = given.reason.trim();
  if (reason === '' || reason.length > MAX_NOTE_CHARACTERS) {
    throw new LoketError('invalid', `give a reason of at most ${MAX_NOTE_CHARACTERS} characters`, {
      key: 'reason-length',
      values: { max: MAX_NOTE_CHARACTERS },
    });
  }
  await database.write(async (tx, now) => {
    const ticket = await readWorked(tx, given.ticketId);
    const minutes = await writeOffPending(tx, ticket.family, reason);
    if (minutes === 0)
      throw new LoketError('conflict', `no minutes of ${ticket.number} wait for an approval`, {
        key: 'nothing-pending',
        values: { number: ticket.number },
      });
    await tell(tx, now, ticket.id, 'time-written-off', `${minutes} minutes were written off: ${reason}`, given.agentId);
    await balance(tx, now, house, ticket.id, { by: given.agentId });
  });
}

/**
 * Judges the time of a ticket anew after its category or organisation changed: by the contract of each entry's own day.
 * What was invoiced stays, and so does the support rate that an entry was written down with. Gives how many were judged.
 */
export async function applyTerms(tx: Tx, house: BillingHouse, ticket: WorkedTicket): Promise<number> {
  const contracts = await contractsOf(tx, ticket.organisationId);
  const open = (await timeOf(tx, ticket.family)).filter(({ invoicedAt }) => invoicedAt === null);
  for (const entry of open) {
    const rateCents = entry.contractId === null ? entry.rateCents : house.billing.rateCents;
    await setTerms(tx, entry.id, ticket, termsOf(ticket.category, contractOn(contracts, entry.day), { rateCents }));
  }
  return open.length;
}

/** The same as a verb, for an agent who changed the organisation. Errors: LoketError `not_found`. */
export async function judgeTime(
  database: Database,
  house: BillingHouse,
  { ticketId, agentId }: { ticketId: number; agentId: number },
): Promise<void> {
  await database.write(async (tx, now) => {
    const ticket = await readWorked(tx, ticketId);
    if ((await applyTerms(tx, house, ticket)) === 0) return;
    await tell(tx, now, ticket.id, 'time-judged', 'Its time was judged anew by organisation and category.', agentId);
    await balance(tx, now, house, ticket.id, { by: agentId });
  });
}

/** The note, trimmed. Errors: LoketError `invalid`. */
function checked({ minutes, note }: { minutes: number; note: string }): string {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_ENTRY_MINUTES) {
    throw new LoketError('invalid', `work is a whole number of minutes from 1 to ${MAX_ENTRY_MINUTES}`, {
      key: 'work-minutes',
      values: { max: MAX_ENTRY_MINUTES },
    });
  }
  if (note.length > MAX_NOTE_CHARACTERS) {
    throw new LoketError('invalid', `a note has at most ${MAX_NOTE_CHARACTERS} characters`, {
      key: 'note-length',
      values: { max: MAX_NOTE_CHARACTERS },
    });
  }
  return note.trim();
}

async function tell(tx: Tx, now: string, ticketId: number, reason: string, text: string, by: number): Promise<void> {
  await addEvents(tx, now, [{ ticketId, reason, text, visibility: 'internal', by }]);
}
