/** `loket outbox`: our own mails on their way out. */
import { retryOutbox, settleOutbox } from '../actions/retry.ts';
import { listOutbox, type OutboxShown, type OutboxSummary, showOutbox } from '../store/listing-outbox.ts';
import type { OutboxState } from '../store/schema.ts';
import { EXIT_OK } from './failure.ts';
import { type ListOptions, reportRetried, whichRows } from './inbound.ts';
import { configOf, withDatabase, withReader } from './open.ts';
import type { Shell } from './shell.ts';
import { momentIn, oneLine, plainText, printList } from './table.ts';

export async function outboxList(shell: Shell, options: ListOptions<OutboxState>): Promise<number> {
  const config = configOf(shell);
  const moment = momentIn(config.time_zone);
  await withReader(config, (read) =>
    printList<OutboxSummary>(
      shell,
      listOutbox(read, { state: options.state ?? null, limit: options.limit ?? null }),
      {
        columns: [
          { title: 'ID', cell: (row) => String(row.id) },
          { title: 'TICKET', cell: (row) => row.ticket },
          { title: 'STATE', cell: (row) => row.state },
          { title: 'TRIES', cell: (row) => String(row.attempts) },
          { title: 'NEXT', cell: (row) => moment(row.nextAttemptAt) },
          { title: 'TO', cell: (row) => row.to },
          { title: 'SUBJECT OR ERROR', cell: (row) => row.lastError ?? row.subject, flexible: true },
        ],
        noun: ['mail', 'mails'],
        hint: 'Nothing was sent yet, and nothing waits.',
      },
      options.json === true,
    ),
  );
  return EXIT_OK;
}

export async function outboxShow(shell: Shell, id: number, options: { json?: boolean }): Promise<number> {
  const config = configOf(shell);
  const row = await withReader(config, (read) => showOutbox(read, id));
  if (options.json) await shell.print(JSON.stringify(row));
  else await shell.print(linesOf(row, momentIn(config.time_zone)).join('\n'));
  return EXIT_OK;
}

function linesOf(row: OutboxShown, moment: (iso: string | null) => string): string[] {
  const { mail } = row;
  const lines = [
    `Outgoing mail ${row.id} (${row.kind}) of ${row.ticket}: ${row.state}`,
    `Queued:      ${moment(row.createdAt)}${row.sentAt === null ? '' : `, sent ${moment(row.sentAt)}`}`,
    `Attempts:    ${row.attempts}${row.nextAttemptAt === null ? '' : `, next at ${moment(row.nextAttemptAt)}`}`,
  ];
  if (row.lastError !== null) lines.push(`Last error:  ${oneLine(row.lastError)}`);
  lines.push(
    '',
    `From:        ${oneLine(`${mail.from.name} <${mail.from.address}>`)}`,
    `To:          ${oneLine(`${mail.to.name} <${mail.to.address}>`)}`,
    `Subject:     ${oneLine(mail.subject)}`,
    `Message-ID:  ${mail.messageId}`,
  );
  if (mail.replyTo !== null) lines.push(`Reply-To:    ${mail.replyTo}`);
  if (mail.inReplyTo !== null) lines.push(`In-Reply-To: ${oneLine(mail.inReplyTo)}`);
  for (const [name, value] of Object.entries(mail.headers)) lines.push(`${name}: ${oneLine(value)}`);
  return [...lines, '', plainText(mail.text)];
}

export async function outboxRetry(
  shell: Shell,
  ids: readonly number[],
  options: { failed?: boolean; bounced?: boolean; held?: boolean; json?: boolean },
): Promise<number> {
  const { failed = false, bounced = false, held = false } = options;
  const which = whichRows(ids, { failed, bounced, held });
  const retried = await withDatabase(configOf(shell), (database) => retryOutbox(database, which));
  return reportRetried(shell, retried, ['mail', 'mails'], options.json === true);
}

/** Held mails that went out before the restore are not sent again. */
export async function outboxSettle(shell: Shell, ids: readonly number[], options: { json?: boolean }): Promise<number> {
  const settled = await withDatabase(configOf(shell), (database) => settleOutbox(database, ids));
  if (options.json) for (const id of settled) await shell.print(JSON.stringify({ id, state: 'sent' }));
  else await shell.print(`${settled.length} ${settled.length === 1 ? 'mail counts' : 'mails count'} as sent`);
  return EXIT_OK;
}
