/**
 * What a confirmation is told about (R-ACK-6), and how foreign words are made harmless before a template sees them:
 * one line each, no control or bidirectional characters, short. Escaping for HTML is the template engine's.
 */
import { cleanHeaderText } from '../message/clean.ts';
import { withoutTag } from '../message/compose.ts';
import { withoutLinks } from './confirmation-links.ts';

export interface ConfirmationData {
  /** e.g. `SA-100427`. */
  number: string;
  /** e.g. `[SA-100427]`. */
  tag: string;
  /** The customer's; '' for none. */
  subject: string;
  /** '' when unknown. */
  customerName: string;
  /** '' when the mailbox has none. */
  mailboxName: string;
  /** As text, from `formatMoment`. */
  receivedAt: string;
  /** `size` as text, from `formatSize`. */
  attachments: readonly { fileName: string; size: string }[];
  refused: readonly { fileName: string; reason: string }[];
  /** The beginning of the customer's message; '' for the form and the phone (R-ACK-10). */
  quote: string;
  statusUrl: string;
  /** From `whenHandled`; '' for none. */
  whenHandled: string;
}

export const MAX_QUOTE_CHARACTERS = 200;
const MAX_SUBJECT_CHARACTERS = 120;
const MAX_NAME_CHARACTERS = 80;
export const MAX_FILE_NAME_CHARACTERS = 120;
export const MAX_LISTED = 20;
/** Sentences and names of our own. */
const MAX_OWN_CHARACTERS = 500;
const MAX_URL_CHARACTERS = 2_000;
/** How much longer than its limit a text is looked at, since cleaning shortens it. */
const SLACK = 8;

/** The same data, clean and bounded: what the templates see. */
export function cleanConfirmation(data: ConfirmationData): ConfirmationData {
  const own = (text: string) => clean(text, MAX_OWN_CHARACTERS);
  return {
    number: own(data.number),
    tag: own(data.tag),
    subject: shorten(withoutTag(foreign(data.subject, MAX_OWN_CHARACTERS), data.tag), MAX_SUBJECT_CHARACTERS),
    customerName: cleanName(data.customerName),
    mailboxName: own(data.mailboxName),
    receivedAt: own(data.receivedAt),
    attachments: listed(
      data.attachments,
      ({ fileName, size }) => ({ fileName: cleanFile(fileName), size: own(size) }),
      (more) => ({
        fileName: '…',
        size: `+ ${more}`,
      }),
    ),
    refused: listed(
      data.refused,
      ({ fileName, reason }) => ({ fileName: cleanFile(fileName), reason: own(reason) }),
      (more) => ({
        fileName: `… (+ ${more})`,
        reason: '',
      }),
    ),
    quote: shorten(foreign(data.quote, 2 * MAX_QUOTE_CHARACTERS), MAX_QUOTE_CHARACTERS),
    statusUrl: clean(data.statusUrl, MAX_URL_CHARACTERS),
    whenHandled: own(data.whenHandled),
  };
}

/** A name as a greeting. One that could be an address or a link is left out: a confirmation carries no advertisement. */
export function cleanName(name: string): string {
  const greeted = clean(name, MAX_NAME_CHARACTERS + 1);
  const suspicious = greeted.length > MAX_NAME_CHARACTERS || /[@/\\]|\p{L}{2}\.\p{L}{2}/u.test(greeted);
  return suspicious ? '' : greeted;
}

function cleanFile(name: string): string {
  return shorten(foreign(name, 2 * MAX_FILE_NAME_CHARACTERS), MAX_FILE_NAME_CHARACTERS);
}

/** What a customer wrote: it may be a stranger's who reads it. */
function foreign(text: string, maxCharacters: number): string {
  return withoutLinks(clean(text, maxCharacters));
}

/** At most `limit` characters, the ellipsis included; cut between words where that loses little. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = clean(text, limit - 1);
  const space = head.lastIndexOf(' ');
  return `${space > limit * 0.7 ? head.slice(0, space) : head}…`;
}

function listed<T>(items: readonly T[], tidy: (item: T) => T, rest: (more: number) => T): T[] {
  const shown = items.slice(0, MAX_LISTED).map(tidy);
  return items.length > MAX_LISTED ? [...shown, rest(items.length - MAX_LISTED)] : shown;
}

/** Data with every part filled, and with all that may be empty left out: templates are tried on both when opened. */
export const SAMPLES: readonly ConfirmationData[] = [
  {
    number: 'SA-100427',
    tag: '[SA-100427]',
    subject: 'Invoice',
    customerName: 'An Peeters',
    mailboxName: 'Example support',
    receivedAt: '24 November 2026',
    attachments: [{ fileName: 'invoice.pdf', size: '1 MB' }],
    refused: [{ fileName: 'program.exe', reason: 'not accepted' }],
    quote: 'Good morning',
    statusUrl: 'https://support.example.com/status/x',
    whenHandled:
      'We are closed now and will look at your request when we open again: from Thursday 26 November at 09:00.',
  },
  {
    number: 'SA-100427',
    tag: '[SA-100427]',
    subject: '',
    customerName: '',
    mailboxName: '',
    receivedAt: '24 November 2026',
    attachments: [],
    refused: [],
    quote: '',
    statusUrl: 'https://support.example.com/status/x',
    whenHandled: '',
  },
];

/** Work is bounded before it begins: a caller may hand over a whole mail for its first words. */
function clean(text: string, maxCharacters: number): string {
  return cleanHeaderText(text.slice(0, SLACK * maxCharacters), maxCharacters);
}
