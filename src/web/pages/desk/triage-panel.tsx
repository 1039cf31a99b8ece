/** Beside a conversation: what agents decide about the ticket. */
import type { ComponentChildren } from 'preact';
import type { Choice } from '../../../store/triage.ts';
import { mayMove, PRIORITIES, STATUSES, type Wait } from '../../../ticket/status.ts';
import { FRAME } from '../../../wording/desk/frame.ts';
import { TRIAGE } from '../../../wording/desk/triage.ts';
import { shortcut } from '../../desk/shortcuts.ts';
import { Csrf } from '../csrf.tsx';
import { SplitLinks, TriageMore, type TriagePart, Verb } from './triage-more.tsx';

export interface TriagePanelProps extends Omit<TriagePart, 'words'> {
  agents: readonly Choice[];
  organisations: readonly Choice[];
}

type Part = TriagePanelProps & TriagePart;

export function TriagePanel(props: TriagePanelProps) {
  const part = { ...props, words: TRIAGE[props.visit.language] };
  const { visit, ticket, words } = part;
  return (
    <section class="card no-print" aria-labelledby="triage">
      <div class="row between">
        <h2 id="triage">{words.title}</h2>
        {ticket.assignee?.id === visit.agent.id ? null : (
          <Verb {...part} path="assignee">
            <button type="submit" {...shortcut(visit, 'take')}>
              {words.take}
            </button>
          </Verb>
        )}
      </div>
      <SplitLinks {...part} />
      <form method="post" action={`/desk/tickets/${ticket.number}/triage`}>
        <Csrf visit={visit} />
        <PriorityField {...part} />
        <AssigneeField {...part} />
        <StatusField {...part} />
        <OrganisationField {...part} />
        <button type="submit">{words.save}</button>
      </form>
      <details>
        <summary>{words.more}</summary>
        <TriageMore {...part} />
      </details>
    </section>
  );
}

/** A select that also says what it was, so that only what the agent changed is changed. */
function Field({
  label,
  name,
  was,
  children,
}: {
  label: string;
  name: string;
  was: string;
  children: ComponentChildren;
}) {
  return (
    <label class="wide">
      <span>{label}</span>
      <input type="hidden" name={`was-${name}`} value={was} />
      <select name={name}>{children}</select>
    </label>
  );
}

function Option({ value, was, children }: { value: string; was: string; children: ComponentChildren }) {
  return (
    <option value={value} selected={value === was}>
      {children}
    </option>
  );
}

function PriorityField({ visit, ticket, words }: Part) {
  const { priorities } = FRAME[visit.language];
  const was = ticket.assessedPriority ?? '';
  return (
    <Field label={words.priority} name="priority" was={was}>
      <Option value="" was={was}>
        {words.notAssessed.replace('{priority}', () => priorities[ticket.requestedPriority])}
      </Option>
      {PRIORITIES.map((one) => (
        <Option key={one} value={one} was={was}>
          {priorities[one]}
        </Option>
      ))}
    </Field>
  );
}

function AssigneeField({ visit, ticket, agents, words }: Part) {
  const was = String(ticket.assignee?.id ?? '');
  // Somebody who may not sign in any more may still have tickets.
  const gone =
    ticket.assignee !== null && !agents.some(({ id }) => id === ticket.assignee?.id) ? [ticket.assignee] : [];
  return (
    <Field label={words.assignee} name="assignee" was={was}>
      <Option value="" was={was}>
        {words.nobody}
      </Option>
      {[...gone, ...agents].map(({ id, name }) => (
        <Option key={id} value={String(id)} was={was}>
          {id === visit.agent.id ? `${name} (${words.me})` : name}
        </Option>
      ))}
    </Field>
  );
}

const WAITS: readonly Wait[] = ['customer', 'third-party'];

function StatusField({ visit, ticket, words }: Part) {
  const { statuses, waits } = FRAME[visit.language];
  const was: string = ticket.status;
  return (
    <Field label={words.status} name="status" was={was}>
      {STATUSES.filter((one) => one === was || (one !== 'waiting' && mayMove(ticket.status, one))).map((one) => (
        <Option key={one} value={one} was={was}>
          {one === 'waiting' ? [statuses.waiting, ...ticket.waits.map((wait) => waits[wait])].join(' ') : statuses[one]}
        </Option>
      ))}
      {ticket.status === 'waiting' || mayMove(ticket.status, 'waiting')
        ? WAITS.filter((wait) => !ticket.waits.includes(wait)).map((wait) => (
            <Option key={wait} value={`waiting:${wait}`} was={was}>
              {`${statuses.waiting} ${waits[wait]}`}
            </Option>
          ))
        : null}
    </Field>
  );
}

function OrganisationField({ ticket, organisations, words }: Part) {
  const was = String(ticket.organisation?.id ?? '');
  return (
    <Field label={words.organisation} name="organisation" was={was}>
      <Option value="" was={was}>
        {words.none}
      </Option>
      {organisations.map(({ id, name }) => (
        <Option key={id} value={String(id)} was={was}>
          {name}
        </Option>
      ))}
    </Field>
  );
}
