/** Signing in by a link in a mail, for customers (P18): asked for by anybody, mailed to the customer alone, used once. */
import { LoketError } from '../errors.ts';
import type { Language } from '../message/mail.ts';
import { readConfirmable } from '../store/confirmation.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { newestTicket } from '../store/my-tickets.ts';
import { queueMails } from '../store/outgoing.ts';
import type { SignedIn } from '../store/sessions.ts';
import {
  addSignInLink,
  countSignInLinks,
  findCustomer,
  findSignInLink,
  LINK_MINUTES,
  markSignInLinksUsed,
} from '../store/sign-in-links.ts';
import type { Tx } from '../store/transaction.ts';
import { newConfirmationKeys } from '../wording/confirmation-mail.ts';
import { signInMail } from '../wording/sign-in-mail.ts';
import type { ConfirmingHouse } from './confirmation.ts';
import { type Arrived, type Beginning, beginSession } from './sign-in.ts';

/** Nobody's mailbox is filled by somebody who asks again and again. */
const MAX_LINKS = [
  { count: 4, withinMs: 60 * 60 * 1000 },
  { count: 12, withinMs: 24 * 60 * 60 * 1000 },
] as const;

export type LinkHouse = Pick<ConfirmingHouse, 'mailboxes' | 'publicUrl' | 'randomBytes' | 'wording'>;

export interface LinkWanted {
  /** Lower case. */
  address: string;
  /** For a customer of whom no language is known. */
  language: Language;
  /** Where the customer was going; '' for nowhere. */
  nextPath: string;
}

/** Why no link was sent; for the log and for agents, never for who asked. */
export type NoLink = 'unknown' | 'no-ticket' | 'too-many';

/**
 * Sends a customer a link to sign in, where there is a ticket to see. The mail hangs on the newest of them, so that a reply to
 * it is heard there. Whoever asks is told the same in every case (R-WEB-2).
 */
export async function sendSignInLink(database: Database, house: LinkHouse, wanted: LinkWanted): Promise<NoLink | null> {
  return database.write((tx, now) => mailLink(tx, now, house, wanted));
}

/**
 * An agent sends the requester of a ticket a link to sign in, which leads to that ticket. Errors: LoketError `invalid` when
 * nobody can be mailed, `conflict` when it was done too often.
 */
export async function inviteToSignIn(
  database: Database,
  house: LinkHouse,
  agent: Pick<SignedIn, 'id'>,
  ticketId: number,
): Promise<void> {
  await database.write(async (tx, now) => {
    const { requester, number, language } = await readConfirmable(tx, ticketId);
    if (requester === null)
      throw new LoketError('invalid', `${number} has no requester with an address`, {
        key: 'no-requester',
        values: { number },
      });
    const wanted = { address: requester.address, language, nextPath: `/my/tickets/${number}` };
    const refusal = await mailLink(tx, now, house, wanted);
    if (refusal === 'too-many')
      throw new LoketError('conflict', `${requester.address} got several links already`, {
        key: 'links-too-many',
        values: { address: requester.address },
      });
    if (refusal !== null)
      throw new LoketError('invalid', `${requester.address} is no customer who can sign in by a link`, {
        key: 'no-customer-sign-in',
        values: { address: requester.address },
      });
    const event = { ticketId, reason: 'sign-in-agent', text: requester.address, visibility: 'internal' } as const;
    await addEvents(tx, now, [{ ...event, by: agent.id }]);
  });
}

async function mailLink(tx: Tx, now: string, house: LinkHouse, wanted: LinkWanted): Promise<NoLink | null> {
  const customer = await findCustomer(tx, wanted.address);
  if (customer === null) return 'unknown';
  for (const { count, withinMs } of MAX_LINKS) {
    const since = new Date(Date.parse(now) - withinMs).toISOString();
    if ((await countSignInLinks(tx, since, customer.id)) >= count) return 'too-many';
  }
  const ticket = await newestTicket(tx, customer.id);
  const mailbox = house.mailboxes.find((one) => one.address.address === ticket?.mailbox) ?? house.mailboxes[0];
  if (ticket === null || mailbox === undefined) return 'no-ticket';
  const keys = newConfirmationKeys(house.randomBytes);
  const { nextPath } = wanted;
  await addSignInLink(tx, now, { secret: keys.statusSecret, personId: customer.id, nextPath });
  const mail = signInMail(house, {
    mailbox: mailbox.address,
    to: customer,
    language: customer.language ?? wanted.language,
    secret: keys.statusSecret,
    minutes: LINK_MINUTES,
    messageKey: keys.messageKey,
  });
  const dedupeKey = `sign-in:${keys.messageKey}`;
  await queueMails(tx, now, [
    { ticketId: ticket.id, mailbox: mail.envelopeFrom, kind: 'sign-in', dedupeKey, mail, notBefore: null },
  ]);
  return null;
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
