/** A ticket's time, estimate and approvals, for agents alone. */
import type { ListedCategory } from '../../../store/categories.ts';
import type { TimeSheet } from '../../../store/time-sheet.ts';
import type { BillingRules } from '../../../ticket/billing.ts';
import { dayIn } from '../../../ticket/time.ts';
import { TIME } from '../../../wording/desk/time.ts';
import { formatMoment } from '../../../wording/format.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { Approvals } from './approvals.tsx';
import { DeskFrame } from './frame.tsx';
import { TimeEntries } from './time-entries.tsx';
import type { TimePart } from './time-part.ts';
import { TimeSummary, TimeWarnings } from './time-summary.tsx';

export interface TimePageProps {
  visit: Visit;
  sheet: TimeSheet;
  categories: readonly ListedCategory[];
  billing: BillingRules;
}

export function TimePage({ visit, sheet, categories, billing }: TimePageProps) {
  const words = TIME[visit.language];
  const { number, subject } = sheet.ticket;
  const part = { visit, sheet, words, path: `/desk/tickets/${number}/time` };
  return (
    <DeskFrame visit={visit} title={`${number} · ${words.title}`} place="tickets">
      <h1>{words.title}</h1>
      <p>
        <a href={`/desk/tickets/${number}`}>{`${number} · ${words.back}`}</a> <span dir="auto">{subject}</span>
      </p>
      <TimeWarnings {...part} billing={billing} />
      <div class="columns">
        <div>
          <TimeEntries {...part} />
          <Approvals {...part} />
        </div>
        <aside aria-label={words.log}>
          <section class="card">
            <TimeSummary {...part} billing={billing} />
          </section>
          <CategoryForm {...part} categories={categories} />
          <Timer {...part} />
          <LogForm {...part} />
          <EstimateForm {...part} />
        </aside>
      </div>
    </DeskFrame>
  );
}

function CategoryForm({ visit, sheet, words, path, categories }: TimePart & { categories: readonly ListedCategory[] }) {
  const chosen = sheet.ticket.category?.id ?? null;
  const offered = categories.filter(({ id, retired }) => !retired || id === chosen);
  return (
    <form class="card" method="post" action={`${path}/category`}>
      <Csrf visit={visit} />
      <label class="wide">
        <span>{words.category}</span>
        <select name="category">
          <option value="">{words.noCategory}</option>
          {(['covered', 'not-covered'] as const).map((scope) => (
            <optgroup key={scope} label={words.scopes[scope]}>
              {offered
                .filter((category) => category.scope === scope)
                .map(({ id, names }) => (
                  <option key={id} value={id} selected={id === chosen}>
                    {names[visit.language]}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <button type="submit">{words.save}</button>
    </form>
  );
}

function Timer({ visit, sheet, words, path }: TimePart) {
  const { timer, ticket } = sheet;
  if (timer === null) {
    return (
      <form class="card" method="post" action={`${path}/timer`}>
        <Csrf visit={visit} />
        <h2>{words.timer}</h2>
        <button type="submit">{words.start}</button>
      </form>
    );
  }
  const text = ticket.family.includes(timer.ticketId) ? words.running : words.runningElsewhere;
  const at = formatMoment(timer.startedAt, visit.timeZone, visit.language);
  return (
    <section class="card done">
      <h2>{words.timer}</h2>
      <p>{text.replace('{at}', () => at).replace('{number}', () => timer.number)}</p>
      <form method="post" action={`${path}/timer/stop`}>
        <Csrf visit={visit} />
        <label class="wide">
          <span>{words.note}</span>
          <input name="note" maxLength={2000} />
        </label>
        <label class="wide">
          <span>{words.minutesOrMeasured}</span>
          <input type="number" name="minutes" min={1} max={1440} />
        </label>
        <button class="main" type="submit">
          {words.stop}
        </button>
      </form>
      <form method="post" action={`${path}/timer/discard`}>
        <Csrf visit={visit} />
        <button class="plain" type="submit">
          {words.discard}
        </button>
      </form>
    </section>
  );
}

function LogForm({ visit, words, path }: TimePart) {
  const today = dayIn(visit.now, visit.timeZone);
  return (
    <form class="card" method="post" action={path}>
      <Csrf visit={visit} />
      <h2>{words.log}</h2>
      <label class="wide">
        <span>{words.day}</span>
        <input type="date" name="day" required value={today} max={today} />
      </label>
      <label class="wide">
        <span>{words.minutes}</span>
        <input type="number" name="minutes" required min={1} max={1440} />
      </label>
      <label class="wide">
        <span>{words.note}</span>
        <input name="note" maxLength={2000} />
      </label>
      <button type="submit">{words.logButton}</button>
    </form>
  );
}

function EstimateForm({ visit, sheet, words, path }: TimePart) {
  return (
    <form class="card" method="post" action={`${path}/estimate`}>
      <Csrf visit={visit} />
      <h2>{words.estimate}</h2>
      <p class="soft small">{words.estimateLead}</p>
      <label class="wide">
        <span>{words.minutes}</span>
        <input type="number" name="minutes" required min={1} max={24000} value={sheet.estimate?.minutes} />
      </label>
      <label class="wide">
        <span>{words.reason}</span>
        <input name="reason" required maxLength={1000} value={sheet.estimate?.reason} />
      </label>
      <button type="submit">{words.estimateButton}</button>
    </form>
  );
}
