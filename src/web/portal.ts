/** Registers the customers' side: its policy, cookies and forms; one file for each noun in portal/. */
import type { FastifyInstance } from 'fastify';
import { readForms } from './form.ts';
import { addDecision } from './portal/decision.ts';
import { addHome } from './portal/home.ts';
import { addStatus } from './portal/status.ts';
import { ticketRoutesOf } from './portal/ticket-door.ts';
import { type PortalDeps, portalRoutesOf } from './portal/visit.ts';

export async function addPortal(app: FastifyInstance, deps: PortalDeps): Promise<void> {
  await app.register(async (portal) => {
    await readForms(portal);
    const routes = portalRoutesOf(portal, deps);
    addHome(routes);
    const ticketRoutes = ticketRoutesOf(routes);
    addStatus(ticketRoutes);
    addDecision(ticketRoutes);
  });
}
