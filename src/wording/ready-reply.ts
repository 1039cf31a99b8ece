/**
 * Ready replies: liquid that an admin wrote, filled with the ticket that is answered, in the ticket's language. An answer is
 * plain text, so nothing is escaped; what a customer wrote is a value and is never read as liquid.
 */
import { Liquid, type Template } from 'liquidjs';
import { describe } from '../errors.ts';
import { cleanHeaderText } from '../message/clean.ts';
import type { Language } from '../message/mail.ts';
import { cleanName } from './confirmation.ts';
import { formatDate, formatDayAndTime } from './format.ts';

/** What a reply can name, each text; '' where a ticket has none. */
export const READY_REPLY_FIELDS = [
  'greeting',
  'customerName',
  'number',
  'subject',
  'category',
  'agentName',
  'mailboxName',
  'expectedDate',
  'appointment',
  'statusUrl',
] as const;

export type ReadyReplyField = (typeof READY_REPLY_FIELDS)[number];

export interface ReadyReplyFacts {
  customerName: string;
  number: string;
  subject: string;
  /** Its name in the ticket's language; null: none yet. */
  category: string | null;
  agentName: string;
  mailboxName: string;
  /** A day of the calendar; null: none was told. */
  expectedOn: string | null;
  /** When the next appointment begins, ISO-8601 UTC; null: none. */
  appointmentAt: string | null;
  statusUrl: string;
}

/** What is wrong with a reply: a field that there is not, or liquid that cannot be read, in the engine's words. */
export type ReadyReplyFault = { kind: 'field'; name: string } | { kind: 'liquid'; line: number | null; what: string };

const MAX_VALUE_CHARACTERS = 300;
/** A reply is a page or two; more is a mistake, or somebody trying what a loop can do. */
const LIMITS = { parseLimit: 20_000, renderLimit: 200, memoryLimit: 1_000_000 };

const engine = plainEngine();

/** Null for a reply that can be filled for every ticket. */
export function readyReplyFault(text: string): ReadyReplyFault | null {
  try {
    const template = parsed(text);
    const name = engine.globalFullVariablesSync(template).find((one) => !isField(one));
    if (name !== undefined) return { kind: 'field', name };
    for (const fields of [SAMPLE_FIELDS, NO_FIELDS]) render(template, fields);
    return null;
  } catch (error) {
    const said = describe(error);
    const line = /, line:(\d+)/.exec(said)?.[1];
    return { kind: 'liquid', line: line === undefined ? null : Number(line), what: said.replace(/, line:.*$/, '') };
  }
}

/** The words of a reply for a ticket; null for a text that `readyReplyFault` would refuse. */
export function fillReadyReply(
  text: string,
  language: Language,
  timeZone: string,
  facts: ReadyReplyFacts,
): string | null {
  try {
    return render(parsed(text), fieldsOf(language, timeZone, facts));
  } catch {
    return null;
  }
}

/** A reply as it would read for a ticket that has everything; null as `fillReadyReply`. */
export function sampleReadyReply(text: string, language: Language): string | null {
  return fillReadyReply(text, language, 'Europe/Brussels', SAMPLE);
}

/** Reading a text costs more than filling it, and each ticket's page fills all of them. */
const known = new Map<string, Template[]>();
const MAX_KNOWN = 400;

function parsed(text: string): Template[] {
  const template = known.get(text) ?? engine.parse(text);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, template);
  return template;
}

type Fields = Readonly<Record<ReadyReplyField, string>>;

const SAMPLE: ReadyReplyFacts = {
  customerName: 'An Peeters',
  number: 'SA-100427',
  subject: 'Facturen',
  category: 'Templates',
  agentName: 'Bart',
  mailboxName: 'Support',
  expectedOn: '2026-12-01',
  appointmentAt: '2026-11-26T08:00:00.000Z',
  statusUrl: 'https://support.example.com/my/tickets/SA-100427',
};
const SAMPLE_FIELDS = fieldsOf('en', 'Europe/Brussels', SAMPLE);
const NO_FIELDS = Object.fromEntries(READY_REPLY_FIELDS.map((field) => [field, ''])) as Fields;

function fieldsOf(language: Language, timeZone: string, facts: ReadyReplyFacts): Fields {
  const customerName = cleanName(facts.customerName);
  const line = (value: string) => cleanHeaderText(value, MAX_VALUE_CHARACTERS);
  const { expectedOn, appointmentAt } = facts;
  return {
    greeting: greetingOf(language, customerName),
    customerName,
    number: facts.number,
    subject: line(facts.subject),
    category: line(facts.category ?? ''),
    agentName: line(facts.agentName),
    mailboxName: line(facts.mailboxName),
    expectedDate: expectedOn === null ? '' : formatDate(expectedOn, language),
    appointment: appointmentAt === null ? '' : formatDayAndTime(appointmentAt, timeZone, language),
    statusUrl: facts.statusUrl,
  };
}

/** As the other mails begin; `name` is '' for somebody who gave none. */
function greetingOf(language: Language, name: string): string {
  switch (language) {
    case 'nl':
      return name === '' ? 'Goedendag,' : `Beste ${name},`;
    case 'fr':
      return name === '' ? 'Bonjour,' : `Bonjour ${name},`;
    case 'en':
      return name === '' ? 'Good day,' : `Dear ${name},`;
    case 'de':
      return name === '' ? 'Guten Tag,' : `Guten Tag ${name},`;
  }
}

/** Without holes where a condition stood alone on its line. */
function render(template: Template[], fields: Fields): string {
  const text = String(engine.renderSync(template, fields));
  return text
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function isField(name: string): name is ReadyReplyField {
  return READY_REPLY_FIELDS.some((field) => field === name);
}

/** Without what reads other templates, the clock or chance: a reply is its text and the ticket's fields. */
function plainEngine(): Liquid {
  const made = new Liquid({
    jsTruthy: true,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    ...LIMITS,
  });
  for (const tag of ['include', 'render', 'layout', 'block']) delete made.tags[tag];
  for (const filter of Object.keys(made.filters)) {
    if (filter.startsWith('date') || filter === 'sample') delete made.filters[filter];
  }
  return made;
}
