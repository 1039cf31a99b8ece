/**
 * The two doors to a customer's ticket: its secret link, for which no account is needed, and "my tickets" of who is signed
 * in. What is registered here stands behind both, e.g. `/files/:id` as `/status/:secret/files/:id` and as
 * `/my/tickets/:number/files/:id`.
 */
import type { FastifyReply } from 'fastify';
import { LoketError } from '../../errors.ts';
import { findAccess } from '../../store/access.ts';
import type { Access } from '../../ticket/access.ts';
import type { Form } from '../form.ts';
import {
  type PortalDeps,
  type PortalRoutes,
  type PortalUpload,
  type PortalVisit,
  type Shown,
  signInFirst,
  ticketBehind,
} from './visit.ts';

/** A ticket as somebody came to it. */
export interface OpenTicket {
  id: number;
  /** Of its page, by this door. */
  path: string;
  /** In whose name; null by a secret link of the requester's. */
  personId: number | null;
  access: Access | 'link';
}

type Given<Rest extends unknown[], Result> = (visit: PortalVisit, ticket: OpenTicket, ...rest: Rest) => Promise<Result>;

/** As `PortalRoutes`; `path` is what stands behind the ticket's own, '' for its page. */
export interface TicketRoutes {
  deps: PortalDeps;
  page(path: string, show: Given<[FastifyReply], Shown>): void;
  verb(path: string, act: Given<[Form, FastifyReply], Shown>): void;
  /** Files of who has no ticket here, or comes too often, are not kept. */
  upload(
    path: string,
    act: Given<[PortalUpload, FastifyReply], Shown>,
    isWelcome: (visit: PortalVisit) => boolean,
  ): void;
  resource(path: string, send: Given<[FastifyReply], FastifyReply>): void;
}

export function ticketRoutesOf(routes: PortalRoutes): TicketRoutes {
  const { deps } = routes;
  return {
    deps,
    page(path, show) {
      for (const { prefix, open } of DOORS) {
        routes.page(prefix + path, async (visit, reply) => {
          const ticket = await open(deps, visit);
          return ticket === null ? signInFirst(visit.path) : show(visit, ticket, reply);
        });
      }
    },
    verb(path, act) {
      for (const { prefix, open } of DOORS) {
        routes.verb(prefix + path, async (visit, form, reply) => {
          const ticket = await open(deps, visit);
          return ticket === null ? signInFirst(ownPath(visit)) : act(visit, ticket, form, reply);
        });
      }
    },
    upload(path, act, isWelcome) {
      for (const { prefix, open } of DOORS) {
        routes.upload(
          prefix + path,
          async (visit, upload, reply) => {
            const ticket = await open(deps, visit);
            return ticket === null ? signInFirst(ownPath(visit)) : act(visit, ticket, upload, reply);
          },
          // What is wrong is said once the form was read.
          async (_form, visit) => (await open(deps, visit).catch(() => null)) !== null && isWelcome(visit),
        );
      }
    },
    resource(path, send) {
      for (const { prefix, open } of DOORS) {
        routes.resource(prefix + path, async (visit, reply) => {
          const ticket = await open(deps, visit);
          if (ticket === null) throw noSuchPage();
          return send(visit, ticket, reply);
        });
      }
    },
  };
}

interface Door {
  prefix: string;
  /** Null: nobody is signed in. Errors: `not_found`, `too_many`. */
  open(deps: PortalDeps, visit: PortalVisit): Promise<OpenTicket | null>;
}

const DOORS: readonly Door[] = [
  { prefix: '/status/:secret', open: byLink },
  { prefix: '/my/tickets/:number', open: asPerson },
];

async function byLink(deps: PortalDeps, visit: PortalVisit): Promise<OpenTicket> {
  const { ticketId, personId } = await ticketBehind(deps, visit);
  return { id: ticketId, path: `/status/${visit.params.secret}`, personId, access: 'link' };
}

/** A ticket of somebody else and one that does not exist get one and the same answer. */
async function asPerson({ database }: PortalDeps, visit: PortalVisit): Promise<OpenTicket | null> {
  const { person } = visit;
  if (person === null) return null;
  const found = await findAccess(database.read, visit.params.number ?? '', person.id);
  if (found === null) throw noSuchPage();
  return { id: found.ticketId, path: ownPath(visit), personId: person.id, access: found.access };
}

function noSuchPage(): LoketError {
  return new LoketError('not_found', 'there is no such page');
}

function ownPath({ params }: PortalVisit): string {
  return `/my/tickets/${params.number}`;
}
