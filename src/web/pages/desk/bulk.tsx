/** Around the tickets of a queue: the form that changes those that are chosen, and what became of it. */
import type { BulkOutcome } from '../../../store/bulk-changes.ts';
import type { ListedCategory } from '../../../store/categories.ts';
import type { QueueView } from '../../../store/desk-queue.ts';
import type { Choice } from '../../../store/desk-rows.ts';
import { PRIORITIES, STATUSES } from '../../../ticket/status.ts';
import { BULK, type BulkWords, refusalText } from '../../../wording/desk/bulk.ts';
import { FRAME } from '../../../wording/desk/frame.ts';
import { QUEUE, type QueueWords } from '../../../wording/desk/queue.ts';
import { queryOf, queuePath } from '../../desk/queue-path.ts';
import { shortcut } from '../../desk/shortcuts.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { QueueTable, type QueueTableProps } from './queue-table.tsx';

export interface BulkParts {
  /** Sent twice, the form counts once. */
  key: string;
  categories: readonly ListedCategory[];
  /** `nothing`: no ticket was chosen, or no change. */
  result: BulkOutcome[] | 'pending' | 'nothing' | null;
}

export interface BulkTableProps extends QueueTableProps {
  view: QueueView;
  agents: readonly Choice[];
  /** What can be done to the chosen tickets, and what just was. */
  bulk: BulkParts;
}

type Part = BulkTableProps & { words: QueueWords; own: BulkWords };

/** The tickets of a queue in the form that changes them. */
export function BulkTable(given: BulkTableProps) {
  const { visit, view, rows, bulk } = given;
  const [words, own] = [QUEUE[visit.language], BULK[visit.language]];
  const props = { ...given, words, own };
  return (
    <>
      <Result visit={visit} result={bulk.result} words={own} />
      {rows.length === 0 ? (
        <p class="card soft">{words.empty}</p>
      ) : (
        <form method="post" action="/desk/bulk">
          <Csrf visit={visit} />
          <input type="hidden" name="key" value={bulk.key} />
          <input type="hidden" name="query" value={queryOf(view)} />
          <div class="row between bulk no-print">
            <details>
              <summary>{own.more}</summary>
              <Changes {...props} />
            </details>
            <div class="row beside">
              <AllOrNone {...props} />
              <button type="submit" name="do" value="mine" {...shortcut(visit, 'take')}>
                {own.mine}
              </button>
              <button type="submit" name="do" value="merge" title={own.mergeHint}>
                {own.merge}
              </button>
            </div>
          </div>
          <QueueTable {...given} />
        </form>
      )}
    </>
  );
}

/** A link, so that it works without a script. */
function AllOrNone({ view, allChosen, own }: Part) {
  const path = queuePath(view);
  return allChosen ? (
    <a href={path}>{own.selectNone}</a>
  ) : (
    <a href={`${path}${path.includes('?') ? '&' : '?'}select=all`}>{own.selectAll}</a>
  );
}

function Changes({ visit, agents, bulk, words, own }: Part) {
  const { statuses, waits, priorities } = FRAME[visit.language];
  const categories = bulk.categories.filter(({ retired }) => !retired);
  return (
    <div class="row">
      <Field name="assignee" label={words.assignee} own={own}>
        {[
          ['nobody', own.nobody] as const,
          ...agents.map(({ id, name }) => [String(id), id === visit.agent.id ? words.me : name] as const),
        ]}
      </Field>
      <Field name="status" label={words.status} own={own}>
        {[
          ...STATUSES.filter((one) => one !== 'new' && one !== 'waiting').map((one) => [one, statuses[one]] as const),
          ...(['customer', 'third-party'] as const).map(
            (wait) => [`waiting:${wait}`, `${statuses.waiting} ${waits[wait]}`] as const,
          ),
        ]}
      </Field>
      <Field name="priority" label={words.priority} own={own}>
        {PRIORITIES.map((one) => [one, priorities[one]] as const)}
      </Field>
      {categories.length === 0 ? null : (
        <Field name="category" label={own.category} own={own}>
          {[
            ['none', own.noCategory] as const,
            ...categories.map(({ id, names }) => [String(id), names[visit.language]] as const),
          ]}
        </Field>
      )}
      <label>
        <span>{own.tag}</span>
        <input name="tag" maxLength={40} />
      </label>
      <label>
        <span>{own.snooze}</span>
        <input type="date" name="day" />
      </label>
      <button class="main" type="submit" name="do" value="change">
        {own.apply}
      </button>
    </div>
  );
}

interface FieldProps {
  name: string;
  label: string;
  own: BulkWords;
  children: readonly (readonly [string, string])[];
}

function Field({ name, label, own, children }: FieldProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        <option value="">{own.unchanged}</option>
        {children.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Result({ visit, result, words }: { visit: Visit; result: BulkParts['result']; words: BulkWords }) {
  if (result === null) return null;
  if (result === 'nothing' || result === 'pending') {
    return (
      <p class="card warning" role="status">
        {result === 'nothing' ? words.nothingChosen : words.pending}
      </p>
    );
  }
  const changed = result.filter(({ done }) => done.length > 0);
  const merged = changed.filter(({ done }) => done.includes('merge'));
  const refused = result.filter((outcome) => outcome.refused.length > 0);
  return (
    <div class={`card ${refused.length === 0 ? 'done' : 'warning'}`} role="status">
      <p>{merged.length > 0 ? words.merged(merged.length) : words.changed(changed.length)}</p>
      {refused.length === 0 ? null : (
        <>
          <p>{words.refused}</p>
          <ul class="plain">
            {refused.map((outcome) => (
              <li key={outcome.number}>
                <a href={`/desk/tickets/${outcome.number}`}>{outcome.number}</a>
                {`: ${outcome.refused
                  .map(({ verb, fault }) => `${words.verbs[verb]} – ${refusalText(visit.language, verb, fault)}`)
                  .join('; ')}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
