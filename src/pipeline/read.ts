/**
 * Reads one mail of the ledger: bytes → words → meaning; attachments go to the stage. Whoever watches the pipeline is told which
 * mail is being read, and may end the thread of one that takes too long or too much memory; of such a mail the headers
 * alone are read the next time, and it is a ticket all the same (R-MSG-6).
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

export interface ReadMail {
  row: WorkRow;
  desk: Desk;
  understood: Understood;
  keys: Keys;
}

/** Why a mail is read no further. */
export type UnreadReason = 'too-slow' | 'too-large-in-memory';

export interface ReadDeps {
  house: House;
  /** Rows of which an earlier reading was ended. */
  unreadable: ReadonlyMap<number, UnreadReason>;
  /** The row that is being read from now on, whatever that takes; null: none. */
  onReading: (inboundId: number | null) => void;
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
  const understood = await understoodAt(place, deps, row, desk, stage);
  return { row, desk, understood, keys: keysOf(understood, deps.house.ticketPrefix) };
}

async function understoodAt(
  place: BlobPlace,
  { unreadable, onReading }: ReadDeps,
  row: WorkRow,
  desk: Desk,
  stage: BlobStage,
): Promise<Understood> {
  const reason = unreadable.get(row.id);
  if (reason !== undefined) {
    const mail = await readHeadOnly(openPlace(place), { sha256: row.raw_sha256, size: row.size }, reason);
    return understand(mail, desk.understanding);
  }
  onReading(row.id);
  try {
    const mail = await parse(openPlace(place), (content) => stage.put(content));
    return understand(mail, desk.understanding);
  } finally {
    onReading(null);
  }
}
