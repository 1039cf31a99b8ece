/** What a customer's calendar answers to an invitation of ours (RFC 5546 sections 3.2.3 and 3.2.7). */
import { cleanAddress } from './address.ts';
import { calendarPart } from './calendar.ts';
import { collapse, cut, withoutControls } from './clean.ts';
import type { CalendarAnswer, Mail } from './mail.ts';

const MAX_LINES = 2_000;
const MAX_VALUE_CHARACTERS = 2_000;
/** A UID of ours is shorter. */
const MAX_UID_CHARACTERS = 250;

/** The answer in the mail's calendar part; null when there is none that can be understood. */
export function readCalendarAnswer(mail: Mail): CalendarAnswer | null {
  const part = calendarPart(mail);
  if (part === null || (part.method !== 'REPLY' && part.method !== 'COUNTER')) return null;
  const event = propertiesOfEvent(part.text);
  const uid = event.get('UID')?.value.trim() ?? '';
  if (uid === '' || uid.length > MAX_UID_CHARACTERS) return null;
  const attendee = event.get('ATTENDEE');
  const answer = part.method === 'COUNTER' ? 'other-time' : ANSWERS.get(attendee?.parameters.get('PARTSTAT') ?? '');
  if (answer === undefined) return null;
  return {
    uid,
    answer,
    attendee: addressOf(attendee?.value),
    delegatedTo: addressOf(attendee?.parameters.get('DELEGATED-TO')),
    sequence: Number(/^\d{1,9}$/.exec(event.get('SEQUENCE')?.value.trim() ?? '')?.[0] ?? 0),
    stamp: momentOf(event.get('DTSTAMP')?.value, true),
    comment: textOf(event.get('COMMENT')?.value ?? ''),
    proposedAt: part.method === 'COUNTER' ? momentOf(event.get('DTSTART')?.value, false) : null,
  };
}

const ANSWERS = new Map<string, CalendarAnswer['answer']>([
  ['ACCEPTED', 'accepted'],
  ['TENTATIVE', 'tentative'],
  ['DECLINED', 'declined'],
  ['DELEGATED', 'delegated'],
]);

interface Property {
  parameters: Map<string, string>;
  value: string;
}

/** The first of each property of the first event: what describes zones and alarms stands elsewhere, or deeper. */
function propertiesOfEvent(text: string): Map<string, Property> {
  const properties = new Map<string, Property>();
  let depth = 0;
  for (const line of unfolded(text)) {
    if (depth === 0) {
      if (/^BEGIN:VEVENT$/i.test(line)) depth = 1;
    } else if (/^BEGIN:/i.test(line)) depth += 1;
    else if (/^END:/i.test(line)) {
      depth -= 1;
      if (depth === 0) break;
    } else if (depth === 1) {
      const [name, property] = propertyOf(line);
      if (!properties.has(name)) properties.set(name, property);
    }
  }
  return properties;
}

/** RFC 5545 section 3.1: a line goes on where the next one begins with white space. */
function unfolded(text: string): string[] {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/, MAX_LINES);
  return lines.map((line) => line.trimEnd());
}

/** `NAME;PARAMETER=value;OTHER="quoted":value`, names and values of parameters in upper case but for addresses. */
function propertyOf(line: string): [name: string, property: Property] {
  const bounded = cut(line, MAX_VALUE_CHARACTERS);
  const head = /^(?:"[^"]*"|[^":])*/.exec(bounded)?.[0] ?? '';
  const [name = '', ...rest] = head.match(/(?:"[^"]*"|[^";])+/g) ?? [];
  const parameters = rest.map((piece): [string, string] => {
    const [key = '', value = ''] = piece.split(/=(.*)/s);
    const plain = value.replaceAll('"', '');
    return [key.trim().toUpperCase(), plain.includes('@') ? plain : plain.toUpperCase()];
  });
  const value = bounded.slice(head.length + 1);
  return [name.trim().toUpperCase(), { parameters: new Map(parameters), value }];
}

/** Of `mailto:an@example.org`. */
function addressOf(value: string | undefined): string | null {
  return value === undefined ? null : cleanAddress(value.trim().replace(/^mailto:/i, ''));
}

/** RFC 5545 section 3.3.5; a moment that names its zone is one by the clock there. */
function momentOf(value: string | undefined, isUtc: boolean): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)$/.exec(value?.trim() ?? '');
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, z] = parts;
  const clock = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const time = Date.parse(`${clock}.000Z`);
  if (Number.isNaN(time)) return null;
  return z === 'Z' ? new Date(time).toISOString() : isUtc ? null : clock;
}

/** RFC 5545 section 3.3.11. */
function textOf(value: string): string {
  return collapse(withoutControls(value.replace(/\\n/gi, ' ').replace(/\\([\\,;])/g, '$1')));
}
