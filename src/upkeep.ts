/**
 * The worker's timed chores: deadlines are reckoned and told, agents hear what happened, timers that run for long, what is over
 * is forgotten. Each looks first and writes only when there is something to do; one that fails keeps no other from its turn.
 */
import type { Database } from './store/database.ts';
import { dropOldPasswordLinks } from './store/password-links.ts';
import { dropOldSessions } from './store/sessions.ts';
import { dropOldStatusLinks } from './store/status-links.ts';
import type { Clock } from './store/transaction.ts';
import { adoptRules, type DeadlineRules, reckonDeadlines, tellDeadlines } from './upkeep/deadlines.ts';
import { type NoticeSender, sendNotices, spreadHappenings } from './upkeep/notices.ts';
import { warnTimers } from './upkeep/timers.ts';

/** What is due is seen within so many milliseconds. */
const REST_MS = 2_000;
/** Between batches of much work: mail goes first. */
const BREATH_MS = 20;
const SWEEP_MS = 60 * 60 * 1000;

export interface UpkeepDeps {
  database: Database;
  clock: Clock;
  deadlines: DeadlineRules;
  notices: NoticeSender;
  /** A timer is told of when it has been running for so many minutes. */
  timerMinutes: number;
  /** A mail was queued. */
  onQueued: () => void;
}

/**
 * The step of the upkeep's loop: gives how many milliseconds to rest. Throws, after every chore
 * had its turn, what those threw that failed.
 */
export function openUpkeep(deps: UpkeepDeps): () => Promise<number> {
  const { database, clock, deadlines } = deps;
  let hasAdopted = false;
  let sweptAt = Number.NEGATIVE_INFINITY;
  const chores = (now: string): (() => Promise<unknown>)[] => [
    () => warnTimers(database, now, deps.timerMinutes),
    async () => {
      if ((await sendNotices(database, deps.notices, now)) > 0) deps.onQueued();
    },
    async () => {
      if (Date.parse(now) - sweptAt < SWEEP_MS) return;
      await sweep(database);
      sweptAt = Date.parse(now);
    },
  ];
  return async () => {
    const failures: unknown[] = [];
    const attempt = <T>(chore: () => Promise<T>) =>
      chore().catch((error: unknown) => {
        failures.push(error);
        return null;
      });
    if (!hasAdopted) {
      await adoptRules(database, deadlines);
      hasAdopted = true;
    }
    const now = clock().toISOString();
    const more = [
      await attempt(() => reckonDeadlines(database, deadlines)),
      await attempt(() => tellDeadlines(database, now)),
      await attempt(() => spreadHappenings(database)),
    ].includes(true);
    for (const chore of chores(now)) await attempt(chore);
    if (failures.length > 0) throw failures.length === 1 ? failures[0] : new AggregateError(failures, 'chores failed');
    return more ? BREATH_MS : REST_MS;
  };
}

/** Sessions and links that work no more. */
async function sweep(database: Database): Promise<void> {
  await database.write(async (tx, now) => {
    await dropOldSessions(tx, now);
    await dropOldPasswordLinks(tx, now);
    await dropOldStatusLinks(tx, now);
  });
}
