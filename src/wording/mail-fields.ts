/** What the templates of our mails may use, kind by kind; what a question for approval and a confirmation use stands with them. */
import { cleanHeaderText } from '../message/clean.ts';
import { cleanName, shorten } from './confirmation.ts';

/** In every one of them. */
interface Addressed {
  /** '' when unknown. */
  customerName: string;
  /** '' when the mailbox has none. */
  mailboxName: string;
}

/** In every one about a ticket. */
interface AboutTicket extends Addressed {
  /** e.g. `SA-100427`. */
  number: string;
  /** e.g. `[SA-100427]`. */
  tag: string;
  /** The customer's; '' for none. */
  subject: string;
  statusUrl: string;
}

export interface ExpectedDateFields extends AboutTicket {
  /** As text; '' when the date was withdrawn. */
  day: string;
  /** What was said before; '' for nothing. */
  before: string;
}

export interface AppointmentFields extends AboutTicket {
  news: 'planned' | 'changed' | 'cancelled';
  /** e.g. `Thursday 26 November 2026, from 10:00 to 10:45`. */
  moment: string;
  title: string;
  /** First name; '' for nobody. */
  agentName: string;
  /** The agent's words for the customer, line by line. */
  notes: readonly string[];
  /** Looking along (P11); all empty when the appointment is no remote session. */
  remoteTitle: string;
  remoteSteps: readonly string[];
  remoteLinks: readonly { name: string; url: string }[];
}

export interface LinkFields extends AboutTicket {
  /** The customer asked for it; else an agent did. */
  isAsked: boolean;
}

export interface SignInFields extends Addressed {
  signInUrl: string;
  /** How long the link works. */
  minutes: number;
}

export interface AnswerFields extends AboutTicket {
  /** The agent's words, signature included. */
  words: string;
  /** Whom the quoted message is from; '' for nobody by name. */
  quotedName: string;
  /** When it was written, as text. */
  quotedAt: string;
  /** The quoted message, line by line; empty for none. */
  quotedLines: readonly string[];
}

export interface MailFields {
  'expected-date': ExpectedDateFields;
  appointment: AppointmentFields;
  link: LinkFields;
  'sign-in': SignInFields;
  answer: AnswerFields;
}

export type MailKind = keyof MailFields;

const MAX_SUBJECT_CHARACTERS = 120;
const MAX_CHARACTERS = 2_000;
/** Fields of several lines, which are bounded where they are made. */
const WHOLE = ['words'];

/** The same fields, clean and bounded: what the templates see. */
export function cleanFields(fields: object): object {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cleaned(name, value)]));
}

function cleaned(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => cleaned('', one));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(key, one)]));
  }
  if (typeof value !== 'string') return value;
  if (name === '') return indented(value);
  if (name === 'customerName') return cleanName(value);
  if (name === 'subject') return shorten(cleanHeaderText(value, MAX_CHARACTERS), MAX_SUBJECT_CHARACTERS);
  return WHOLE.includes(name) ? value : cleanHeaderText(value, MAX_CHARACTERS);
}

/** A line of several keeps the spaces that it begins with. */
function indented(line: string): string {
  const spaces = /^ {0,40}/.exec(line)?.[0] ?? '';
  return `${spaces}${cleanHeaderText(line, MAX_CHARACTERS)}`;
}

const COMMON: AboutTicket = {
  number: 'SA-100427',
  tag: '[SA-100427]',
  subject: 'Invoice',
  customerName: 'An Peeters',
  mailboxName: 'Example support',
  statusUrl: 'https://support.example.com/status/x',
};
const BARE: AboutTicket = { ...COMMON, subject: '', customerName: '', mailboxName: '' };

const FULL_APPOINTMENT: AppointmentFields = {
  ...COMMON,
  news: 'planned',
  moment: 'Thursday 26 November 2026, from 10:00 to 10:45',
  title: 'Looking at the printer',
  agentName: 'Bart',
  notes: ['Please have the printer at hand.'],
  remoteTitle: 'Looking at your screen together',
  remoteSteps: ['Open the link.'],
  remoteLinks: [{ name: 'Mac', url: 'https://remote.example.com/mac' }],
};
const BARE_APPOINTMENT = { ...FULL_APPOINTMENT, ...BARE, agentName: '', notes: [], remoteTitle: '' };

/** Every part filled, and all left out that may be: templates are tried on each when opened. */
export const MAIL_SAMPLES: { readonly [K in MailKind]: readonly MailFields[K][] } = {
  'expected-date': [
    { ...COMMON, day: '1 December', before: '27 November' },
    { ...BARE, day: '1 December', before: '' },
    { ...COMMON, day: '', before: '1 December' },
  ],
  appointment: [
    FULL_APPOINTMENT,
    { ...FULL_APPOINTMENT, news: 'changed' },
    { ...BARE_APPOINTMENT, news: 'cancelled', remoteSteps: [], remoteLinks: [] },
  ],
  link: [
    { ...COMMON, isAsked: true },
    { ...BARE, isAsked: false },
  ],
  'sign-in': [
    {
      customerName: 'An Peeters',
      mailboxName: 'Example support',
      signInUrl: 'https://support.example.com/sign-in/x',
      minutes: 30,
    },
    { customerName: '', mailboxName: '', signInUrl: 'https://support.example.com/sign-in/x', minutes: 30 },
  ],
  answer: [
    {
      ...COMMON,
      words: 'Good morning,\n\nIt is mended.',
      quotedName: 'An Peeters',
      quotedAt: '24 November',
      quotedLines: ['It is broken.'],
    },
    { ...BARE, words: 'It is mended.', quotedName: '', quotedAt: '24 November', quotedLines: ['x'] },
    { ...BARE, words: 'It is mended.', quotedName: '', quotedAt: '', quotedLines: [] },
  ],
};
