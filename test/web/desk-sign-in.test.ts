import { describe, expect, it } from 'vitest';
import { addAgent, disableAgent, inviteFirstAdmin, renewPassword, setPassword } from '../../src/actions/agent.ts';
import { landingOf } from '../../src/web/signing-in.ts';
import { browserOf, type DeskStage, openDeskStage } from './desk-stage.ts';

const PASSWORD = 'seven grey herons';
const BART = 'bart@example.com';
const HOUSE = { ownAddresses: ['support@example.com'], randomBytes: (size: number) => Buffer.alloc(size, 7) };
const DAY_MS = 24 * 60 * 60 * 1000;

async function openWithBart() {
  const stage = await openDeskStage();
  const bart = { address: BART, name: 'Bart', role: 'agent', language: null } as const;
  const added = await addAgent(stage.database, HOUSE, bart, PASSWORD);
  if (added.fault !== null) throw new Error(added.fault);
  return { ...stage, id: added.agent.id };
}

/** Sends a form as a browser without a session does. */
async function send(
  stage: DeskStage,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return fetch(`${stage.web.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

function signIn(stage: DeskStage, fields: Record<string, string> = {}, headers?: Record<string, string>) {
  return send(stage, '/sign-in', { username: BART, password: PASSWORD, ...fields }, headers);
}

function tokenIn(response: Response): string {
  return /^loket=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
}

describe('signing in (P18, R-WEB-3)', () => {
  it('leads to the desk with a cookie that scripts and other sites do not get', async () => {
    const stage = await openWithBart();
    const response = await signIn(stage, { username: ' Bart@Example.com ' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/desk']);
    expect(response.headers.get('set-cookie')).toMatch(/^loket=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await browserOf(stage.web.url, stage.id, tokenIn(response)).get('/desk/account')).status).toBe(200);
  });

  it('shows a form in the language of the browser, with what password managers look for', async () => {
    const stage = await openDeskStage();
    const page = await stage.page('/sign-in', { headers: { 'accept-language': 'nl' } });
    expect(page).toContain('Aanmelden');
    expect(page).toMatch(/name="username"[^>]*autocomplete="username"/);
    expect(page).toMatch(/name="password"[^>]*autocomplete="current-password"/);
  });

  it('without "remember me" a session is over after twelve hours, with it after thirty days', async () => {
    const stage = await openWithBart();
    const short = await signIn(stage);
    const long = await signIn(stage, { remember: 'yes' });
    expect(short.headers.get('set-cookie')).not.toMatch(/Max-Age|Expires/i);
    expect(long.headers.get('set-cookie')).toContain(`Max-Age=${(30 * DAY_MS) / 1000};`);
    const statuses = async () => {
      const browsers = [short, long].map((response) => browserOf(stage.web.url, stage.id, tokenIn(response)));
      return Promise.all(browsers.map(async (browser) => (await browser.get('/desk/account')).status));
    };
    stage.clock.advance(DAY_MS / 2 - 1);
    expect(await statuses()).toEqual([200, 200]);
    stage.clock.advance(1);
    expect(await statuses()).toEqual([303, 200]);
    stage.clock.advance(29.5 * DAY_MS);
    expect(await statuses()).toEqual([303, 303]);
  });

  it('answers an unknown address, a customer without a password, a disabled agent and a wrong password alike', async () => {
    const stage = await openWithBart();
    const eva = await stage.signIn('eva@example.com', 'agent', 'Eva');
    await setPassword(stage.database, { id: eva.personId, address: 'eva@example.com' }, PASSWORD);
    await disableAgent(stage.database, eva.personId);
    await stage.signIn('an@example.com', 'customer', 'An');
    const answer = async (fields: Record<string, string>) => {
      const response = await signIn(stage, fields);
      return {
        status: response.status,
        page: (await response.text()).replaceAll(/maxlength="254" value="[^"]*"/g, ''),
      };
    };
    const wrong = await answer({ password: 'wrong' });
    expect(wrong).toEqual({ status: 422, page: expect.stringContaining('The username or the password is not right.') });
    for (const username of ['nobody@example.com', 'eva@example.com', 'an@example.com', 'nonsense']) {
      expect(await answer({ username })).toEqual(wrong);
    }
  });

  it('has moved from the desk, with the way to the page that was asked for', async () => {
    const stage = await openWithBart();
    const response = await stage.get('/desk/sign-in?next=%2Fdesk%2Faccount');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fdesk%2Faccount']);
  });

  it('makes a guesser wait after ten wrong passwords for one address, also when they come at once', async () => {
    const stage = await openWithBart();
    const guesses = await Promise.all(Array.from({ length: 14 }, () => signIn(stage, { password: 'wrong' })));
    const statuses = guesses.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(422), ...Array(4).fill(429)]);
    const right = await signIn(stage);
    expect([right.status, right.headers.get('retry-after')]).toEqual([429, '900']);
    stage.clock.advance(15 * 60 * 1000);
    expect((await signIn(stage)).status).toBe(303);
  });

  it('makes a network wait that tries many addresses', async () => {
    const stage = await openWithBart();
    for (let at = 0; at < 30; at += 1) await signIn(stage, { username: `someone${at}@example.com` });
    expect((await signIn(stage)).status).toBe(429);
  });

  it('does not count what was right', async () => {
    const stage = await openWithBart();
    for (let at = 0; at < 12; at += 1) expect((await signIn(stage)).status).toBe(303);
  });

  it('ends the session that the browser had before: a planted one is worth nothing', async () => {
    const stage = await openWithBart();
    const before = await stage.signIn('eva@example.com', 'agent', 'Eva');
    const response = await signIn(stage, {}, { cookie: before.cookie });
    expect(response.status).toBe(303);
    expect((await before.get('/desk/account')).status).toBe(303);
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ])('refuses a form that stood on another site: %j', async (headers) => {
    const stage = await openWithBart();
    const response = await signIn(stage, {}, headers as Record<string, string>);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
  });

  it('takes its own form, by whichever name the desk is reached', async () => {
    const stage = await openWithBart();
    for (const headers of [
      { 'sec-fetch-site': 'same-origin' },
      { origin: stage.web.url },
      { origin: 'https://support.example.com' },
    ]) {
      expect((await signIn(stage, {}, headers as Record<string, string>)).status).toBe(303);
    }
  });

  it('goes on to the page that was asked for, and never to another site', async () => {
    const stage = await openWithBart();
    const asked = await stage.get('/desk/account?tab=1');
    expect(asked.headers.get('location')).toBe('/sign-in?next=%2Fdesk%2Faccount%3Ftab%3D1');
    expect((await signIn(stage, { next: '/desk/account?tab=1' })).headers.get('location')).toBe('/desk/account?tab=1');
    for (const next of [
      '',
      '//evil.example/desk',
      'https://evil.example/desk',
      '/\\evil.example/desk',
      '/desk/../status/x',
      '/deskevil',
      'javascript:alert(1)',
      '/\t/evil.example',
    ]) {
      expect([next, landingOf('agent', next)]).toEqual([next, '/desk']);
    }
  });

  it('signs out at a click, with the token of the session only', async () => {
    const stage = await openWithBart();
    const browser = browserOf(stage.web.url, stage.id, tokenIn(await signIn(stage)));
    expect((await browser.post('/desk/sign-out', { csrf: 'guessed' })).status).toBe(403);
    const response = await browser.post('/desk/sign-out');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in']);
    expect(response.headers.get('set-cookie')).toMatch(/^loket=;.*Expires=Thu, 01 Jan 1970/);
    expect((await browser.get('/desk/account')).status).toBe(303);
  });

  it('a customer’s session gets 404 from every page of the door', async () => {
    const stage = await openDeskStage();
    const customer = await stage.signIn('an@example.com', 'customer', 'An');
    for (const path of ['/desk/sign-in', '/desk/account', '/desk/people', '/desk/welcome/x']) {
      expect([path, (await customer.get(path)).status]).toEqual([path, 404]);
      expect([path, (await customer.post(path)).status]).toEqual([path, 404]);
    }
    expect((await customer.post('/desk/sign-out')).status).toBe(404);
  });
});

describe('a one-time link', () => {
  async function invite(stage: Awaited<ReturnType<typeof openWithBart>>) {
    return `/desk/welcome/${await renewPassword(stage.database, HOUSE, stage.id)}`;
  }
  const choice = { chosen: 'a new long password', again: 'a new long password' };

  it('lets its holder choose a password once, ends all sessions, and signs in', async () => {
    const stage = await openWithBart();
    const earlier = browserOf(stage.web.url, stage.id, tokenIn(await signIn(stage)));
    const path = await invite(stage);
    expect(await stage.page(path, { headers: { 'accept-language': 'en' } })).toContain(BART);
    const taken = await send(stage, path, choice);
    expect([taken.status, taken.headers.get('location')]).toEqual([303, '/desk']);
    expect((await browserOf(stage.web.url, stage.id, tokenIn(taken)).get('/desk/account')).status).toBe(200);
    expect((await earlier.get('/desk/account')).status).toBe(303);
    expect((await signIn(stage)).status).toBe(422);
    expect((await signIn(stage, { password: choice.chosen })).status).toBe(303);
    expect([(await stage.get(path)).status, (await send(stage, path, choice)).status]).toEqual([404, 404]);
  });

  it('is not used up by a password that may not be chosen', async () => {
    const stage = await openWithBart();
    const path = await invite(stage);
    const tries = [
      [{ chosen: 'short', again: 'short' }, 'at least 10 characters'],
      [{ chosen: BART, again: BART }, 'no good password'],
      [{ chosen: 'x'.repeat(201), again: 'x'.repeat(201) }, 'at most 200 characters'],
      [{ chosen: 'a new long password', again: 'another' }, 'not the same'],
    ] as const;
    for (const [fields, words] of tries) {
      const response = await send(stage, path, fields);
      expect(response.status).toBe(422);
      expect(await response.text()).toContain(words);
    }
    expect((await send(stage, path, choice)).status).toBe(303);
  });

  it('works for seven days, and until the next one is made', async () => {
    const stage = await openWithBart();
    const first = await invite(stage);
    stage.clock.advance(7 * DAY_MS - 1);
    expect((await stage.get(first)).status).toBe(200);
    stage.clock.advance(1);
    expect((await stage.get(first)).status).toBe(404);
    const house = { ...HOUSE, randomBytes: (size: number) => Buffer.alloc(size, 8) };
    const second = await invite(stage);
    const third = await renewPassword(stage.database, house, stage.id);
    expect((await stage.get(second)).status).toBe(404);
    expect((await stage.get(`/desk/welcome/${third}`)).status).toBe(200);
  });

  it('of the first admin asks who that is, and ends when there is an admin', async () => {
    const stage = await openDeskStage();
    const path = `/desk/welcome/${await inviteFirstAdmin(stage.database, HOUSE)}`;
    expect(await stage.page(path, { headers: { 'accept-language': 'en' } })).toContain('You become the first admin');
    const own = await send(stage, path, { ...choice, name: 'Chris', address: 'support@example.com' });
    expect([own.status, await own.text()]).toEqual([422, expect.stringContaining('a watched mailbox')]);
    const taken = await send(stage, path, { ...choice, name: 'Chris', address: 'Chris@Example.com' });
    expect(taken.status).toBe(303);
    expect(await browserOf(stage.web.url, 0, tokenIn(taken)).page('/desk/people')).toContain('chris@example.com');
    expect(await inviteFirstAdmin(stage.database, HOUSE)).toBe(null);
    expect((await stage.get(path)).status).toBe(404);
  });

  it('of the first admin ends also when another way made an admin', async () => {
    const stage = await openDeskStage();
    const path = `/desk/welcome/${await inviteFirstAdmin(stage.database, HOUSE)}`;
    const eva = { address: 'eva@example.com', name: 'Eva', role: 'admin', language: null } as const;
    await addAgent(stage.database, HOUSE, eva, PASSWORD);
    expect((await stage.get(path)).status).toBe(404);
    expect((await send(stage, path, { ...choice, name: 'Chris', address: 'c@example.com' })).status).toBe(404);
  });
});
