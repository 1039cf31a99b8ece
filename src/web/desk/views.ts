/** An agent's own views of the queues, with how many tickets stand in each. */
import { dropView, moveView, nameView, saveView } from '../../actions/saved-view.ts';
import { countView, type QueueView } from '../../store/desk-queue.ts';
import { savedViews } from '../../store/saved-views.ts';
import type { Db } from '../../store/transaction.ts';
import { VIEWS } from '../../wording/desk/views.ts';
import { type CountedView, ViewsPage, type ViewsPageProps } from '../pages/desk/views.tsx';
import { knownId } from '../row-id.ts';
import { queryOf, queuePath, viewIn } from './queue-path.ts';
import type { DeskRoutes, FormAnswer, Visit } from './visit.ts';

const PATH = '/desk/views';
/** Of a view with more tickets nobody reads the number. */
const COUNTED = 100;

export function addViews({ deps, page, verb }: DeskRoutes): void {
  const { database } = deps;
  const show = async (visit: Visit, problem: ViewsPageProps['problem']) =>
    ViewsPage({ visit, views: await savedViews(database.read, visit.agent.id), problem });
  const refused = async (
    visit: Visit,
    fault: keyof (typeof VIEWS)['en']['faults'],
    given: Omit<NonNullable<ViewsPageProps['problem']>, 'text'>,
  ): Promise<FormAnswer> => ({
    status: 422,
    page: await show(visit, { text: VIEWS[visit.language].faults[fault], ...given }),
  });
  page(PATH, (visit) => show(visit, null));
  verb(PATH, async (visit, form) => {
    // As we write it, without what is no filter: what is kept is compared with the address later.
    const view = { ...viewIn(form.text('query')), after: null };
    const given = { name: form.text('name'), query: queryOf(view) };
    const fault = await saveView(database, visit.agent, given);
    return fault === null ? queuePath(view) : refused(visit, fault, { ...given, id: null });
  });
  verb(`${PATH}/:id/name`, async (visit, form) => {
    const [id, name] = [knownId(visit.params.id), form.text('name')];
    const fault = await nameView(database, visit.agent, id, name);
    return fault === null ? PATH : refused(visit, fault, { id, name, query: '' });
  });
  verb(`${PATH}/:id/order`, async (visit, form) => {
    await moveView(database, visit.agent, knownId(visit.params.id), form.text('to') === 'front' ? 'front' : 'back');
    return PATH;
  });
  verb(`${PATH}/:id/removal`, async (visit) => {
    await dropView(database, visit.agent, knownId(visit.params.id));
    return PATH;
  });
}

export async function countedViews(db: Db, now: string, me: number): Promise<CountedView[]> {
  const counted: CountedView[] = [];
  for (const view of await savedViews(db, me)) {
    counted.push({ ...view, count: await countOf(db, now, me, viewIn(view.query)) });
  }
  return counted;
}

/** What is over is much, and nobody's work: it is not counted. */
async function countOf(db: Db, now: string, me: number, view: QueueView): Promise<string | null> {
  if (view.queue === 'closed') return null;
  const count = await countView(db, now, me, view, { most: COUNTED });
  return count < COUNTED ? String(count) : `${COUNTED - 1}+`;
}
