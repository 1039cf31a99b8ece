/**
 * What the store knows of mails that are to be decided: a handful of queries for a whole part of a batch, never one a mail.
 * Runs inside the deciding transaction, so that what was read still holds when it is acted upon.
 */
import type { Facts, Keys, OwnMailFacts, SenderFacts, TicketFacts } from '../triage/decision.ts';
import { findByUid } from './appointments.ts';
import { rowsInto } from './insert-rows.ts';
import { livingTickets } from './merges.ts';
import { countConfirmations, countConfirmationsToEach } from './outbox.ts';
import { findSenders } from './people.ts';
import { lastRestoredAt } from './restorations.ts';
import { listed } from './sqlite.ts';
import type { Db, Tx } from './transaction.ts';
import { isBeside } from './undelivered.ts';

const HOUR_MS = 60 * 60 * 1000;

export interface KeyedMail {
  inboundId: number;
  keys: Keys;
}

/** The facts for each mail, in the order given. Claims fingerprints on the way: the index decides what is a duplicate. */
export async function readFacts(tx: Tx, now: string, mails: readonly KeyedMail[]): Promise<Facts[]> {
  await claimFingerprints(tx, mails);
  return lookUpFacts(tx, now, mails);
}

/** The facts without a claim, for a dry run that must write nothing. Give mails that have no row the id 0. */
export async function lookUpFacts(db: Db, now: string, mails: readonly KeyedMail[]): Promise<Facts[]> {
  const hourAgo = new Date(Date.parse(now) - HOUR_MS).toISOString();
  const owners = await fingerprintOwners(db, mails);
  const reused = await findReusedIds(db, mails);
  const ids = unique(mails.flatMap(({ keys }) => [...keys.ancestors, keys.messageId, keys.reportedMessageId]));
  const ownMails = await findOwnMails(db, ids);
  const knownIds = await findKnownIds(db, ids);
  const numbers = await findByNumber(db, unique(mails.flatMap(({ keys }) => keys.numbers)));
  const appointments = await findByUid(db, unique(mails.map(({ keys }) => keys.appointmentUid)));
  const named = [
    ...mails.flatMap(({ keys }) => keys.tokens),
    ...[...ownMails.values()].map((own) => own.ticketId),
    ...knownIds.values(),
    ...numbers.values(),
    ...[...appointments.values()].map(({ ticketId }) => ticketId),
  ];
  const tickets = await readTickets(db, unique(named));
  const writers = unique(mails.flatMap(({ keys }) => [keys.sender, keys.forwardedFrom]));
  const senders = await findSenders(db, writers);
  const total = await countConfirmations(db, hourAgo);
  const toEach = await countConfirmationsToEach(db, hourAgo, writers);
  const restoredAt = await lastRestoredAt(db);
  return mails.map(({ inboundId, keys }) => {
    const owner = owners.get(keys.fingerprint);
    return {
      duplicateOf: owner === undefined || owner === inboundId ? null : owner,
      messageIdKnown: keys.messageId !== null && (reused.get(keys.messageId) ?? inboundId) !== inboundId,
      tickets,
      ownMails,
      knownIds,
      numbers,
      appointments,
      sender: senders.get(keys.sender ?? '') ?? NOBODY,
      forwardedFrom:
        keys.forwardedFrom === null
          ? null
          : {
              ...(senders.get(keys.forwardedFrom) ?? NOBODY),
              confirmations: toEach.get(keys.forwardedFrom) ?? 0,
            },
      confirmations: { toSender: toEach.get(keys.sender ?? '') ?? 0, total: total.count, oldest: total.oldest },
      restoredAt,
    };
  });
}

const NOBODY: SenderFacts = { isAgent: false, organisationId: null };

const newFingerprints = rowsInto('fingerprint', (insert) => insert.onConflict((conflict) => conflict.doNothing()));

async function claimFingerprints(tx: Tx, mails: readonly KeyedMail[]): Promise<void> {
  await newFingerprints(
    tx,
    mails.map(({ inboundId, keys }) => ({ fingerprint: keys.fingerprint, inbound_id: inboundId })),
  );
}

/** The row that holds each fingerprint: the mail's own, or the first mail like it (R-IN-7). */
async function fingerprintOwners(db: Db, mails: readonly KeyedMail[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('fingerprint')
    .selectAll()
    .where('fingerprint', 'in', listed(mails.map(({ keys }) => keys.fingerprint)))
    .execute();
  return new Map(rows.map((row) => [row.fingerprint, row.inbound_id]));
}

/** The first earlier mail that carried each Message-ID. */
async function findReusedIds(db: Db, mails: readonly KeyedMail[]): Promise<Map<string, number>> {
  const ids = unique(mails.map(({ keys }) => keys.messageId));
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('inbound')
    .select((select) => ['message_id', select.fn.min('id').as('id')] as const)
    .where('message_id', 'in', listed(ids))
    .groupBy('message_id')
    .execute();
  return new Map(rows.map((row) => [row.message_id ?? '', Number(row.id)]));
}

async function findOwnMails(db: Db, ids: string[]): Promise<Map<string, OwnMailFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'ticket_id', 'to_address', 'cc_addresses', 'subject', 'message_id', 'kind'])
    .where('message_id', 'in', listed(ids))
    .execute();
  return new Map(
    rows.map((row) => [
      row.message_id,
      {
        outboxId: row.id,
        ticketId: row.ticket_id,
        to: row.to_address,
        cc: JSON.parse(row.cc_addresses) as string[],
        subject: row.subject,
        ...(isBeside(row.kind) ? { isNotice: true } : {}),
      },
    ]),
  );
}

async function findKnownIds(db: Db, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('message_reference').selectAll().where('message_id', 'in', listed(ids)).execute();
  return new Map(rows.map((row) => [row.message_id, row.ticket_id]));
}

async function findByNumber(db: Db, numbers: string[]): Promise<Map<string, number>> {
  if (numbers.length === 0) return new Map();
  const rows = await db.selectFrom('ticket').select(['id', 'number']).where('number', 'in', listed(numbers)).execute();
  return new Map(rows.map((row) => [row.number, row.id]));
}

/** Tickets by the ids asked for; a merged one stands under its old id as the ticket that it became (R-THR-4). */
async function readTickets(db: Db, ids: number[]): Promise<Map<number, TicketFacts>> {
  const merged = await livingTickets(db, ids);
  const living = unique([...merged.values()]);
  if (living.length === 0) return new Map();
  const rows = await db
    .selectFrom('ticket')
    .select(['id', 'number', 'subject', 'status', 'closed_at', 'organisation_id', 'requester_id'])
    .where('id', 'in', listed(living))
    .execute();
  const people = await db
    .selectFrom('participant')
    .innerJoin('person', 'person.id', 'participant.person_id')
    .select(['participant.ticket_id', 'person.address'])
    .where('participant.ticket_id', 'in', listed(living))
    .execute();
  const waiting = rows.filter((row) => row.status === 'waiting').map((row) => row.id);
  const waits =
    waiting.length === 0
      ? []
      : await db.selectFrom('ticket_wait').selectAll().where('ticket_id', 'in', listed(waiting)).execute();
  const facts = new Map<number, TicketFacts>(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        number: row.number,
        subject: row.subject,
        status: row.status,
        waits: waits.filter((wait) => wait.ticket_id === row.id).map((wait) => wait.wait),
        closedAt: row.closed_at,
        people: people.filter((person) => person.ticket_id === row.id).map((person) => person.address),
        organisationId: row.organisation_id,
        hasRequester: row.requester_id !== null,
      },
    ]),
  );
  const tickets = new Map(facts);
  for (const [asked, id] of merged) {
    const ticket = facts.get(id);
    if (ticket !== undefined) tickets.set(asked, ticket);
  }
  return tickets;
}

function unique<T>(values: readonly (T | null)[]): T[] {
  return [...new Set(values.filter((value) => value !== null))];
}
