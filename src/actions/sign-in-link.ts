/** Signing in by a link in a mail, for customers (P18): asked for by anybody, sent to the address alone, used once. */
import type { Language } from '../message/mail.ts';
import type { Database } from '../store/database.ts';
import { newestTicket } from '../store/my-tickets.ts';
import { queueMails } from '../store/outbox.ts';
import {
  addSignInLink,
  countSignInLinks,
  findCustomer,
  findSignInLink,
  LINK_MINUTES,
  markSignInLinksUsed,
} from '../store/sign-in-links.ts';
import { newConfirmationKeys } from '../wording/confirmation-mail.ts';
import { signInMail } from '../wording/sign-in-mail.ts';
import type { ConfirmingHouse } from './confirmation.ts';
import { type Arrived, type Beginning, beginSession } from './sign-in.ts';

/** Nobody's mailbox is filled by somebody who asks again and again. */
const MAX_LINKS_PER_HOUR = 4;
const HOUR_MS = 60 * 60 * 1000;

export type LinkHouse = Pick<ConfirmingHouse, 'mailboxes' | 'publicUrl' | 'randomBytes'>;

export interface LinkWanted {
  /** Lower case. */
  address: string;
  /** For a customer of whom no language is known. */
  language: Language;
  /** Where the customer was going; '' for nowhere. */
  nextPath: string;
}

/** Why no link was sent; for the log, never for who asked. */
export type NoLink = 'unknown' | 'no-ticket' | 'too-many';

/**
 * Sends a customer a link to sign in, where there is a ticket to see. The mail hangs on the newest of them, so that a reply to
 * it is heard there. Whoever asks is told the same in every case (R-WEB-2).
 */
export async function sendSignInLink(
  database: Database,
  house: LinkHouse,
  { address, language, nextPath }: LinkWanted,
): Promise<NoLink | null> {
  const keys = newConfirmationKeys(house.randomBytes);
  return database.write(async (tx, now) => {
    const customer = await findCustomer(tx, address);
    if (customer === null) return 'unknown';
    const since = new Date(Date.parse(now) - HOUR_MS).toISOString();
    if ((await countSignInLinks(tx, since, customer.id)) >= MAX_LINKS_PER_HOUR) return 'too-many';
    const ticket = await newestTicket(tx, customer.id);
    const mailbox = house.mailboxes.find((one) => one.address.address === ticket?.mailbox) ?? house.mailboxes[0];
    if (ticket === null || mailbox === undefined) return 'no-ticket';
    await addSignInLink(tx, now, { secret: keys.statusSecret, personId: customer.id, nextPath });
    const mail = signInMail(house.publicUrl, {
      mailbox: mailbox.address,
      to: customer,
      language: customer.language ?? language,
      secret: keys.statusSecret,
      minutes: LINK_MINUTES,
      messageKey: keys.messageKey,
    });
    const dedupeKey = `sign-in:${keys.messageKey}`;
    await queueMails(tx, now, [
      { ticketId: ticket.id, mailbox: mail.envelopeFrom, kind: 'sign-in', dedupeKey, mail, notBefore: null },
    ]);
    return null;
  });
}

/** Signs in who holds a link, once; null when it works no more. */
export async function takeSignInLink(
  database: Database,
  secret: string,
  beginning: Beginning,
): Promise<(Arrived & { nextPath: string }) | null> {
  return database.write(async (tx, now) => {
    const link = await findSignInLink(tx, now, secret);
    if (link === null) return null;
    const { id } = link.customer;
    await markSignInLinksUsed(tx, now, id);
    await beginSession(tx, now, id, beginning, true);
    return { id, role: 'customer', nextPath: link.nextPath };
  });
}
