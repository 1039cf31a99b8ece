/** The confirmations of a part of a batch: queued in the transaction that opened the tickets. */
import { addEvents } from '../store/entries.ts';
import { type QueuedMail, queueMails } from '../store/outgoing.ts';
import type { Recorded } from '../store/record.ts';
import { provedPattern } from '../store/reply-address.ts';
import { addStatusLinks } from '../store/status-links.ts';
import type { Tx } from '../store/transaction.ts';
import { confirmationMail, newConfirmationKeys } from '../wording/confirmation-mail.ts';
import type { TicketMailKeys } from '../wording/ticket-mail.ts';
import type { House } from './house.ts';
import type { Judged } from './judged.ts';

/** R-ACK-1, R-ACK-2: at most one for each opened ticket, to its requester. */
export async function queueConfirmations(
  tx: Tx,
  now: string,
  house: House,
  judged: readonly Judged[],
  recorded: ReadonlyMap<number, Recorded>,
  proved: ReadonlySet<string>,
): Promise<void> {
  const due = judged.flatMap((one): Due[] => {
    const ticket = recorded.get(one.inboundId)?.ticket ?? null;
    if (!one.acknowledgement.send || ticket === null) return [];
    return [{ one, ticket, keys: newConfirmationKeys(house.randomBytes) }];
  });
  await addStatusLinks(
    tx,
    now,
    due.map(({ ticket, keys }) => ({ ticketId: ticket.id, secret: keys.statusSecret })),
  );
  await queueMails(tx, now, confirmationsOf(now, house, due, proved));
  await addEvents(
    tx,
    now,
    due.map(({ one, ticket }) => ({
      ticketId: ticket.id,
      reason: 'confirmation',
      text: `Confirmation to ${one.acknowledgement.to}.`,
      visibility: 'internal' as const,
    })),
  );
}

interface Due {
  one: Judged;
  ticket: { id: number; number: string };
  keys: TicketMailKeys;
}

/** Each is rendered when it is asked for. */
function* confirmationsOf(
  now: string,
  house: House,
  due: readonly Due[],
  proved: ReadonlySet<string>,
): Generator<QueuedMail> {
  for (const each of due) yield confirmationOf(now, house, each, proved);
}

function confirmationOf(
  now: string,
  house: House,
  { one, ticket, keys }: Due,
  proved: ReadonlySet<string>,
): QueuedMail {
  const { desk, row } = one.mail;
  const { understood } = one;
  const { mail } = understood;
  return {
    ticketId: ticket.id,
    mailbox: desk.mailbox.address,
    kind: 'confirmation',
    dedupeKey: `confirmation:${ticket.id}`,
    notBefore: one.acknowledgement.send ? one.acknowledgement.notBefore : null,
    mail: confirmationMail(house, {
      ticket,
      mailbox: desk.mailbox,
      replyPattern: provedPattern(proved, desk.mailbox.address, desk.understanding.replyAddress),
      to: { address: one.acknowledgement.to ?? '', name: understood.author?.name ?? '' },
      subject: mail.subject,
      language: understood.language,
      receivedAt: row.arrived_at,
      sentAt: (one.acknowledgement.send ? one.acknowledgement.notBefore : null) ?? now,
      attachments: mail.attachments,
      refused: mail.refused,
      words: understood.reply,
      incoming: { messageId: mail.messageId, references: mail.references },
      keys,
    }),
  };
}
