/** A table of the dashboard: behind its chart, and as a file for a spreadsheet. */
import type { DashboardWords } from '../../../wording/desk/dashboard-words.ts';
import type { Cell, FigureTable } from '../../desk/figure-tables.ts';

interface TableProps {
  table: FigureTable;
  /** Where the same table is a file. */
  csv: string;
  words: DashboardWords;
}

/** The table of a chart, folded. */
export function Behind(props: TableProps) {
  return (
    <details>
      <summary>{props.words.asTable}</summary>
      <Figures {...props} />
    </details>
  );
}

export function Figures({ table: { head, columns, rows, total }, csv, words }: TableProps) {
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map(({ text }) => (
              <th key={text} scope="col" class="number">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row key={at} {...row} />
          ))}
        </tbody>
        {total === null ? null : (
          <tfoot>
            <Row {...total} />
          </tfoot>
        )}
      </table>
      <p class="small">
        <a href={csv}>{words.csv}</a>
      </p>
    </>
  );
}

function Row({ first, cells }: { first: string; cells: readonly Cell[] }) {
  return (
    <tr>
      <th scope="row">{first}</th>
      {cells.map((cell, index) => (
        <td key={index} class="number">
          {textOf(cell)}
        </td>
      ))}
    </tr>
  );
}

/** Minutes as `12:30`, a share as `87 %`. */
export function textOf(cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell === 'number') return String(cell);
  if ('share' in cell) return `${Math.round(100 * cell.share)} %`;
  return `${Math.floor(cell.minutes / 60)}:${String(cell.minutes % 60).padStart(2, '0')}`;
}
