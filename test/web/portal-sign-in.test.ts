import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { addAgent } from '../../src/actions/agent.ts';
import { hashPassword } from '../../src/actions/password.ts';
import type { Language, OutgoingMail } from '../../src/message/mail.ts';
import { setPasswordHash } from '../../src/store/agents.ts';
import { claimMails, recordDeliveries } from '../../src/store/outbox.ts';
import { LINK_MINUTES } from '../../src/store/sign-in-links.ts';
import { addDesk } from '../../src/web/desk.ts';
import { landingOf } from '../../src/web/signing-in.ts';
import { outgoingMails } from '../support/outgoing.ts';
import { browserOf, openDeskStage } from './desk-stage.ts';
import { REQUESTER, type Stage, SUPPORT } from './stage.ts';

const PASSWORD = 'seven grey herons';
const MINUTE_MS = 60 * 1000;
const AN = REQUESTER.address;
const CHOICE = { chosen: PASSWORD, again: PASSWORD };

/** Sends a form as a browser does that stands on our page. */
function send(stage: Stage, path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) {
  return fetch(`${stage.web.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'accept-language': 'en',
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  });
}

const sentMails = ({ database }: Stage) => outgoingMails(database, 'sign-in');

function linkIn(mail: OutgoingMail | undefined): string {
  return /https:\/\/support\.example\.com(\/sign-in\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

/** Asks for a link for the requester and gives its path. */
async function ask(stage: Stage, fields: Record<string, string> = {}): Promise<string> {
  await send(stage, '/sign-in/link', { address: AN, ...fields });
  return linkIn((await sentMails(stage)).at(-1));
}

function tokenIn(response: Response): string {
  return /^loket=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
}

async function personId(stage: Stage, address = AN): Promise<number> {
  const { id } = await stage.database.read
    .selectFrom('person')
    .select('id')
    .where('address', '=', address)
    .executeTakeFirstOrThrow();
  return id;
}

/** The requester, signed in by a mailed link. */
async function arrive(stage: Stage) {
  const response = await send(stage, await ask(stage));
  return browserOf(stage.web.url, await personId(stage), tokenIn(response));
}

describe('signing in by a mailed link (P18)', () => {
  it('brings a customer to the own requests', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer');
    const asked = await send(stage, '/sign-in/link', { address: ` ${AN.toUpperCase()} ` });
    expect([asked.status, asked.headers.get('location')]).toEqual([303, '/sign-in/sent']);
    const [mail] = await sentMails(stage);
    expect(mail).toMatchObject({ to: { address: AN }, headers: { 'Auto-Submitted': 'auto-generated' } });
    const path = linkIn(mail);
    expect(await stage.page(path, { headers: { 'accept-language': 'en' } })).toContain(REQUESTER.name);
    const taken = await send(stage, path, { remember: 'yes' });
    expect([taken.status, taken.headers.get('location')]).toEqual([303, '/my']);
    expect(taken.headers.get('set-cookie')).toMatch(/Max-Age=2592000;.*HttpOnly; SameSite=Lax$/);
    expect(await browserOf(stage.web.url, 0, tokenIn(taken)).page('/my')).toContain(ticket.number);
  });

  it('R-WEB-1 is not used up by a scanner that opens it, and works once', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    const path = await ask(stage);
    for (let at = 0; at < 3; at += 1) expect((await stage.get(path)).headers.get('set-cookie')).toBe(null);
    expect((await send(stage, path)).status).toBe(303);
    const again = await send(stage, path);
    expect([again.status, again.headers.get('set-cookie')]).toEqual([404, null]);
    expect(await again.text()).toContain('does not work any more');
  });

  it('is over after half an hour, and when another one was used', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    const [first, second] = [await ask(stage), await ask(stage)];
    expect((await stage.get(first)).status).toBe(200);
    expect((await send(stage, second)).status).toBe(303);
    expect((await stage.get(first)).status).toBe(404);
    const third = await ask(stage);
    stage.clock.advance(LINK_MINUTES * MINUTE_MS);
    expect((await send(stage, third)).status).toBe(404);
  });

  it('R-WEB-2 answers alike for a customer, an agent, a stranger and somebody who asks too often', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    await stage.signIn('bart@example.com', 'agent');
    const answers = [];
    for (const address of [AN, 'bart@example.com', 'nobody@example.com', AN, AN, AN, AN, AN]) {
      const { status, headers } = await send(stage, '/sign-in/link', { address });
      answers.push([status, headers.get('location'), headers.get('set-cookie')]);
    }
    expect(answers).toEqual(answers.map(() => [303, '/sign-in/sent', null]));
    expect((await sentMails(stage)).map(({ to }) => to.address)).toEqual([AN, AN, AN, AN]);
    expect(await stage.page('/sign-in/sent', { headers: { 'accept-language': 'en' } })).toContain('If we know');
  });

  it('makes a network wait that asks for many', async () => {
    const stage = await openDeskStage();
    const asked = Array.from({ length: 21 }, (_, at) =>
      send(stage, '/sign-in/link', { address: `x${at}@example.com` }),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(20).fill(303), 429]);
  });

  it('says what is wrong with what is no address, and keeps it', async () => {
    const stage = await openDeskStage();
    const response = await send(stage, '/sign-in/link', { address: 'an at home' });
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/This is no e-mail address.*value="an at home"/s);
  });

  it('leads on to the page that was asked for, on the customers’ side only', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer');
    const path = `/my/tickets/${ticket.number}`;
    const first = await stage.get(path);
    expect([first.status, first.headers.get('location')]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`]);
    const taken = await send(stage, await ask(stage, { next: path }));
    expect(taken.headers.get('location')).toBe(path);
    for (const next of ['', '//evil.example/my', '/\\evil.example', '/desk', '/myself', 'javascript:alert(1)']) {
      expect([next, landingOf('customer', next)]).toEqual([next, '/my']);
    }
  });

  it('is refused from another site, and to one who has become an agent', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    const path = await ask(stage);
    expect((await send(stage, path, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const house = { ownAddresses: [], randomBytes: (size: number) => Buffer.alloc(size, 7) };
    await addAgent(stage.database, house, { address: AN, name: 'An', role: 'agent', language: null }, null);
    expect((await send(stage, path)).status).toBe(404);
  });

  it('is mailed by an agent too, and leads to the ticket', async () => {
    const stage = await openDeskStage();
    const { number } = await stage.openTicket('Printer');
    await stage.openTicket('Newer');
    const bart = await stage.signIn('bart@example.com', 'agent');
    const sent = await bart.post(`/desk/tickets/${number}/links/sign-in`);
    expect(sent.headers.get('location')).toBe(`/desk/tickets/${number}#customer-side`);
    expect(await bart.page(`/desk/tickets/${number}`)).toContain(`Link to sign in mailed: ${AN}`);
    const taken = await send(stage, linkIn((await sentMails(stage))[0]));
    expect(taken.headers.get('location')).toBe(`/my/tickets/${number}`);
    for (let at = 0; at < 3; at += 1) await bart.post(`/desk/tickets/${number}/links/sign-in`);
    const tooMany = await bart.post(`/desk/tickets/${number}/links/sign-in`);
    expect([tooMany.status, (await sentMails(stage)).length]).toEqual([409, 4]);
  });

  it('is no work for anybody when it does not arrive', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer');
    await ask(stage);
    await stage.database.write(async (tx, now) => {
      const [mail] = await claimMails(tx, now, [SUPPORT], 1);
      await recordDeliveries(tx, now, [{ id: mail?.id ?? 0, result: 'failed', error: '550 no such mailbox' }]);
    });
    const rows = await stage.database.read
      .selectFrom('ticket')
      .innerJoin('outbox', 'outbox.ticket_id', 'ticket.id')
      .select(['ticket.id', 'outbox.state', 'ticket.undelivered_since'])
      .execute();
    expect(rows).toEqual([{ id: ticket.id, state: 'failed', undelivered_since: null }]);
  });

  it.each([
    [
      'nl',
      'Uw link om aan te melden',
      `Beste ${REQUESTER.name},`,
      `De link werkt ${LINK_MINUTES} minuten, en één keer.`,
    ],
    [
      'fr',
      'Votre lien de connexion',
      `Bonjour ${REQUESTER.name},`,
      `valable ${LINK_MINUTES} minutes, et une seule fois.`,
    ],
    ['en', 'Your link to sign in', `Dear ${REQUESTER.name},`, `The link works for ${LINK_MINUTES} minutes, and once.`],
    [
      'de',
      'Ihr Link zum Anmelden',
      `Guten Tag ${REQUESTER.name},`,
      `Der Link gilt ${LINK_MINUTES} Minuten und nur einmal.`,
    ],
  ] as const)('speaks the customer’s language: %s', async (language: Language, subject, greeting, holds) => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer', language);
    await ask(stage);
    const [mail] = await sentMails(stage);
    expect(mail?.subject).toBe(subject);
    for (const text of [greeting, holds]) expect(mail?.text).toContain(text);
    expect(await stage.page(linkIn(mail))).toContain(`<html lang="${language}">`);
  });
});

describe('signing in by password (P18)', () => {
  async function openWithPassword() {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    const [id, passwordHash] = [await personId(stage), await hashPassword(PASSWORD)];
    await stage.database.write((tx) => setPasswordHash(tx, id, passwordHash));
    return stage;
  }

  it('is the same door for customers and agents, and each goes to the own side', async () => {
    const stage = await openWithPassword();
    const house = { ownAddresses: [], randomBytes: (size: number) => Buffer.alloc(size, 7) };
    const bart = { address: 'bart@example.com', name: 'Bart', role: 'agent', language: null } as const;
    await addAgent(stage.database, house, bart, PASSWORD);
    const where = async (username: string, next: string) =>
      (await send(stage, '/sign-in', { username, password: PASSWORD, next })).headers.get('location');
    expect(await where(AN, '')).toBe('/my');
    expect(await where(AN, '/desk/account')).toBe('/my');
    expect(await where('bart@example.com', '')).toBe('/desk');
    expect(await where('bart@example.com', '/my')).toBe('/desk');
  });

  it('makes a guesser wait', async () => {
    const stage = await openWithPassword();
    const guess = () => send(stage, '/sign-in', { username: AN, password: 'wrong' });
    const statuses = (await Promise.all(Array.from({ length: 12 }, guess))).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(422), 429, 429]);
  });

  it('shows the way for those who are signed in already', async () => {
    const stage = await openDeskStage();
    const an = await stage.signIn(AN, 'customer', 'An');
    expect((await an.get('/sign-in')).headers.get('location')).toBe('/my');
    const bart = await stage.signIn('bart@example.com', 'agent');
    expect((await bart.get('/sign-in')).headers.get('location')).toBe('/desk');
    for (const path of ['/my', '/my/account']) expect((await bart.get(path)).headers.get('location')).toBe('/desk');
  });
});

describe('a customer’s session (R-WEB-3)', () => {
  it('replaces the one before, and ends at a click that is its own', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    const first = await arrive(stage);
    const taken = await send(stage, await ask(stage), {}, { cookie: first.cookie });
    const second = browserOf(stage.web.url, first.personId, tokenIn(taken));
    expect((await first.get('/my')).status).toBe(303);
    expect((await second.post('/sign-out', { csrf: 'guessed' })).headers.get('set-cookie')).toBe(null);
    expect((await second.get('/my')).status).toBe(200);
    const out = await second.post('/sign-out');
    expect([out.headers.get('location'), out.headers.get('set-cookie')]).toEqual([
      '/',
      expect.stringMatching(/^loket=;/),
    ]);
    expect((await second.get('/my')).status).toBe(303);
  });

  it('shows the name on each page, with the way out', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer');
    const an = await arrive(stage);
    for (const path of ['/', '/my', '/my/account', ticket.path, `/my/tickets/${ticket.number}`]) {
      const page = await an.page(path);
      expect([path, page.includes(`<bdi>${REQUESTER.name}</bdi>`), page.includes('/sign-out')]).toEqual([
        path,
        true,
        true,
      ]);
    }
  });
});

describe('the own account (P18)', () => {
  it('keeps name and language, and speaks the new one at once', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    const an = await arrive(stage);
    const saved = await an.post('/my/account', { name: 'An P.\r\nBcc: x', language: 'fr' });
    expect(saved.headers.get('location')).toBe('/my/account?done=saved&lang=fr');
    const page = await an.page('/my/account?done=saved&lang=fr');
    expect(page).toContain('Vos données sont enregistrées.');
    expect(page).toContain('value="An P. Bcc: x"');
  });

  it('lets choose a password after a link, which then opens the door; others are signed out', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    const [other, an] = [await arrive(stage), await arrive(stage)];
    const short = await an.post('/my/account/password', { chosen: 'short', again: 'short' });
    expect([short.status, await short.text()]).toEqual([422, expect.stringContaining('10')]);
    expect((await an.post('/my/account/password', { chosen: PASSWORD, again: 'other' })).status).toBe(422);
    const chosen = await an.post('/my/account/password', CHOICE);
    expect(chosen.headers.get('location')).toBe('/my/account?done=password');
    expect([(await an.get('/my')).status, (await other.get('/my')).status]).toEqual([200, 303]);
    const signedIn = await send(stage, '/sign-in', { username: AN, password: PASSWORD });
    expect(signedIn.headers.get('location')).toBe('/my');
  });

  it('asks for the old password once half an hour has passed since the link', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    const an = await arrive(stage);
    await an.post('/my/account/password', CHOICE);
    const next = { chosen: 'eight white swans', again: 'eight white swans' };
    expect(await an.page('/my/account')).not.toContain('name="old"');
    stage.clock.advance(LINK_MINUTES * MINUTE_MS);
    expect(await an.page('/my/account')).toContain('name="old"');
    expect((await an.post('/my/account/password', next)).status).toBe(422);
    expect((await an.post('/my/account/password/removal')).status).toBe(422);
    expect((await an.post('/my/account/password', { ...next, old: PASSWORD })).status).toBe(303);
  });

  it('gives the password up: the door opens by link alone then', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    const an = await arrive(stage);
    await an.post('/my/account/password', CHOICE);
    const removed = await an.post('/my/account/password/removal');
    expect(removed.headers.get('location')).toBe('/my/account?done=removed');
    expect((await send(stage, '/sign-in', { username: AN, password: PASSWORD })).status).toBe(422);
    expect((await arrive(stage)).cookie).not.toBe('loket=');
  });

  it('signs out everywhere, and ends what was mailed', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    const [other, an, mailed] = [await arrive(stage), await arrive(stage), await ask(stage)];
    expect((await an.post('/my/account/sign-out-everywhere')).status).toBe(303);
    expect((await stage.get(mailed)).status).toBe(404);
    expect([(await an.get('/my')).status, (await other.get('/my')).status]).toEqual([303, 303]);
  });

  it('changes nothing by a form without the session’s token', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Printer');
    const an = await arrive(stage);
    for (const path of ['', '/password', '/password/removal', '/sign-out-everywhere']) {
      const response = await an.post(`/my/account${path}`, { csrf: 'guessed', name: 'Eve', ...CHOICE });
      expect(response.headers.get('location')).toBe('/sign-in?next=%2Fmy%2Faccount');
    }
    expect(await an.page('/my/account')).toContain(`value="${REQUESTER.name}"`);
    expect((await send(stage, '/sign-in', { username: AN, password: PASSWORD })).status).toBe(422);
  });
});

describe('the desk (P18)', () => {
  it('does not exist for a customer’s session, on no route of its table', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer');
    const an = await arrive(stage);
    const routes: { method: string; path: string }[] = [];
    const table = fastify();
    table.addHook('onRoute', ({ method, url }) => {
      if (method === 'GET' || method === 'POST') routes.push({ method: String(method), path: url });
    });
    await addDesk(table, stage.deps);
    await table.close();
    expect(routes.length).toBeGreaterThan(60);
    for (const { method, path } of routes) {
      const real = path.replace(':number', ticket.number).replaceAll(/:\w+/g, '1');
      const response = method === 'GET' ? await an.get(real) : await an.post(real);
      expect([method, path, response.status]).toEqual([method, path, 404]);
    }
  });
});
