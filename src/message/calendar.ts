import type { Mail } from './mail.ts';

/** iTIP methods that say something about an appointment (RFC 5546 §1.4); PUBLISH is a leaflet. */
const METHOD = /^METHOD(?:;[^:\n]{0,200})?:[ \t]*(REQUEST|REPLY|COUNTER|DECLINECOUNTER|CANCEL|ADD|REFRESH)[ \t]*$/im;
const CALENDAR_TYPES = new Set(['text/calendar', 'application/ics']);

/**
 * The first calendar part of the mail that has an iTIP method, and that method in upper case; null when there is none. A
 * calendar file without a method is just an attachment.
 */
export function calendarPart(mail: Mail): { method: string; text: string } | null {
  for (const { contentType, text } of mail.reports) {
    const method = CALENDAR_TYPES.has(contentType) ? METHOD.exec(text)?.[1] : undefined;
    if (method !== undefined) return { method: method.toUpperCase(), text };
  }
  return null;
}
