/** Holds what was made of a sample against what is claimed: one result for each claim. */
import { cleanAddress } from '../../src/message/address.ts';
import { htmlToText } from '../../src/message/html-text.ts';
import type { Kind } from '../../src/message/mail.ts';
import { sanitizeHtml } from '../../src/message/sanitize.ts';
import type { Examined } from './examine.ts';
import { basisOf, type Expectation } from './expectations.ts';
import { activeParts } from './inert.ts';
import { namesReason } from './reasons.ts';

/** What the bars are about. */
export type Measure =
  | 'crash'
  | 'kind'
  | 'forbidden'
  | 'refused'
  | 'bounce'
  | 'reply'
  | 'text'
  | 'attachments'
  | 'headers'
  | 'html';

export interface Result {
  measure: Measure;
  field: string;
  basis: string;
  ok: boolean;
  want: string;
  got: string;
}

/** Their words for kinds → ours. `malformed` claims no kind: it must only not throw. */
const KINDS: Readonly<Record<string, Kind | undefined>> = {
  human: 'person',
  'auto-reply': 'automatic',
  notification: 'automatic',
  arf: 'automatic',
  bounce: 'bounce',
  list: 'list',
  mdn: 'receipt',
  loop: 'loop',
};

/** All results for a whole mail. */
export function compareMail(expected: Expectation, examined: Examined): Result[] {
  const results = new Results(expected);
  compareKind(results, expected, examined);
  compareHeaders(results, expected, examined);
  compareText(results, expected, examined);
  compareReply(results, expected, examined.understood.reply, examined.understood.mail.text);
  compareAttachments(results, expected, examined);
  compareBounce(results, expected, examined);
  compareHtml(results, expected, examined);
  return results.list;
}

/** All results for a body alone. */
export function compareBody(expected: Expectation, reply: string, whole: string): Result[] {
  const results = new Results(expected);
  compareReply(results, expected, reply, whole);
  return results.list;
}

class Results {
  readonly list: Result[] = [];
  private readonly expected: Expectation;

  constructor(expected: Expectation) {
    this.expected = expected;
  }

  add(measure: Measure, field: string, ok: boolean, want: unknown, got: unknown): void {
    const basis = basisOf(this.expected, field);
    this.list.push({ measure, field, basis, ok, want: brief(want), got: brief(got) });
  }
}

function compareKind(
  results: Results,
  expected: Expectation,
  { understood, confirms, confirmationReason }: Examined,
): void {
  const wanted = [expected.kind, ...(expected.acceptable_kinds ?? [])];
  if (!wanted.includes('malformed')) {
    const kinds = wanted.map((kind) => KINDS[kind]);
    // A calendar answer is a person's mail of its own kind; the corpus has no word for it.
    const ok = kinds.includes(understood.kind) || (understood.kind === 'calendar' && kinds.includes('person'));
    results.add('kind', 'kind', ok, wanted.join('|'), `${understood.kind} (${understood.kindReason})`);
  }
  if (expected.should_autoreply === false && expected.disputed !== true) {
    results.add('forbidden', 'should_autoreply', !confirms, 'no confirmation', confirms ? 'sent' : confirmationReason);
  }
  if (expected.should_autoreply === true && expected.disputed !== true && expected.kind === 'human') {
    const calendar = understood.kind === 'calendar';
    results.add('refused', 'should_autoreply', confirms || calendar, 'confirmation', confirmationReason);
  }
}

function compareHeaders(results: Results, expected: Expectation, { understood: { mail } }: Examined): void {
  const same = (field: keyof Expectation, got: string | null) => {
    const want = expected[field];
    if (typeof want === 'string') results.add('headers', field, squeeze(want) === squeeze(got ?? ''), want, got);
  };
  same('from', mail.from?.address ?? '');
  same('from_name', mail.from?.name ?? '');
  same('subject', mail.subject);
  same('message_id', mail.messageId);
  if (expected.in_reply_to !== undefined) {
    results.add(
      'headers',
      'in_reply_to',
      mail.inReplyTo.includes(expected.in_reply_to),
      expected.in_reply_to,
      mail.inReplyTo,
    );
  }
  if (expected.references !== undefined) {
    const ok = expected.references.every((id) => mail.references.includes(id));
    results.add('headers', 'references', ok, expected.references, mail.references);
  }
  if (expected.subject_contains !== undefined) {
    results.add(
      'headers',
      'subject_contains',
      mail.subject.includes(expected.subject_contains),
      expected.subject_contains,
      mail.subject,
    );
  }
}

function compareText(results: Results, expected: Expectation, { understood: { mail } }: Examined): void {
  const text = squeeze(mail.text);
  // A claim may rest on either of two alternatives, and on another opinion of where a block ends a line.
  const renderings = [mail.text, htmlToText(mail.html ?? '')].map(withoutSpace);
  const says = (want: string) => renderings.some((one) => one.includes(withoutSpace(want)));
  for (const want of expected.expected_text_contains ?? []) {
    results.add('text', 'expected_text_contains', says(want), want, mail.text);
  }
  for (const want of expected.forwarded_text_contains ?? []) {
    results.add('text', 'forwarded_text_contains', says(want), want, mail.text);
  }
  for (const unwanted of expected.text_not_contains ?? []) {
    results.add('text', 'text_not_contains', !text.includes(squeeze(unwanted)), `not ${unwanted}`, mail.text);
  }
  if (expected.expected_text_empty === true) results.add('text', 'expected_text_empty', text === '', '', mail.text);
  if (expected.text_must_not_be_empty === true)
    results.add('text', 'text_must_not_be_empty', text !== '', 'some text', '');
}

function compareReply(results: Results, expected: Expectation, reply: string, whole: string): void {
  const got = squeeze(reply);
  if (expected.expected_reply_text !== undefined) {
    results.add(
      'reply',
      'expected_reply_text',
      got === squeeze(expected.expected_reply_text),
      expected.expected_reply_text,
      reply,
    );
  }
  if (expected.expected_reply_startswith !== undefined) {
    const want = squeeze(expected.expected_reply_startswith);
    results.add('reply', 'expected_reply_startswith', got.startsWith(want), want, reply);
  }
  for (const unwanted of expected.reply_not_contains ?? []) {
    results.add('reply', 'reply_not_contains', !got.includes(squeeze(unwanted)), `not ${unwanted}`, reply);
  }
  if (expected.expect_unchanged === true)
    results.add('reply', 'expect_unchanged', got === squeeze(whole), whole, reply);
}

function compareAttachments(results: Results, expected: Expectation, { understood: { mail } }: Examined): void {
  const { attachments } = mail;
  const names = attachments.map(({ fileName, size, contentType }) => `${fileName} ${contentType} ${size}`);
  for (const want of expected.attachments ?? []) {
    const found = attachments.some(
      (one) =>
        (want.name == null || one.fileName === want.name || squeeze(one.fileName) === squeeze(want.name)) &&
        (want.sha256 === undefined || one.sha256 === want.sha256) &&
        (want.size === undefined || one.size === want.size) &&
        (want.type === undefined || one.contentType === want.type),
    );
    results.add('attachments', 'attachments', found, want, names);
  }
  if (expected.attachments_count !== undefined) {
    results.add(
      'attachments',
      'attachments_count',
      attachments.length === expected.attachments_count,
      expected.attachments_count,
      names,
    );
  }
  if (expected.attachments_min !== undefined) {
    results.add(
      'attachments',
      'attachments_min',
      attachments.length >= expected.attachments_min,
      expected.attachments_min,
      names,
    );
  }
  for (const unwanted of expected.name_must_not_contain ?? []) {
    const ok = attachments.every((one) => !one.fileName.includes(unwanted));
    results.add('attachments', 'name_must_not_contain', ok, `not ${unwanted}`, names);
  }
}

function compareHtml(results: Results, expected: Expectation, { understood: { mail } }: Examined): void {
  if (expected.html_must_be_inert !== true) return;
  const { html } = sanitizeHtml(mail.html ?? '', { cidUrl: () => null });
  const active = activeParts(html);
  results.add('html', 'html_must_be_inert', active.length === 0, 'nothing active', `${active.join(', ')} in ${html}`);
}

function compareBounce(results: Results, expected: Expectation, { understood: { delivery } }: Examined): void {
  // A report may name both whom we wrote to and where the mail went; a source route (`@relay:user@host`) is one spelling.
  const addresses = delivery?.recipients.flatMap((one) => [one.address, one.finalAddress ?? one.address]) ?? [];
  for (const want of expected.bounce_recipients ?? []) {
    const plain = cleanAddress(want.replace(/^@[^:]*:/, '')) ?? want.toLowerCase();
    results.add('bounce', 'bounce_recipients', addresses.includes(plain), want, addresses);
  }
  const statuses = delivery?.recipients.map((one) => one.status ?? '') ?? [];
  for (const want of expected.bounce ?? []) {
    if (want.status) results.add('bounce', 'bounce', namesReason(statuses, want), want.status, statuses);
  }
  const actions = delivery?.recipients.map((one) => one.action as string) ?? [];
  for (const want of expected.dsn_actions ?? []) {
    results.add('bounce', 'dsn_actions', actions.includes(want), want, actions);
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

const BRIEF_CHARACTERS = 160;

function brief(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return squeeze(text ?? '').slice(0, BRIEF_CHARACTERS);
}
