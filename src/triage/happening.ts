/** What an entry of a conversation means for agents who may have to hear of it. */
import type { Kind } from '../message/mail.ts';
import type { HappeningKind } from './notify.ts';

/** An entry as far as it says what happened. */
export interface HappenedEntry {
  id: number;
  kind: 'message' | 'note' | 'event';
  direction: 'in' | 'out' | null;
  reason: string | null;
  personId: number | null;
  /** Whoever wrote it, or did it, is an agent. */
  isByAgent: boolean;
  isUnverified: boolean;
  /** It is the first message of its ticket. */
  isFirst: boolean;
  /** What the mail was that it came by; null for what came by none. */
  mailKind: Kind | null;
}

/** Kinds that no person wrote. */
const MACHINES: readonly (Kind | null)[] = ['automatic', 'bounce', 'receipt', 'loop'];

/** Null: agents are not told of it. */
export function happeningOf(entry: HappenedEntry): HappeningKind | null {
  switch (entry.kind) {
    case 'note':
      return 'note';
    case 'message':
      return entry.direction === 'out' ? null : messageKind(entry);
    case 'event':
      return EVENTS[entry.reason ?? ''] ?? appointmentKind(entry);
  }
}

/**
 * R-KIND-7: what a machine adds to a ticket is folded, and told to nobody; an alert that opens one is work. An agent's own
 * machine is never told of, so that an out-of-office answer to a notice leads to no other.
 */
function messageKind({ isFirst, isByAgent, isUnverified, mailKind }: HappenedEntry): HappeningKind | null {
  if (MACHINES.includes(mailKind) && (!isFirst || isByAgent)) return null;
  if (isUnverified) return 'doubtful';
  return isFirst ? 'new-ticket' : 'customer-replied';
}

const EVENTS: Readonly<Record<string, HappeningKind>> = {
  'doubtful-reply': 'doubtful',
  'approval-approved': 'approval-decided',
  'approval-declined': 'approval-decided',
  'closed-by-customer': 'customer-closed',
  rated: 'rated',
  bounced: 'undelivered',
  'send-failed': 'undelivered',
  assignee: 'assigned',
};

/** What customers, their calendars and their mail programs say of an appointment; what an agent did with it is no answer. */
function appointmentKind({ reason, isByAgent }: HappenedEntry): HappeningKind | null {
  // An answer that was overtaken changes nothing.
  if (reason === 'appointment-outdated' || isByAgent) return null;
  return reason?.startsWith('appointment-') ? 'appointment-answered' : null;
}
