/**
 * Reads one mail of the ledger: bytes → words → meaning; attachments go to the stage. Small mails are read here, within
 * milliseconds. A large one, and one whose earlier attempts did not finish, is read in a thread with a deadline, so that it
 * cannot stall the others or the pages; over the deadline its headers alone are read, and it is a ticket all the same.
 */
import { LoketError } from '../errors.ts';
import type { Understood } from '../message/mail.ts';
import { parse } from '../message/parse.ts';
import { understand } from '../message/understand.ts';
import { readHeadOnly } from '../message/unread.ts';
import { type BlobPlace, type BlobStage, openPlace } from '../store/blob-stage.ts';
import type { WorkRow } from '../store/work.ts';
import type { Keys } from '../triage/decision.ts';
import { keysOf } from '../triage/thread.ts';
import type { Desk, House } from './house.ts';
import { type ReadingThread, UnreadableError } from './thread.ts';

/** Up to here a mail is read within milliseconds, whatever it holds. */
const MAX_BYTES_HERE = 1024 * 1024;
/** After so many unfinished attempts the mail itself is suspected; before, it was probably the process that was stopped. */
const DOUBTFUL_ATTEMPTS = 5;
/** Ordinary mails take milliseconds, the largest allowed ones some seconds. */
const READ_DEADLINE_MS = 30_000;

export interface ReadMail {
  row: WorkRow;
  desk: Desk;
  understood: Understood;
  keys: Keys;
}

export interface ReadDeps {
  house: House;
  thread: ReadingThread;
  /** Milliseconds for one mail; READ_DEADLINE_MS when left out. */
  readDeadlineMs?: number;
}

/** `place`: where its bytes are. Errors: LoketError when its mailbox is not configured; faults of the disk propagate. */
export async function readMail(deps: ReadDeps, row: WorkRow, place: BlobPlace, stage: BlobStage): Promise<ReadMail> {
  const desk = deps.house.desks.get(row.mailbox);
  if (desk === undefined) {
    throw new LoketError(
      'invalid',
      `mailbox ${row.mailbox} is not configured; add it again, then \`loket inbound retry\``,
    );
  }
  const isDoubtful = row.size > MAX_BYTES_HERE || row.attempts >= DOUBTFUL_ATTEMPTS;
  const understood = isDoubtful ? await readWatched(deps, row, desk, place, stage) : await readHere(desk, place, stage);
  return { row, desk, understood, keys: keysOf(understood, deps.house.ticketPrefix) };
}

async function readHere(desk: Desk, place: BlobPlace, stage: BlobStage): Promise<Understood> {
  const mail = await parse(openPlace(place), (content) => stage.put(content));
  return understand(mail, desk.understanding);
}

async function readWatched(
  deps: ReadDeps,
  row: WorkRow,
  desk: Desk,
  place: BlobPlace,
  stage: BlobStage,
): Promise<Understood> {
  try {
    const { understood, staged } = await deps.thread.read(
      { place, how: desk.understanding },
      deps.readDeadlineMs ?? READ_DEADLINE_MS,
    );
    stage.adopt(staged);
    return understood;
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    const mail = await readHeadOnly(openPlace(place), { sha256: row.raw_sha256, size: row.size }, error.reason);
    return understand(mail, desk.understanding);
  }
}
