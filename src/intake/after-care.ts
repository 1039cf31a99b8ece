/**
 * What is done on the server once a mail is committed (R-IN-5): nothing, `\Seen`, or a move. Works from rows alone, so that
 * what an earlier life left is done too. Never a bare EXPUNGE: it would take along what other clients marked as deleted;
 * imapflow's own `messageMove` and `messageDelete` send one where MOVE or UIDPLUS is missing, so they are not used there.
 */
import type { ImapFlow } from 'imapflow';
import { afterCareDue, markAfterCareDone } from '../store/inbound.ts';
import type { FolderRow } from '../store/schema.ts';
import type { Connection } from './connection.ts';
import { uidSet } from './cursor.ts';
import { isRefusal } from './explain.ts';
import { deadlinesOf, type MailboxDeps, type MailboxOptions } from './options.ts';

const UIDS_PER_COMMAND = 50;
/** Batches before new mail is looked for again. */
const BATCHES_PER_ROUND = 20;

export type AfterCareResult =
  | { kind: 'done' }
  | { kind: 'more' }
  /** The server will not; the mails stay where they are. */
  | { kind: 'refused'; why: string };

/** One round of after-care that is due. Errors: those of the connection; a refusal is a result, reading goes on. */
export async function runAfterCare(
  connection: Connection,
  folder: FolderRow,
  options: MailboxOptions,
  deps: MailboxDeps,
  keepGoing: () => boolean,
): Promise<AfterCareResult> {
  if (options.afterCare === 'leave') return { kind: 'done' };
  for (let batch = 0; batch < BATCHES_PER_ROUND; batch++) {
    const uids = await afterCareDue(deps.database.read, folder.id, UIDS_PER_COMMAND);
    if (uids.length === 0) return { kind: 'done' };
    if (!keepGoing()) return { kind: 'more' };
    if (options.afterCare === 'move' && sameFolder(options.moveTo, options.imap.folder)) {
      // Each would come back with a new UID, for ever.
      return {
        kind: 'refused',
        why: `mails cannot be moved to "${options.moveTo}", the folder that is watched; check move_to`,
      };
    }
    const care = options.afterCare === 'seen' ? markSeen : moveTo(options.moveTo);
    const why = await connection.run('after-care', deadlinesOf(options).afterCareMs, (client) =>
      care(client, uidSet(uids)),
    );
    if (why !== null) return { kind: 'refused', why };
    await deps.database.write((tx) => markAfterCareDone(tx, folder.id, uids));
  }
  return { kind: 'more' };
}

/** Why it was refused; null when it is done. */
type Care = (client: ImapFlow, set: string) => Promise<string | null>;

const markSeen: Care = async (client, set) => {
  const done = await client.messageFlagsAdd(set, ['\\Seen'], { uid: true, silent: true });
  return done ? null : 'the server does not let mails be marked as read';
};

function moveTo(target: string): Care {
  return async (client, set) => {
    const refused = `the server does not let mails be moved to "${target}"`;
    const move = client.capabilities.has('MOVE') ? client.messageMove.bind(client) : client.messageCopy.bind(client);
    const moved =
      (await move(set, target, { uid: true })) ||
      ((await createFolder(client, target)) && (await move(set, target, { uid: true })));
    if (!moved) return refused;
    if (client.capabilities.has('MOVE')) return null;
    // UIDPLUS: marks, then `UID EXPUNGE` of just these (RFC 4315 §2.1). Without it the mark is all that is safe.
    const removed = client.capabilities.has('UIDPLUS')
      ? await client.messageDelete(set, { uid: true })
      : await client.messageFlagsAdd(set, ['\\Deleted'], { uid: true, silent: true });
    return removed ? null : `${refused}: they were copied but cannot be marked as deleted`;
  };
}

/** True when the folder is there now. */
async function createFolder(client: ImapFlow, path: string): Promise<boolean> {
  try {
    await client.mailboxCreate(path);
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** INBOX is the only name without case (RFC 3501 §5.1). */
function sameFolder(one: string, other: string): boolean {
  return one === other || (one.toUpperCase() === 'INBOX' && other.toUpperCase() === 'INBOX');
}
