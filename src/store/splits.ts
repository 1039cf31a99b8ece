/** Tickets that became two: what a split moved is written down, so that it can be undone (as merges, R-THR-4). */
import { sql } from 'kysely';
import type { Address } from '../message/mail.ts';
import type { Direction, Visibility } from './schema.ts';
import { listed } from './sqlite.ts';
import { keepLinksOf } from './status-links.ts';
import type { Db, Tx } from './transaction.ts';

/** Characters of an entry to know it by. */
const MAX_EXCERPT = 300;
const MAX_ENTRIES = 500;

/** A message or a note that may go to a ticket of its own. */
export interface SplittableEntry {
  id: number;
  kind: 'message' | 'note';
  direction: Direction | null;
  from: Address | null;
  /** The beginning of what was written. */
  excerpt: string;
  files: number;
  createdAt: string;
}

/**
 * Oldest first; of a very long conversation the newest. An answer that is on its way can still be taken back here, and what
 * an approval cites is evidence of this ticket: both stay.
 */
export async function splittableEntries(db: Db, ticketId: number): Promise<SplittableEntry[]> {
  const rows = await db
    .selectFrom('entry')
    .leftJoin('outbox', 'outbox.entry_id', 'entry.id')
    .select(['entry.id', 'entry.kind', 'entry.direction', 'entry.from_address', 'entry.from_name', 'entry.created_at'])
    .select([
      sql<string>`substr(coalesce(nullif(entry.reply, ''), entry.text), 1, ${MAX_EXCERPT})`.as('excerpt'),
      (select) =>
        select
          .selectFrom('attachment')
          .whereRef('attachment.entry_id', '=', 'entry.id')
          .select((count) => count.fn.countAll<number>().as('files'))
          .as('files'),
    ])
    .where('entry.ticket_id', '=', ticketId)
    .where('entry.kind', '!=', 'event')
    .where((where) =>
      where.or([
        where('outbox.state', 'is', null),
        where('outbox.state', 'in', listed(['sent', 'failed', 'bounced'] as const)),
      ]),
    )
    .where('entry.id', 'not in', (cited) =>
      cited
        .selectFrom('approval_outcome')
        .select('entry_id')
        .where('entry_id', 'is not', null)
        .$castTo<{ entry_id: number }>(),
    )
    .orderBy('entry.id', 'desc')
    .limit(MAX_ENTRIES)
    .execute();
  return rows.reverse().map((row) => ({
    id: row.id,
    kind: row.kind === 'note' ? 'note' : 'message',
    direction: row.direction,
    from: row.from_address === null ? null : { address: row.from_address, name: row.from_name ?? '' },
    excerpt: row.excerpt,
    files: Number(row.files ?? 0),
    createdAt: row.created_at,
  }));
}

/** What belonged to a ticket before it was split. */
interface BeforeSplit {
  entries: {
    id: number;
    unverified: number;
    visibility: Visibility;
    personId: number | null;
    rejectedAt: string | null;
  }[];
  inbound: number[];
  outbox: number[];
  messageIds: string[];
}

/**
 * The entries belong to `intoId`, with their files, their mails and what these are called. Whoever wrote them belongs to
 * that ticket, so nothing of it is doubtful there.
 */
export async function moveToSplit(
  tx: Tx,
  now: string,
  fromId: number,
  intoId: number,
  entryIds: readonly number[],
): Promise<void> {
  const before = await readBefore(tx, entryIds);
  await tx
    .insertInto('ticket_split')
    .values({ from_id: fromId, into_id: intoId, before: JSON.stringify(before), created_at: now })
    .execute();
  await tx
    .updateTable('entry')
    .set({ unverified: 0, visibility: 'public', rejected_at: null })
    .where('id', 'in', listed(entryIds))
    .where((where) => where.or([where('unverified', '=', 1), where('rejected_at', 'is not', null)]))
    .execute();
  await move(tx, before, fromId, intoId);
}

async function readBefore(tx: Tx, entryIds: readonly number[]): Promise<BeforeSplit> {
  const entries = await tx
    .selectFrom('entry')
    .select(['id', 'unverified', 'visibility', 'person_id as personId', 'rejected_at as rejectedAt'])
    .where('id', 'in', listed(entryIds))
    .execute();
  const inbound = await tx
    .selectFrom('inbound')
    .select(['id', 'message_id'])
    .where('entry_id', 'in', listed(entryIds))
    .execute();
  const outbox = await tx
    .selectFrom('outbox')
    .select(['id', 'message_id'])
    .where('entry_id', 'in', listed(entryIds))
    .execute();
  return {
    entries,
    inbound: inbound.map(({ id }) => id),
    outbox: outbox.map(({ id }) => id),
    messageIds: [...inbound, ...outbox].flatMap(({ message_id }) => message_id ?? []),
  };
}

/** What is still on `fromId` of all that was written down goes to `intoId`. */
async function move(tx: Tx, { entries, inbound, outbox, messageIds }: BeforeSplit, fromId: number, intoId: number) {
  const to = { ticket_id: intoId };
  await tx
    .updateTable('entry')
    .set(to)
    .where('id', 'in', listed(entries.map(({ id }) => id)))
    .where('ticket_id', '=', fromId)
    .execute();
  await tx.updateTable('inbound').set(to).where('id', 'in', listed(inbound)).where('ticket_id', '=', fromId).execute();
  await tx.updateTable('outbox').set(to).where('id', 'in', listed(outbox)).where('ticket_id', '=', fromId).execute();
  await tx
    .updateTable('message_reference')
    .set(to)
    .where('message_id', 'in', listed(messageIds))
    .where('ticket_id', '=', fromId)
    .execute();
}

export interface Split {
  id: number;
  from: { id: number; number: string };
  into: { id: number; number: string };
}

/** Splits of this ticket that hold, either side of it, oldest first. */
export async function splitsOf(db: Db, ticketId: number): Promise<Split[]> {
  const rows = await db
    .selectFrom('ticket_split')
    .innerJoin('ticket as whole', 'whole.id', 'ticket_split.from_id')
    .innerJoin('ticket as part', 'part.id', 'ticket_split.into_id')
    .select(['ticket_split.id', 'whole.id as from_id', 'whole.number as from_number'])
    .select(['part.id as into_id', 'part.number as into_number'])
    .where((where) =>
      where.or([where('ticket_split.from_id', '=', ticketId), where('ticket_split.into_id', '=', ticketId)]),
    )
    .where('ticket_split.undone_at', 'is', null)
    .orderBy('ticket_split.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    from: { id: row.from_id, number: row.from_number },
    into: { id: row.into_id, number: row.into_number },
  }));
}

/** Gives back what a split moved; what came since stays where it is. */
export async function undoSplit(tx: Tx, now: string, { id, from, into }: Split): Promise<void> {
  const row = await tx
    .updateTable('ticket_split')
    .set({ undone_at: now })
    .where('id', '=', id)
    .returning('before')
    .executeTakeFirstOrThrow();
  const before = JSON.parse(row.before) as BeforeSplit;
  for (const { id: entryId, unverified, visibility, personId, rejectedAt } of before.entries) {
    await tx
      .updateTable('entry')
      .set({ unverified, visibility, person_id: personId, rejected_at: rejectedAt })
      .where('id', '=', entryId)
      .where('ticket_id', '=', into.id)
      .execute();
  }
  await move(tx, before, into.id, from.id);
}

/** Whether nothing is left of a ticket but its events: no words, no work, no appointment. */
export async function isEmptied(db: Db, ticketId: number): Promise<boolean> {
  const entry = await db
    .selectFrom('entry')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('kind', '!=', 'event')
    .limit(1)
    .executeTakeFirst();
  if (entry !== undefined) return false;
  for (const table of ['time_entry', 'timer', 'appointment', 'estimate'] as const) {
    const row = await db
      .selectFrom(table)
      .select('ticket_id')
      .where('ticket_id', '=', ticketId)
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return false;
  }
  return true;
}

/** The number of an emptied ticket leads to the other one from now on, as after a merge. */
export async function endSplitTicket(tx: Tx, { from, into }: Split): Promise<void> {
  const part = await tx
    .updateTable('ticket')
    .set({ merged_into: from.id })
    .where('id', '=', into.id)
    .returning('requester_id')
    .executeTakeFirst();
  if (part?.requester_id != null) await keepLinksOf(tx, part.requester_id, [into.id]);
}
