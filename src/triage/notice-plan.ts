/**
 * How many mails tell an agent what happened: what comes within some minutes is grouped by ticket, many tickets make one
 * digest, and no agent gets more than so many mails in an hour. Nothing is dropped: what does not go out waits.
 */

/** Something that waits to be told to one agent. */
export interface Waiting {
  id: number;
  ticketId: number;
  /** When it happened. ISO-8601. */
  at: string;
}

export interface NoticeRules {
  groupMinutes: number;
  maxPerHour: number;
}

export interface PlannedNotice<T extends Waiting> {
  /** Of one ticket, or of several in a digest. Oldest first, never empty. */
  told: readonly T[];
  /** The last mail that the cap allows: it says that what happens from now on waits until this moment. ISO-8601; else null. */
  silentUntil: string | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** So many tickets at once are read better in one mail. */
const DIGEST_TICKETS = 4;

/**
 * The mails to send now to one agent. `waiting`: oldest first. `sent`: when the agent was mailed before, within the last
 * hour or longer ago. What is in none of the mails goes on waiting.
 */
export function planNotices<T extends Waiting>(
  waiting: readonly T[],
  sent: readonly string[],
  now: string,
  { groupMinutes, maxPerHour }: NoticeRules,
): PlannedNotice<T>[] {
  const [first] = waiting;
  if (first === undefined || msBetween(first.at, now) < groupMinutes * MINUTE_MS) return [];
  const recent = sent.filter((at) => msBetween(at, now) < HOUR_MS).sort();
  const free = maxPerHour - recent.length;
  if (free <= 0) return [];
  const groups = [...byTicket(waiting).values()];
  const mails = groups.length >= DIGEST_TICKETS ? [waiting] : groups;
  if (mails.length < free) return mails.map((told) => ({ told, silentUntil: null }));
  const single = mails.slice(0, free - 1);
  const rest = new Set(mails.slice(free - 1).flat());
  const silentUntil = new Date(Date.parse(recent[0] ?? now) + HOUR_MS).toISOString();
  return [
    ...single.map((told) => ({ told, silentUntil: null })),
    { told: waiting.filter((one) => rest.has(one)), silentUntil },
  ];
}

function byTicket<T extends Waiting>(waiting: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const one of waiting) groups.set(one.ticketId, [...(groups.get(one.ticketId) ?? []), one]);
  return groups;
}

function msBetween(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
