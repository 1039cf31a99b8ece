/** What agents wrote, as rows; and answers that are taken back before they were sent. */
import type { Attachment } from '../message/mail.ts';
import type { TicketStatus } from '../ticket/status.ts';
import type { TicketState } from './answerable.ts';
import { addAttachments } from './entries.ts';
import { rowsInto } from './insert-rows.ts';
import type { OutboxState } from './schema.ts';
import type { SignedIn } from './sessions.ts';
import type { Db, Tx } from './transaction.ts';

/** The entry that a form made already; null for the first time. */
export async function findByFormKey(db: Db, formKey: string): Promise<{ id: number; ticketId: number } | null> {
  const row = await db
    .selectFrom('entry')
    .select(['id', 'ticket_id as ticketId'])
    .where('form_key', '=', formKey)
    .executeTakeFirst();
  return row ?? null;
}

export interface WrittenEntry {
  ticketId: number;
  kind: 'message' | 'note';
  agent: Pick<SignedIn, 'id' | 'address' | 'name'>;
  subject: string | null;
  /** With the signature. */
  text: string;
  /** Without it. */
  words: string;
  formKey: string;
  /** The mail that brought it; left out for what was written on the desk. */
  inboundId?: number;
  attachments: readonly Attachment[];
}

/** What an agent wrote: an answer, which customers see, or a note, which they never do. Gives its id. */
export async function addWritten(tx: Tx, now: string, entry: WrittenEntry): Promise<number> {
  const { id } = await tx
    .insertInto('entry')
    .values({
      ticket_id: entry.ticketId,
      kind: entry.kind,
      visibility: entry.kind === 'message' ? 'public' : 'internal',
      direction: entry.kind === 'message' ? 'out' : null,
      person_id: entry.agent.id,
      from_address: entry.agent.address,
      from_name: entry.agent.name,
      unverified: 0,
      subject: entry.subject,
      text: entry.text,
      reply: entry.words,
      form_key: entry.formKey,
      inbound_id: entry.inboundId ?? null,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addAttachments(
    tx,
    entry.attachments.map((attachment) => ({ entryId: id, attachment })),
  );
  return id;
}

/** What the ticket was before an answer, and the status that the answer gave it. */
export interface AnswerUndo {
  before: TicketState;
  status: TicketStatus;
}

export async function keepUndo(tx: Tx, entryId: number, undo: AnswerUndo): Promise<void> {
  await tx
    .insertInto('answer_undo')
    .values({ entry_id: entryId, before: JSON.stringify(undo) })
    .execute();
}

export interface SentAnswer extends AnswerUndo {
  ticketId: number;
  personId: number | null;
  words: string;
  outbox: { id: number; state: OutboxState; attempts: number };
}

/** An answer with its mail; null when there is none, or it was taken back. */
export async function findSentAnswer(db: Db, entryId: number): Promise<SentAnswer | null> {
  const row = await db
    .selectFrom('entry')
    .innerJoin('answer_undo', 'answer_undo.entry_id', 'entry.id')
    .innerJoin('outbox', 'outbox.entry_id', 'entry.id')
    .select(['entry.ticket_id', 'entry.person_id', 'entry.text', 'entry.reply', 'answer_undo.before'])
    .select(['outbox.id', 'outbox.state', 'outbox.attempts'])
    .where('entry.id', '=', entryId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    ...(JSON.parse(row.before) as AnswerUndo),
    ticketId: row.ticket_id,
    personId: row.person_id,
    words: row.reply ?? row.text,
    outbox: { id: row.id, state: row.state, attempts: row.attempts },
  };
}

/** Takes a mail out of the outbox that nobody began to send; false when somebody did. */
export async function takeBackMail(tx: Tx, outboxId: number): Promise<boolean> {
  const result = await tx
    .deleteFrom('outbox')
    .where('id', '=', outboxId)
    .where('state', '=', 'queued')
    .where('attempts', '=', 0)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Removes an answer whose mail was taken back. */
export async function removeAnswer(tx: Tx, entryId: number): Promise<void> {
  await tx.deleteFrom('answer_undo').where('entry_id', '=', entryId).execute();
  // The mail that brought it stays in the ledger.
  const mail = tx.selectFrom('entry').select('inbound_id').where('id', '=', entryId);
  await tx.updateTable('inbound').set({ entry_id: null }).where('id', 'in', mail).execute();
  await tx.deleteFrom('attachment').where('entry_id', '=', entryId).execute();
  await tx.deleteFrom('entry').where('id', '=', entryId).execute();
}

const waitRows = rowsInto('ticket_wait');

/** Puts back what an answer changed; `setStatus` has put back the status. */
export async function restoreState(tx: Tx, ticketId: number, state: TicketState): Promise<void> {
  await tx.updateTable('ticket').set({ assignee_id: state.assigneeId }).where('id', '=', ticketId).execute();
  await tx.deleteFrom('ticket_wait').where('ticket_id', '=', ticketId).execute();
  await waitRows(
    tx,
    state.waits.map(({ wait, since, answeredAt }) => ({ ticket_id: ticketId, wait, since, answered_at: answeredAt })),
  );
}
