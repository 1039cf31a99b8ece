/** The dashboard: a chart for each question, with the table behind it. */
import { Fragment } from 'preact';
import type { DeadlineName } from '../../../ticket/deadlines.ts';
import { type ServiceCounts, SPANS, shareInTime, spanFigures } from '../../../ticket/service-time.ts';
import { PRIORITIES } from '../../../ticket/status.ts';
import { DASHBOARD } from '../../../wording/desk/dashboard.ts';
import type { DashboardWords } from '../../../wording/desk/dashboard-words.ts';
import { FRAME } from '../../../wording/desk/frame.ts';
import { formatShortDay } from '../../../wording/span.ts';
import { isByWeek } from '../../desk/figure-period.ts';
import {
  type FigureTable,
  type Figures as FigureValues,
  type Served,
  servedCategories,
  servedOrganisations,
  type TableName,
  tablesOf,
} from '../../desk/figure-tables.ts';
import type { Visit } from '../../desk/visit.ts';
import { Bars, Columns, Legend } from './chart.tsx';
import { Behind, Figures, textOf } from './figure-table.tsx';
import { DeskFrame } from './frame.tsx';
import { RatingsPart } from './ratings.tsx';

/** So many organisations are shown each for itself; a spreadsheet gets all. */
const MOST_ORGANISATIONS = 12;
/** Of names beside bars. */
const NAME_WIDTH = 190;
const MINUTES_PER_HOUR = 60;

interface PartProps {
  visit: Visit;
  figures: FigureValues;
  words: DashboardWords;
  tables: Readonly<Record<TableName, FigureTable>>;
}

export function DashboardPage({ visit, figures }: { visit: Visit; figures: FigureValues }) {
  const words = DASHBOARD[visit.language];
  const tables = tablesOf(figures, visit.language, MOST_ORGANISATIONS);
  const part = { visit, figures, words, tables };
  return (
    <DeskFrame visit={visit} title={words.title} place="figures">
      <h1>{words.title}</h1>
      <form class="row filters" method="get" action="/desk/figures">
        <label>
          <span>{words.from}</span>
          <input type="date" name="from" value={figures.days.first} />
        </label>
        <label>
          <span>{words.to}</span>
          <input type="date" name="to" value={figures.days.last} />
        </label>
        <button type="submit">{words.show}</button>
      </form>
      <div class="charts">
        <FlowPart {...part} />
        <OpenPart {...part} />
        <TargetPart {...part} target="first-response" />
        <TargetPart {...part} target="solution" />
        <HoursPart {...part} />
        <RatingsPart visit={visit} ratings={figures.ratings} behind={<Behind {...behind(part, 'ratings')} />} />
        <ServedPart
          {...part}
          title={words.categories}
          name="categories"
          rows={servedCategories(figures, visit.language)}
        />
        <ServedPart
          {...part}
          title={words.organisations}
          name="organisations"
          rows={servedOrganisations(figures, visit.language, MOST_ORGANISATIONS)}
        />
      </div>
    </DeskFrame>
  );
}

function behind({ figures: { days }, words, tables }: PartProps, name: TableName) {
  const period = new URLSearchParams({ from: days.first, to: days.last });
  return { table: tables[name], csv: `/desk/figures/${name}/csv?${period}`, words };
}

function FlowPart(part: PartProps) {
  const { visit, figures, words } = part;
  const series = [
    { label: words.opened, tone: 'tone-1' },
    { label: words.over, tone: 'tone-2' },
  ];
  const title = `${words.flow}, ${isByWeek(figures.days) ? words.byWeek : words.byDay}`;
  const groups = figures.buckets.map(({ first }, at) => ({
    label: formatShortDay(first, visit.language),
    values: [figures.flows[at]?.opened ?? 0, figures.flows[at]?.solved ?? 0],
  }));
  return (
    <section class="card">
      <h2>{title}</h2>
      <Legend series={series} />
      <Columns title={title} series={series} groups={groups} />
      <p class="soft small">{words.overMeans}</p>
      <Behind {...behind(part, 'flow')} />
    </section>
  );
}

function OpenPart(part: PartProps) {
  const { visit, figures, words } = part;
  const { priorities } = FRAME[visit.language];
  // The most urgent stands first.
  const ordered = PRIORITIES.toReversed();
  const series = ordered.map((priority) => ({ label: priorities[priority], tone: `priority-${priority}` }));
  const groups = figures.open.map((counts, at) => ({
    label: words.ages[at] ?? '',
    values: ordered.map((priority) => counts[priority]),
  }));
  return (
    <section class="card">
      <h2>{words.open}</h2>
      <Legend series={series} />
      <Bars title={words.open} series={series} groups={groups} />
      <p class="soft small">{words.openMeans}</p>
      <Behind {...behind(part, 'open')} />
    </section>
  );
}

/** How long it took, and whether that was in time. */
function TargetPart({ target, ...part }: PartProps & { target: DeadlineName }) {
  const { figures, words } = part;
  const isAnswer = target === 'first-response';
  const counts = isAnswer ? figures.answers : figures.solutions;
  const title = isAnswer ? words.answers : words.solutions;
  const { half, most } = spanFigures(counts);
  const sum = (what: keyof ServiceCounts) => figures.flows.reduce((total, flow) => total + flow[what], 0);
  const share = isAnswer
    ? shareInTime(sum('answeredInTime'), sum('answeredLate'))
    : shareInTime(sum('solvedInTime'), sum('solvedLate'));
  const groups = SPANS.map((within, at) => ({ label: words.spans[at] ?? '', values: [counts.get(within) ?? 0] }));
  const span = (within: number | null) => (within === null ? '–' : (words.spans[SPANS.indexOf(within)] ?? '–'));
  return (
    <section class="card">
      <h2>{title}</h2>
      <dl class="facts">
        <dt>{words.inTime}</dt>
        <dd>{textOf(share === null ? null : { share })}</dd>
        <dt>{words.half}</dt>
        <dd>{span(half)}</dd>
        <dt>{words.most}</dt>
        <dd>{span(most)}</dd>
        <dt>{words.past}</dt>
        <dd>{figures.past[target]}</dd>
      </dl>
      <Columns title={title} series={[{ label: words.tickets, tone: 'tone-1' }]} groups={groups} />
      <p class="soft small">{isAnswer ? words.answersMean : words.solutionsMean}</p>
      <Behind {...behind(part, isAnswer ? 'answers' : 'solutions')} />
    </section>
  );
}

function HoursPart(part: PartProps) {
  const { visit, figures, words, tables } = part;
  const series = [
    { label: words.covered, tone: 'tone-1' },
    { label: words.billable, tone: 'tone-2' },
    { label: words.pending, tone: 'tone-3' },
    { label: words.writtenOff, tone: 'tone-4' },
  ];
  const hours = (minutes: number) => Math.round((10 * minutes) / MINUTES_PER_HOUR) / 10;
  const groups = figures.buckets.map(({ first }, at) => {
    const { covered = 0, billable = 0, pending = 0, writtenOff = 0 } = figures.work[at] ?? {};
    return {
      label: formatShortDay(first, visit.language),
      values: [covered, billable, pending, writtenOff].map(hours),
    };
  });
  return (
    <section class="card">
      <h2>{words.hours}</h2>
      <dl class="facts">
        {series.map(({ label }, at) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{textOf(tables.hours.total?.cells[at] ?? null)}</dd>
          </Fragment>
        ))}
      </dl>
      <Legend series={series} />
      <Columns title={words.hours} series={series} groups={groups} />
      <p class="soft small">{words.hoursMean}</p>
      <Behind {...behind(part, 'hours')} />
    </section>
  );
}

function ServedPart({
  title,
  name,
  rows,
  ...part
}: PartProps & { title: string; name: TableName; rows: readonly Served[] }) {
  const { words } = part;
  const series = [
    { label: words.overInTime, tone: 'tone-1' },
    { label: words.late, tone: 'priority-urgent' },
    { label: words.withoutTarget, tone: 'priority-low' },
  ];
  const groups = rows.map(({ first, counts: { solved, solvedInTime, solvedLate } }) => ({
    label: first,
    values: [solvedInTime, solvedLate, solved - solvedInTime - solvedLate],
  }));
  return (
    <section class="card wide">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p class="soft">{words.nothing}</p>
      ) : (
        <div class="beside">
          <div>
            <Legend series={series} />
            <Bars title={title} series={series} groups={groups} labelWidth={NAME_WIDTH} />
            <p class="soft small">{words.servedMean}</p>
          </div>
          <div class="scroll">
            <Figures {...behind(part, name)} />
          </div>
        </div>
      )}
    </section>
  );
}
