/** What was measured, as a table for people and as JSON for later. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** One line of the table. `ratio` is what the bar is about, `bar` its limit. */
export interface Row {
  part: string;
  what: string;
  /** What it is compared with, in words and figures. */
  reference: string;
  ours: string;
  ratio: number | null;
  bar: { limit: number; atMost: boolean } | null;
}

/** A part that could not run, and why. */
export interface LeftOut {
  part: string;
  why: string;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

function holds({ ratio, bar }: Row): boolean | null {
  if (ratio === null || bar === null) return null;
  return bar.atMost ? ratio <= bar.limit : ratio >= bar.limit;
}

/** The table as lines of text. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['part', 'what', 'compared with', 'Loket', 'ratio', 'bar', ''];
  const lines = rows.map((row) => [
    row.part,
    row.what,
    row.reference,
    row.ours,
    row.ratio === null ? '' : row.ratio.toFixed(2),
    row.bar === null ? '' : `${row.bar.atMost ? '≤' : '≥'} ${row.bar.limit}`,
    { true: 'reached', false: 'MISSED', null: '' }[String(holds(row))] ?? '',
  ]);
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  return all
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Writes the run to `folder` and gives the file's name. */
export function save(folder: string, rows: readonly Row[], leftOut: readonly LeftOut[], detail: object): string {
  const at = new Date().toISOString();
  const machine = {
    processors: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryMb: Math.round(totalmem() / 2 ** 20),
    node: process.version,
  };
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${at.replace(/[:.]/g, '-')}.json`);
  const judged = rows.map((row) => ({ ...row, reached: holds(row) }));
  writeFileSync(file, `${JSON.stringify({ at, machine, rows: judged, leftOut, detail }, null, 2)}\n`);
  return file;
}
