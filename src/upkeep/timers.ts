/** P10: an agent whose timer runs for long is told, before the work passes what needs no approval, or a forgotten one grows. */
import type { Database } from '../store/database.ts';
import { addHappenings } from '../store/happenings.ts';
import { hasLongTimers, takeLongTimers } from '../store/timers.ts';

const MINUTE_MS = 60_000;

/** Has the agent of every timer told that has been running for so many minutes; each once. */
export async function warnTimers(database: Database, now: string, minutes: number): Promise<void> {
  const before = new Date(Date.parse(now) - minutes * MINUTE_MS).toISOString();
  if (!(await hasLongTimers(database.read, before))) return;
  await database.write(async (tx, at) => {
    const timers = await takeLongTimers(tx, at, before);
    await addHappenings(
      tx,
      at,
      timers.map(({ agentId, ticketId }) => ({ ticketId, kind: 'timer-long' as const, agentId })),
    );
  });
}
