/** What every page and verb of the desk is given, and how they are registered: only agents come here. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { PlanningHouse } from '../../actions/appointment-invitation.ts';
import type { BillingHouse } from '../../actions/approval.ts';
import type { ConfirmingHouse } from '../../actions/confirmation.ts';
import { LoketError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Language } from '../../message/mail.ts';
import type { Blobs } from '../../store/blobs.ts';
import type { Database } from '../../store/database.ts';
import type { Role } from '../../store/schema.ts';
import { findSession, type SignedIn } from '../../store/sessions.ts';
import type { Clock } from '../../store/transaction.ts';
import type { BillingRules } from '../../ticket/billing.ts';
import type { Targets } from '../../ticket/deadlines.ts';
import type { RemoteSession } from '../../wording/remote-session.ts';
import { Form, fieldsOf } from '../form.ts';
import type { Health } from '../ops.ts';
import { renderPage } from '../pages/frame.tsx';
import type { FormSettings } from '../portal/settings.ts';
import { cookieName, csrfTokenOf, isCsrfToken, tokenHashOf } from '../session.ts';
import type { Theme } from '../theme.ts';

/** What the desk needs of the house and its store. */
export interface DeskDeps {
  database: Database;
  blobs: Blobs;
  clock: Clock;
  log: Log;
  /** For agents who chose none. */
  language: Language;
  timeZone: string;
  ticketPrefix: string;
  /** So long after it was closed, what a customer writes opens a ticket again (R-THR-4). */
  reopenDays: number;
  house: ConfirmingHouse;
  /** What support costs, and when a customer is asked first. */
  billing: BillingRules;
  /** What customers open to let an agent look along on their screen (P11). */
  remoteSession: RemoteSession;
  /** Until when each priority is to be answered and solved. */
  targets: Targets;
  /** The online form on the customers' side. */
  form: FormSettings;
  /** The operator's logo and colours on customers' pages. */
  theme: Theme;
  /** Pages are served over https, by us or a proxy before us. */
  secure: boolean;
  /** Mail was queued: a worker in this process takes it at once. */
  nudge: () => void;
  /** How the service is, as the operator's port tells it; looked up at each call. */
  health: () => Promise<Health>;
}

/** The house for appointments, read at each use as the other one. */
export function planningHouse({ house, remoteSession }: Pick<DeskDeps, 'house' | 'remoteSession'>): PlanningHouse {
  return { ...house, remoteSession };
}

/** The house for verbs of time and approvals. Read at each use: its public address is known once the server listens. */
export function billingHouse({ house, billing }: Pick<DeskDeps, 'house' | 'billing'>): BillingHouse {
  return { ...house, billing };
}

export interface Agent extends SignedIn {
  role: Exclude<Role, 'customer'>;
}

/** One request of an agent. */
export interface Visit {
  agent: Agent;
  language: Language;
  timeZone: string;
  /** Shortcuts of the keyboard are on. */
  shortcuts: boolean;
  /** Goes into every form as `csrf`. */
  csrf: string;
  /** What the store knows this session by. */
  tokenHash: string;
  /** Parts of the path, by name. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  now: string;
}

/** A page as the answer to a form: 422 with what was filled in and why it was not taken, 200 with what is shown once. */
export interface FormAnswer {
  status: 200 | 422;
  page: VNode;
}

/** The answer to a script that wants no page. */
export interface Quiet {
  status: 204;
}

export interface DeskRoutes {
  deps: DeskDeps;
  /** A page: GET, changes nothing (R-WEB-1). Instead of a page, `show` may give the path where it is. */
  page(path: string, show: (visit: Visit) => Promise<VNode | string>): void;
  /** A write: POST, then the browser is sent to the path that `act` gives, or shown its page; a script may get nothing. */
  verb(
    path: string,
    act: (visit: Visit, form: Form, reply: FastifyReply) => Promise<string | FormAnswer | Quiet>,
  ): void;
  /** A GET that is no page: a file, a frame, a stream. */
  resource(
    path: string,
    send: (visit: Visit, reply: FastifyReply, request: FastifyRequest) => Promise<FastifyReply>,
  ): void;
}

/** The one door, of agents and customers. */
export const SIGN_IN_PATH = '/sign-in';

/** Registers pages and verbs behind the session. Paths are given whole, e.g. `/desk/tickets/:number`. */
export function routesOf(app: FastifyInstance, deps: DeskDeps): DeskRoutes {
  return {
    deps,
    page(path, show) {
      app.get(path, async (request, reply) => {
        const visit = await visitOf(deps, request);
        if (visit === null) return signInFirst(request, reply);
        const shown = await show(visit);
        if (typeof shown === 'string') return reply.redirect(shown, 303);
        return reply.type('text/html; charset=utf-8').send(renderPage(shown));
      });
    },
    verb(path, act) {
      app.post(path, async (request, reply) => {
        const visit = await visitOf(deps, request);
        if (visit === null) return reply.redirect(SIGN_IN_PATH, 303);
        const fields = fieldsOf(request.body);
        if (!isCsrfToken(tokenOf(deps, request) ?? '', fields.get('csrf'))) {
          throw new LoketError('forbidden', 'the form is not from this session; open the page again', {
            key: 'other-session',
          });
        }
        const answer = await act(visit, new Form(fields), reply);
        if (typeof answer === 'string') return reply.redirect(answer, 303);
        if (answer.status === 204) return reply.code(204).send();
        return reply.code(answer.status).type('text/html; charset=utf-8').send(renderPage(answer.page));
      });
    },
    resource(path, send) {
      app.get(path, async (request, reply) => {
        const visit = await visitOf(deps, request);
        return visit === null ? reply.callNotFound() : send(visit, reply, request);
      });
    },
  };
}

/** The session's token as the browser sent it. */
export function tokenOf(deps: Pick<DeskDeps, 'secure'>, request: FastifyRequest): string | null {
  return request.cookies[cookieName(deps.secure)] ?? null;
}

/** The agent's visit; null without a session. Errors: `not_found` for a customer, to whom the desk does not exist. */
export async function visitOf(deps: DeskDeps, request: FastifyRequest): Promise<Visit | null> {
  const token = tokenOf(deps, request);
  if (token === null) return null;
  const now = deps.clock().toISOString();
  const person = await findSession(deps.database.read, now, tokenHashOf(token));
  if (person === null) return null;
  const { shortcuts, ...agent } = person;
  const { role } = agent;
  if (role === 'customer') throw new LoketError('not_found', 'there is no such page', { key: 'gone' });
  return {
    agent: { ...agent, role },
    shortcuts,
    language: person.language ?? deps.language,
    timeZone: deps.timeZone,
    csrf: csrfTokenOf(token),
    tokenHash: tokenHashOf(token),
    params: request.params as Record<string, string>,
    query: new URLSearchParams(request.url.split('?')[1] ?? ''),
    now,
  };
}

function signInFirst(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.redirect(`${SIGN_IN_PATH}?${new URLSearchParams({ next: request.url })}`, 303);
}

/** Errors: `forbidden` for an agent who is no admin. */
export function adminsOnly({ agent }: Visit): void {
  if (agent.role !== 'admin') throw new LoketError('forbidden', 'this page is for admins', { key: 'admins-only' });
}
