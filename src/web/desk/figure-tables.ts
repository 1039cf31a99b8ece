/** The tables of the dashboard as values: the page shows them, and a spreadsheet gets the same ones. */
import type { Language } from '../../message/mail.ts';
import type { ByPriority, Days, WorkedMinutes } from '../../store/figures.ts';
import type { DeadlineName } from '../../ticket/deadlines.ts';
import { type RatingFigures, SCORES } from '../../ticket/rating.ts';
import { addCounts, NO_COUNTS, type ServiceCounts, SPANS, shareInTime } from '../../ticket/service-time.ts';
import { PRIORITIES } from '../../ticket/status.ts';
import { CUSTOMER_SIDE } from '../../wording/desk/customer-side.ts';
import { DASHBOARD } from '../../wording/desk/dashboard.ts';
import { FRAME } from '../../wording/desk/frame.ts';
import { formatDay } from '../../wording/span.ts';
import { isByWeek } from './figure-period.ts';

export interface Figures {
  days: Days;
  /** Days or weeks; flows and work are of each of them. */
  buckets: readonly Days[];
  flows: readonly ServiceCounts[];
  work: readonly WorkedMinutes[];
  /** Tickets by the class of what their answer, or solution, took. */
  answers: ReadonlyMap<number, number>;
  solutions: ReadonlyMap<number, number>;
  /** Open tickets of which the deadline is past, as it is now. */
  past: Readonly<Record<DeadlineName, number>>;
  /** Of each age. */
  open: readonly ByPriority[];
  /** What customers thought of the work. */
  ratings: RatingFigures;
  categories: readonly { name: Readonly<Record<Language, string>> | null; counts: ServiceCounts }[];
  organisations: readonly { name: string | null; counts: ServiceCounts }[];
}

const TABLES = ['flow', 'answers', 'solutions', 'open', 'hours', 'ratings', 'categories', 'organisations'] as const;
export type TableName = (typeof TABLES)[number];

export function isTableName(name: string): name is TableName {
  return TABLES.some((known) => known === name);
}

/** A count, minutes of work, or a part of a whole from 0 to 1; null where there is nothing to tell. */
export type Cell = number | { minutes: number } | { share: number } | null;

interface TableRow {
  first: string;
  cells: readonly Cell[];
}

/** `unit` is what a spreadsheet is told beside the head: its cells are bare numbers. */
export interface FigureTable {
  head: string;
  columns: readonly { text: string; unit?: 'min' | '%' }[];
  rows: readonly TableRow[];
  total: TableRow | null;
}

export interface Served {
  first: string;
  counts: ServiceCounts;
}

export function servedCategories({ categories }: Figures, language: Language): Served[] {
  const { noCategory } = DASHBOARD[language];
  return categories.map(({ name, counts }) => ({ first: name?.[language] ?? noCategory, counts }));
}

/** The first `most` of them each for itself, all others as one. */
export function servedOrganisations({ organisations }: Figures, language: Language, most: number): Served[] {
  const words = DASHBOARD[language];
  const rows = organisations.map(({ name, counts }) => ({ first: name ?? words.noOrganisation, counts }));
  if (rows.length <= most + 1) return rows;
  const others = rows.slice(most).reduce((sum, { counts }) => addCounts(sum, counts), NO_COUNTS);
  return [
    ...rows.slice(0, most),
    { first: words.others.replace('{count}', String(rows.length - most)), counts: others },
  ];
}

/** All tables; of the organisations, `most` for themselves. */
export function tablesOf(figures: Figures, language: Language, most: number): Readonly<Record<TableName, FigureTable>> {
  const words = DASHBOARD[language];
  return {
    flow: flowTable(figures, language),
    answers: spanTable(figures.answers, language),
    solutions: spanTable(figures.solutions, language),
    open: openTable(figures, language),
    hours: hoursTable(figures, language),
    ratings: ratingsTable(figures, language),
    categories: servedTable(words.category, servedCategories(figures, language), language),
    organisations: servedTable(words.organisation, servedOrganisations(figures, language, most), language),
  };
}

function flowTable({ days, buckets, flows }: Figures, language: Language): FigureTable {
  const words = DASHBOARD[language];
  const sum = flows.reduce((one, other) => addCounts(one, other), NO_COUNTS);
  return {
    head: isByWeek(days) ? words.weekFrom : words.day,
    columns: [{ text: words.opened }, { text: words.over }],
    rows: buckets.map(({ first }, at) => ({
      first: formatDay(first, language),
      cells: [flows[at]?.opened ?? 0, flows[at]?.solved ?? 0],
    })),
    total: { first: words.total, cells: [sum.opened, sum.solved] },
  };
}

function spanTable(counts: ReadonlyMap<number, number>, language: Language): FigureTable {
  const words = DASHBOARD[language];
  return {
    head: words.span,
    columns: [{ text: words.tickets }],
    rows: SPANS.map((within, at) => ({ first: words.spans[at] ?? '', cells: [counts.get(within) ?? 0] })),
    total: { first: words.total, cells: [[...counts.values()].reduce((sum, count) => sum + count, 0)] },
  };
}

function openTable({ open }: Figures, language: Language): FigureTable {
  const words = DASHBOARD[language];
  const { priorities } = FRAME[language];
  // The most urgent stands first.
  const ordered = PRIORITIES.toReversed();
  return {
    head: words.age,
    columns: [...ordered.map((priority) => ({ text: priorities[priority] })), { text: words.total }],
    rows: open.map((counts, at) => {
      const cells = ordered.map((priority) => counts[priority]);
      return { first: words.ages[at] ?? '', cells: [...cells, cells.reduce((sum, count) => sum + count, 0)] };
    }),
    total: null,
  };
}

function hoursTable({ days, buckets, work }: Figures, language: Language): FigureTable {
  const words = DASHBOARD[language];
  const cellsOf = ({ covered, billable, pending, writtenOff }: WorkedMinutes): Cell[] =>
    [covered, billable, pending, writtenOff].map((minutes) => ({ minutes }));
  const sum = (what: keyof WorkedMinutes) => work.reduce((total, one) => total + one[what], 0);
  return {
    head: isByWeek(days) ? words.weekFrom : words.day,
    columns: [words.covered, words.billable, words.pending, words.writtenOff].map((text) => ({ text, unit: 'min' })),
    rows: buckets.flatMap(({ first }, at) => {
      const one = work[at];
      return one === undefined ? [] : [{ first: formatDay(first, language), cells: cellsOf(one) }];
    }),
    total: {
      first: words.total,
      cells: cellsOf({
        covered: sum('covered'),
        billable: sum('billable'),
        pending: sum('pending'),
        writtenOff: sum('writtenOff'),
      }),
    },
  };
}

function ratingsTable({ ratings }: Figures, language: Language): FigureTable {
  const words = CUSTOMER_SIDE[language];
  return {
    head: words.rating,
    columns: [{ text: words.count }],
    rows: SCORES.map((score) => ({ first: words.scores[score], cells: [ratings.counts[score]] })),
    total: null,
  };
}

function servedTable(head: string, rows: readonly Served[], language: Language): FigureTable {
  const words = DASHBOARD[language];
  const cellsOf = (counts: ServiceCounts): Cell[] => [
    counts.opened,
    counts.answered,
    shareCell(counts.answeredInTime, counts.answeredLate),
    counts.solved,
    shareCell(counts.solvedInTime, counts.solvedLate),
  ];
  const sum = rows.reduce((one, { counts }) => addCounts(one, counts), NO_COUNTS);
  return {
    head,
    columns: [
      { text: words.opened },
      { text: words.answered },
      { text: words.answeredInTime, unit: '%' },
      { text: words.over },
      { text: words.overInTime, unit: '%' },
    ],
    rows: rows.map(({ first, counts }) => ({ first, cells: cellsOf(counts) })),
    total: { first: words.total, cells: cellsOf(sum) },
  };
}

function shareCell(inTime: number, late: number): Cell {
  const share = shareInTime(inTime, late);
  return share === null ? null : { share };
}

/** For a spreadsheet: bare numbers, whole minutes and per cent. */
export function csvRows({ head, columns, rows, total }: FigureTable): (string | number)[][] {
  const line = ({ first, cells }: TableRow) => [first, ...cells.map(bare)];
  return [
    [head, ...columns.map(({ text, unit }) => (unit === undefined ? text : `${text} (${unit})`))],
    ...rows.map(line),
    ...(total === null ? [] : [line(total)]),
  ];
}

function bare(cell: Cell): string | number {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell;
  return 'minutes' in cell ? cell.minutes : Math.round(100 * cell.share);
}
