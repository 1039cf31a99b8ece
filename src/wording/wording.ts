/**
 * The words of outgoing mails: liquid templates by language, handed over as text, parsed once. HTML templates escape
 * every value by themselves, text templates do not; a variable that does not exist is an error, not an empty place.
 */
import { Liquid, type Template } from 'liquidjs';
import { describe, LoketError } from '../errors.ts';
import type { Language } from '../message/mail.ts';
import {
  APPROVAL_SAMPLES,
  type ApprovalMail,
  type ApprovalRequest,
  cleanApprovalMail,
  cleanRequest,
  layTerms,
} from './approval.ts';
import { type ConfirmationData, cleanConfirmation, SAMPLES, tagOnce } from './confirmation.ts';
import { layText } from './layout.ts';

export const LANGUAGES: readonly Language[] = ['nl', 'fr', 'en', 'de'];

/** Every language has these; `layout.html.liquid`, beside the languages, is the frame of the HTML ones: it holds `{{ content | raw }}`. */
export const TEMPLATE_KINDS = [
  'confirmation.subject.liquid',
  'confirmation.text.liquid',
  'confirmation.html.liquid',
  'approval.terms.liquid',
  'approval.subject.liquid',
  'approval.text.liquid',
  'approval.html.liquid',
] as const;
const LAYOUT_TEMPLATE = 'layout.html.liquid';

/** The names of all templates, e.g. `nl/confirmation.text.liquid`. */
export const TEMPLATE_NAMES: readonly string[] = [
  LAYOUT_TEMPLATE,
  ...LANGUAGES.flatMap((language) => TEMPLATE_KINDS.map((kind) => `${language}/${kind}`)),
];

/** Of links and of what stands out in HTML mails, on light and on dark paper: `#rrggbb`. */
export interface MailColours {
  accent: string;
  accentDark: string;
}

export const MAIL_COLOURS: MailColours = { accent: '#2f6fab', accentDark: '#8ab8e6' };

/** A mail's words, ready for `composeConfirmation`; `subject` is one line with the tag in it exactly once. */
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
}

type Render = (scope: object) => string;

/** The templates of one mail in one language. */
interface MailTemplates {
  readonly subject: Render;
  readonly text: Render;
  readonly html: Render;
}

interface LanguageTemplates {
  readonly confirmation: MailTemplates;
  readonly approval: MailTemplates;
  readonly terms: Render;
}

/**
 * Parses the templates (by name, see TEMPLATE_NAMES) and tries each of them.
 * Throws LoketError `invalid` naming the template and the line when one is missing, broken or uses an unknown variable.
 */
export function openWording(templates: ReadonlyMap<string, string>, colours: MailColours = MAIL_COLOURS): Wording {
  const engines = { plain: makeEngine(templates, colours, false), html: makeEngine(templates, colours, true) };
  const render = (name: string): Render =>
    prepare(name.includes('.html.') ? engines.html : engines.plain, templates, name);
  const layout = render(LAYOUT_TEMPLATE);
  const byLanguage = new Map(LANGUAGES.map((language) => [language, templatesOf(language, render)]));
  const templatesIn = (language: Language): LanguageTemplates => {
    const own = byLanguage.get(language);
    if (own === undefined) throw new LoketError('invalid', `there are no templates for the language ${language}`);
    return own;
  };
  const words = (mail: MailTemplates, scope: { language: Language; tag: string }): Words => ({
    subject: tagOnce(mail.subject(scope), scope.tag),
    text: layText(mail.text(scope)),
    html: layout({ ...scope, content: mail.html(scope) }),
  });
  const wording: Wording = {
    confirmation: (language, data) =>
      words(templatesIn(language).confirmation, { ...cleanConfirmation(data), language }),
    approvalTerms: (language, request) => layTerms(templatesIn(language).terms({ ...cleanRequest(request), language })),
    approval: (language, mail) => words(templatesIn(language).approval, { ...cleanApprovalMail(mail), language }),
  };
  for (const language of LANGUAGES) tryAll(wording, language);
  return wording;
}

function templatesOf(language: Language, render: (name: string) => Render): LanguageTemplates {
  const mail = (kind: string): MailTemplates => ({
    subject: render(`${language}/${kind}.subject.liquid`),
    text: render(`${language}/${kind}.text.liquid`),
    html: render(`${language}/${kind}.html.liquid`),
  });
  return {
    confirmation: mail('confirmation'),
    approval: mail('approval'),
    terms: render(`${language}/approval.terms.liquid`),
  };
}

function tryAll(wording: Wording, language: Language): void {
  for (const sample of SAMPLES) wording.confirmation(language, sample);
  for (const sample of APPROVAL_SAMPLES) {
    wording.approvalTerms(language, sample);
    wording.approval(language, sample);
  }
}

function makeEngine(templates: ReadonlyMap<string, string>, colours: MailColours, escapes: boolean): Liquid {
  return new Liquid({
    templates: Object.fromEntries(templates),
    globals: colours,
    cache: true,
    // '' and 0 count as nothing, so that a template can say `{% if quote %}`.
    jsTruthy: true,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    ...(escapes ? { outputEscape: 'escape' as const } : {}),
  });
}

function prepare(engine: Liquid, templates: ReadonlyMap<string, string>, name: string): Render {
  const source = templates.get(name);
  if (source === undefined)
    throw new LoketError('invalid', `template ${name} is missing; put it into the folder of templates`);
  const parsed: Template[] = told(name, () => engine.parse(source, name));
  return (scope) => told(name, () => String(engine.renderSync(parsed, scope)));
}

/** Runs the engine; its errors come out as ours, with the template's name and line. */
function told<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { file, line } = placeOf(error);
    const what = describe(error).replace(/, (file|line):.*$/, '');
    const where = `template ${file ?? name}${line === null ? '' : `, line ${line}`}`;
    throw new LoketError('invalid', `${where}: ${what}`, { cause: error });
  }
}

/** Where the engine says that it stumbled; read from the outside in, since its errors nest. */
function placeOf(error: unknown): { file: string | null; line: number | null } {
  const text = error instanceof Error ? error.message : '';
  const file = /, file:([^,\n]+)/.exec(text)?.[1] ?? null;
  const line = /, line:(\d+)/.exec(text)?.[1] ?? null;
  return { file, line: line === null ? null : Number(line) };
}
