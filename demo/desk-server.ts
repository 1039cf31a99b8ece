/** The demo's desk as a web server: shows what became of the mail, changes nothing. Not a part of Loket itself. */
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { LoketError } from '../src/errors.ts';
import { showInbound } from '../src/store/listing-inbound.ts';
import { showOutbox } from '../src/store/listing-outbox.ts';
import type { Db } from '../src/store/transaction.ts';
import { type Listening, listen, newServer } from '../src/web/listen.ts';
import { renderPage } from '../src/web/pages/frame.tsx';
import { ICON } from '../src/web/style.ts';
import { newestInbound, newestOutbox, newestTickets, readCounts, readStory } from './desk-data.ts';
import { Desk, type DeskProps, InboundList, OutboxList, TicketList } from './desk-page.tsx';
import { DESK_STYLE } from './desk-style.ts';
import { InboundPage, NoTicket, OutboxPage, TicketPage } from './desk-ticket.tsx';

const HOST = '127.0.0.1';
/** Mails bring their own style, which the frame that they are shown in inherits the right to. */
const POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

export interface DemoDeskOptions {
  /** 0: any free port. */
  port: number;
  db: Db;
  /** The address whose mail is shown. */
  mailbox: string;
}

/** Starts the demo's desk on the loopback interface. */
export async function startDemoDesk({ port, db, mailbox }: DemoDeskOptions): Promise<Listening> {
  const app = newServer({ trustProxy: false, onBadUrl: (response) => void response.writeHead(404).end() });
  const show = async (reply: FastifyReply, title: string, current: DeskProps['current'], children: VNode) => {
    const desk = Desk({ title, mailbox, counts: await readCounts(db), current, children });
    return reply.type('text/html; charset=utf-8').send(renderPage(desk));
  };

  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });
  app.get('/desk.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(DESK_STYLE));
  app.get('/icon.svg', (_request, reply) => reply.type('image/svg+xml').send(ICON));
  app.get('/', async (_request, reply) =>
    show(reply, 'Tickets', '/', TicketList({ tickets: await newestTickets(db) })),
  );
  app.get('/inbound', async (_request, reply) =>
    show(reply, 'Mail in', '/inbound', InboundList({ mails: await newestInbound(db) })),
  );
  app.get('/outbox', async (_request, reply) =>
    show(reply, 'Mail out', '/outbox', OutboxList({ mails: await newestOutbox(db) })),
  );
  app.get<{ Params: { number: string } }>('/tickets/:number', async (request, reply) => {
    const story = await readStory(db, request.params.number);
    if (story === null) return show(reply.code(404), 'Not found', null, NoTicket());
    return show(reply, story.ticket.number, null, TicketPage({ story }));
  });
  app.get<{ Params: { id: string } }>('/inbound/:id', async (request, reply) =>
    show(reply, 'Mail in', null, InboundPage({ mail: await showInbound(db, Number(request.params.id)) })),
  );
  app.get<{ Params: { id: string } }>('/outbox/:id', async (request, reply) =>
    show(reply, 'Mail out', null, OutboxPage({ sent: await showOutbox(db, Number(request.params.id)) })),
  );
  app.setErrorHandler(async (error, _request, reply) => {
    const isMissing = error instanceof LoketError && error.code === 'not_found';
    const text = isMissing ? 'There is no such mail.' : 'The desk could not read its data.';
    return reply
      .code(isMissing ? 404 : 500)
      .type('text/plain; charset=utf-8')
      .send(text);
  });
  return listen(app, HOST, port, 'demo');
}
