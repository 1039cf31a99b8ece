/** What goes into the outbox and is taken out of it: every mail of ours is a row, committed with what caused it (R-OUT-1). */
import type { OutgoingMail } from '../message/mail.ts';
import { rowsInto } from './insert-rows.ts';
import type { OutboxKind } from './schema.ts';
import { type Db, found, type Tx } from './transaction.ts';

export interface QueuedMail {
  ticketId: number;
  /** The message that it carries; left out for what is none, e.g. a confirmation. */
  entryId?: number;
  mailbox: string;
  kind: OutboxKind;
  /** What may be sent once only, e.g. `confirmation:17` (R-ACK-1). */
  dedupeKey: string;
  mail: OutgoingMail;
  /** ISO-8601; null: at once. */
  notBefore: string | null;
}

const outboxRows = rowsInto('outbox', (insert) =>
  insert.onConflict((conflict) => conflict.column('dedupe_key').doNothing()).returning('id'),
);
const mailRows = rowsInto('outbox_mail');

/**
 * Queues mails; one whose key was queued before is left out (R-ACK-1). Each is written before the next one is asked for: a
 * rendered mail is some ten kilobytes, and a batch of them would be in memory at once.
 */
export async function queueMails(tx: Tx, now: string, mails: Iterable<QueuedMail>): Promise<void> {
  for (const queued of mails) {
    const [row] = await outboxRows(tx, [queuedRow(queued, now)]);
    if (row !== undefined) await mailRows(tx, [{ outbox_id: row.id, mail: JSON.stringify(queued.mail) }]);
  }
}

function queuedRow(queued: QueuedMail, now: string) {
  return {
    ticket_id: queued.ticketId,
    entry_id: queued.entryId ?? null,
    mailbox: queued.mailbox,
    kind: queued.kind,
    dedupe_key: queued.dedupeKey,
    message_id: queued.mail.messageId,
    to_address: queued.mail.to.address,
    cc_addresses: JSON.stringify((queued.mail.cc ?? []).map(({ address }) => address)),
    subject: queued.mail.subject,
    state: 'queued' as const,
    attempts: 0,
    next_attempt_at: queued.notBefore ?? now,
    created_at: now,
  };
}

/** What a queued mail says. Errors: `not_found`. */
export async function readOutgoing(db: Db, id: number): Promise<OutgoingMail> {
  const row = await db.selectFrom('outbox_mail').select('mail').where('outbox_id', '=', id).executeTakeFirst();
  return JSON.parse(found(row, `outgoing mail ${id}`).mail) as OutgoingMail;
}
