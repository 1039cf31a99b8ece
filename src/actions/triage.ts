/** What agents decide about a ticket: how urgent it is, whose, where it stands. Each leaves an event that says who did it. */
import { LoketError } from '../errors.ts';
import { cleanHeaderText } from '../message/clean.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import type { SignedIn } from '../store/sessions.ts';
import { addWait, setStatus } from '../store/tickets.ts';
import type { Tx } from '../store/transaction.ts';
import {
  addTag,
  agentsToAssign,
  changeTicket,
  organisationsByName,
  readTriaged,
  removeTag,
  type TriagedTicket,
} from '../store/triage.ts';
import { startOfDay } from '../ticket/calendar.ts';
import { mayMove, type Priority, type TicketStatus, type Wait } from '../ticket/status.ts';

const MAX_SUBJECT = 200;
const MAX_TAG = 40;
const MAX_TAGS = 20;

/** An agent at work on a ticket. */
export interface Triage {
  database: Database;
  agent: SignedIn;
  ticketId: number;
}

interface Event {
  reason: string;
  text: string;
}

/** One change in one transaction; nothing is told when nothing changed. Errors: `not_found`, `conflict` when merged. */
export async function changing(
  { database, agent, ticketId }: Triage,
  change: (tx: Tx, now: string, ticket: TriagedTicket) => Promise<Event[]>,
): Promise<void> {
  await database.write(async (tx, now) => {
    const ticket = await readTriaged(tx, ticketId);
    if (ticket.isMerged)
      throw new LoketError('conflict', `${ticket.number} was merged; work on the other ticket`, {
        key: 'merged',
        values: { number: ticket.number },
      });
    const events = await change(tx, now, ticket);
    await addEvents(
      tx,
      now,
      events.map((event) => ({ ...event, ticketId, visibility: 'internal', by: agent.id })),
    );
  });
}

/** P3, P8: the agents' own judgement, beside what the customer asked for. Somebody has looked at it: new becomes open. */
export async function assess(triage: Triage, priority: Priority | null): Promise<void> {
  await changing(triage, async (tx, now, ticket) => {
    if (priority === ticket.assessedPriority) return [];
    await changeTicket(tx, now, ticket.id, { assessed_priority: priority });
    const text = `${ticket.assessedPriority ?? '–'} → ${priority ?? '–'}`;
    return [{ reason: 'priority', text }, ...(await openNew(tx, now, ticket))];
  });
}

/** Null: nobody. Errors: `invalid` for somebody who is no agent, or may not sign in. */
export async function assign(triage: Triage, personId: number | null): Promise<void> {
  await changing(triage, async (tx, now, ticket) => {
    if (personId === (ticket.assignee?.id ?? null)) return [];
    const chosen = personId === null ? null : (await agentsToAssign(tx)).find(({ id }) => id === personId);
    if (chosen === undefined)
      throw new LoketError('invalid', 'a ticket is assigned to an agent; choose one of the list', {
        key: 'choose-agent',
      });
    await changeTicket(tx, now, ticket.id, { assignee_id: personId });
    const text = `${ticket.assignee?.name ?? '–'} → ${chosen?.name ?? '–'}`;
    return [{ reason: 'assignee', text }, ...(personId === null ? [] : await openNew(tx, now, ticket))];
  });
}

async function openNew(tx: Tx, now: string, ticket: TriagedTicket): Promise<Event[]> {
  if (ticket.status !== 'new') return [];
  await setStatus(tx, now, ticket.id, 'open');
  return [{ reason: 'status', text: 'new → open' }];
}

/** By the table of legal moves; `wait` is what a waiting ticket waits for. Errors: `conflict` for another move. */
export async function moveTo(triage: Triage, status: TicketStatus, wait: Wait | null): Promise<void> {
  await changing(triage, async (tx, now, ticket) => {
    if (status === 'waiting' && wait === null)
      throw new LoketError('invalid', 'say what the ticket waits for', { key: 'no-wait' });
    const isNewWait = wait !== null && !ticket.waits.includes(wait);
    if (status === ticket.status && !isNewWait) return [];
    if (status !== ticket.status && !mayMove(ticket.status, status)) {
      throw new LoketError('conflict', `a ticket that is ${ticket.status} cannot become ${status}; open it first`, {
        key: 'illegal-move',
        values: { from: ticket.status, to: status },
      });
    }
    if (status !== ticket.status) await setStatus(tx, now, ticket.id, status);
    if (status === 'waiting' && wait !== null) await addWait(tx, now, ticket.id, wait);
    return [{ reason: 'status', text: `${ticket.status} → ${status}${wait === null ? '' : ` (${wait})`}` }];
  });
}

/** Null: of none. Errors: `invalid` for one that there is not. */
export async function setOrganisation(triage: Triage, organisationId: number | null): Promise<void> {
  await changing(triage, async (tx, now, ticket) => {
    if (organisationId === (ticket.organisation?.id ?? null)) return [];
    const organisations = organisationId === null ? [] : await organisationsByName(tx);
    const chosen = organisationId === null ? null : organisations.find(({ id }) => id === organisationId);
    if (chosen === undefined)
      throw new LoketError('invalid', 'there is no such organisation; choose one of the list', {
        key: 'choose-organisation',
      });
    await changeTicket(tx, now, ticket.id, { organisation_id: organisationId });
    return [{ reason: 'organisation', text: `${ticket.organisation?.name ?? '–'} → ${chosen?.name ?? '–'}` }];
  });
}

/** The customer's subject, made clearer. Errors: `invalid` for none. */
export async function rename(triage: Triage, subject: string): Promise<void> {
  const clean = cleanHeaderText(subject, MAX_SUBJECT);
  if (clean === '') throw new LoketError('invalid', 'a subject is a few words; write some', { key: 'no-subject' });
  await changing(triage, async (tx, now, ticket) => {
    if (clean === ticket.subject) return [];
    await changeTicket(tx, now, ticket.id, { subject: clean });
    return [{ reason: 'subject', text: `${ticket.subject || '–'} → ${clean}` }];
  });
}

/** Errors: `invalid` for no word, or one too many. */
export async function tag(triage: Triage, name: string): Promise<void> {
  const clean = cleanHeaderText(name, MAX_TAG).toLowerCase();
  if (clean === '') throw new LoketError('invalid', 'a tag is a word; write one', { key: 'no-tag' });
  await changing(triage, async (tx, _now, ticket) => {
    if (ticket.tags.includes(clean)) return [];
    if (ticket.tags.length >= MAX_TAGS)
      throw new LoketError('invalid', `a ticket has at most ${MAX_TAGS} tags`, {
        key: 'tags-full',
        values: { max: MAX_TAGS },
      });
    await addTag(tx, ticket.id, clean);
    return [{ reason: 'tag-added', text: clean }];
  });
}

export async function untag(triage: Triage, name: string): Promise<void> {
  await changing(triage, async (tx, _now, ticket) => {
    if (!ticket.tags.includes(name)) return [];
    await removeTag(tx, ticket.id, name);
    return [{ reason: 'tag-removed', text: name }];
  });
}

/**
 * Out of its queue until that day begins in `zone`, or until somebody writes; null: back now.
 * Errors: `invalid` for what is no day to come.
 */
export async function snooze(triage: Triage, day: string | null, zone: string): Promise<void> {
  const until = day === null ? null : startOfDay(day, zone);
  await changing(triage, async (tx, now, ticket) => {
    if (until === ticket.snoozedUntil && day === null) return [];
    if (day !== null && (until === null || until <= now)) {
      throw new LoketError('invalid', 'a ticket is put away until a day to come', { key: 'day-past' });
    }
    await changeTicket(tx, now, ticket.id, { snoozed_until: until });
    return [day === null ? { reason: 'woken', text: '' } : { reason: 'snoozed', text: day }];
  });
}
