/** Codes of the store as words and colours on the demo's desk. */
import type { OutboxState } from '../src/store/schema.ts';
import type { TicketStatus } from '../src/ticket/status.ts';
import type { Outcome } from '../src/triage/decision.ts';

export type Tone = 'new' | 'good' | 'calm' | 'warn' | 'bad';

export const STATUSES: Readonly<Record<TicketStatus, { label: string; tone: Tone }>> = {
  new: { label: 'New', tone: 'new' },
  open: { label: 'Open', tone: 'good' },
  planned: { label: 'Planned', tone: 'good' },
  waiting: { label: 'Waiting', tone: 'warn' },
  resolved: { label: 'Resolved', tone: 'calm' },
  closed: { label: 'Closed', tone: 'calm' },
};

export const OUTCOMES: Readonly<Record<Outcome, { label: string; tone: Tone }>> = {
  opened: { label: 'Opened a ticket', tone: 'new' },
  appended: { label: 'Joined its ticket', tone: 'good' },
  'delivery-event': { label: 'Delivery report', tone: 'warn' },
  receipt: { label: 'Read receipt', tone: 'calm' },
  'calendar-event': { label: 'Calendar', tone: 'good' },
  duplicate: { label: 'Duplicate', tone: 'calm' },
  'own-loop': { label: 'Our own mail', tone: 'calm' },
  held: { label: 'Held', tone: 'warn' },
  failed: { label: 'Failed', tone: 'bad' },
  oversize: { label: 'Too large', tone: 'warn' },
  vanished: { label: 'Vanished', tone: 'calm' },
  'before-start': { label: 'From before', tone: 'calm' },
};

export const SENDING: Readonly<Record<OutboxState, { label: string; tone: Tone }>> = {
  queued: { label: 'Queued', tone: 'new' },
  held: { label: 'Held', tone: 'warn' },
  sending: { label: 'Sending', tone: 'new' },
  sent: { label: 'Sent', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  bounced: { label: 'Came back', tone: 'bad' },
};

/** The zone that the demo's mails speak of. */
const TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The time of day. */
export function timeOf(iso: string): string {
  return TIME.format(new Date(iso));
}

/** Up to two letters for somebody's badge. */
export function initials(name: string): string {
  const words = name.split(/[\s@._-]+/).filter((word) => /^\p{L}/u.test(word));
  return (
    words
      .slice(0, 2)
      .map((word) => [...word][0]?.toUpperCase() ?? '')
      .join('') || '?'
  );
}
