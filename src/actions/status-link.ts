/** Links to status pages (R-WEB-2): ended by agents, and mailed anew to the people of the ticket, never to anybody else. */
import { LoketError } from '../errors.ts';
import type { Address } from '../message/mail.ts';
import { readConfirmable } from '../store/confirmation.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { findTicketByNumber } from '../store/listing-tickets.ts';
import { queueMails } from '../store/outgoing.ts';
import { provedPattern, provedPatterns } from '../store/reply-address.ts';
import type { SignedIn } from '../store/sessions.ts';
import { addStatusLinks, countLinkMails, findByExpiredSecret, revokeLinksOf } from '../store/status-links.ts';
import { familyOf } from '../store/time.ts';
import type { Tx } from '../store/transaction.ts';
import { participantsOf } from '../store/triage.ts';
import { newConfirmationKeys } from '../wording/confirmation-mail.ts';
import { type LinkCause, linkMail } from '../wording/link-mail.ts';
import type { ConfirmingHouse } from './confirmation.ts';

/** Links that anybody can have mailed in an hour: to one address, and in all. Beyond that nothing is sent. */
const MAX_PER_ADDRESS = 3;
const MAX_IN_ALL = 200;
const HOUR_MS = 60 * 60 * 1000;

/** What the mail needs to know of the house. */
export type LinkingHouse = Omit<ConfirmingHouse, 'hours'>;

/** Ends every link to a ticket, also those to what was merged into it. Gives how many there were. */
export async function revokeLinks(database: Database, agent: SignedIn, ticketId: number): Promise<number> {
  return database.write(async (tx, now) => {
    const count = await revokeLinksOf(tx, now, await familyOf(tx, ticketId));
    if (count === 0) return 0;
    const event = { ticketId, reason: 'links-revoked', text: String(count), visibility: 'internal' } as const;
    await addEvents(tx, now, [{ ...event, by: agent.id }]);
    return count;
  });
}

/** An agent mails a new link to the requester. Errors: LoketError `invalid` when nobody can be mailed. */
export async function sendLink(
  database: Database,
  house: LinkingHouse,
  agent: SignedIn,
  ticketId: number,
): Promise<void> {
  await database.write(async (tx, now) => {
    const { requester, number } = await readConfirmable(tx, ticketId);
    if (requester === null)
      throw new LoketError('invalid', `${number} has no requester with an address`, {
        key: 'no-requester',
        values: { number },
      });
    if (!(await mailLink(tx, now, house, { ticketId, to: requester, personId: null, cause: 'agent', by: agent.id }))) {
      throw new LoketError('invalid', `the mailbox of ${number} is not configured any more`, { key: 'no-mailbox' });
    }
  });
}

/** A new link goes to the requester, if the old one came to its end by itself. Nobody is told whether. */
export async function renewLink(database: Database, house: LinkingHouse, secret: string): Promise<void> {
  await database.write(async (tx, now) => {
    const ticketId = await findByExpiredSecret(tx, now, secret);
    if (ticketId === null) return;
    const { requester } = await readConfirmable(tx, ticketId);
    if (requester !== null) await mailAsked(tx, now, house, ticketId, requester);
  });
}

/**
 * A new link goes to an address, if it is that of one of the ticket's people. Nobody is told whether. `numbers` are
 * spellings of one number.
 */
export async function sendLostLink(
  database: Database,
  house: LinkingHouse,
  numbers: readonly string[],
  address: string,
): Promise<void> {
  await database.write(async (tx, now) => {
    const ticketId = await findTicketByNumber(tx, numbers);
    if (ticketId === null) return;
    const { requester } = await readConfirmable(tx, ticketId);
    if (requester?.address === address) return mailAsked(tx, now, house, ticketId, requester);
    const participant = (await participantsOf(tx, ticketId)).find((person) => person.address === address);
    if (participant !== undefined) await mailAsked(tx, now, house, ticketId, participant, participant.id);
  });
}

async function mailAsked(
  tx: Tx,
  now: string,
  house: LinkingHouse,
  ticketId: number,
  to: Address,
  personId: number | null = null,
): Promise<void> {
  const hourAgo = new Date(Date.parse(now) - HOUR_MS).toISOString();
  const { toAddress, total } = await countLinkMails(tx, hourAgo, to.address);
  if (toAddress >= MAX_PER_ADDRESS || total >= MAX_IN_ALL) return;
  await mailLink(tx, now, house, { ticketId, to, personId, cause: 'asked', by: null });
}

interface LinkToMail {
  ticketId: number;
  to: Address;
  /** Null for the requester. */
  personId: number | null;
  cause: LinkCause;
  by: number | null;
}

/** False when the ticket's mailbox is not ours any more. */
async function mailLink(tx: Tx, now: string, house: LinkingHouse, link: LinkToMail): Promise<boolean> {
  const { ticketId, personId, cause, by } = link;
  const ticket = await readConfirmable(tx, ticketId);
  const mailbox = house.mailboxes.find(({ address }) => address.address === ticket.mailbox);
  if (mailbox === undefined) return false;
  const keys = newConfirmationKeys(house.randomBytes);
  const { address, replyAddress } = mailbox;
  const mail = linkMail(house, {
    ticket,
    subject: ticket.opening?.subject ?? ticket.subject,
    mailbox: address,
    replyPattern: provedPattern(await provedPatterns(tx), address.address, replyAddress),
    to: { address: link.to.address, name: link.to.name },
    language: ticket.language,
    cause,
    opening: ticket.opening,
    keys,
  });
  await addStatusLinks(tx, now, [{ ticketId, personId, secret: keys.statusSecret }]);
  const dedupeKey = `link:${ticketId}:${keys.messageKey}`;
  await queueMails(tx, now, [{ ticketId, mailbox: mail.envelopeFrom, kind: 'link', dedupeKey, mail, notBefore: null }]);
  await addEvents(tx, now, [{ ticketId, reason: `link-${cause}`, text: link.to.address, visibility: 'internal', by }]);
  return true;
}
