/** The confirmation of a ticket, sent by an agent because the rules did not, or once more (R-ACK-5). */
import { LoketError } from '../errors.ts';
import type { Address, OutgoingMail } from '../message/mail.ts';
import { type ConfirmableTicket, confirmationsOf, readConfirmable, setConfirmed } from '../store/confirmation.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { queueMails } from '../store/outgoing.ts';
import { provedPattern, provedPatterns } from '../store/reply-address.ts';
import { addStatusLinks } from '../store/status-links.ts';
import type { Tx } from '../store/transaction.ts';
import { confirmationMail, type Letterhead, newConfirmationKeys } from '../wording/confirmation-mail.ts';
import type { TicketMailKeys } from '../wording/ticket-mail.ts';

/** What an agent's confirmation needs to know of the house. */
export interface ConfirmingHouse extends Letterhead {
  mailboxes: readonly { address: Address; replyAddress: string | null }[];
  randomBytes: (size: number) => Buffer;
}

export interface SentConfirmation {
  ticket: string;
  to: string;
  messageId: string;
}

/**
 * Queues the confirmation of a ticket to its requester. A ticket has one; `again` sends another all the same. `by`: the agent who asked.
 * Errors: LoketError `invalid` without an address, `conflict` when there is one already.
 */
export async function sendConfirmation(
  database: Database,
  house: ConfirmingHouse,
  ticketId: number,
  again: boolean,
  by: number | null = null,
): Promise<SentConfirmation> {
  return database.write((tx, now) => confirmTicket(tx, now, house, ticketId, again, by));
}

/** The same in the caller's transaction. */
export async function confirmTicket(
  tx: Tx,
  now: string,
  house: ConfirmingHouse,
  ticketId: number,
  again: boolean,
  by: number | null,
): Promise<SentConfirmation> {
  const ticket = await readConfirmable(tx, ticketId);
  const earlier = await confirmationsOf(tx, ticketId);
  const last = earlier.at(-1);
  if (last !== undefined && !again) {
    throw new LoketError(
      'conflict',
      `${ticket.number} has a confirmation to ${last.to} already (outgoing mail ${last.id}, ${last.state}); --again sends another`,
      { key: 'confirmed', values: { number: ticket.number, address: last.to } },
    );
  }
  const keys = newConfirmationKeys(house.randomBytes);
  const mail = compose(now, house, ticket, keys, await provedPatterns(tx));
  const dedupeKey =
    last === undefined ? `confirmation:${ticket.id}` : `confirmation:${ticket.id}:${earlier.length + 1}`;
  await addStatusLinks(tx, now, [{ ticketId: ticket.id, secret: keys.statusSecret }]);
  await queueMails(tx, now, [
    { ticketId: ticket.id, mailbox: mail.envelopeFrom, kind: 'confirmation', dedupeKey, mail, notBefore: null },
  ]);
  await setConfirmed(tx, now, ticket.id, 'sent-by-agent', mail.to.address);
  const text = `Confirmation to ${mail.to.address}, sent by an agent.`;
  await addEvents(tx, now, [{ ticketId: ticket.id, reason: 'confirmation', text, visibility: 'internal', by }]);
  return { ticket: ticket.number, to: mail.to.address, messageId: mail.messageId };
}

function compose(
  now: string,
  house: ConfirmingHouse,
  ticket: ConfirmableTicket,
  keys: TicketMailKeys,
  proved: ReadonlySet<string>,
): OutgoingMail {
  const { requester, opening } = ticket;
  if (requester === null)
    throw new LoketError('invalid', `${ticket.number} has no requester with an address`, {
      key: 'no-requester',
      values: { number: ticket.number },
    });
  const mailbox = house.mailboxes.find(({ address }) => address.address === ticket.mailbox);
  if (mailbox === undefined) {
    throw new LoketError('invalid', `the mailbox ${ticket.mailbox} of ${ticket.number} is not configured any more`, {
      key: 'no-mailbox',
    });
  }
  const { address, replyAddress } = mailbox;
  return confirmationMail(house, {
    ticket,
    mailbox: address,
    replyPattern: provedPattern(proved, address.address, replyAddress),
    to: requester,
    subject: opening?.subject ?? ticket.subject,
    language: ticket.language,
    receivedAt: opening?.arrivedAt ?? ticket.createdAt,
    sentAt: now,
    attachments: opening?.attachments ?? [],
    refused: opening?.refused ?? [],
    words: opening?.words ?? '',
    incoming: opening === null ? null : { messageId: opening.messageId, references: opening.references },
    keys,
  });
}
