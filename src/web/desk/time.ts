/** Time, estimate and approvals of a ticket (P9, P10, P12, P13): one page, and a verb for each thing that is done there. */
import { categorise } from '../../actions/category.ts';
import { decideApproval, giveEstimate } from '../../actions/estimate.ts';
import {
  correctTime,
  discardTimer,
  judgeTime,
  logTime,
  removeTime,
  startTimer,
  stopTimer,
  writeOff,
} from '../../actions/time.ts';
import { cleanHeaderText } from '../../message/clean.ts';
import { listCategories } from '../../store/categories.ts';
import { readTimeSheet } from '../../store/time-sheet.ts';
import { dayIn, middayOf } from '../../ticket/time.ts';
import type { Form } from '../form.ts';
import { TimePage } from '../pages/desk/time.tsx';
import { TimePanel } from '../pages/desk/time-panel.tsx';
import { idOf, knownId } from '../row-id.ts';
import { type TicketPart, ticketIdOf } from './ticket.ts';
import { billingHouse, type DeskDeps, type DeskRoutes, type Visit } from './visit.ts';

const PATH = '/desk/tickets/:number/time';
const MAX_NAME_CHARACTERS = 80;

export function addTime(routes: DeskRoutes): void {
  const { deps, page } = routes;
  const { read } = deps.database;
  page(PATH, async (visit) => {
    const sheet = await readTimeSheet(read, await ticketIdOf(deps, visit.params.number), visit.agent.id);
    // R-THR-4: the time of a merged ticket is on the page of the one that lives on.
    if (sheet.ticket.number !== visit.params.number) return `/desk/tickets/${sheet.ticket.number}/time`;
    return TimePage({ visit, sheet, categories: await listCategories(read), billing: deps.billing });
  });
  addTimer(routes);
  addEntries(routes);
  addEstimates(routes);
}

/** How much was worked on a ticket, beside its conversation. */
export function timePanel({ database, billing }: DeskDeps): TicketPart {
  return async (visit, ticket) =>
    TimePanel({ visit, sheet: await readTimeSheet(database.read, ticket.id, visit.agent.id), billing });
}

/** The ticket and the agent of a visit, as verbs want them. */
async function workOf(deps: DeskDeps, { params, agent }: Visit): Promise<{ ticketId: number; agentId: number }> {
  return { ticketId: await ticketIdOf(deps, params.number), agentId: agent.id };
}

function backTo({ params }: Visit): string {
  return `/desk/tickets/${params.number}/time`;
}

function addTimer({ deps, verb }: DeskRoutes): void {
  const { database } = deps;
  verb(`${PATH}/timer`, async (visit) => {
    const { agentId, ticketId } = await workOf(deps, visit);
    await startTimer(database, agentId, ticketId);
    return backTo(visit);
  });
  verb(`${PATH}/timer/stop`, async (visit, form) => {
    const minutes = form.text('minutes') === '' ? null : numberOf(form, 'minutes');
    await stopTimer(database, billingHouse(deps), visit.agent.id, { note: form.text('note'), minutes });
    deps.nudge();
    return backTo(visit);
  });
  verb(`${PATH}/timer/discard`, async (visit) => {
    await discardTimer(database, visit.agent.id);
    return backTo(visit);
  });
}

function addEntries({ deps, verb }: DeskRoutes): void {
  const { database } = deps;
  const change = (
    path: string,
    act: (work: { ticketId: number; agentId: number }, visit: Visit, form: Form) => Promise<void>,
  ) =>
    verb(path, async (visit, form) => {
      await act(await workOf(deps, visit), visit, form);
      deps.nudge();
      return backTo(visit);
    });
  change(PATH, async (work, visit, form) => {
    const day = form.text('day');
    const today = day === dayIn(visit.now, deps.timeZone);
    const startedAt = today ? visit.now : (middayOf(day, deps.timeZone) ?? '');
    const time = { ...work, startedAt, minutes: numberOf(form, 'minutes'), note: form.text('note') };
    await logTime(database, billingHouse(deps), time);
  });
  change(`${PATH}/:entry/correction`, async (work, visit, form) => {
    const entryId = knownId(visit.params.entry);
    const corrected = { ...work, entryId, minutes: numberOf(form, 'minutes'), note: form.text('note') };
    await correctTime(database, billingHouse(deps), corrected);
  });
  change(`${PATH}/:entry/removal`, async (work, visit) => {
    await removeTime(database, billingHouse(deps), { ...work, entryId: knownId(visit.params.entry) });
  });
  change(`${PATH}/write-off`, async (work, _visit, form) => {
    await writeOff(database, billingHouse(deps), { ...work, reason: form.text('reason') });
  });
  change(`${PATH}/judgement`, async (work) => judgeTime(database, billingHouse(deps), work));
  change(`${PATH}/category`, async (work, _visit, form) => {
    await categorise(database, billingHouse(deps), { ...work, categoryId: idOf(form.text('category')) });
  });
}

function addEstimates({ deps, verb }: DeskRoutes): void {
  const { database } = deps;
  verb(`${PATH}/estimate`, async (visit, form) => {
    const given = { ...(await workOf(deps, visit)), minutes: numberOf(form, 'minutes'), reason: form.text('reason') };
    await giveEstimate(database, billingHouse(deps), given);
    deps.nudge();
    return backTo(visit);
  });
  verb(`${PATH}/approvals/:approval`, async (visit, form) => {
    const { ticketId, agentId } = await workOf(deps, visit);
    const how = form.text('how') === 'mail' ? 'mail' : 'phone';
    await decideApproval(database, billingHouse(deps), {
      ticketId,
      approvalId: knownId(visit.params.approval),
      outcome: form.text('outcome') === 'approved' ? 'approved' : 'declined',
      personId: null,
      name: cleanHeaderText(form.text('name'), MAX_NAME_CHARACTERS),
      how,
      entryId: how === 'mail' ? idOf(form.text('message')) : null,
      remark: form.text('remark'),
      recordedBy: agentId,
    });
    deps.nudge();
    return backTo(visit);
  });
}

/** A whole number as it was typed; NaN, which no verb takes, for anything else. */
function numberOf(form: Form, name: string): number {
  return /^\d{1,6}$/.test(form.text(name)) ? Number(form.text(name)) : Number.NaN;
}
