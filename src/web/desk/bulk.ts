/** Changing many tickets of a queue by one form: what was filled in becomes one change for each of them. */
import { type BulkChange, type BulkTicket, changeMany, mergeMany } from '../../actions/bulk.ts';
import { readBulk } from '../../store/bulk-changes.ts';
import { PRIORITIES } from '../../ticket/status.ts';
import type { Form } from '../form.ts';
import { formKeyOf } from '../form-key.ts';
import type { BulkParts } from '../pages/desk/bulk.tsx';
import { idOf } from '../row-id.ts';
import { queuePath, statusOf, viewIn } from './queue-path.ts';
import { ticketIdOf } from './ticket.ts';
import { billingHouse, type DeskDeps, type DeskRoutes, type Visit } from './visit.ts';

/** More than a page has. */
const MAX_TICKETS = 100;

export function addBulk({ deps, verb }: DeskRoutes): void {
  verb('/desk/bulk', async (visit, form) => {
    const formKey = formKeyOf(deps, form.text('key'));
    const path = queuePath(viewIn(form.text('query')));
    const tickets = await chosen(deps, form);
    const { database, log } = deps;
    const bulk = { database, house: billingHouse(deps), log, agent: visit.agent, formKey, tickets };
    const merges = form.text('do') === 'merge';
    const change = form.text('do') === 'mine' ? { assignee: visit.agent.id } : changeOf(form);
    if (tickets.length === 0 || (merges ? tickets.length < 2 : Object.keys(change).length === 0)) {
      return withResult(path, 'nothing');
    }
    if (merges) await mergeMany(bulk);
    else await changeMany(bulk, change);
    deps.nudge();
    return withResult(path, formKey);
  });
}

/** What just became of a form; null when the address names none. */
export async function bulkResult(deps: DeskDeps, { query, agent }: Visit): Promise<BulkParts['result']> {
  const key = query.get('bulk');
  if (key === null || key === 'nothing') return key;
  return readBulk(deps.database.read, agent.id, key);
}

function withResult(path: string, result: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}bulk=${result}`;
}

/** In the order of the list. One that is not there any more is left out. */
async function chosen(deps: DeskDeps, form: Form): Promise<BulkTicket[]> {
  const tickets: BulkTicket[] = [];
  for (const number of [...new Set(form.all('ticket'))].slice(0, MAX_TICKETS)) {
    const id = await ticketIdOf(deps, number).catch(() => null);
    if (id !== null && !tickets.some((ticket) => ticket.id === id)) tickets.push({ id, number });
  }
  return tickets;
}

/** What was filled in; an empty field changes nothing. */
function changeOf(form: Form): BulkChange {
  const change: BulkChange = {};
  const assignee = form.text('assignee');
  const category = form.text('category');
  const priority = PRIORITIES.find((one) => one === form.text('priority'));
  if (assignee !== '') change.assignee = assignee === 'nobody' ? null : (idOf(assignee) ?? 0);
  if (priority !== undefined) change.priority = priority;
  if (category !== '') change.category = category === 'none' ? null : (idOf(category) ?? 0);
  if (form.text('tag') !== '') change.tag = form.text('tag');
  if (form.text('day') !== '') change.snooze = form.text('day');
  if (form.text('status') !== '') {
    const [status, wait] = statusOf(form.text('status'));
    change.status = { status, wait };
  }
  return change;
}
