/** The online form becomes a ticket at once, confirmed by the rules that hold for mail (P6). */
import { LoketError } from '../errors.ts';
import { MAX_ADDRESS_LENGTH, parseAddresses } from '../message/address.ts';
import { cleanHeaderText } from '../message/clean.ts';
import type { Attachment, Language } from '../message/mail.ts';
import type { BlobStage } from '../store/blob-stage.ts';
import { listCategories, setCategory } from '../store/categories.ts';
import { addCustomersWords } from '../store/customer-entries.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { countConfirmations, countConfirmationsToEach } from '../store/outbox.ts';
import { meetPeople } from '../store/people.ts';
import { addRequestDetails, findOpenedByForm } from '../store/requests.ts';
import { openTickets } from '../store/tickets.ts';
import type { Tx } from '../store/transaction.ts';
import type { Priority } from '../ticket/status.ts';
import { type ConfirmationCaps, withinCaps } from '../triage/acknowledge.ts';
import type { ConfirmingHouse } from './confirmation.ts';
import { confirmationTo, confirmOpened } from './opened.ts';
import { checkWords } from './words.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Characters of one line of the form; of the words, `MAX_WORDS`. */
export const MAX_LINE = 200;
export const MAX_WORDS = 50_000;

/** As it was filled in. */
export interface FormRequest {
  formKey: string;
  name: string;
  address: string;
  organisation: string;
  phone: string;
  product: string;
  version: string;
  /** Null: the customer chose none. */
  categoryId: number | null;
  priority: Priority;
  subject: string;
  words: string;
  language: Language;
}

/** What is wrong with a form, by the field that has to be filled in anew. */
export interface FormFaults {
  name?: 'missing';
  address?: 'missing' | 'wrong';
  subject?: 'missing';
  words?: 'missing' | 'long';
}

/** What keeps a form from being taken; nothing when it can be. */
export function faultsOf(request: Pick<FormRequest, 'name' | 'address' | 'subject' | 'words'>): FormFaults {
  const words = request.words.trim();
  return {
    ...(cleanLine(request.name) === '' ? { name: 'missing' } : {}),
    ...(request.address.trim() === ''
      ? { address: 'missing' }
      : addressOf(request) === null
        ? { address: 'wrong' }
        : {}),
    ...(cleanLine(request.subject) === '' ? { subject: 'missing' } : {}),
    ...(words === '' ? { words: 'missing' } : words.length > MAX_WORDS ? { words: 'long' } : {}),
  };
}

export interface TakenRequest {
  number: string;
  /** Where the confirmation goes; null when none does. `later`: it is put off (R-ACK-4). */
  confirmation: { to: string; later: boolean } | null;
}

/** The house, and how many confirmations may go out. */
export interface FormHouse extends ConfirmingHouse {
  ticketPrefix: string;
  caps: ConfirmationCaps;
}

/**
 * Opens the ticket. Sent twice, a form is one ticket. Whoever fills it in has proved no address: nothing of anybody is shown,
 * and no ticket is joined. Errors: LoketError `invalid`, `conflict` for the key of a form that said something else.
 */
export async function takeForm(
  database: Database,
  house: FormHouse,
  stage: BlobStage,
  mailbox: ConfirmingHouse['mailboxes'][number],
  request: FormRequest,
  attachments: readonly Attachment[],
): Promise<TakenRequest> {
  const address = addressOf(request);
  const faults = Object.keys(faultsOf(request));
  if (address === null || faults.length > 0) throw new LoketError('invalid', `fill in: ${faults.join(', ')}`);
  const subject = cleanLine(request.subject);
  const words = checkWords(request.words);
  const from = { name: cleanLine(request.name), address };
  return database.write(async (tx, now) => {
    const earlier = await findOpenedByForm(tx, request.formKey);
    if (earlier !== null) return takenBefore(earlier, words);
    const { language } = request;
    const person = (await meetPeople(tx, now, [{ ...from, language }])).get(address);
    const confirmation = await acknowledgeForm(tx, now, house, address);
    const [ticket] = await openTickets(tx, now, house.ticketPrefix, [
      {
        mailbox: mailbox.address.address,
        subject,
        channel: 'form',
        language,
        requestedPriority: request.priority,
        requesterId: person?.id ?? null,
        organisationId: person?.organisationId ?? null,
        possiblyBelongsTo: null,
        continues: null,
        confirmation,
      },
    ]);
    if (ticket === undefined) throw new LoketError('conflict', 'the ticket was not opened; send the form again');
    await stage.commit(tx, now);
    const first = { ticketId: ticket.id, personId: person?.id ?? null, ...from, subject, words, attachments };
    await addCustomersWords(tx, now, { ...first, reason: 'online-form', formKey: request.formKey });
    await addDetails(tx, now, ticket.id, request);
    const { to, notBefore } = confirmation;
    if (to === null) return { number: ticket.number, confirmation: null };
    const mail = { ticket, to: { ...from, address: to }, subject, language, mailbox, attachments, notBefore };
    await confirmOpened(tx, now, house, mail);
    const event = { ticketId: ticket.id, reason: 'confirmation', text: `Confirmation to ${to}.` } as const;
    await addEvents(tx, now, [{ ...event, visibility: 'internal' }]);
    return { number: ticket.number, confirmation: { to, later: notBefore !== null } };
  });
}

/** The same form again has the same answer; other words with an old key, as after the browser's way back, are no repetition. */
function takenBefore(
  { number, confirmedTo, words: said }: { number: string; confirmedTo: string | null; words: string },
  words: string,
): TakenRequest {
  if (said !== words) throw new LoketError('conflict', 'this form was sent already, with other words');
  return { number, confirmation: confirmedTo === null ? null : { to: confirmedTo, later: false } };
}

interface Confirmation {
  send: boolean;
  reason: string;
  to: string | null;
  notBefore: string | null;
}

/** R-ACK-3, R-ACK-4, R-ACK-9: who fills in another's address sends him no flood. */
async function acknowledgeForm(tx: Tx, now: string, house: FormHouse, address: string): Promise<Confirmation> {
  const judged = confirmationTo(house, address);
  if (!judged.send) return { ...judged, notBefore: null };
  const hourAgo = new Date(Date.parse(now) - HOUR_MS).toISOString();
  const { count, oldest } = await countConfirmations(tx, hourAgo);
  const toSender = (await countConfirmationsToEach(tx, hourAgo, [address])).get(address) ?? 0;
  return { notBefore: null, ...withinCaps(address, { toSender, total: count, oldest }, house.caps, now) };
}

async function addDetails(tx: Tx, now: string, ticketId: number, request: FormRequest): Promise<void> {
  await addRequestDetails(tx, ticketId, {
    product: cleanLine(request.product),
    version: cleanLine(request.version),
    organisation: cleanLine(request.organisation),
    phone: cleanLine(request.phone),
  });
  const category = (await listCategories(tx)).find(({ id, retired }) => id === request.categoryId && !retired);
  if (category !== undefined) await setCategory(tx, now, ticketId, category.id);
}

/** One plain address, lower case; null for none, for several, and for what is none. */
function addressOf({ address }: Pick<FormRequest, 'address'>): string | null {
  const typed = address.trim();
  if (typed.length > MAX_ADDRESS_LENGTH || !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(typed)) return null;
  const [only, ...more] = parseAddresses(typed);
  return only === undefined || more.length > 0 ? null : only.address;
}

function cleanLine(text: string): string {
  return cleanHeaderText(text, MAX_LINE);
}
