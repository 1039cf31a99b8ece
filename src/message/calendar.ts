import type { Mail } from './mail.ts';

/** iTIP methods that say something about an appointment (RFC 5546 §1.4); PUBLISH is a leaflet. */
const METHOD = /^METHOD(?:;[^:\n]{0,200})?:[ \t]*(REQUEST|REPLY|COUNTER|DECLINECOUNTER|CANCEL|ADD|REFRESH)[ \t]*$/im;
const CALENDAR_TYPES = new Set(['text/calendar', 'application/ics']);

/**
 * The iTIP method of the mail's calendar part in upper case (REQUEST, REPLY, COUNTER, CANCEL …); null when it has none. A
 * calendar file without a method is just an attachment.
 */
export function calendarMethod(mail: Mail): string | null {
  for (const { contentType, text } of mail.reports) {
    const method = CALENDAR_TYPES.has(contentType) ? METHOD.exec(text)?.[1] : undefined;
    if (method !== undefined) return method.toUpperCase();
  }
  return null;
}
