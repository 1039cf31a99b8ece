/** A call becomes a ticket like any other, and the caller gets an e-mail confirming it (P7). */
import { LoketError } from '../errors.ts';
import { parseAddresses } from '../message/address.ts';
import { cleanHeaderText } from '../message/clean.ts';
import type { Language } from '../message/mail.ts';
import { findByFormKey } from '../store/answers.ts';
import { rememberOrganisation } from '../store/callers.ts';
import { readConfirmable } from '../store/confirmation.ts';
import { addCustomersWords } from '../store/customer-entries.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { meetPeople } from '../store/people.ts';
import type { SignedIn } from '../store/sessions.ts';
import { openTickets } from '../store/tickets.ts';
import type { Tx } from '../store/transaction.ts';
import { organisationsByName } from '../store/triage.ts';
import type { Priority } from '../ticket/status.ts';
import type { ConfirmingHouse } from './confirmation.ts';
import { confirmationTo, confirmOpened } from './opened.ts';
import { checkWords } from './words.ts';

const MAX_NAME = 200;
const MAX_SUBJECT = 200;

export interface PhoneCall {
  formKey: string;
  /** The mailbox that the ticket belongs to. */
  mailbox: string;
  name: string;
  /** '' for a caller who has none. */
  address: string;
  organisationId: number | null;
  language: Language;
  /** What the caller asked for (P8). */
  priority: Priority;
  subject: string;
  words: string;
}

/** Errors: LoketError `invalid` that says what to fill in. Gives the number; a form that is sent twice, the same one. */
export async function registerCall(
  database: Database,
  house: ConfirmingHouse,
  prefix: string,
  agent: SignedIn,
  call: PhoneCall,
): Promise<string> {
  const caller = callerOf(call);
  const words = checkWords(call.words);
  const subject = cleanHeaderText(call.subject, MAX_SUBJECT);
  if (subject === '')
    throw new LoketError('invalid', 'the subject is missing; write a few words', { key: 'no-subject' });
  const mailbox = house.mailboxes.find(({ address }) => address.address === call.mailbox);
  if (mailbox === undefined)
    throw new LoketError('invalid', 'there is no such mailbox; choose one of the list', { key: 'choose-mailbox' });
  return database.write(async (tx, now) => {
    const earlier = await findByFormKey(tx, call.formKey);
    if (earlier !== null) return (await readConfirmable(tx, earlier.ticketId)).number;
    const { personId, organisationId } = await meetCaller(tx, now, caller, call);
    const confirmation = confirmationTo(house, caller.address);
    const [ticket] = await openTickets(tx, now, prefix, [
      {
        mailbox: mailbox.address.address,
        subject,
        channel: 'phone',
        language: call.language,
        requestedPriority: call.priority,
        requesterId: personId,
        organisationId,
        possiblyBelongsTo: null,
        continues: null,
        confirmation,
      },
    ]);
    if (ticket === undefined)
      throw new LoketError('conflict', 'the ticket was not opened; send the form again', { key: 'not-opened' });
    const first = { ticketId: ticket.id, personId, ...caller, subject, words, formKey: call.formKey, attachments: [] };
    await addCustomersWords(tx, now, { ...first, reason: 'phone-call' });
    const event = { ticketId: ticket.id, reason: 'phone-call', text: 'Registered from a call.' } as const;
    await addEvents(tx, now, [{ ...event, visibility: 'internal', by: agent.id }]);
    if (confirmation.to === null) return ticket.number;
    const to = { address: confirmation.to, name: caller.name };
    await confirmOpened(tx, now, house, { ticket, to, subject, language: call.language, mailbox, attachments: [] });
    return ticket.number;
  });
}

function callerOf(call: PhoneCall): { name: string; address: string | null } {
  const name = cleanHeaderText(call.name, MAX_NAME);
  if (call.address === '') {
    if (name === '')
      throw new LoketError('invalid', 'who called? write a name or an e-mail address', { key: 'no-caller' });
    return { name, address: null };
  }
  const [person, ...more] = parseAddresses(call.address);
  if (person === undefined || more.length > 0) {
    throw new LoketError('invalid', 'that is not an e-mail address; write one like an@example.com, or none', {
      key: 'no-address',
    });
  }
  return { name, address: person.address };
}

/** A caller without an address is nobody whom the store could know again: the name stands on the message. */
async function meetCaller(
  tx: Tx,
  now: string,
  { name, address }: { name: string; address: string | null },
  { language, organisationId }: PhoneCall,
): Promise<{ personId: number | null; organisationId: number | null }> {
  if (organisationId !== null && !(await organisationsByName(tx)).some(({ id }) => id === organisationId)) {
    throw new LoketError('invalid', 'there is no such organisation; choose one of the list', {
      key: 'choose-organisation',
    });
  }
  if (address === null) return { personId: null, organisationId };
  const person = (await meetPeople(tx, now, [{ address, name, language }])).get(address);
  if (person !== undefined && organisationId !== null) await rememberOrganisation(tx, person.id, organisationId);
  return { personId: person?.id ?? null, organisationId: organisationId ?? person?.organisationId ?? null };
}
