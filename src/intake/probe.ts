/** Trying a mailbox out, for `loket check`: does it answer, what can it do, does a mail arrive. Reads only. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { type Connection, folderNames, openConnection, selectFolder } from './connection.ts';
import { explainImapError, isFolderMissing } from './explain.ts';
import { deadlinesOf, type MailboxOptions } from './options.ts';

const SEARCH_EVERY_MS = 500;

export type Probe =
  | {
      ok: true;
      mailbox: string;
      messages: number;
      /** What makes it faster or safer, where the server has it; all of it can be done without. */
      capabilities: { idle: boolean; move: boolean; uidplus: boolean };
      /** False when `after_care: move` would have to make its folder first. */
      moveToExists: boolean;
    }
  | { ok: false; mailbox: string; error: string };

/** Connects, logs in, opens the folder and reports; a failure is a result, in plain words. */
export async function probeMailbox(options: MailboxOptions, log: Log): Promise<Probe> {
  const mailbox = options.address;
  let connection: Connection | null = null;
  let folders: string[] = [];
  try {
    connection = await openConnection(options, log);
    folders = await folderNames(connection, options);
    const { exists } = await selectFolder(connection, options, true);
    const { capabilities } = connection.client;
    return {
      ok: true,
      mailbox,
      messages: exists,
      capabilities: {
        idle: capabilities.has('IDLE'),
        move: capabilities.has('MOVE'),
        uidplus: capabilities.has('UIDPLUS'),
      },
      moveToExists: folders.includes(options.moveTo),
    };
  } catch (error) {
    return { ok: false, mailbox, error: explainImapError(error, options, isFolderMissing(error) ? folders : []) };
  } finally {
    await connection?.leave();
  }
}

/** True once a mail with this Message-ID lies in the folder; false when it has not come within `timeoutMs`. */
export async function findMessage(
  options: MailboxOptions,
  log: Log,
  messageId: string,
  timeoutMs: number,
): Promise<boolean> {
  const connection = await openConnection(options, log);
  const until = performance.now() + timeoutMs;
  try {
    for (;;) {
      // Opened anew each time: some servers show new mail only then.
      await selectFolder(connection, options, true);
      const uids = await connection.run('list', deadlinesOf(options).listMs, (client) =>
        client.search({ header: { 'Message-ID': messageId } }, { uid: true }),
      );
      if (Array.isArray(uids) && uids.length > 0) return true;
      if (performance.now() + SEARCH_EVERY_MS > until) return false;
      await sleep(SEARCH_EVERY_MS);
    }
  } finally {
    await connection.leave();
  }
}
