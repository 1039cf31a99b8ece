/** Registers the customers' side: its policy, cookies and forms; one file for each noun in portal/. */
import type { FastifyInstance } from 'fastify';
import { readForms } from './form.ts';
import { addAccount } from './portal/account.ts';
import { addAppointments, appointmentPart } from './portal/appointment.ts';
import { addClosing } from './portal/closing.ts';
import { addDecision } from './portal/decision.ts';
import { addFiles } from './portal/files.ts';
import { addLost, offerRenewal } from './portal/lost.ts';
import { addMyTickets } from './portal/my-tickets.ts';
import { addReply } from './portal/reply.ts';
import { addRequestForm } from './portal/request.ts';
import { addSignIn } from './portal/sign-in.ts';
import { addStatus } from './portal/status.ts';
import { ticketRoutesOf } from './portal/ticket-door.ts';
import { type PortalDeps, portalRoutesOf } from './portal/visit.ts';

export async function addPortal(app: FastifyInstance, deps: PortalDeps): Promise<void> {
  await app.register(async (portal) => {
    await readForms(portal);
    offerRenewal(portal, deps);
    const routes = portalRoutesOf(portal, deps);
    addRequestForm(routes);
    addSignIn(routes);
    addMyTickets(routes);
    addAccount(routes);
    addLost(routes);
    const ticketRoutes = ticketRoutesOf(routes);
    const showStatus = addStatus(ticketRoutes, { appointment: appointmentPart(deps) });
    addReply(ticketRoutes, showStatus);
    addClosing(ticketRoutes);
    addFiles(ticketRoutes);
    addDecision(ticketRoutes);
    addAppointments(ticketRoutes);
  });
}
