/** P15: the day on which a solution is expected, set by an agent; the customer is told of it and of every change. */
import { LoketError } from '../errors.ts';
import { type ConfirmableTicket, readConfirmable } from '../store/confirmation.ts';
import type { Database } from '../store/database.ts';
import { countDateMails, readExpectedDate, setExpectedDate } from '../store/deadlines.ts';
import { addEvents } from '../store/entries.ts';
import { queueMails } from '../store/outgoing.ts';
import { provedPattern, provedPatterns } from '../store/reply-address.ts';
import { addStatusLinks } from '../store/status-links.ts';
import type { Tx } from '../store/transaction.ts';
import { addDays, dayOf } from '../ticket/calendar.ts';
import { isDay } from '../ticket/time.ts';
import { newConfirmationKeys } from '../wording/confirmation-mail.ts';
import { type DateChange, expectedDateMail } from '../wording/expected-date-mail.ts';
import type { ConfirmingHouse } from './confirmation.ts';

/** What the mail needs to know of the house. */
export type ExpectingHouse = Omit<ConfirmingHouse, 'hours'>;

/** Later is no date that anybody can expect. */
const MAX_DAYS_AHEAD = 3 * 366;

export interface GivenDate {
  ticketId: number;
  agentId: number;
  /** A day of the house's calendar, today or later; null: the customer is told that there is none any more. */
  on: string | null;
}

/**
 * Sets, changes or withdraws the expected date and queues the mail that says so, in one commit; the same day once more
 * tells nothing. Errors: LoketError `invalid` for a day that cannot be, `conflict` when the work is over or merged.
 */
export async function setExpected(database: Database, house: ExpectingHouse, given: GivenDate): Promise<void> {
  await database.write(async (tx, now) => {
    const { number, status, isMerged, on: before } = await readExpectedDate(tx, given.ticketId);
    if (isMerged)
      throw new LoketError('conflict', `${number} was merged; set the date on the other ticket`, {
        key: 'merged',
        values: { number },
      });
    if (status === 'resolved' || status === 'closed') {
      throw new LoketError('conflict', `${number} is ${status}; open it first to expect a solution`, {
        key: 'wrong-status',
        values: { number, status },
      });
    }
    if (given.on === before) return;
    if (given.on !== null) checkDay(given.on, dayOf(now, house.timeZone));
    await setExpectedDate(tx, now, given.ticketId, given.on);
    const told = await tell(tx, now, house, await readConfirmable(tx, given.ticketId), { before, on: given.on });
    await addEvents(tx, now, [
      {
        ticketId: given.ticketId,
        reason: told === null ? 'expected-date-untold' : 'expected-date',
        text: `${before ?? '–'} → ${given.on ?? '–'}${told === null ? '' : ` (${told})`}`,
        visibility: 'internal',
        by: given.agentId,
      },
    ]);
  });
}

function checkDay(on: string, today: string): void {
  if (!isDay(on)) throw new LoketError('invalid', 'the expected date is a day such as 2026-12-01', { key: 'no-day' });
  if (on < today)
    throw new LoketError('invalid', 'the expected date is past; choose today or a later day', { key: 'day-past' });
  if (on > addDays(today, MAX_DAYS_AHEAD)) {
    throw new LoketError('invalid', 'the expected date is years away; choose one that the customer can wait for', {
      key: 'day-far',
    });
  }
}

/** The address that is told; null when nobody can be told by mail. */
async function tell(
  tx: Tx,
  now: string,
  house: ExpectingHouse,
  ticket: ConfirmableTicket,
  change: DateChange,
): Promise<string | null> {
  const mailbox = house.mailboxes.find(({ address }) => address.address === ticket.mailbox);
  if (mailbox === undefined || ticket.requester === null) return null;
  const keys = newConfirmationKeys(house.randomBytes);
  await addStatusLinks(tx, now, [{ ticketId: ticket.id, secret: keys.statusSecret }]);
  const mail = expectedDateMail(house, {
    ticket,
    subject: ticket.opening?.subject ?? ticket.subject,
    mailbox: mailbox.address,
    replyPattern: provedPattern(await provedPatterns(tx), mailbox.address.address, mailbox.replyAddress),
    to: ticket.requester,
    language: ticket.language,
    change,
    opening: ticket.opening,
    keys,
  });
  const dedupeKey = `expected-date:${ticket.id}:${(await countDateMails(tx, ticket.id)) + 1}`;
  await queueMails(tx, now, [
    { ticketId: ticket.id, mailbox: mail.envelopeFrom, kind: 'expected-date', dedupeKey, mail, notBefore: null },
  ]);
  return mail.to.address;
}
