/**
 * What happened becomes mails to agents, in two steps that each lose nothing, since each is one commit:
 *
 *   happening (written with its cause) ─ who is told ─▶ notice, a row for each agent ─ grouped, capped ─▶ outbox
 */
import type { Address, Language } from '../message/mail.ts';
import type { Database } from '../store/database.ts';
import {
  forgetHappenings,
  hasHappenings,
  type PendingHappening,
  pendingHappenings,
  removeHappenings,
} from '../store/happenings.ts';
import {
  addNotices,
  agentsToTell,
  type NewNotice,
  type NoticedTicket,
  type NoticeReader,
  noticedEntries,
  noticedTickets,
  noticeReaders,
  noticesSentTo,
  removeNotices,
  type WaitingNotice,
  waitingNotices,
} from '../store/notices.ts';
import { queueMails } from '../store/outgoing.ts';
import { provedPattern, provedPatterns } from '../store/reply-address.ts';
import type { Db, Tx } from '../store/transaction.ts';
import { happeningOf } from '../triage/happening.ts';
import { type NoticeRules, type PlannedNotice, planNotices } from '../triage/notice-plan.ts';
import { whoIsTold } from '../triage/notify.ts';
import { eventText } from '../wording/desk/events.ts';
import { type NoticeHouse, noticeMail, type ToldHappening } from '../wording/notice-mail.ts';

/** Happenings taken in one commit. */
const BATCH = 200;
const FORGOTTEN = 5_000;
/** Of what waits for one agent, so much is looked at; more comes after it. */
const MAX_WAITING = 20_000;
/** Happenings that a mail tells one by one; of the rest it says how many there are. */
const MAX_SHOWN = 40;
const HOUR_MS = 60 * 60 * 1000;

export interface NoticeMailbox {
  address: Address;
  replyAddress: string | null;
  /** A mail host that we believe says who wrote: without one no answer by mail can be believed (R-THR-7). */
  isVouchedFor: boolean;
}

export interface NoticeSender extends NoticeHouse {
  /** At least one. */
  mailboxes: readonly NoticeMailbox[];
  /** For agents who chose none. */
  language: Language;
  rules: NoticeRules;
  randomBytes: (size: number) => Buffer;
}

/** Decides who is told of what happened; true when there may be more of it. */
export async function spreadHappenings(database: Database): Promise<boolean> {
  if (!(await hasHappenings(database.read))) return false;
  return database.write(async (tx) => {
    const readers = await noticeReaders(tx);
    // Nobody listens, as before the first agent comes: what happens then is not kept for him.
    if (!readers.some(isListening)) return (await forgetHappenings(tx, FORGOTTEN)) === FORGOTTEN;
    const happened = await pendingHappenings(tx, BATCH);
    await addNotices(
      tx,
      happened.flatMap((one) => noticesOf(one, readers)),
    );
    await removeHappenings(
      tx,
      happened.map(({ id }) => id),
    );
    return happened.length === BATCH;
  });
}

function isListening({ isDisabled, wish }: NoticeReader): boolean {
  return !isDisabled && wish !== 'none';
}

function noticesOf(happened: PendingHappening, readers: readonly NoticeReader[]): NewNotice[] {
  const { entry, ticketId, assigneeId, agentId, at } = happened;
  const kind = happened.kind ?? (entry === null ? null : happeningOf(entry));
  if (kind === null) return [];
  const forwarder = readers.find(({ address }) => address === happened.forwarder);
  const byId = happened.registrarId ?? forwarder?.id ?? entry?.personId ?? null;
  return whoIsTold({ kind, byId, assigneeId, agentId }, readers).map((told) => ({
    agentId: told,
    ticketId,
    entryId: entry?.id ?? null,
    kind,
    at,
  }));
}

/** Queues the mails that are due, each in the commit that ends its waiting. Gives how many. */
export async function sendNotices(database: Database, house: NoticeSender, now: string): Promise<number> {
  const agents = await agentsToTell(database.read);
  if (agents.length === 0) return 0;
  const readers = new Map((await noticeReaders(database.read)).map((reader) => [reader.id, reader]));
  let queued = 0;
  for (const agentId of agents) {
    const reader = readers.get(agentId);
    if (reader === undefined || !isListening(reader)) {
      await database.write((tx) => forget(tx, agentId));
    } else if ((await planFor(database.read, now, house, reader)).length > 0) {
      queued += await database.write((tx, at) => mailTo(tx, at, house, reader));
    }
  }
  return queued;
}

/** Who may not sign in any more, or chose to hear nothing, is told nothing of what waits. */
async function forget(tx: Tx, agentId: number): Promise<void> {
  const waiting = await waitingNotices(tx, agentId, MAX_WAITING);
  await removeNotices(
    tx,
    waiting.map(({ id }) => id),
  );
}

async function planFor(
  db: Db,
  now: string,
  { rules }: NoticeSender,
  { id, address }: NoticeReader,
): Promise<PlannedNotice<WaitingNotice>[]> {
  const waiting = await waitingNotices(db, id, MAX_WAITING);
  const hourAgo = new Date(Date.parse(now) - HOUR_MS).toISOString();
  return planNotices(waiting, await noticesSentTo(db, address, hourAgo), now, rules);
}

async function mailTo(tx: Tx, now: string, house: NoticeSender, reader: NoticeReader): Promise<number> {
  const plan = await planFor(tx, now, house, reader);
  const proved = await provedPatterns(tx);
  for (const planned of plan) await queueNotice(tx, now, house, reader, planned, proved);
  return plan.length;
}

async function queueNotice(
  tx: Tx,
  now: string,
  house: NoticeSender,
  reader: NoticeReader,
  { told, silentUntil }: PlannedNotice<WaitingNotice>,
  proved: ReadonlySet<string>,
): Promise<void> {
  const language = reader.language ?? house.language;
  const shown = told.slice(0, MAX_SHOWN);
  const tickets = await noticedTickets(tx, [...new Set(shown.map(({ ticketId }) => ticketId))]);
  const first = tickets.get(told[0]?.ticketId ?? 0);
  const mailbox = house.mailboxes.find(({ address }) => address.address === first?.mailbox) ?? house.mailboxes[0];
  if (first === undefined || mailbox === undefined) return;
  const pattern = provedPattern(proved, mailbox.address.address, mailbox.replyAddress);
  const mail = noticeMail(house, {
    mailbox: mailbox.address,
    agent: reader,
    language,
    tickets: new Set(told.map(({ ticketId }) => ticketId)).size,
    told: await toldHappenings(tx, shown, tickets, language),
    left: told.length - shown.length,
    replyPattern: mailbox.isVouchedFor && first.requester !== null ? pattern : null,
    silentUntil,
    messageKey: house.randomBytes(16).toString('hex'),
  });
  // A digest stands with the ticket that it tells of first: every row of the outbox belongs to one.
  const dedupeKey = `notice:${told[0]?.id}`;
  const row = { ticketId: first.id, mailbox: mail.envelopeFrom, kind: 'notice' as const, dedupeKey, mail };
  await queueMails(tx, now, [{ ...row, notBefore: null }]);
  await removeNotices(
    tx,
    told.map(({ id }) => id),
  );
}

async function toldHappenings(
  tx: Tx,
  told: readonly WaitingNotice[],
  tickets: ReadonlyMap<number, NoticedTicket>,
  language: Language,
): Promise<ToldHappening[]> {
  const entries = await noticedEntries(
    tx,
    told.flatMap(({ entryId }) => (entryId === null ? [] : [entryId])),
  );
  return told.flatMap(({ ticketId, entryId, kind }) => {
    const ticket = tickets.get(ticketId);
    const entry = entries.get(entryId ?? 0);
    if (ticket === undefined) return [];
    if (entry === undefined || kind === 'assigned') return [{ ticket, kind, who: entry?.who ?? '', words: '' }];
    const words = entry.event === null ? entry.words : eventText(language, entry.event, entry.words);
    return [{ ticket, kind, who: entry.who, words }];
  });
}
