/** The agents' desk under /desk: its own policy, cookies, forms; one file for each noun in desk/. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LoketError } from '../errors.ts';
import { refusalText } from '../wording/desk/refusals.ts';
import { addAccount } from './desk/account.ts';
import { addAnswering, answerForms } from './desk/answering.ts';
import { addAppointments, appointmentPanel } from './desk/appointment.ts';
import { addAttachments } from './desk/attachment.ts';
import { addAudit } from './desk/audit.ts';
import { addBulk } from './desk/bulk.ts';
import { addCustomerSide, customerPanel } from './desk/customer-side.ts';
import { addCustomers } from './desk/customers.ts';
import { addDashboard } from './desk/dashboard.ts';
import { addDeadlines, deadlinePanel } from './desk/deadlines.ts';
import { addDoubtful } from './desk/doubtful.ts';
import { addEmbedding } from './desk/embedding.ts';
import { addEntryHtml } from './desk/entry-html.ts';
import { addEvents } from './desk/events.ts';
import { addHealth } from './desk/health.ts';
import { addInbound } from './desk/inbound.ts';
import { addKeys } from './desk/keys.ts';
import { addMails } from './desk/mails.ts';
import { addOutbox } from './desk/outbox.ts';
import { addPeople } from './desk/people.ts';
import { addPhone } from './desk/phone.ts';
import { addPlanning } from './desk/planning.ts';
import { addQueue } from './desk/queue.ts';
import { addReadyReplies } from './desk/ready-replies.ts';
import { addSearch } from './desk/search.ts';
import { addSignIn, addSignOut } from './desk/sign-in.ts';
import { addSplit } from './desk/split.ts';
import { addStatements } from './desk/statement.ts';
import { addTicket } from './desk/ticket.ts';
import { addTime, timePanel } from './desk/time.ts';
import { addTriage, triagePanel } from './desk/triage.ts';
import { addViews } from './desk/views.ts';
import { type DeskDeps, routesOf, visitOf } from './desk/visit.ts';
import { readForms } from './form.ts';
import { STATUS_BY_CODE } from './http-status.ts';
import { DeskProblem } from './pages/desk/problem.tsx';
import { renderPage } from './pages/frame.tsx';

const CONTENT_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** Registers the desk, with a policy of its own. */
export async function addDesk(app: FastifyInstance, deps: DeskDeps): Promise<void> {
  await app.register(async (desk) => {
    await readForms(desk);
    desk.addHook('onRequest', async (_request, reply) => {
      reply.header('content-security-policy', CONTENT_POLICY).header('referrer-policy', 'same-origin');
    });
    showRefusals(desk, deps);
    addSignIn(desk, deps);
    const routes = routesOf(desk, deps);
    addQueue(routes);
    addViews(routes);
    addBulk(routes);
    addEvents(desk, routes);
    addKeys(routes);
    addSearch(routes);
    addDashboard(routes);
    addTicket(routes, {
      forms: answerForms(deps),
      panel: triagePanel(deps),
      appointments: appointmentPanel(deps),
      time: timePanel(deps),
      deadlines: deadlinePanel(deps),
      customer: customerPanel(deps),
    });
    addTriage(routes);
    addSplit(routes);
    addPhone(routes);
    addDeadlines(routes);
    addAppointments(routes);
    addPlanning(routes);
    addCustomerSide(routes);
    addAnswering(desk, routes);
    addEntryHtml(routes);
    addAttachments(routes);
    addDoubtful(routes);
    addInbound(routes);
    addOutbox(routes);
    addTime(routes);
    addStatements(routes);
    addCustomers(routes);
    addReadyReplies(routes);
    addSignOut(routes);
    addAccount(routes);
    addPeople(routes);
    addAudit(routes);
    addEmbedding(routes);
    addMails(routes);
    addHealth(routes);
  });
}

/** What an agent asked and cannot have is said on a page of the desk; everything else is the server's to answer. */
function showRefusals(desk: FastifyInstance, deps: DeskDeps): void {
  desk.setErrorHandler(async (error, request, reply) => {
    const visit = error instanceof LoketError ? await visitOf(deps, request).catch(() => null) : null;
    if (visit === null || !(error instanceof LoketError)) throw error;
    const from = request.method === 'POST' ? cameFrom(request) : null;
    const page = renderPage(DeskProblem({ visit, message: refusalText(visit.language, error), from }));
    return reply.code(STATUS_BY_CODE[error.code]).type('text/html; charset=utf-8').send(page);
  });
}

/** The page of the desk on which a form stood, as the browser says; null for any other place. */
function cameFrom({ headers, host }: FastifyRequest): string | null {
  const { referer = '' } = headers;
  if (!URL.canParse(referer)) return null;
  const { host: there, pathname, search } = new URL(referer);
  return there === host && /^\/desk(?:\/|$)/.test(pathname) ? pathname + search : null;
}
