/**
 * Links that are lost or over (R-WEB-2): whoever asks gets one and the same answer in the same time, and a mail with a new
 * link goes to the people of the ticket alone.
 */
import type { FastifyInstance } from 'fastify';
import { renewLink, sendLostLink } from '../../actions/status-link.ts';
import { LoketError } from '../../errors.ts';
import { parseAddresses } from '../../message/address.ts';
import { spellingsOf } from '../../ticket/number.ts';
import { renderPage } from '../pages/frame.tsx';
import { EndedLinkPage, LostPage, LostSentPage, RenewalSentPage } from '../pages/portal/lost.tsx';
import { unseenWork } from './unseen.ts';
import { type PortalDeps, type PortalRoutes, portalVisitOf } from './visit.ts';

/** Links that one network may ask for in one window, whoever they are for. */
const MAX_ASKED = 10;
const STATUS_PATH = '/status/:secret';

export function addLost({ deps, page, verb }: PortalRoutes): void {
  const { database, house } = deps;
  const unseen = unseenWork(deps.clock, MAX_ASKED);
  page('/lost', async (visit) => LostPage({ visit }));
  verb('/lost', async (visit, form) => {
    const [person] = parseAddresses(form.text('address'));
    await unseen(visit, async () => {
      if (person === undefined) return;
      await sendLostLink(database, house, spellingsOf(form.text('number'), deps.ticketPrefix), person.address);
    });
    deps.nudge();
    return { status: 200, page: LostSentPage({ visit }) };
  });
  verb(STATUS_PATH, async (visit) => {
    await unseen(visit, () => renewLink(database, house, visit.params.secret ?? ''));
    deps.nudge();
    return { status: 200, page: RenewalSentPage({ visit: { ...visit, path: null } }) };
  });
}

/** A status page that is not there offers to mail a new link; everything else that fails is the server's to answer. */
export function offerRenewal(portal: FastifyInstance, deps: PortalDeps): void {
  portal.setErrorHandler(async (error, request, reply) => {
    const isEnded = error instanceof LoketError && error.code === 'not_found';
    if (!isEnded || request.method === 'POST' || request.routeOptions.url !== STATUS_PATH) throw error;
    const visit = await portalVisitOf(deps, request);
    // Relative, so that the answer is the same to the byte for whichever secret (R-WEB-2).
    const page = renderPage(EndedLinkPage({ visit: { ...visit, path: '' } }));
    return reply.code(404).type('text/html; charset=utf-8').header('vary', 'Accept-Language, Cookie').send(page);
  });
}
