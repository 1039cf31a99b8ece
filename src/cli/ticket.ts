/** `loket ticket`: tickets as agents see them. */

import { sendConfirmation } from '../actions/confirmation.ts';
import type { Config } from '../config.ts';
import { LoketError } from '../errors.ts';
import { openOpeningHours } from '../service/opening-hours.ts';
import { confirmingHouse } from '../service/options.ts';
import { wordingOf } from '../service/words.ts';
import { findTicketByNumber, listTickets, showTicket, type TicketSummary } from '../store/listing-tickets.ts';
import type { Db } from '../store/transaction.ts';
import { findNumbers } from '../ticket/number.ts';
import type { TicketStatus } from '../ticket/status.ts';
import { EXIT_OK } from './failure.ts';
import { configOf, withDatabase, withReader } from './open.ts';
import type { Shell } from './shell.ts';
import { momentIn, oneLine, printList } from './table.ts';
import { ticketLines } from './ticket-page.ts';

export interface TicketListOptions {
  status?: TicketStatus;
  limit?: number;
  json?: boolean;
}

export async function ticketList(shell: Shell, options: TicketListOptions): Promise<number> {
  const config = configOf(shell);
  const moment = momentIn(config.time_zone);
  await withReader(config, (read) =>
    printList<TicketSummary>(
      shell,
      listTickets(read, { status: options.status ?? null, limit: options.limit ?? null }),
      {
        columns: [
          { title: 'NUMBER', cell: (row) => row.number },
          { title: 'CREATED', cell: (row) => moment(row.createdAt) },
          { title: 'STATUS', cell: (row) => (row.mergedInto === null ? row.status : `→ ${row.mergedInto}`) },
          { title: 'PRIORITY', cell: (row) => row.priority },
          { title: 'FROM', cell: (row) => row.requester?.address ?? '' },
          { title: 'SUBJECT', cell: (row) => row.subject, flexible: true },
        ],
        noun: ['ticket', 'tickets'],
        hint: 'No tickets yet. `loket start` opens one for each mail that comes.',
      },
      options.json === true,
    ),
  );
  return EXIT_OK;
}

export async function ticketShow(shell: Shell, number: string, options: { json?: boolean }): Promise<number> {
  const config = configOf(shell);
  const ticket = await withReader(config, async (read) => showTicket(read, await findTicket(read, config, number)));
  if (options.json) await shell.print(JSON.stringify(ticket));
  else await shell.print(ticketLines(ticket, momentIn(config.time_zone)).join('\n'));
  return EXIT_OK;
}

/** R-ACK-5: an agent sends the confirmation that the rules did not send. */
export async function ticketConfirm(
  shell: Shell,
  number: string,
  options: { again?: boolean; json?: boolean },
): Promise<number> {
  const config = configOf(shell);
  const wording = wordingOf(config);
  const house = confirmingHouse(config, wording, await openOpeningHours(config, new Date()));
  const sent = await withDatabase(config, async (database) => {
    const ticketId = await findTicket(database.read, config, number);
    return sendConfirmation(database, house, ticketId, options.again === true);
  });
  if (options.json) await shell.print(JSON.stringify(sent));
  else await shell.print(`The confirmation of ${sent.ticket} to ${sent.to} is queued; the worker sends it.`);
  return EXIT_OK;
}

/** Takes what people type: any case, with or without brackets, dash or prefix; also a number of an earlier prefix. */
export async function findTicket(read: Db, config: Config, typed: string): Promise<number> {
  const { prefix } = config.ticket;
  const bare = typed.trim().replace(/^\[|\]$/g, '');
  const candidates = [bare.toUpperCase(), ...findNumbers(bare, prefix), ...findNumbers(`${prefix}-${bare}`, prefix)];
  const id = await findTicketByNumber(read, [...new Set(candidates)]);
  if (id === null) throw new LoketError('not_found', `there is no ticket ${oneLine(typed)}`);
  return id;
}
