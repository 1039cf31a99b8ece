/** The confirmation of a ticket that no mail opened: form, phone, what follows a ticket that is closed for good (R-ACK-10). */
import { isMachineAddress, isOwnAddress } from '../message/address.ts';
import type { Address, Attachment, Language } from '../message/mail.ts';
import { queueMails } from '../store/outgoing.ts';
import { provedPattern, provedPatterns } from '../store/reply-address.ts';
import { addStatusLinks } from '../store/status-links.ts';
import type { Tx } from '../store/transaction.ts';
import { confirmationMail, newConfirmationKeys } from '../wording/confirmation-mail.ts';
import type { ConfirmingHouse } from './confirmation.ts';

/** R-ACK-3, R-ACK-10: of what `acknowledge` asks of a mail, what can be asked of a form or a call. */
export function confirmationTo(
  { mailboxes }: Pick<ConfirmingHouse, 'mailboxes'>,
  address: string | null,
): { send: boolean; reason: string; to: string | null } {
  const refused = (reason: string) => ({ send: false, reason, to: null });
  const own = mailboxes.map((mailbox) => mailbox.address.address);
  if (address === null) return refused('no-address');
  if (isOwnAddress(address, own)) return refused('own-address');
  if (isMachineAddress(address)) return refused('machine-address');
  return { send: true, reason: 'new-ticket', to: address };
}

export interface Opened {
  ticket: { id: number; number: string };
  to: Address;
  subject: string;
  language: Language;
  mailbox: ConfirmingHouse['mailboxes'][number];
  attachments: readonly Attachment[];
  /** Put off by the total cap (R-ACK-4); null or left out: at once. */
  notBefore?: string | null;
}

/** Queues the confirmation of a ticket that was just opened, with a link to its page. */
export async function confirmOpened(
  tx: Tx,
  now: string,
  house: ConfirmingHouse,
  { ticket, to, subject, language, mailbox, attachments, notBefore = null }: Opened,
): Promise<void> {
  const keys = newConfirmationKeys(house.randomBytes);
  const { address, replyAddress } = mailbox;
  const mail = confirmationMail(house, {
    ticket,
    mailbox: address,
    replyPattern: provedPattern(await provedPatterns(tx), address.address, replyAddress),
    to,
    subject,
    language,
    receivedAt: now,
    sentAt: notBefore ?? now,
    attachments,
    words: '',
    incoming: null,
    keys,
  });
  await addStatusLinks(tx, now, [{ ticketId: ticket.id, secret: keys.statusSecret }]);
  const dedupeKey = `confirmation:${ticket.id}`;
  const queued = { ticketId: ticket.id, mailbox: mail.envelopeFrom, mail, dedupeKey, notBefore };
  await queueMails(tx, now, [{ ...queued, kind: 'confirmation' }]);
}
