/** The status page of one ticket (P16): what its verbs come back to. */
import type { VNode } from 'preact';
import { LoketError } from '../../errors.ts';
import { isContinuedBy } from '../../store/customer-entries.ts';
import { approvalsForCustomer } from '../../store/estimates.ts';
import { ratingOf } from '../../store/ratings.ts';
import { type CustomerTicket, readCustomerTicket } from '../../store/status-page.ts';
import { readCustomerWork } from '../../store/status-work.ts';
import { mayRate } from '../../ticket/rating.ts';
import { isClosedForGood } from '../../ticket/status.ts';
import { newFormKey } from '../form-key.ts';
import type { TriedReply } from '../pages/portal/reply-form.tsx';
import { type Done, StatusPage } from '../pages/portal/status.tsx';
import type { OpenTicket, TicketRoutes } from './ticket-door.ts';
import { deskName, type PortalDeps, type PortalVisit } from './visit.ts';

/** A part of the page that somebody else makes; null: nothing to show. */
export type StatusPart = (visit: PortalVisit, open: OpenTicket, ticket: CustomerTicket) => Promise<VNode | null>;

export interface StatusParts {
  /** The appointment, and the way to it from afar. */
  appointment?: StatusPart;
}

/** Shows the page; `tried` is a message that was not taken. */
export type ShowStatus = (visit: PortalVisit, open: OpenTicket, tried?: TriedReply | null) => Promise<VNode>;

export function addStatus({ deps, page }: TicketRoutes, parts: StatusParts = {}): ShowStatus {
  const show: ShowStatus = (visit, open, tried = null) => statusPage(deps, parts, visit, open, tried);
  page('', (visit, open) => show(visit, open));
  return show;
}

async function statusPage(
  deps: PortalDeps,
  parts: StatusParts,
  asked: PortalVisit,
  open: OpenTicket,
  tried: TriedReply | null,
): Promise<VNode> {
  const { read } = deps.database;
  const ticket = await readCustomerTicket(read, open.id, open.personId);
  if (ticket === null) throw new LoketError('not_found', 'there is no such page');
  const visit = inLanguageOf(deps, ticket, asked);
  return StatusPage({
    visit,
    ticket,
    path: open.path,
    isByLink: open.access === 'link',
    approvals: await approvalsForCustomer(read, open.id),
    work: await readCustomerWork(read, open.id, open.personId),
    appointment: (await parts.appointment?.(visit, open, ticket)) ?? null,
    mayRate: mayRate(ticket.overAt, visit.now),
    rating: ticket.overAt === null ? null : await ratingOf(read, open.id, ticket.overAt),
    reply: {
      formKey: newFormKey(deps),
      isClosedForGood: isClosedForGood(ticket, deps.reopenDays, visit.now),
      tried,
    },
    done: await doneOf(deps, visit, open),
  });
}

/** The mails speak the ticket's language; who chose another one, on a page or in the own account, keeps it. */
export function inLanguageOf(
  deps: PortalDeps,
  ticket: Pick<CustomerTicket, 'language' | 'mailbox'>,
  visit: PortalVisit,
): PortalVisit {
  const own = visit.person?.role === 'customer' ? visit.person.language : null;
  const language = visit.chosen ?? own ?? ticket.language;
  return { ...visit, language, desk: deskName(deps, language, ticket.mailbox) };
}

/** What the browser says was done; a number is believed only if it is that of a ticket that continues this one. */
async function doneOf({ database }: PortalDeps, { query }: PortalVisit, open: OpenTicket): Promise<Done | null> {
  const number = query.get('followed');
  if (number !== null) {
    return (await isContinuedBy(database.read, open.id, number)) ? { what: 'followed', number } : null;
  }
  const what = (['sent', 'closed', 'rated'] as const).find((one) => query.has(one));
  return what === undefined ? null : { what };
}
