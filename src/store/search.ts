/** Search over numbers, people, subjects, texts and names of files: finds documents, gives the tickets that they belong to. */
import type { Address } from '../message/mail.ts';
import type { TicketStatus } from '../ticket/status.ts';
import { livingTickets } from './merges.ts';
import type { EntryKind } from './schema.ts';
import { bestMatches, type DocumentRange, isCommon, newestMatches } from './search-sqlite.ts';
import type { SearchTerm } from './search-terms.ts';
import { listed } from './sqlite.ts';
import type { Db } from './transaction.ts';

const TICKETS_PER_PAGE = 50;
/** Of the documents that match, the newest so many are looked at. */
const MAX_DOCUMENTS = 2_000;
/** A word in more documents says little: it counts as it stands, without longer words, and not for the order. */
const COMMON_DOCUMENTS = 20_000;
/** Characters of a message in which the page looks for the hit. */
const MAX_TEXT = 20_000;

export interface SearchQuery {
  terms: readonly SearchTerm[];
  status: TicketStatus | null;
  /** Documents made at or after `from` and before `to`; ISO-8601, null: whenever. */
  from: string | null;
  to: string | null;
  /** From 1 on. */
  page: number;
}

export interface SearchHit {
  number: string;
  subject: string;
  status: TicketStatus;
  requester: Address | null;
  /** The best document of the ticket. */
  document: FoundDocument;
  /** Further documents of this ticket that match. */
  others: number;
}

/** What was found. What does not belong to its kind is null. */
interface FoundDocument {
  kind: 'ticket' | 'person' | 'file' | Exclude<EntryKind, 'event'>;
  createdAt: string;
  /** Of the sender of a message, or of a person who takes part. */
  from: Address | null;
  /** The first `MAX_TEXT` characters of a message or note. */
  text: string | null;
  fileName: string | null;
  /** The mail's own subject. */
  subject: string | null;
  /** The sender is not one of the ticket's people (R-THR-2). */
  unverified: boolean;
  rejected: boolean;
}

export interface SearchResult {
  hits: SearchHit[];
  hasMore: boolean;
  /** More matched than was looked at: the oldest are not among the hits. */
  isCut: boolean;
}

/** Tickets of which a document holds all terms. Without terms there are none. */
export async function search(db: Db, query: SearchQuery): Promise<SearchResult> {
  if (query.terms.length === 0) return { hits: [], hasMore: false, isCut: false };
  const { ids, isCut } = await findDocuments(db, query);
  const groups = await byTicket(db, ids, query.status);
  const begin = (query.page - 1) * TICKETS_PER_PAGE;
  const shown = groups.slice(begin, begin + TICKETS_PER_PAGE);
  return { hits: await readHits(db, shown), hasMore: groups.length > begin + TICKETS_PER_PAGE, isCut };
}

async function findDocuments(db: Db, query: SearchQuery): Promise<{ ids: number[]; isCut: boolean }> {
  const range = await rangeOf(db, query.from, query.to);
  const { rare, common } = await sorted(db, query.terms);
  const newest = await newestMatches(db, [...rare, ...common], range, MAX_DOCUMENTS + 1);
  if (newest.length > MAX_DOCUMENTS) return { ids: newest.slice(0, MAX_DOCUMENTS), isCut: true };
  return { ids: await ranked(db, rare, range, newest), isCut: false };
}

/** Rare terms, and common ones. A term that ends in a common word ends there: all that begins like it is too much. */
async function sorted(db: Db, terms: readonly SearchTerm[]): Promise<{ rare: SearchTerm[]; common: SearchTerm[] }> {
  const [rare, common]: [SearchTerm[], SearchTerm[]] = [[], []];
  for (const term of terms) {
    const endsCommon = await isCommon(db, term.words.slice(-1), COMMON_DOCUMENTS);
    const isWhole = endsCommon && (await isCommon(db, term.words, COMMON_DOCUMENTS));
    (isWhole ? common : rare).push(endsCommon ? { ...term, isPrefix: false } : term);
  }
  return { rare, common };
}

/** These documents, the best first as the rare terms tell; as they came when these terms match too many others. */
async function ranked(db: Db, rare: readonly SearchTerm[], range: DocumentRange, ids: number[]): Promise<number[]> {
  if (ids.length < 2 || rare.length === 0) return ids;
  const matches = await newestMatches(db, rare, range, MAX_DOCUMENTS + 1);
  if (matches.length > MAX_DOCUMENTS) return ids;
  const among = new Set(ids);
  return (await bestMatches(db, rare, range)).filter((id) => among.has(id));
}

/** The ids of a period: they rise with time. */
async function rangeOf(db: Db, from: string | null, to: string | null): Promise<DocumentRange> {
  return {
    from: from === null ? 0 : ((await firstSince(db, from)) ?? Number.MAX_SAFE_INTEGER),
    to: to === null ? Number.MAX_SAFE_INTEGER : ((await firstSince(db, to)) ?? Number.MAX_SAFE_INTEGER) - 1,
  };
}

async function firstSince(db: Db, moment: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('search_document')
    .select('id')
    .where('created_at', '>=', moment)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

interface Group {
  ticketId: number;
  documentId: number;
  others: number;
}

/** The documents' tickets, in their order; what was merged stands with the ticket that lives on (R-THR-4). */
async function byTicket(db: Db, ids: readonly number[], status: TicketStatus | null): Promise<Group[]> {
  const rows = await db
    .selectFrom('search_document')
    .innerJoin('ticket', 'ticket.id', 'search_document.ticket_id')
    .select(['search_document.id', 'search_document.ticket_id', 'ticket.merged_into', 'ticket.status'])
    .where('search_document.id', 'in', listed(ids))
    .execute();
  const statuses = new Map(rows.map((row) => [row.ticket_id, row.status]));
  const merged = new Set(rows.flatMap((row) => (row.merged_into === null ? [] : [row.ticket_id])));
  const living = await livingTickets(db, [...merged]);
  for (const [id, living_status] of await statusesOf(db, [...living.values()])) statuses.set(id, living_status);
  const ticketOf = new Map(rows.map((row) => [row.id, living.get(row.ticket_id) ?? row.ticket_id]));
  const groups = new Map<number, Group>();
  for (const documentId of ids) {
    const ticketId = ticketOf.get(documentId);
    if (ticketId === undefined || (status !== null && statuses.get(ticketId) !== status)) continue;
    const group = groups.get(ticketId);
    if (group === undefined) groups.set(ticketId, { ticketId, documentId, others: 0 });
    else group.others += 1;
  }
  return [...groups.values()];
}

async function statusesOf(db: Db, ids: readonly number[]): Promise<Map<number, TicketStatus>> {
  const rows = await db.selectFrom('ticket').select(['id', 'status']).where('id', 'in', listed(ids)).execute();
  return new Map(rows.map((row) => [row.id, row.status]));
}

async function readHits(db: Db, groups: readonly Group[]): Promise<SearchHit[]> {
  const tickets = await db
    .selectFrom('ticket')
    .leftJoin('person', 'person.id', 'ticket.requester_id')
    .select(['ticket.id', 'ticket.number', 'ticket.subject', 'ticket.status', 'person.address', 'person.name'])
    .where('ticket.id', 'in', listed(groups.map(({ ticketId }) => ticketId)))
    .execute();
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const documents = await readDocuments(
    db,
    groups.map(({ documentId }) => documentId),
  );
  return groups.flatMap(({ ticketId, documentId, others }) => {
    const [ticket, document] = [byId.get(ticketId), documents.get(documentId)];
    if (ticket === undefined || document === undefined) return [];
    const { number, subject, status, address, name } = ticket;
    return [{ number, subject, status, requester: addressOf(address, name), document, others }];
  });
}

async function readDocuments(db: Db, ids: readonly number[]): Promise<Map<number, FoundDocument>> {
  const rows = await db
    .selectFrom('search_document')
    .leftJoin('entry', 'entry.id', 'search_document.entry_id')
    .leftJoin('attachment', 'attachment.id', 'search_document.attachment_id')
    .leftJoin('person', 'person.id', 'search_document.person_id')
    .select(['search_document.id', 'search_document.created_at', 'entry.kind', 'entry.subject', 'entry.unverified'])
    .select(['entry.rejected_at', 'entry.from_address', 'entry.from_name', 'attachment.file_name'])
    .select(['person.address', 'person.name'])
    .select(({ fn, ref, val }) => fn<string | null>('substr', [ref('entry.text'), val(1), val(MAX_TEXT)]).as('text'))
    .where('search_document.id', 'in', listed(ids))
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        kind:
          row.file_name !== null ? 'file' : row.kind === 'message' || row.kind === 'note' ? row.kind : personOr(row),
        createdAt: row.created_at,
        from: addressOf(row.address, row.name) ?? addressOf(row.from_address, row.from_name),
        text: row.file_name === null ? row.text : null,
        fileName: row.file_name,
        subject: row.subject,
        unverified: row.unverified === 1,
        rejected: row.rejected_at !== null,
      },
    ]),
  );
}

function personOr({ address }: { address: string | null }): 'person' | 'ticket' {
  return address === null ? 'ticket' : 'person';
}

function addressOf(address: string | null, name: string | null): Address | null {
  return address === null ? null : { address, name: name ?? '' };
}
