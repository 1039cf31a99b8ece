/** `loket ticket accept|move|reject`: an agent decides on a doubtful message or ticket (R-THR-2). */
import { acceptEntry, acceptTicket, moveEntry, rejectEntry, rejectTicket } from '../actions/unverified.ts';
import type { Config } from '../config.ts';
import type { Database } from '../store/database.ts';
import { EXIT_OK } from './failure.ts';
import { configOf, withDatabase } from './open.ts';
import type { Shell } from './shell.ts';
import { findTicket } from './ticket.ts';

export interface DoubtOptions {
  entry?: number;
  json?: boolean;
}

/** It belongs here: the message's sender takes part, or the whole ticket becomes part of the one that it names. */
export function ticketAccept(shell: Shell, number: string, { entry, json }: DoubtOptions): Promise<number> {
  return decided(shell, json, async (database, config) => {
    const ticketId = await findTicket(database.read, config, number);
    if (entry === undefined) return `merged into ${await acceptTicket(database, ticketId, null)}`;
    await acceptEntry(database, ticketId, entry);
    return `message ${entry} accepted`;
  });
}

/** It belongs elsewhere. */
export function ticketMove(shell: Shell, number: string, to: string, { entry, json }: DoubtOptions): Promise<number> {
  return decided(shell, json, async (database, config) => {
    const ticketId = await findTicket(database.read, config, number);
    const target = await findTicket(database.read, config, to);
    if (entry === undefined) return `merged into ${await acceptTicket(database, ticketId, target)}`;
    await moveEntry(database, ticketId, entry, target);
    return `message ${entry} moved`;
  });
}

/** It does not belong here. */
export function ticketReject(shell: Shell, number: string, { entry, json }: DoubtOptions): Promise<number> {
  return decided(shell, json, async (database, config) => {
    const ticketId = await findTicket(database.read, config, number);
    if (entry === undefined) {
      await rejectTicket(database, ticketId);
      return 'stands for itself';
    }
    await rejectEntry(database, ticketId, entry);
    return `message ${entry} rejected`;
  });
}

async function decided(
  shell: Shell,
  json: boolean | undefined,
  work: (database: Database, config: Config) => Promise<string>,
): Promise<number> {
  const config = configOf(shell);
  const done = await withDatabase(config, (database) => work(database, config));
  await shell.print(json ? JSON.stringify({ done }) : `Done: ${done}.`);
  return EXIT_OK;
}
