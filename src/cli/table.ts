/** Lists for people: columns as wide as their content, cut to the terminal; for programs: one JSON object a line. */
import { stripVTControlCharacters } from 'node:util';
import type { Shell } from './shell.ts';

export interface Column<T> {
  title: string;
  cell: (row: T) => string;
  /** Takes the room that the others leave; the column that is cut first. One of a table. */
  flexible?: boolean;
}

const GAP = '  ';
/** Columns other than the flexible one. */
const MAX_FIXED = 40;
const MIN_FLEXIBLE = 12;
/** Where the output is no terminal, nothing is cut below this. */
const MAX_UNBOUNDED = 200;

export interface ListView<T> {
  columns: readonly Column<T>[];
  /** e.g. `ticket`, `tickets`. */
  noun: readonly [one: string, many: string];
  /** Said on a terminal when there is nothing. */
  hint: string;
}

/**
 * Prints a list that comes in pages. For people the first page decides how wide the columns are, so that a list of any
 * length needs no memory. Gives how many rows there were.
 */
export async function printList<T>(
  shell: Shell,
  pages: AsyncIterable<readonly T[]>,
  view: ListView<T>,
  json: boolean,
): Promise<number> {
  let count = 0;
  let widths: number[] | null = null;
  for await (const rows of pages) {
    count += rows.length;
    if (json) {
      await shell.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      continue;
    }
    const cells = rows.map((row) => view.columns.map((column) => oneLine(column.cell(row))));
    const lines: string[] = [];
    if (widths === null) {
      widths = widthsOf(view.columns, cells, shell.columns);
      lines.push(
        lineOf(
          view.columns.map((column) => column.title),
          widths,
        ),
      );
    }
    for (const row of cells) lines.push(lineOf(row, widths));
    await shell.write(`${lines.join('\n')}\n`);
  }
  if (!json) await summarise(shell, count, view);
  return count;
}

async function summarise<T>(shell: Shell, count: number, { noun, hint }: ListView<T>): Promise<void> {
  if (count > 0) await shell.print(`${count} ${count === 1 ? noun[0] : noun[1]}`);
  else if (shell.columns !== null) await shell.print(hint);
}

function widthsOf<T>(columns: readonly Column<T>[], cells: readonly string[][], terminal: number | null): number[] {
  const natural = columns.map((column, index) =>
    Math.max(column.title.length, ...cells.map((row) => lengthOf(row[index] ?? ''))),
  );
  const flexible = columns.findIndex((column) => column.flexible);
  const widths = natural.map((width, index) => Math.min(width, index === flexible ? MAX_UNBOUNDED : MAX_FIXED));
  if (terminal === null || flexible < 0) return widths;
  const others = widths.reduce((sum, width, index) => (index === flexible ? sum : sum + width), 0);
  const room = Math.max(MIN_FLEXIBLE, terminal - others - GAP.length * (columns.length - 1));
  widths[flexible] = Math.min(widths[flexible] ?? 0, room);
  return widths;
}

function lineOf(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, index) => fit(cell, widths[index] ?? 0))
    .join(GAP)
    .trimEnd();
}

function fit(text: string, width: number): string {
  const length = lengthOf(text);
  if (length <= width) return text + ' '.repeat(width - length);
  let cut = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const next = used + lengthOf(segment);
    if (next > width - 1) break;
    cut += segment;
    used = next;
  }
  return `${cut}…${' '.repeat(Math.max(0, width - used - 1))}`;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/u;

/** Terminal columns that a text takes. */
function lengthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let length = 0;
  for (const { segment } of graphemes.segment(text)) length += WIDE.test(segment) ? 2 : 1;
  return length;
}

/** A subject comes from outside: nothing in it may command the terminal. */
export function oneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}

/** Text of several lines from outside, without what could command the terminal. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/** `2026-03-02 09:00` in the zone of the house. */
export function momentIn(timeZone: string): (iso: string | null) => string {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (iso) => (iso === null ? '' : format.format(new Date(iso)));
}
