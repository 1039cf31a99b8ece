/** The dashboard: a chart for each question, with the table behind it. */
import type { ComponentChildren } from 'preact';
import type { ByPriority, Flow } from '../../../store/figures.ts';
import type { RatingFigures } from '../../../ticket/rating.ts';
import { WAIT_CLASSES, type WaitFigures } from '../../../ticket/waiting.ts';
import { DASHBOARD, type DashboardWords } from '../../../wording/desk/dashboard.ts';
import { FRAME } from '../../../wording/desk/frame.ts';
import { formatDay, formatShortDay, formatSpan } from '../../../wording/span.ts';
import { PRIORITIES } from '../../desk/queue-path.ts';
import type { Visit } from '../../desk/visit.ts';
import { Bars, Columns, Legend } from './chart.tsx';
import { DeskFrame } from './frame.tsx';
import { RatingsPart } from './ratings.tsx';

export interface OrganisationFigures {
  /** Null: those who belong to none. */
  name: string | null;
  opened: number;
  over: number;
  waits: WaitFigures;
}

export interface DashboardPageProps {
  visit: Visit;
  /** Days of the house's calendar. */
  first: string;
  last: string;
  byWeek: boolean;
  /** Of each day, or week from its first day on. */
  flows: readonly (Flow & { day: string })[];
  /** Of each age. */
  open: readonly ByPriority[];
  waits: WaitFigures;
  /** What customers thought of the work, in the period. */
  ratings: RatingFigures;
  organisations: readonly OrganisationFigures[];
}

type Part = DashboardPageProps & { words: DashboardWords };

export function DashboardPage(props: DashboardPageProps) {
  const { visit } = props;
  const words = DASHBOARD[visit.language];
  return (
    <DeskFrame visit={visit} title={words.title} place="figures">
      <h1>{words.title}</h1>
      <form class="row filters" method="get" action="/desk/figures">
        <label>
          <span>{words.from}</span>
          <input type="date" name="from" value={props.first} />
        </label>
        <label>
          <span>{words.to}</span>
          <input type="date" name="to" value={props.last} />
        </label>
        <button type="submit">{words.show}</button>
      </form>
      <div class="charts">
        <FlowPart {...props} words={words} />
        <WaitsPart {...props} words={words} />
        <OpenPart {...props} words={words} />
        <RatingsPart visit={visit} ratings={props.ratings} asTable={words.asTable} />
        <OrganisationsPart {...props} words={words} />
      </div>
    </DeskFrame>
  );
}

function FlowPart({ visit, byWeek, flows, words }: Part) {
  const series = [
    { label: words.opened, tone: 'tone-1' },
    { label: words.over, tone: 'tone-2' },
  ];
  const title = `${words.flow}, ${byWeek ? words.byWeek : words.byDay}`;
  const sum = (what: keyof Flow) => flows.reduce((total, flow) => total + flow[what], 0);
  return (
    <section class="card">
      <h2>{title}</h2>
      <Legend series={series} />
      <Columns
        title={title}
        series={series}
        groups={flows.map(({ day, opened, over }) => ({
          label: formatShortDay(day, visit.language),
          values: [opened, over],
        }))}
      />
      <p class="soft small">{words.overMeans}</p>
      <Behind words={words}>
        <Heads first={byWeek ? words.weekFrom : words.day} numbers={[words.opened, words.over]} />
        <tbody>
          {flows.map(({ day, opened, over }) => (
            <Row key={day} first={formatDay(day, visit.language)} numbers={[opened, over]} />
          ))}
        </tbody>
        <tfoot>
          <Row first={words.total} numbers={[sum('opened'), sum('over')]} />
        </tfoot>
      </Behind>
    </section>
  );
}

function OpenPart({ visit, open, words }: Part) {
  const { priorities } = FRAME[visit.language];
  // The most urgent stands first.
  const ordered = PRIORITIES.toReversed();
  const series = ordered.map((priority) => ({ label: priorities[priority], tone: `priority-${priority}` }));
  const groups = open.map((counts, at) => ({
    label: words.ages[at] ?? '',
    values: ordered.map((priority) => counts[priority]),
  }));
  return (
    <section class="card">
      <h2>{words.open}</h2>
      <Legend series={series} />
      <Bars title={words.open} series={series} groups={groups} />
      <p class="soft small">{words.openMeans}</p>
      <Behind words={words}>
        <Heads first={words.age} numbers={[...series.map(({ label }) => label), words.total]} />
        <tbody>
          {groups.map(({ label, values }) => (
            <Row key={label} first={label} numbers={[...values, values.reduce((sum, value) => sum + value, 0)]} />
          ))}
        </tbody>
      </Behind>
    </section>
  );
}

function WaitsPart({ visit, waits, words }: Part) {
  const series = [{ label: words.tickets, tone: 'tone-1' }];
  const classes = WAIT_CLASSES.map((name) => ({ label: words.classes[name], values: [waits.classes[name]] }));
  return (
    <section class="card">
      <h2>{words.waits}</h2>
      <dl class="facts">
        <dt>{words.median}</dt>
        <dd>{waits.median === null ? '–' : formatSpan(waits.median, visit.language)}</dd>
        <dt>{words.p90}</dt>
        <dd>{waits.p90 === null ? '–' : formatSpan(waits.p90, visit.language)}</dd>
      </dl>
      <Columns title={words.waits} series={series} groups={classes} />
      <p class="soft small">{words.waitsMeans}</p>
      <Behind words={words}>
        <Heads first={words.wait} numbers={[words.tickets]} />
        <tbody>
          {classes.map(({ label, values }) => (
            <Row key={label} first={label} numbers={values} />
          ))}
        </tbody>
        <tfoot>
          <Row first={words.answered} numbers={[waits.answered]} />
          <Row first={words.unanswered} numbers={[waits.unanswered]} />
        </tfoot>
      </Behind>
    </section>
  );
}

function OrganisationsPart({ visit, organisations, words }: Part) {
  const span = (ms: number | null) => (ms === null ? '–' : formatSpan(ms, visit.language));
  return (
    <section class="card wide">
      <h2>{words.organisations}</h2>
      {organisations.length === 0 ? (
        <p class="soft">{words.nothing}</p>
      ) : (
        <table>
          <Heads
            first={words.organisation}
            numbers={[words.opened, words.over, words.answered, words.median, words.p90]}
          />
          <tbody>
            {organisations.map(({ name, opened, over, waits }) => (
              <Row
                key={name ?? ''}
                first={name ?? words.noOrganisation}
                numbers={[opened, over, waits.answered, span(waits.median), span(waits.p90)]}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Behind({ words, children }: { words: DashboardWords; children: ComponentChildren }) {
  return (
    <details>
      <summary>{words.asTable}</summary>
      <table>{children}</table>
    </details>
  );
}

function Heads({ first, numbers }: { first: string; numbers: readonly string[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {numbers.map((head) => (
          <th key={head} scope="col" class="number">
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({ first, numbers }: { first: string; numbers: readonly (number | string)[] }) {
  return (
    <tr>
      <th scope="row">{first}</th>
      {numbers.map((value, index) => (
        <td key={index} class="number">
          {value}
        </td>
      ))}
    </tr>
  );
}
