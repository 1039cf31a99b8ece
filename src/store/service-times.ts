/** How long tickets took (P14), and the sums of each day: a ticket that changes is taken out of its days and put in anew. */
import {
  addCounts,
  countsOf,
  NO_COUNTS,
  type Service,
  type ServiceCounts,
  type ServiceTime,
  spanOf,
} from '../ticket/service-time.ts';
import { rowsInto } from './insert-rows.ts';
import type { Schema } from './schema.ts';
import type { FigurePart } from './schema-figures.ts';
import { listed } from './sqlite.ts';
import type { Db, Tx } from './transaction.ts';

/** The organisation and category of these tickets; what was merged into another one counts as that one, and is left out. */
export async function readCountedTickets(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Pick<ServiceTime, 'organisationId' | 'categoryId'>>> {
  const rows = await db
    .selectFrom('ticket')
    .select(['id', 'organisation_id as organisationId', 'category_id as categoryId'])
    .where('id', 'in', listed(ids))
    .where('merged_into', 'is', null)
    .execute();
  return new Map(rows.map(({ id, ...ticket }) => [id, ticket]));
}

const timeRows = rowsInto('service_time');

/** What is known of these tickets becomes this; one that `times` lacks counts no more. */
export async function keepServiceTimes(
  tx: Tx,
  ids: readonly number[],
  times: ReadonlyMap<number, ServiceTime>,
): Promise<void> {
  const before = await tx.selectFrom('service_time').selectAll().where('ticket_id', 'in', listed(ids)).execute();
  await tx.deleteFrom('service_time').where('ticket_id', 'in', listed(ids)).execute();
  await timeRows(tx, [...times].map(rowOf));
  const changes = new Sums();
  for (const row of before) changes.add(timeOf(row), -1);
  for (const time of times.values()) changes.add(time, 1);
  await addDays(tx, [...changes.days.values()]);
  await addSpans(tx, [...changes.spans.values()]);
}

type TimeRow = Schema['service_time'];
type SpanRow = Schema['figure_span'];

function rowOf([ticketId, { organisationId, categoryId, openedOn, answer, solution }]: [number, ServiceTime]): TimeRow {
  const judged = (service: Service | null) => (service?.inTime == null ? null : Number(service.inTime));
  return {
    ticket_id: ticketId,
    organisation_id: organisationId,
    category_id: categoryId,
    opened_on: openedOn,
    answered_on: answer?.on ?? null,
    answer_minutes: answer?.minutes ?? null,
    answer_in_time: judged(answer),
    solved_on: solution?.on ?? null,
    solution_minutes: solution?.minutes ?? null,
    solution_in_time: judged(solution),
  };
}

function timeOf(row: TimeRow): ServiceTime {
  const service = (on: string | null, minutes: number | null, inTime: number | null): Service | null =>
    on === null || minutes === null ? null : { on, minutes, inTime: inTime === null ? null : inTime === 1 };
  return {
    organisationId: row.organisation_id,
    categoryId: row.category_id,
    openedOn: row.opened_on,
    answer: service(row.answered_on, row.answer_minutes, row.answer_in_time),
    solution: service(row.solved_on, row.solution_minutes, row.solution_in_time),
  };
}

interface DaySum {
  part: FigurePart;
  key: number;
  day: string;
  counts: ServiceCounts;
}

/** What a batch of tickets adds to the sums, and takes from them. */
class Sums {
  readonly days = new Map<string, DaySum>();
  readonly spans = new Map<string, SpanRow>();

  add(time: ServiceTime, times: 1 | -1): void {
    for (const { day, counts } of countsOf(time)) {
      this.#addDay({ part: 'organisation', key: time.organisationId ?? 0, day, counts }, times);
      this.#addDay({ part: 'category', key: time.categoryId ?? 0, day, counts }, times);
    }
    this.#addSpan('first-response', time.answer, times);
    this.#addSpan('solution', time.solution, times);
  }

  #addDay({ part, key, day, counts }: DaySum, times: number): void {
    const name = `${part} ${key} ${day}`;
    const known = this.days.get(name)?.counts ?? NO_COUNTS;
    this.days.set(name, { part, key, day, counts: addCounts(known, counts, times) });
  }

  #addSpan(target: SpanRow['target'], service: Service | null, times: number): void {
    if (service === null) return;
    const { on: day, minutes } = service;
    const within = spanOf(minutes);
    const name = `${target} ${day} ${within}`;
    const tickets = (this.spans.get(name)?.tickets ?? 0) + times;
    this.spans.set(name, { target, day, within, tickets });
  }
}

const dayRows = rowsInto('figure_day', (insert) =>
  insert.onConflict((conflict) =>
    conflict.columns(['part', 'key', 'day']).doUpdateSet((row) => ({
      opened: row('figure_day.opened', '+', row.ref('excluded.opened')),
      answered: row('figure_day.answered', '+', row.ref('excluded.answered')),
      answered_in_time: row('figure_day.answered_in_time', '+', row.ref('excluded.answered_in_time')),
      answered_late: row('figure_day.answered_late', '+', row.ref('excluded.answered_late')),
      solved: row('figure_day.solved', '+', row.ref('excluded.solved')),
      solved_in_time: row('figure_day.solved_in_time', '+', row.ref('excluded.solved_in_time')),
      solved_late: row('figure_day.solved_late', '+', row.ref('excluded.solved_late')),
    })),
  ),
);

async function addDays(tx: Tx, sums: readonly DaySum[]): Promise<void> {
  const changed = sums.filter(({ counts }) => Object.values(counts).some((count) => count !== 0));
  await dayRows(
    tx,
    changed.map(({ part, key, day, counts }) => ({
      part,
      key,
      day,
      opened: counts.opened,
      answered: counts.answered,
      answered_in_time: counts.answeredInTime,
      answered_late: counts.answeredLate,
      solved: counts.solved,
      solved_in_time: counts.solvedInTime,
      solved_late: counts.solvedLate,
    })),
  );
}

const spanRows = rowsInto('figure_span', (insert) =>
  insert.onConflict((conflict) =>
    conflict
      .columns(['target', 'day', 'within'])
      .doUpdateSet((row) => ({ tickets: row('figure_span.tickets', '+', row.ref('excluded.tickets')) })),
  ),
);

async function addSpans(tx: Tx, spans: readonly SpanRow[]): Promise<void> {
  await spanRows(
    tx,
    spans.filter(({ tickets }) => tickets !== 0),
  );
}
