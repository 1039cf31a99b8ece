/** Outgoing mail that did not arrive, or not yet, or that waits for a decision since a restore (R-ACK-11). */
import { retryOutbox, settleOutbox } from '../../actions/retry.ts';
import { countUnsent, listUnconfirmed, listUnsent, type OutgoingRow } from '../../store/desk-mail.ts';
import { OutboxPage, VIEWS, type View } from '../pages/desk/outbox.tsx';
import { idOf, knownId } from '../row-id.ts';
import type { DeskRoutes } from './visit.ts';

/** What is shown together. */
const STATES: Readonly<Record<View, readonly OutgoingRow['state'][]>> = {
  undelivered: ['failed', 'bounced'],
  held: ['held'],
  queued: ['queued', 'sending'],
};

export function addOutbox(routes: DeskRoutes): void {
  const { database, nudge } = routes.deps;
  routes.page('/desk/outbox', async (visit) => {
    const counts = await countUnsent(database.read);
    const unconfirmed = await listUnconfirmed(database.read);
    const countOf = (one: View) => STATES[one].reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
    const shown = {
      undelivered: countOf('undelivered'),
      held: countOf('held') + unconfirmed.length,
      queued: countOf('queued'),
    };
    const view = viewOf(visit.query.get('view'), shown);
    return OutboxPage({
      visit,
      view,
      page: await listUnsent(database.read, STATES[view], idOf(visit.query.get('before'))),
      unconfirmed,
      counts: shown,
    });
  });
  routes.verb('/desk/outbox/:id/retry', async ({ params, agent }) => {
    await retryOutbox(database, { ids: [knownId(params.id)] }, agent.id);
    nudge();
    return '/desk/outbox?view=queued';
  });
  routes.verb('/desk/outbox/:id/settle', async ({ params, agent }) => {
    await settleOutbox(database, [knownId(params.id)], agent.id);
    return '/desk/outbox?view=held';
  });
}

/** Without a wish, what is work: after a restore most of it may be held. */
function viewOf(wanted: string | null, counts: Readonly<Record<View, number>>): View {
  const known = VIEWS.find((view) => view === wanted);
  if (known !== undefined) return known;
  return counts.undelivered === 0 && counts.held > 0 ? 'held' : 'undelivered';
}
