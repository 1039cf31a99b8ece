/** What a customer sees of the work on a ticket (R-WEB-4): the estimate, and for who pays, the time that it took. */
import { seesTime } from '../ticket/access.ts';
import { estimatesOf } from './estimates.ts';
import { familyOf, timeOf } from './time.ts';
import type { Db } from './transaction.ts';

export interface CustomerWork {
  /** The one that holds, of the whole ticket; null for none. */
  estimate: { minutes: number; reason: string } | null;
  /** Null for whom it does not concern. */
  time: UsedTime | null;
}

/** Minutes, without what was written off. */
export interface UsedTime {
  covered: number;
  billable: number;
  /** Wait for an approval. */
  waiting: number;
}

/** `personId`: who looks; null by the secret link, which was mailed to the requester. */
export async function readCustomerWork(db: Db, ticketId: number, personId: number | null): Promise<CustomerWork> {
  const family = await familyOf(db, ticketId);
  const estimate = (await estimatesOf(db, family)).at(-1);
  return {
    estimate: estimate === undefined ? null : { minutes: estimate.minutes, reason: estimate.reason },
    time: (await maySeeTime(db, ticketId, personId)) ? await usedTime(db, family) : null,
  };
}

async function maySeeTime(db: Db, ticketId: number, personId: number | null): Promise<boolean> {
  const ticket = await db
    .selectFrom('ticket')
    .select(['requester_id as requesterId', 'organisation_id as organisationId'])
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  const viewer = await db
    .selectFrom('person')
    .select(['id', 'organisation_id as organisationId', 'is_contact'])
    .where('id', '=', personId ?? ticket.requesterId ?? 0)
    .executeTakeFirst();
  return viewer !== undefined && seesTime(ticket, { ...viewer, isContact: viewer.is_contact === 1 });
}

async function usedTime(db: Db, family: readonly number[]): Promise<UsedTime> {
  const entries = await timeOf(db, family);
  const cleared = (wanted: string) =>
    entries.reduce((sum, { kind, cleared }) => sum + (kind === wanted ? cleared : 0), 0);
  return {
    covered: cleared('covered'),
    billable: cleared('billable'),
    waiting: entries.reduce((sum, { pending }) => sum + pending, 0),
  };
}
