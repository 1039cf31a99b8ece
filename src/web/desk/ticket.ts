/** A ticket's page, and where its number leads. */
import type { VNode } from 'preact';
import { LoketError } from '../../errors.ts';
import { readConversation, reportsOfTicket } from '../../store/desk-conversation.ts';
import { type DeskTicket, otherTickets, readDeskTicket } from '../../store/desk-ticket.ts';
import { findTicketByNumber } from '../../store/listing-tickets.ts';
import { spellingsOf } from '../../ticket/number.ts';
import { TicketPage } from '../pages/desk/ticket.tsx';
import { idOf } from '../row-id.ts';
import type { DeskDeps, DeskRoutes, Visit } from './visit.ts';

/** A part of the page that somebody else makes; null: nothing to show. */
export type TicketPart = (visit: Visit, ticket: DeskTicket) => Promise<VNode | null>;

export interface TicketParts {
  /** Below the conversation: answering, notes. */
  forms?: TicketPart;
  /** Beside it: triage. */
  panel?: TicketPart;
  /** Beside it: deadlines, and the date that the customer was told. */
  deadlines?: TicketPart;
  /** Beside it: appointments. */
  appointments?: TicketPart;
  /** Beside it: time and estimate. */
  time?: TicketPart;
  /** Beside it: the customer's own page. */
  customer?: TicketPart;
}

export function addTicket(routes: DeskRoutes, parts: TicketParts = {}): void {
  const { deps } = routes;
  const { read } = deps.database;
  routes.page('/desk/tickets/:number', async (visit) => {
    const ticket = await readDeskTicket(read, await ticketIdOf(deps, visit.params.number));
    // R-THR-4: a number in another spelling, or of a ticket that was merged, leads to the ticket that lives on.
    if (ticket.number !== visit.params.number) return `/desk/tickets/${ticket.number}`;
    const before = idOf(visit.query.get('before'));
    return TicketPage({
      visit,
      ticket,
      conversation: await readConversation(read, ticket.id, before),
      isOlder: before !== null,
      others: await otherTickets(read, ticket),
      reports: await reportsOfTicket(read, ticket.id),
      forms: (await parts.forms?.(visit, ticket)) ?? null,
      panel: (await parts.panel?.(visit, ticket)) ?? null,
      appointments: (await parts.appointments?.(visit, ticket)) ?? null,
      time: (await parts.time?.(visit, ticket)) ?? null,
      deadlines: (await parts.deadlines?.(visit, ticket)) ?? null,
      customer: (await parts.customer?.(visit, ticket)) ?? null,
    });
  });
}

/** The ticket that a number in any spelling leads to; of a merged one the one that lives on. Errors: `not_found`. */
export async function ticketIdOf(
  { database, ticketPrefix }: Pick<DeskDeps, 'database' | 'ticketPrefix'>,
  number: string | undefined,
): Promise<number> {
  const asked = (number ?? '').trim();
  const id = await findTicketByNumber(database.read, spellingsOf(asked, ticketPrefix));
  if (id === null)
    throw new LoketError('not_found', `there is no ticket ${asked}`, { key: 'no-ticket', values: { number: asked } });
  return id;
}
