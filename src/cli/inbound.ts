/** `loket inbound`: the ledger of incoming mail. */
import { releaseInbound, retryInbound } from '../actions/retry.ts';
import { LoketError } from '../errors.ts';
import { openBlobs } from '../store/blobs.ts';
import {
  type InboundShown,
  type InboundSummary,
  listInbound,
  rawOfInbound,
  showInbound,
} from '../store/listing-inbound.ts';
import type { InboundState } from '../triage/decision.ts';
import { explanationLines } from './explanation.ts';
import { EXIT_OK, UsageError } from './failure.ts';
import { configOf, withDatabase, withReader } from './open.ts';
import type { Shell } from './shell.ts';
import { momentIn, oneLine, printList } from './table.ts';

export interface ListOptions<State> {
  state?: State;
  limit?: number;
  json?: boolean;
}

export async function inboundList(shell: Shell, options: ListOptions<InboundState>): Promise<number> {
  const config = configOf(shell);
  const moment = momentIn(config.time_zone);
  await withReader(config, (read) =>
    printList<InboundSummary>(
      shell,
      listInbound(read, { state: options.state ?? null, limit: options.limit ?? null }),
      {
        columns: [
          { title: 'ID', cell: (row) => String(row.id) },
          { title: 'RECEIVED', cell: (row) => moment(row.receivedAt) },
          { title: 'STATE', cell: (row) => row.state },
          { title: 'OUTCOME', cell: (row) => row.outcome ?? '' },
          { title: 'TICKET', cell: (row) => row.ticket ?? '' },
          { title: 'WHY', cell: (row) => row.error ?? row.reason ?? '', flexible: true },
          { title: 'MAILBOX', cell: (row) => row.mailbox },
        ],
        noun: ['mail', 'mails'],
        hint: 'No mail here yet. `loket check` says whether the mailbox can be read.',
      },
      options.json === true,
    ),
  );
  return EXIT_OK;
}

export async function inboundShow(
  shell: Shell,
  id: number,
  options: { json?: boolean; raw?: boolean },
): Promise<number> {
  const config = configOf(shell);
  await withReader(config, async (read) => {
    if (options.raw) {
      const sha256 = await rawOfInbound(read, id);
      if (sha256 === null) throw new LoketError('not_found', `the bytes of inbound mail ${id} are not in the store`);
      const raw = await (await openBlobs(config.data_dir)).open(read, sha256);
      for await (const chunk of raw) await shell.write(chunk as Buffer);
      return;
    }
    const row = await showInbound(read, id);
    if (options.json) await shell.print(JSON.stringify(row));
    else for (const line of linesOf(row, momentIn(config.time_zone))) await shell.print(line);
  });
  return EXIT_OK;
}

function linesOf(row: InboundShown, moment: (iso: string | null) => string): string[] {
  const lines = [
    `Inbound mail ${row.id}: ${row.state}${row.outcome === null ? '' : ` (${row.outcome})`}`,
    `Received:     ${moment(row.receivedAt)} by ${row.mailbox} (${row.door}${row.uid === null ? '' : `, UID ${row.uid}`})`,
    `Size:         ${row.size} bytes${row.taken ? '' : ', not in the store'}`,
    `Attempts:     ${row.attempts}${row.nextAttemptAt === null ? '' : `, next at ${moment(row.nextAttemptAt)}`}`,
  ];
  if (row.error !== null) lines.push(`Error:        ${oneLine(row.error)}`);
  if (row.explanation === null) {
    if (row.reason !== null) lines.push(`Reason:       ${row.reason}`);
    return lines;
  }
  return [...lines, '', ...explanationLines(row.explanation, 'done')];
}

export interface RetryOptions {
  failed?: boolean;
  held?: boolean;
  json?: boolean;
}

/** Sets mails back to be processed again. */
export async function inboundRetry(shell: Shell, ids: readonly number[], options: RetryOptions): Promise<number> {
  const which = whichRows(ids, { failed: options.failed === true, held: options.held === true });
  const retried = await withDatabase(configOf(shell), (database) => retryInbound(database, which));
  return reportRetried(shell, retried, ['mail', 'mails'], options.json === true);
}

/** Lets held mails through: they are processed again, and what held them does not any more. */
export async function inboundRelease(
  shell: Shell,
  ids: readonly number[],
  options: { json?: boolean },
): Promise<number> {
  const released = await withDatabase(configOf(shell), (database) => releaseInbound(database, ids));
  return reportRetried(shell, released, ['mail', 'mails'], options.json === true);
}

/** Ids, or all rows of the states that were named. Errors: UsageError for both or neither. */
export function whichRows<State extends string>(
  ids: readonly number[],
  wanted: Record<State, boolean>,
): { ids: readonly number[] } | { states: State[] } {
  const states = (Object.keys(wanted) as State[]).filter((state) => wanted[state]);
  const options = Object.keys(wanted)
    .map((state) => `--${state}`)
    .join(' or ');
  if (ids.length > 0 && states.length > 0) throw new UsageError(`give either ids or ${options}, not both`);
  if (ids.length === 0 && states.length === 0) throw new UsageError(`give ids, or ${options}`);
  return ids.length > 0 ? { ids } : { states };
}

export async function reportRetried(
  shell: Shell,
  ids: readonly number[],
  noun: readonly [string, string],
  json: boolean,
): Promise<number> {
  if (json) for (const id of ids) await shell.print(JSON.stringify({ id, state: 'retried' }));
  else if (ids.length > 0) {
    await shell.print(
      `${ids.length} ${ids.length === 1 ? noun[0] : noun[1]} set back; the worker takes them up at once`,
    );
  } else if (shell.columns !== null) await shell.print('There was nothing to retry.');
  return EXIT_OK;
}
