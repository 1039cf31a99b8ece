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

/** A rendered mail is some ten kilobytes: so many of them are in memory at once, and written by one statement. */
const MAILS_TOGETHER = 8;

const outboxRows = rowsInto('outbox', (insert) =>
  insert.onConflict((conflict) => conflict.column('dedupe_key').doNothing()).returning(['id', 'dedupe_key']),
);
const mailRows = rowsInto('outbox_mail');

/** Queues mails; one whose key was queued before is left out (R-ACK-1). They are asked for a few at a time. */
export async function queueMails(tx: Tx, now: string, mails: Iterable<QueuedMail>): Promise<void> {
  let together: QueuedMail[] = [];
  for (const queued of mails) {
    together.push(queued);
    if (together.length < MAILS_TOGETHER) continue;
    await queueTogether(tx, now, together);
    together = [];
  }
  await queueTogether(tx, now, together);
}

async function queueTogether(tx: Tx, now: string, mails: readonly QueuedMail[]): Promise<void> {
  const rows = await outboxRows(
    tx,
    mails.map((queued) => queuedRow(queued, now)),
  );
  const ids = new Map(rows.map(({ id, dedupe_key }) => [dedupe_key, id]));
  await mailRows(
    tx,
    mails.flatMap(({ dedupeKey, mail }) => {
      const id = ids.get(dedupeKey);
      // Twice in one portion: the first is the one that was queued.
      ids.delete(dedupeKey);
      return id === undefined ? [] : [{ outbox_id: id, mail: JSON.stringify(mail) }];
    }),
  );
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
