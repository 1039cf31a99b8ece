/**
 * The words of outgoing mails: liquid templates by language, handed over as text, parsed once. A template says the words once,
 * and both parts are made of them; a variable that does not exist is an error, not an empty place.
 */
import { LoketError } from '../errors.ts';
import { collapse } from '../message/clean.ts';
import type { Language } from '../message/mail.ts';
import {
  APPROVAL_SAMPLES,
  type ApprovalMail,
  type ApprovalRequest,
  cleanApprovalMail,
  cleanRequest,
  layTerms,
} from './approval.ts';
import { type ConfirmationData, cleanConfirmation, SAMPLES } from './confirmation.ts';
import { type Engines, makeEngines, prepare, type Render } from './engine.ts';
import { bare, letterText, readLetter } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { cleanFields, MAIL_SAMPLES, type MailFields, type MailKind } from './mail-fields.ts';

export const LANGUAGES: readonly Language[] = ['nl', 'fr', 'en', 'de'];

/** The mails whose subject and words stand in templates; an answer has the subject of its ticket. */
const MAIL_KINDS = ['confirmation', 'approval', 'expected-date', 'appointment', 'link', 'sign-in', 'answer'] as const;
type TemplateKind = (typeof MAIL_KINDS)[number];

/** Every language has these; `layout.html.liquid`, beside the languages, is the frame of the HTML parts. */
export const TEMPLATE_KINDS: readonly string[] = [
  ...MAIL_KINDS.filter((kind) => kind !== 'answer').map((kind) => `${kind}.subject.liquid`),
  ...MAIL_KINDS.map((kind) => `${kind}.text.liquid`),
  'approval.terms.liquid',
];
const LAYOUT_TEMPLATE = 'layout.html.liquid';

/** The names of all templates, e.g. `nl/confirmation.text.liquid`. */
export const TEMPLATE_NAMES: readonly string[] = [
  LAYOUT_TEMPLATE,
  ...LANGUAGES.flatMap((language) => TEMPLATE_KINDS.map((kind) => `${language}/${kind}`)),
];

/** None of these comes with Loket: an operator may write the HTML part by hand instead of having it made of the words. */
export const HTML_TEMPLATE_NAMES: readonly string[] = LANGUAGES.flatMap((language) =>
  MAIL_KINDS.map((kind) => `${language}/${kind}.html.liquid`),
);

/** Of links and of what stands out in HTML mails, on light and on dark paper: `#rrggbb`. */
export interface MailColours {
  accent: string;
  accentDark: string;
}

export const MAIL_COLOURS: MailColours = { accent: '#2f6fab', accentDark: '#8ab8e6' };

/** A mail's words; `subject` is one line, without the tag, which is put in front where the mail is composed. */
export interface Words {
  subject: string;
  text: string;
  html: string;
}

export interface Wording {
  /** R-ACK-6 in the customer's language. Throws LoketError `invalid` naming file and line if a template fails. */
  confirmation(language: Language, data: ConfirmationData): Words;
  /** What a customer is asked before work goes past the limit (P10), as plain text. Throws like `confirmation`. */
  approvalTerms(language: Language, request: ApprovalRequest): string;
  /** The mail around that question. Throws like `confirmation`. */
  approval(language: Language, mail: ApprovalMail): Words;
  /** Every other mail. Throws like `confirmation`. */
  mail<K extends MailKind>(kind: K, language: Language, fields: MailFields[K]): Words;
  /** The HTML part of words that stand in no template: what agents are told. Throws like `confirmation`. */
  framed(language: Language, words: { title: string; text: string }): string;
}

/** The templates of one mail in one language; an answer has no subject of its own. */
interface MailTemplates {
  readonly subject: Render | null;
  readonly text: Render;
  /** The operator's; null where the HTML part is made of the words. */
  readonly html: Render | null;
}

/** What each kind may use: what its sample has. */
const FIELDS: Readonly<Record<TemplateKind, readonly object[]>> = {
  confirmation: SAMPLES,
  approval: APPROVAL_SAMPLES.map(cleanApprovalMail),
  ...MAIL_SAMPLES,
};

/**
 * Parses the templates (by name, see TEMPLATE_NAMES) and tries each of them. Throws LoketError `invalid` naming the template
 * and the line when one is missing, broken, empty, or uses an unknown variable.
 */
export function openWording(templates: ReadonlyMap<string, string>, colours: MailColours = MAIL_COLOURS): Wording {
  const engines = makeEngines(templates, colours);
  const frame = prepare(engines.html, templates, LAYOUT_TEMPLATE, [
    ...Object.keys(LAYOUT_SAMPLE),
    ...Object.keys(colours),
  ]);
  const wordsOf = openMails(templates, engines, frame, colours);
  const terms = new Map(
    LANGUAGES.map((language) => {
      const name = `${language}/approval.terms.liquid`;
      return [language, prepare(engines.words, templates, name, fieldsOf(APPROVAL_SAMPLES.map(cleanRequest)))];
    }),
  );
  const wording: Wording = {
    confirmation: (language, data) => wordsOf('confirmation', language, cleanConfirmation(data)),
    approvalTerms: (language, request) =>
      layTerms(bare(known(terms.get(language), language)({ ...cleanRequest(request), language }))),
    approval: (language, mail) => wordsOf('approval', language, cleanApprovalMail(mail)),
    mail: (kind, language, fields) => wordsOf(kind, language, cleanFields(fields)),
    framed: (language, { title, text }) =>
      frame({ ...LAYOUT_SAMPLE, language, title, content: letterHtml(readLetter(text), colours.accent) }),
  };
  for (const language of LANGUAGES) tryAll(wording, language);
  return wording;
}

type WordsOf = (kind: TemplateKind, language: Language, fields: object) => Words;

function openMails(
  templates: ReadonlyMap<string, string>,
  engines: Engines,
  frame: Render,
  { accent }: MailColours,
): WordsOf {
  const byName = new Map(
    LANGUAGES.flatMap((language) =>
      MAIL_KINDS.map((kind) => [`${language}/${kind}`, templatesOf(templates, engines, language, kind)] as const),
    ),
  );
  return (kind, language, fields) => {
    const mail = known(byName.get(`${language}/${kind}`), language);
    const scope = { ...fields, language };
    const rendered = mail.text(scope);
    const subject = mail.subject === null ? '' : collapse(bare(mail.subject(scope)));
    const content = mail.html === null ? letterHtml(readLetter(rendered), accent) : mail.html(scope);
    return {
      subject,
      text: letterText(rendered, language, kind !== 'answer'),
      html: frame({ ...LAYOUT_SAMPLE, ...scope, title: subject || mailTitle(fields), content }),
    };
  };
}

/** Of a mail without a subject of its own. */
function mailTitle(fields: object): string {
  return 'number' in fields ? String(fields.number) : '';
}

/** What the frame may use, and what it is where a mail has none: one with a link to sign in is about no ticket. */
const LAYOUT_SAMPLE = { language: '', title: '', number: '', mailboxName: '', content: '' };

function templatesOf(
  templates: ReadonlyMap<string, string>,
  engines: Engines,
  language: Language,
  kind: TemplateKind,
): MailTemplates {
  const fields = fieldsOf(FIELDS[kind]);
  const name = (part: string) => `${language}/${kind}.${part}.liquid`;
  return {
    subject: kind === 'answer' ? null : prepare(engines.words, templates, name('subject'), fields),
    text: prepare(engines.words, templates, name('text'), fields),
    html: templates.has(name('html')) ? prepare(engines.html, templates, name('html'), fields) : null,
  };
}

function fieldsOf(samples: readonly object[]): string[] {
  return ['language', ...Object.keys(samples[0] ?? {})];
}

function known<T>(own: T | undefined, language: Language): T {
  if (own === undefined) throw new LoketError('invalid', `there are no templates for the language ${language}`);
  return own;
}

function tryAll(wording: Wording, language: Language): void {
  for (const sample of SAMPLES) refuseEmpty('confirmation', language, wording.confirmation(language, sample));
  for (const sample of APPROVAL_SAMPLES) {
    wording.approvalTerms(language, sample);
    refuseEmpty('approval', language, wording.approval(language, sample));
  }
  for (const kind of MAIL_KINDS) {
    if (kind === 'confirmation' || kind === 'approval') continue;
    for (const sample of MAIL_SAMPLES[kind]) refuseEmpty(kind, language, wording.mail(kind, language, sample));
  }
}

/** A mail without a subject looks like spam, and one without words like a fault. */
function refuseEmpty(kind: TemplateKind, language: Language, { subject, text }: Words): void {
  const isWithout = (part: string) =>
    new LoketError(
      'invalid',
      `template ${language}/${kind}.${part}.liquid gives no words; write some, or take the file away`,
    );
  if (subject === '' && kind !== 'answer') throw isWithout('subject');
  if (text.trim() === '') throw isWithout('text');
}
