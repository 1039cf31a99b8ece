/** Charts as SVG made on the server: no script, no library. Colours are classes; the same figures stand in a table. */

interface Series {
  label: string;
  /** Of its colour, e.g. `tone-1`. */
  tone: string;
}

/** A group of columns, or a bar: one value for each of the series. */
interface Group {
  label: string;
  values: readonly number[];
}

interface ChartProps {
  /** What is shown, for those who do not see it. */
  title: string;
  series: readonly Series[];
  groups: readonly Group[];
}

const WIDTH = 560;
const LEFT = 40;
const TOP = 10;
const PLOT_HEIGHT = 160;
const LABEL_HEIGHT = 22;
const MAX_TICKS = 5;
/** Labels below the columns, at most. */
const MAX_LABELS = 12;
const BAR_HEIGHT = 20;
const BAR_GAP = 10;
const LABEL_WIDTH = 108;
const LABEL_GAP = 8;
const BAR_RIGHT = 40;
/** Of a letter, on a phone where they are bigger too. */
const LETTER_WIDTH = 8;

/** Groups of columns side by side, along time or classes. */
export function Columns({ title, series, groups }: ChartProps) {
  const ticks = ticksOf(Math.max(...groups.flatMap(({ values }) => values), 0));
  const highest = ticks.at(-1) ?? 1;
  const step = (WIDTH - LEFT) / Math.max(1, groups.length);
  const width = Math.min(28, (step * 0.8) / series.length);
  const every = Math.ceil(groups.length / MAX_LABELS);
  const bottom = TOP + PLOT_HEIGHT;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${bottom + LABEL_HEIGHT}`} role="img" aria-label={title}>
      {ticks.map((tick) => {
        const y = bottom - (tick / highest) * PLOT_HEIGHT;
        return (
          <g key={tick}>
            <line class="grid" x1={LEFT} x2={WIDTH} y1={y} y2={y} />
            <text class="tick" x={LEFT - 6} y={y + 4}>
              {tick}
            </text>
          </g>
        );
      })}
      {groups.map(({ label, values }, at) => {
        const middle = LEFT + step * (at + 0.5);
        return (
          <g key={at}>
            {values.map((value, index) => {
              const height = (value / highest) * PLOT_HEIGHT;
              const x = middle + (index - values.length / 2) * width;
              return (
                <rect
                  key={index}
                  class={series[index]?.tone}
                  x={round(x)}
                  y={round(bottom - height)}
                  width={round(width * 0.9)}
                  height={round(height)}
                >
                  <title>{`${label}: ${value} ${series[index]?.label ?? ''}`}</title>
                </rect>
              );
            })}
            {at % every === 0 ? (
              <text class="label" x={round(middle)} y={bottom + 16}>
                {label}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

/** Lying bars of stacked values, with their sum. A label that is too long for its width is cut: the table has all of it. */
export function Bars({ title, series, groups, labelWidth = LABEL_WIDTH }: ChartProps & { labelWidth?: number }) {
  const left = labelWidth + LABEL_GAP;
  const sums = groups.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const scale = (WIDTH - left - BAR_RIGHT) / Math.max(1, ...sums);
  const height = groups.length * (BAR_HEIGHT + BAR_GAP) + BAR_GAP;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={title}>
      {groups.map(({ label, values }, at) => {
        const y = BAR_GAP + at * (BAR_HEIGHT + BAR_GAP);
        const starts = startsOf(values);
        return (
          <g key={at}>
            <text class="tick" x={labelWidth} y={y + 14}>
              {cut(label, Math.floor(labelWidth / LETTER_WIDTH))}
            </text>
            {values.map((value, index) => (
              <rect
                key={index}
                class={series[index]?.tone}
                x={round(left + (starts[index] ?? 0) * scale)}
                y={y}
                width={round(value * scale)}
                height={BAR_HEIGHT}
              >
                <title>{`${label}: ${value} ${series[index]?.label ?? ''}`}</title>
              </rect>
            ))}
            <text x={round(left + (sums[at] ?? 0) * scale + 6)} y={y + 14}>
              {sums[at]}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** What the colours mean. */
export function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul class="legend">
      {series.map(({ label, tone }) => (
        <li key={label}>
          <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
            <rect class={tone} width="10" height="10" />
          </svg>{' '}
          {label}
        </li>
      ))}
    </ul>
  );
}

/** Whole numbers from 0 to the first round one that is not below the highest value, in at most `MAX_TICKS` steps. */
export function ticksOf(highest: number): number[] {
  let step = 1;
  for (let power = 1; step * MAX_TICKS < highest; power *= 10) {
    step = [1, 2, 5].map((factor) => factor * power).find((one) => one * MAX_TICKS >= highest) ?? 10 * power;
  }
  const count = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

function cut(label: string, most: number): string {
  return label.length <= most ? label : `${label.slice(0, most - 1).trimEnd()}…`;
}

function startsOf(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum - value;
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
