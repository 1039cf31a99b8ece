/**
 * What a customer is asked before work goes past the limit (P10, P13), clean and bounded before a template sees it.
 * `terms` is the question itself: it is kept word for word as evidence, and shown in the mail and on the status page.
 */
import { cleanHeaderText } from '../message/clean.ts';
import { cleanName, shorten } from './confirmation.ts';

/** All durations and amounts as text, from `formatMinutes` and `formatEuros`. */
export interface ApprovalRequest {
  /** e.g. `SA-100427`. */
  number: string;
  /** The customer's; '' for none. */
  subject: string;
  /** The work that is asked for, in all. */
  asked: string;
  /** What may be worked without this approval; '' for nothing. */
  allowed: string;
  /** What was worked already; '' for nothing. */
  worked: string;
  /** The agent's words; '' when the time that was worked is the reason. */
  reason: string;
  /** For an hour, without VAT; '' when a maintenance contract covers the work. */
  rate: string;
}

export interface ApprovalMail extends ApprovalRequest {
  /** e.g. `[SA-100427]`. */
  tag: string;
  /** '' when unknown. */
  customerName: string;
  /** '' when the mailbox has none. */
  mailboxName: string;
  /** The rendered question. */
  terms: string;
  statusUrl: string;
}

const MAX_SUBJECT_CHARACTERS = 120;
const MAX_REASON_CHARACTERS = 1_000;
const MAX_OWN_CHARACTERS = 500;
/** A line of the question holds the reason. */
const MAX_LINE_CHARACTERS = 2_000;
const MAX_URL_CHARACTERS = 2_000;

/** What the template of the question sees. */
export function cleanRequest(data: ApprovalRequest): ApprovalRequest {
  const own = (text: string) => cleanHeaderText(text, MAX_OWN_CHARACTERS);
  return {
    number: own(data.number),
    subject: shorten(own(data.subject), MAX_SUBJECT_CHARACTERS),
    asked: own(data.asked),
    allowed: own(data.allowed),
    worked: own(data.worked),
    reason: cleanHeaderText(data.reason, MAX_REASON_CHARACTERS),
    rate: own(data.rate),
  };
}

/** The rendered question without holes: paragraphs, one empty line between them. Lines are as long as they are. */
export function layTerms(rendered: string): string {
  const lines = rendered.split('\n').map((line) => line.trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What the templates of the mail see: `lines` are those of the question, for HTML. */
export function cleanApprovalMail(data: ApprovalMail): ApprovalMail & { lines: string[] } {
  const lines = data.terms.split('\n').map((line) => cleanHeaderText(line, MAX_LINE_CHARACTERS));
  return {
    ...cleanRequest(data),
    tag: cleanHeaderText(data.tag, MAX_OWN_CHARACTERS),
    customerName: cleanName(data.customerName),
    mailboxName: cleanHeaderText(data.mailboxName, MAX_OWN_CHARACTERS),
    terms: lines.join('\n'),
    lines,
    statusUrl: cleanHeaderText(data.statusUrl, MAX_URL_CHARACTERS),
  };
}

/** Every part filled, and all that may be empty left out: templates are tried on both when opened. */
export const APPROVAL_SAMPLES: readonly ApprovalMail[] = [
  {
    number: 'SA-100427',
    tag: '[SA-100427]',
    subject: 'Invoice',
    asked: '2 hours',
    allowed: '1 hour',
    worked: '45 minutes',
    reason: 'The database must be corrected.',
    rate: '€95.00',
    customerName: 'An Peeters',
    mailboxName: 'Example support',
    terms: 'The question.\n\nIts second paragraph.',
    statusUrl: 'https://support.example.com/status/x',
  },
  {
    number: 'SA-100427',
    tag: '[SA-100427]',
    subject: '',
    asked: '2 hours',
    allowed: '',
    worked: '',
    reason: '',
    rate: '',
    customerName: '',
    mailboxName: '',
    terms: 'The question.',
    statusUrl: 'https://support.example.com/status/x',
  },
];
