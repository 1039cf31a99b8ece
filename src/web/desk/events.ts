/** `/desk/events`: what a page is told while somebody looks at it. Queues: counts and what is new; tickets: who else is there. */
import type { FastifyInstance } from 'fastify';
import { findNewer } from '../../store/answerable.ts';
import { countQueues, countView } from '../../store/desk-queue.ts';
import { writersSince } from '../../store/drafts.ts';
import { LIVE, othersText } from '../../wording/desk/live.ts';
import { idOf } from '../row-id.ts';
import { type Listener, LiveDesk, type News, type Onlooker } from './live.ts';
import { viewOf } from './queue-path.ts';
import { ticketIdOf } from './ticket.ts';
import { countedViews } from './views.ts';
import type { DeskDeps, DeskRoutes, Visit } from './visit.ts';

/** Of more changed tickets nobody reads the number. */
const COUNTED = 100;
/** Who has not typed for so long writes no more. */
const WRITES_FOR_MS = 2 * 60 * 1000;
const NO_CONTENT = 204;

export function addEvents(app: FastifyInstance, { deps, resource }: DeskRoutes): void {
  const live = new LiveDesk({ read: deps.database.read, clock: deps.clock, log: deps.log });
  app.addHook('preClose', () => live.close());
  resource('/desk/events', async (visit, reply, { method }) => {
    // Who asks with HEAD hears nothing, and would hold a place for as long as the session lasts.
    const stream = method === 'HEAD' ? null : live.join(await listenerOf(deps, visit));
    // The only answer after which a browser does not come back (WHATWG HTML 9.2.3).
    if (stream === null) return reply.code(NO_CONTENT).send();
    return reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no').send(stream);
  });
}

async function listenerOf(deps: DeskDeps, visit: Visit): Promise<Listener> {
  const { agent, tokenHash, query } = visit;
  const who = { tokenHash, agentId: agent.id, name: agent.name || agent.address };
  const number = query.get('ticket');
  if (number === null) return { ...who, ticketId: null, look: (now) => lookAtQueues(deps, visit, now) };
  const ticketId = await ticketIdOf(deps, number);
  return { ...who, ticketId, look: (now, others) => lookAtTicket(deps, visit, ticketId, { now, others }) };
}

async function lookAtQueues({ database }: DeskDeps, { agent, query, language }: Visit, now: string): Promise<News> {
  const { read } = database;
  const since = query.get('since') ?? now;
  const changed = await countView(read, now, agent.id, viewOf(query), { most: COUNTED, changedSince: since });
  const counts = Object.entries(await countQueues(read, now, agent.id)).map(([queue, count]) => [queue, `${count}`]);
  const views = (await countedViews(read, now, agent.id)).map(({ id, count }) => [`view-${id}`, count]);
  return { counts: Object.fromEntries([...counts, ...views]), news: changedText(language, changed) };
}

function changedText(language: Visit['language'], changed: number): string {
  if (changed === 0) return '';
  return changed < COUNTED ? LIVE[language].changed(changed) : LIVE[language].changedMany(COUNTED - 1);
}

async function lookAtTicket(
  { database }: DeskDeps,
  { agent, query, language }: Visit,
  ticketId: number,
  { now, others }: { now: string; others: readonly Onlooker[] },
): Promise<News> {
  const words = LIVE[language];
  const newer = await findNewer(database.read, ticketId, idOf(query.get('seen')) ?? 0, agent.id);
  const since = new Date(Date.parse(now) - WRITES_FOR_MS).toISOString();
  const writers = await writersSince(database.read, ticketId, since);
  const writing = others.filter(({ agentId }) => writers.has(agentId));
  const say = newer?.kind === 'note' ? words.wroteNote : words.wrote;
  return {
    news: newer === null ? '' : say(newer.name || words.someone),
    others: othersText(
      language,
      others.map(({ name }) => name),
      writing.map(({ name }) => name),
    ),
  };
}
