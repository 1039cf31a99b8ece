/** Outgoing mail that did not arrive, or not yet. */
import { retryOutbox } from '../../actions/retry.ts';
import { countUnsent, listUnsent, type OutgoingRow } from '../../store/desk-mail.ts';
import { OutboxPage } from '../pages/desk/outbox.tsx';
import { idOf, knownId } from './row-id.ts';
import type { DeskRoutes } from './visit.ts';

/** What is shown together. */
const STATES: Readonly<Record<'undelivered' | 'queued', readonly OutgoingRow['state'][]>> = {
  undelivered: ['failed', 'bounced'],
  queued: ['queued', 'sending'],
};

export function addOutbox(routes: DeskRoutes): void {
  const { database, nudge } = routes.deps;
  routes.page('/desk/outbox', async (visit) => {
    const view = visit.query.get('view') === 'queued' ? 'queued' : 'undelivered';
    const counts = await countUnsent(database.read);
    const countOf = (states: readonly OutgoingRow['state'][]) =>
      states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
    return OutboxPage({
      visit,
      view,
      page: await listUnsent(database.read, STATES[view], idOf(visit.query.get('before'))),
      counts: { undelivered: countOf(STATES.undelivered), queued: countOf(STATES.queued) },
    });
  });
  routes.verb('/desk/outbox/:id/retry', async ({ params }) => {
    await retryOutbox(database, { ids: [knownId(params.id)] });
    nudge();
    return '/desk/outbox?view=queued';
  });
}
