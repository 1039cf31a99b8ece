/** Triage beside a ticket's conversation: one form for what is judged, and small ones for the rest. */
import { merge, unmerge } from '../../actions/merge.ts';
import { letTakePart, takeNoPart } from '../../actions/participants.ts';
import { changeRequester } from '../../actions/requester.ts';
import { judgeTime } from '../../actions/time.ts';
import {
  assess,
  assign,
  moveTo,
  rename,
  setOrganisation,
  snooze,
  type Triage,
  tag,
  untag,
} from '../../actions/triage.ts';
import { mergesInto } from '../../store/merge-undo.ts';
import { splitsOf } from '../../store/splits.ts';
import { agentsToAssign, organisationsByName, participantsOf, readTriaged } from '../../store/triage.ts';
import { PRIORITIES } from '../../ticket/status.ts';
import type { Form } from '../form.ts';
import { TriagePanel } from '../pages/desk/triage-panel.tsx';
import { idOf } from '../row-id.ts';
import { statusOf } from './queue-path.ts';
import { type TicketPart, ticketIdOf } from './ticket.ts';
import { billingHouse, type DeskDeps, type DeskRoutes, type Visit } from './visit.ts';

const PATH = '/desk/tickets/:number';

export function addTriage({ deps, verb }: DeskRoutes): void {
  const triageOf = async (visit: Visit): Promise<Triage> => ({
    database: deps.database,
    agent: visit.agent,
    ticketId: await ticketIdOf(deps, visit.params.number),
  });
  /** One verb on the ticket; the browser goes back to its page. */
  const change = (path: string, act: (triage: Triage, form: Form) => Promise<void>) =>
    verb(`${PATH}/${path}`, async (visit, form) => {
      await act(await triageOf(visit), form);
      return `/desk/tickets/${visit.params.number}`;
    });
  /** P9: time that was written down before counts for the organisation, by its contract. */
  const countAnew = async ({ agent, ticketId }: Triage) => {
    await judgeTime(deps.database, billingHouse(deps), { ticketId, agentId: agent.id });
    deps.nudge();
  };
  change('triage', async (triage, form) => {
    await judge(triage, form);
    if (isChanged(form, 'organisation')) await countAnew(triage);
  });
  change('requester', async (triage, form) => {
    const confirms = form.text('confirms') === 'yes';
    const given = { participantId: idOf(form.text('person')), address: form.text('address'), confirms };
    await changeRequester(triage, deps.house, given);
    await countAnew(triage);
  });
  change('assignee', async (triage) => assign(triage, triage.agent.id));
  change('subject', async (triage, form) => rename(triage, form.text('subject')));
  change('tags', async (triage, form) => tag(triage, form.text('tag')));
  change('tags/removal', async (triage, form) => untag(triage, form.text('tag')));
  change('participants', async (triage, form) => letTakePart(triage, form.text('address')));
  change('participants/removal', async (triage, form) => takeNoPart(triage, idOf(form.text('person')) ?? 0));
  change('snooze', async (triage, form) => snooze(triage, form.text('day'), deps.timeZone));
  change('snooze/end', async (triage) => snooze(triage, null, deps.timeZone));
  verb(`${PATH}/merge`, async (visit, form) => {
    const { database, agent, ticketId } = await triageOf(visit);
    return `/desk/tickets/${await merge(database, agent, ticketId, await ticketIdOf(deps, form.text('into')))}`;
  });
  verb(`${PATH}/merge/undo`, async (visit, form) => {
    const { database, agent, ticketId } = await triageOf(visit);
    return `/desk/tickets/${await unmerge(database, agent, ticketId, idOf(form.text('merge')) ?? 0)}`;
  });
}

/** What the agent changed, and nothing else: what a colleague has set since the page was opened stays. */
async function judge(triage: Triage, form: Form): Promise<void> {
  if (isChanged(form, 'priority')) {
    await assess(triage, PRIORITIES.find((one) => one === form.text('priority')) ?? null);
  }
  if (isChanged(form, 'assignee')) await assign(triage, idOf(form.text('assignee')));
  if (isChanged(form, 'organisation')) await setOrganisation(triage, idOf(form.text('organisation')));
  if (!isChanged(form, 'status')) return;
  const [status, wait] = statusOf(form.text('status'));
  await moveTo(triage, status, wait);
}

function isChanged(form: Form, name: string): boolean {
  return form.text(name) !== form.text(`was-${name}`);
}

/** The panel beside the conversation. */
export function triagePanel({ database }: DeskDeps): TicketPart {
  const { read } = database;
  return async (visit, { id }) =>
    TriagePanel({
      visit,
      ticket: await readTriaged(read, id),
      agents: await agentsToAssign(read),
      organisations: await organisationsByName(read),
      participants: await participantsOf(read, id),
      merges: await mergesInto(read, id),
      splits: await splitsOf(read, id),
    });
}
