/** The fields of an appointment: when, with whom, what about. */
import type { DeskTicket } from '../../../store/desk-ticket.ts';
import type { Choice } from '../../../store/triage.ts';
import { MAX_APPOINTMENT_MINUTES, MIN_APPOINTMENT_MINUTES } from '../../../ticket/appointment.ts';
import { PLANNING } from '../../../wording/desk/planning.ts';
import type { PlanFields } from '../../desk/plan-form.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { nameOf } from './person.tsx';

export interface PlanFormProps {
  visit: Visit;
  ticket: DeskTicket;
  fields: PlanFields;
  agents: readonly Choice[];
  today: string;
  /** The ticket's mailbox is still one of ours, so that mail can be sent. */
  isMailbox: boolean;
  /** There is a link for looking along on the screen. */
  hasRemote: boolean;
}

export function PlanForm({ action, submit, ...props }: PlanFormProps & { action: string; submit: string }) {
  const { visit, ticket, fields, agents, today, isMailbox, hasRemote } = props;
  const words = PLANNING[visit.language];
  const { requester } = ticket;
  return (
    <form class="plan" method="post" action={action}>
      <Csrf visit={visit} />
      <div class="row">
        <label>
          <span>{words.day}</span>
          <input type="date" name="day" required min={today} value={fields.day} />
        </label>
        <label>
          <span>{words.time}</span>
          <input type="time" name="time" required step="300" value={fields.time} />
        </label>
        <label>
          <span>{words.minutes}</span>
          <input
            type="number"
            name="minutes"
            required
            min={MIN_APPOINTMENT_MINUTES}
            max={MAX_APPOINTMENT_MINUTES}
            step="5"
            value={fields.minutes}
          />
        </label>
      </div>
      <label class="wide">
        <span>{words.agent}</span>
        <select name="agent" required>
          {agents.some(({ id }) => id === fields.agentId) ? null : <option value="" selected />}
          {agents.map(({ id, name }) => (
            <option key={id} value={id} selected={id === fields.agentId}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="wide">
        <span>{words.title}</span>
        <input name="title" required maxLength={120} value={fields.title} />
      </label>
      <label>
        <span>{words.notes}</span>
        <textarea class="short" name="notes" maxLength={2000} value={fields.notes} />
      </label>
      {hasRemote ? (
        <p>
          <label class="inline">
            <input type="checkbox" name="remote" value="yes" checked={fields.isRemote} /> {words.remote}
          </label>
        </p>
      ) : null}
      <p class="soft small">
        {requester === null || !isMailbox ? words.nobody : <bdi>{words.tells(nameOf(requester))}</bdi>}
      </p>
      <button class="main" type="submit">
        {submit}
      </button>
    </form>
  );
}
