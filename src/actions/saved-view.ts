/** What agents do with their own views of the queues; nobody else's are touched. */
import { LoketError } from '../errors.ts';
import { cleanHeaderText } from '../message/clean.ts';
import type { Database } from '../store/database.ts';
import { orderViews, putView, removeView, renameView, type SavedView, savedViews } from '../store/saved-views.ts';
import type { SignedIn } from '../store/sessions.ts';
import { found, type Tx } from '../store/transaction.ts';

const MAX_NAME = 40;
/** They stand above every queue, with their counts. */
const MAX_VIEWS = 20;
const MAX_QUERY = 500;

export type ViewFault = 'no-name' | 'too-many' | 'name-taken';

/** Keeps a view under a name, in place of the one that had it. Gives why not; null when it is kept. */
export async function saveView(
  database: Database,
  agent: Pick<SignedIn, 'id'>,
  given: Omit<SavedView, 'id'>,
): Promise<ViewFault | null> {
  const name = cleanHeaderText(given.name, MAX_NAME);
  if (name === '') return 'no-name';
  if (given.query.length > MAX_QUERY)
    throw new LoketError('invalid', 'these filters are too long to be kept', { key: 'view-too-long' });
  return database.write(async (tx, now) => {
    const views = await savedViews(tx, agent.id);
    if (views.length >= MAX_VIEWS && !views.some((view) => view.name === name)) return 'too-many';
    await putView(tx, now, agent.id, { name, query: given.query });
    return null;
  });
}

/** Errors: LoketError `not_found`, also for somebody else's. */
export async function nameView(
  database: Database,
  agent: Pick<SignedIn, 'id'>,
  id: number,
  typed: string,
): Promise<ViewFault | null> {
  const name = cleanHeaderText(typed, MAX_NAME);
  if (name === '') return 'no-name';
  return database.write(async (tx) => {
    const views = await own(tx, agent, id);
    if (views.some((view) => view.id !== id && view.name === name)) return 'name-taken';
    await renameView(tx, id, name);
    return null;
  });
}

/** Errors: as `nameView`. */
export async function dropView(database: Database, agent: Pick<SignedIn, 'id'>, id: number): Promise<void> {
  await database.write(async (tx) => {
    await own(tx, agent, id);
    await removeView(tx, id);
  });
}

/** One place towards the front, or the back; at the end it stays. Errors: as `nameView`. */
export async function moveView(
  database: Database,
  agent: Pick<SignedIn, 'id'>,
  id: number,
  to: 'front' | 'back',
): Promise<void> {
  await database.write(async (tx) => {
    const ids = (await own(tx, agent, id)).map((view) => view.id);
    const at = ids.indexOf(id);
    const there = to === 'front' ? Math.max(0, at - 1) : at + 1;
    await orderViews(tx, ids.toSpliced(at, 1).toSpliced(there, 0, id));
  });
}

async function own(tx: Tx, agent: Pick<SignedIn, 'id'>, id: number): Promise<SavedView[]> {
  const views = await savedViews(tx, agent.id);
  found(
    views.find((view) => view.id === id),
    'such view',
  );
  return views;
}
