/** Every page and form of both sides, with what nobody types: none of it may fail, or end the session. */
import diagnostics from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { openLog } from '../../src/log.ts';
import { type Browser, openDeskStage } from './desk-stage.ts';

/** Names of fields of our forms and addresses; each request has one value in all of them. */
const FIELDS =
  `words subject name address answer outcome score comment text agent day time minutes title notes organisation category
  priority status tag query to until month reason note how message number mailbox language key seen cc quote after intent
  ready step shown entries entry participant person wish on next stamp phone product version remark ticket tickets rate
  from kind scope nl fr en de date expected signature remember page q before order queue assignee since week appointment
  sent newer lang preview state by action about`.split(/\s+/);

const VALUES = [
  ...['', '\0', 'a\0b', '\u202e', '%', '"'.repeat(500), '*'.repeat(200), 'NEAR(a b, 99999999999)', '__proto__'],
  ...['-1', '0', '1', '1e309', 'NaN', '999999999999999', '9'.repeat(400)],
  ...['2026-02-31', '9999-12-31', '0001-01-01', '0000-00-00', '+275760-09-13', '24:61', '9999-12', '0001-01'],
  ...['9999-W52', '0001-W01', '2026-W99', '9999-12-31T23:59:59.999Z'],
  ...['{{ 7 | times: 6 }}', '{% for x in (1..99999999) %}{% endfor %}', '=1+1', '<script>', '../../etc/passwd'],
  ...['yes', 'none', 'nobody', 'accepted', 'other-time', 'approved', 'waiting:customer', 'an@example.com'],
  'x'.repeat(60_000),
];

/** These end the session that asks, or are tried in tests of their own. */
const LEFT_OUT = /sign-out|password|people|sign-in|events/;

interface Route {
  method: string;
  url: string;
}

/** The routes of the servers that are opened from now on. */
function hearRoutes(): Route[] {
  const routes: Route[] = [];
  const hear = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD' && !LEFT_OUT.test(url)) routes.push({ method: one, url });
    });
  };
  diagnostics.subscribe('fastify.initialization', hear);
  onTestFinished(() => void diagnostics.unsubscribe('fastify.initialization', hear));
  return routes;
}

/** Fields as long as an address may be where they stand in one. */
function ask(browser: Browser, method: string, path: string, value: string): Promise<Response> {
  if (method === 'POST') return browser.post(path, Object.fromEntries(FIELDS.map((name) => [name, value])));
  const short = value.slice(0, 50);
  return browser.get(`${path}?${new URLSearchParams(FIELDS.map((name) => [name, short]))}`);
}

it('R-WEB whatever is sent to whatever page or form, none fails', { timeout: 240_000 }, async () => {
  const routes = hearRoutes();
  const lines: string[] = [];
  const log = openLog('error', { write: (line: string) => void lines.push(line) });
  const stage = await openDeskStage({ log });
  const ticket = await stage.openTicket('De kassa hapert');
  await stage.addMail(ticket, { text: 'Kunt u helpen?', files: [{ fileName: 'a.txt', content: 'x' }] });
  const [admin, customer] = [
    await stage.signIn('bart@example.com', 'admin'),
    await stage.signIn('an@example.com', 'customer'),
  ];
  for (const { method, url } of routes) {
    for (const [at, value] of VALUES.entries()) {
      // Every other time a row that is there, else what is no id.
      const id = at % 2 === 0 && value !== '' && value.length < 90 ? encodeURIComponent(value) : '1';
      const path = url.replace(':number', ticket.number).replace(':secret', ticket.secret).replace(/:\w+/g, id);
      const answer = await ask(url.startsWith('/desk') ? admin : customer, method, path, value);
      await answer.arrayBuffer();
      expect(answer.status, `${method} ${path} ${value.slice(0, 50)} ${lines.join('')}`).toBeLessThan(500);
    }
  }
  expect(routes.length).toBeGreaterThan(100);
  expect((await admin.get('/desk')).status, 'the admin is signed in to the end').toBe(200);
  expect((await customer.get('/my')).status, 'the customer is signed in to the end').toBe(200);
});
