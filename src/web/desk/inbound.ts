/** Incoming mail as agents see it: what is held or failed, why, and the verbs that bring it on. */
import { noteRawRead, wasNoted } from '../../actions/raw-mail.ts';
import { releaseInbound, retryInbound } from '../../actions/retry.ts';
import { LoketError } from '../../errors.ts';
import { countMail, type InboundMail, listMailByState } from '../../store/desk-mail.ts';
import { rawOfInbound, showInbound } from '../../store/listing-inbound.ts';
import { sendDownload } from '../file.ts';
import { InboundListPage, InboundPage } from '../pages/desk/inbound.tsx';
import { idOf, knownId } from '../row-id.ts';
import { adminsOnly, type DeskRoutes } from './visit.ts';

/** Mail that is done has its ticket, where it is better seen. */
const LISTED_STATES = ['held', 'failed', 'pending', 'ignored'] as const satisfies InboundMail['state'][];
/** Of these there are few, so they are counted. */
const COUNTED_STATES = ['held', 'failed', 'pending'] as const;

export function addInbound(routes: DeskRoutes): void {
  const { blobs, database, nudge } = routes.deps;
  const { read } = database;
  routes.page('/desk/inbound', async (visit) => {
    const state = LISTED_STATES.find((one) => one === visit.query.get('state')) ?? 'held';
    const page = await listMailByState(read, state, idOf(visit.query.get('before')));
    return InboundListPage({
      visit,
      state,
      states: LISTED_STATES,
      page,
      counts: await countMail(read, COUNTED_STATES),
    });
  });
  routes.page('/desk/inbound/:id', async (visit) =>
    InboundPage({ visit, mail: await showInbound(read, knownId(visit.params.id)) }),
  );
  routes.resource('/desk/inbound/:id/raw', async (visit, reply) => {
    adminsOnly(visit);
    const id = knownId(visit.params.id);
    // A GET writes nothing (R-WEB-1), and nobody reads a stranger's mail unwritten: the form before this one wrote it down.
    if (!(await wasNoted(read, visit.now, visit.agent.id, id))) return reply.redirect(`/desk/inbound/${id}`, 303);
    const sha256 = await rawOfInbound(read, id);
    if (sha256 === null)
      throw new LoketError('not_found', `the bytes of incoming mail ${id} are not in the store`, { key: 'no-bytes' });
    const { size } = await showInbound(read, id);
    const bytes = await blobs.open(read, sha256);
    return sendDownload(reply, bytes, { fileName: `mail-${id}.eml.txt`, size, type: 'text/plain' });
  });
  routes.verb('/desk/inbound/:id/raw', async (visit) => {
    adminsOnly(visit);
    const id = knownId(visit.params.id);
    await noteRawRead(database, visit.agent.id, id);
    return `/desk/inbound/${id}/raw`;
  });
  routes.verb('/desk/inbound/:id/retry', async ({ params, agent }) => {
    await retryInbound(database, { ids: [knownId(params.id)] }, agent.id);
    nudge();
    return '/desk/inbound?state=failed';
  });
  routes.verb('/desk/inbound/:id/release', async ({ params, agent }) => {
    await releaseInbound(database, [knownId(params.id)], agent.id);
    nudge();
    return '/desk/inbound';
  });
}
