/**
 * What a customer writes on the status page (P5, P16). It does to the ticket what a reply by mail does (R-THR-5); on one
 * that is closed for good it begins another one, which continues it (R-THR-4).
 */
import { LoketError } from '../errors.ts';
import type { Attachment } from '../message/mail.ts';
import { findByFormKey } from '../store/answers.ts';
import type { BlobStage } from '../store/blob-stage.ts';
import {
  addCustomersWords,
  countWritten,
  readWritable,
  readWriter,
  type WritableTicket,
  type WritingPerson,
} from '../store/customer-entries.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import {
  addParticipants,
  endWaits,
  markWaitsAnswered,
  openTickets,
  setStatus,
  touchTickets,
} from '../store/tickets.ts';
import type { Tx } from '../store/transaction.ts';
import { wakeTickets } from '../store/triage.ts';
import { withoutTags } from '../ticket/number.ts';
import { effectOfReply, isClosedForGood } from '../ticket/status.ts';
import type { ConfirmingHouse } from './confirmation.ts';
import { confirmationTo, confirmOpened } from './opened.ts';
import { checkWords } from './words.ts';

/** Messages of an hour that one ticket takes: nobody writes faster by hand. */
const MAX_PER_HOUR = 20;
const HOUR_MS = 60 * 60 * 1000;

export interface ReplyingHouse extends ConfirmingHouse {
  ticketPrefix: string;
  reopenDays: number;
}

export interface CustomerReply {
  ticketId: number;
  /** Who is signed in; null by the secret link, which is the requester's. */
  personId: number | null;
  /** Made with the form: a form that is sent twice counts once. */
  formKey: string;
  /** May be empty where there are files. */
  words: string;
  attachments: readonly Attachment[];
}

/** `followed`: the ticket is closed for good, so another one was opened, with this number. */
export type ReplyResult = { result: 'added' } | { result: 'followed'; number: string };

/** `stage` holds the files. Errors: LoketError `invalid` for no words or too many, `too_many` for messages. */
export async function replyAsCustomer(
  database: Database,
  house: ReplyingHouse,
  stage: BlobStage,
  reply: CustomerReply,
): Promise<ReplyResult> {
  const isSilent = reply.words.trim() === '' && reply.attachments.length > 0;
  const words = isSilent ? '' : checkWords(reply.words);
  return database.write(async (tx, now) => {
    const earlier = await findByFormKey(tx, reply.formKey);
    if (earlier !== null) return resultOf(tx, reply.ticketId, earlier.ticketId);
    const hourAgo = new Date(Date.parse(now) - HOUR_MS).toISOString();
    if ((await countWritten(tx, reply.ticketId, hourAgo)) >= MAX_PER_HOUR) {
      throw new LoketError('too_many', 'too many messages on one ticket; wait a while');
    }
    await stage.commit(tx, now);
    const ticket = await readWritable(tx, reply.ticketId);
    const writer = await readWriter(tx, reply.personId ?? ticket.requesterId);
    const { formKey, attachments } = reply;
    const from = { personId: writer?.id ?? null, name: writer?.name ?? null, address: writer?.address ?? null };
    const written = { ...from, subject: ticket.subject, words, reason: 'status-page', formKey, attachments } as const;
    if (isClosedForGood(ticket, house.reopenDays, now)) {
      const next = await openNext(tx, now, house, ticket, writer, attachments);
      await addCustomersWords(tx, now, { ...written, ticketId: next.id });
      return { result: 'followed', number: next.number };
    }
    await addCustomersWords(tx, now, { ...written, ticketId: ticket.id });
    await goOn(tx, now, ticket, writer);
    return { result: 'added' };
  });
}

async function resultOf(tx: Tx, ticketId: number, writtenTo: number): Promise<ReplyResult> {
  if (writtenTo === ticketId) return { result: 'added' };
  return { result: 'followed', number: (await readWritable(tx, writtenTo)).number };
}

/** R-THR-5, as for a mail of one of the ticket's people. */
async function goOn(tx: Tx, now: string, ticket: WritableTicket, writer: WritingPerson | null): Promise<void> {
  const { id } = ticket;
  const effect = effectOfReply(ticket.status, ticket.waits);
  if (writer !== null) await addParticipants(tx, now, [{ ticketId: id, personId: writer.id }]);
  await touchTickets(tx, now, [id]);
  await wakeTickets(tx, [id]);
  await endWaits(tx, id, effect.endedWaits);
  await markWaitsAnswered(tx, now, id, effect.answeredWaits);
  if (effect.status === ticket.status) return;
  await setStatus(tx, now, id, effect.status);
  const text = `${ticket.status} → ${effect.status}`;
  await addEvents(tx, now, [{ ticketId: id, reason: 'status', text, visibility: 'internal' }]);
}

/** A ticket that continues the one that is closed for good; its requester gets a confirmation with a link of its own. */
async function openNext(
  tx: Tx,
  now: string,
  house: ReplyingHouse,
  ticket: WritableTicket,
  writer: WritingPerson | null,
  attachments: readonly Attachment[],
): Promise<{ id: number; number: string }> {
  const mailbox = house.mailboxes.find(({ address }) => address.address === ticket.mailbox);
  const wanted = confirmationTo(house, writer?.address ?? null);
  const confirmation = mailbox === undefined ? { send: false, reason: 'no-address', to: null } : wanted;
  const subject = withoutTags(ticket.subject, house.ticketPrefix);
  const [next] = await openTickets(tx, now, house.ticketPrefix, [
    {
      mailbox: ticket.mailbox,
      subject,
      channel: 'form',
      language: ticket.language,
      requesterId: writer?.id ?? null,
      organisationId: ticket.organisationId ?? writer?.organisationId ?? null,
      possiblyBelongsTo: null,
      continues: ticket.id,
      confirmation,
    },
  ]);
  if (next === undefined) throw new LoketError('conflict', 'the ticket was not opened; send the form again');
  await addEvents(tx, now, [
    {
      ticketId: next.id,
      reason: 'continues',
      text: `Continues ${ticket.number}, which was closed.`,
      visibility: 'internal',
    },
    { ticketId: ticket.id, reason: 'continued', text: `Goes on in ${next.number}.`, visibility: 'internal' },
  ]);
  if (mailbox === undefined || confirmation.to === null) return next;
  const to = { address: confirmation.to, name: writer?.name ?? '' };
  await confirmOpened(tx, now, house, { ticket: next, to, subject, language: ticket.language, mailbox, attachments });
  return next;
}
