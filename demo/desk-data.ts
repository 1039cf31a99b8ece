/** What the demo's desk shows, read through the store's own functions. A demo is small: everything is read at once. */
import type { Entry } from '../src/store/listing-entries.ts';
import { type InboundShown, listInbound, showInbound } from '../src/store/listing-inbound.ts';
import { listOutbox, type OutboxShown, showOutbox } from '../src/store/listing-outbox.ts';
import {
  findTicketByNumber,
  listTickets,
  showTicket,
  type TicketShown,
  type TicketSummary,
} from '../src/store/listing-tickets.ts';
import { mailsOfTicket } from '../src/store/mails-of-ticket.ts';
import type { Db } from '../src/store/transaction.ts';

/** Rows of a list; the newest are shown. */
const MAX_ROWS = 200;

export interface Counts {
  tickets: number;
  inbound: number;
  outbox: number;
}

export async function readCounts(db: Db): Promise<Counts> {
  const [tickets, inbound, outbox] = await Promise.all([
    count(listTickets(db, { status: null, limit: null })),
    count(listInbound(db, { state: null, limit: null })),
    count(listOutbox(db, { state: null, limit: null })),
  ]);
  return { tickets, inbound, outbox };
}

export async function newestTickets(db: Db): Promise<TicketSummary[]> {
  return newest(listTickets(db, { status: null, limit: null }));
}

export async function newestInbound(db: Db): Promise<InboundShown[]> {
  const rows = await newest(listInbound(db, { state: null, limit: null }));
  return Promise.all(rows.map((row) => showInbound(db, row.id)));
}

export async function newestOutbox(db: Db): Promise<OutboxShown[]> {
  const rows = await newest(listOutbox(db, { state: null, limit: null }));
  return Promise.all(rows.map((row) => showOutbox(db, row.id)));
}

/** One moment of a ticket: an entry with the mail that it came from, or a mail of ours. */
export type Moment =
  | { what: 'entry'; at: string; entry: Entry; mail: InboundShown | null }
  | { what: 'sent'; at: string; sent: OutboxShown };

export interface TicketStory {
  ticket: TicketShown;
  /** Oldest first. */
  moments: Moment[];
  /** Mails that ended in this ticket without an entry of their own, as reports do. */
  reports: InboundShown[];
}

/** A ticket with all that happened; null when there is none of this number. */
export async function readStory(db: Db, number: string): Promise<TicketStory | null> {
  const id = await findTicketByNumber(db, [number]);
  if (id === null) return null;
  const ticket = await showTicket(db, id);
  const mails = await mailsOfTicket(db, id);
  const shown = new Map(
    await Promise.all(mails.map(async ({ inboundId }) => [inboundId, await showInbound(db, inboundId)] as const)),
  );
  const sent = (await newestOutbox(db)).filter((mail) => mail.ticket === ticket.number);
  const mailOf = (entry: Entry) => shown.get(mails.find((mail) => mail.entryId === entry.id)?.inboundId ?? 0) ?? null;
  const moments: Moment[] = [
    ...ticket.entries
      // The mail itself says more than the event that it was queued.
      .filter((entry) => entry.reason !== 'confirmation' || sent.length === 0)
      .map((entry) => ({ what: 'entry' as const, at: entry.createdAt, entry, mail: mailOf(entry) })),
    ...sent.map((mail) => ({ what: 'sent' as const, at: mail.createdAt, sent: mail })),
  ];
  // Both lists are in order, and the sort is stable: a message comes before its confirmation.
  moments.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const reports = mails.filter((mail) => mail.entryId === null).flatMap((mail) => shown.get(mail.inboundId) ?? []);
  return { ticket, moments, reports };
}

async function newest<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
  let kept: T[] = [];
  for await (const rows of pages) kept = [...kept, ...rows].slice(-MAX_ROWS);
  return kept.reverse();
}

async function count(pages: AsyncIterable<readonly unknown[]>): Promise<number> {
  let rows = 0;
  for await (const page of pages) rows += page.length;
  return rows;
}
