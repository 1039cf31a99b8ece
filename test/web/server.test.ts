import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MAX_FAILURES, WINDOW_MS } from '../../src/web/attempts.ts';
import { PAGES } from '../../src/wording/pages.ts';
import { openStage } from './stage.ts';

const HOSTILE = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><svg/onload=alert(3)>javascript:alert(4)&lt;b&gt;`;

describe('the web server', () => {
  it('tells visitors what this is in their language, and never prints an address (P19)', async () => {
    const stage = await openStage();
    for (const language of ['nl', 'fr', 'en', 'de'] as const) {
      const page = await stage.page('/', { headers: { 'accept-language': `xx, ${language}-CH;q=0.8, en;q=0.1` } });
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).toContain(PAGES[language].home.lead);
      expect(page).not.toMatch(/@|%40|&#64;|mailto|example\.com/);
    }
  });

  it('lets visitors choose another language than their browser does', async () => {
    const stage = await openStage();
    const headers = { 'accept-language': 'fr' };
    expect(await stage.page('/?lang=de', { headers })).toContain('<html lang="de">');
    for (const nonsense of ['/?lang=xx', '/?lang=', '/?lang=de&lang=nl', '/?lang[]=de']) {
      expect(await stage.page(nonsense, { headers })).toContain('<html lang="fr">');
    }
  });

  it('falls back to the language of the house, and to a plain name', async () => {
    const stage = await openStage({ language: 'de', mailboxNames: new Map() });
    const page = await stage.page('/', { headers: { 'accept-language': 'ja' } });
    expect(page).toContain('<html lang="de">');
    expect(page).toContain(`<title>${PAGES.de.unnamedDesk}</title>`);
  });

  it('keeps hostile words inert: subject, names, text, quotes and file names', async () => {
    const stage = await openStage({ mailboxNames: new Map([['support@example.com', HOSTILE]]) });
    const ticket = await stage.openTicket(HOSTILE);
    await stage.addMail(ticket, {
      text: `${HOSTILE}\n> ${HOSTILE}`,
      reply: HOSTILE,
      from: { address: 'evil@example.com', name: HOSTILE },
      html: HOSTILE,
      files: [{ fileName: `${HOSTILE}.html`, content: HOSTILE }],
    });
    const page = await stage.page(ticket.path);
    const tags = new Set([...page.matchAll(/<([a-z0-9]+)/gi)].map((match) => match[1]?.toLowerCase()));
    for (const active of ['script', 'svg', 'iframe', 'object', 'b']) expect(tags).not.toContain(active);
    expect(page.match(/<img/g)).toHaveLength(1);
    expect(page.match(/&lt;script>/g)?.length).toBeGreaterThanOrEqual(6);
    expect(page).not.toMatch(/<[^>]*\s(?:on\w+|style|srcdoc)=/i);
  });

  it('sends headers that leave a page nothing to run, to frame or to tell', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer');
    for (const path of ['/', ticket.path, '/nowhere', '/%zz', '/status/wrong']) {
      const { headers } = await stage.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      // The form has a script of ours; no other page has any.
      expect(policy.includes('script-src'), path).toBe(path === '/');
      if (path === '/') expect(policy).toContain("script-src 'self'; connect-src 'self';");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-powered-by') ?? headers.get('server') ?? headers.get('set-cookie')).toBeNull();
    }
  });

  it('serves the stylesheet, the icon and the script that its pages name, to keep for ever', async () => {
    const stage = await openStage();
    const paths = [...(await stage.page('/')).matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    const types: Readonly<Record<string, string>> = { css: 'text/css', svg: 'image/svg+xml', js: 'text/javascript' };
    expect(new Set(paths.map((path) => path.split('.').at(-1)))).toEqual(new Set(['css', 'svg', 'js']));
    for (const path of paths) {
      const answer = await stage.get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain(types[path.split('.').at(-1) ?? '']);
      expect(answer.headers.get('cache-control')).toContain('immutable');
    }
    expect((await stage.get('/assets/style.0000000000000000.css')).status).toBe(404);
  });

  it('R-WEB-1 takes no writes', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await stage.get(ticket.path, { method, body: 'x'.repeat(100_000) });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect((await stage.get(ticket.path)).status).toBe(200);
  });

  it('answers 500 without detail, names the log line, and logs once', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer');
    expect((await stage.get(ticket.path)).status).toBe(200);
    await stage.database.close();
    const answer = await stage.get(ticket.path);
    const page = await answer.text();
    expect(answer.status).toBe(500);
    expect(page).toContain(PAGES.nl.failed.title);
    expect(page).not.toMatch(/driver|destroyed|sqlite/i);
    const errors = stage.lines.map((line) => JSON.parse(line)).filter((line) => line.level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ route: '/status/:secret' });
    expect(page).toContain(errors[0].request);
    expect(stage.lines.join('')).not.toContain(ticket.secret);
  });

  it('names the key to change when its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const failure = await openStage({ port }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`web.port: ${port} is in use`),
    });
  });
});

describe('wrong status links', () => {
  const guess = (count: number) => `/status/${String(count).padStart(32, '0')}`;

  it('R-WEB-2 are refused for a while after many from one address', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer');
    for (let count = 0; count < MAX_FAILURES; count += 1) expect((await stage.get(guess(count))).status).toBe(404);
    const refused = await stage.get(ticket.path);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe(String(WINDOW_MS / 1000));
    expect(await refused.text()).toContain(PAGES.nl.tooMany.title);
    expect((await stage.get('/')).status).toBe(200);
    stage.clock.advance(WINDOW_MS);
    expect((await stage.get(ticket.path)).status).toBe(200);
  });

  it('count for the visitor behind a proxy on a private network, not for the proxy', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer');
    const from = (ip: string) => ({ headers: { 'x-forwarded-for': ip } });
    for (let count = 0; count < MAX_FAILURES; count += 1) await stage.get(guess(count), from('203.0.113.9'));
    expect((await stage.get(ticket.path, from('203.0.113.9'))).status).toBe(429);
    expect((await stage.get(ticket.path, from('198.51.100.7'))).status).toBe(200);
  });

  it('do not count while they are right', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer');
    for (let count = 0; count < 2 * MAX_FAILURES; count += 1) expect((await stage.get(ticket.path)).status).toBe(200);
  });
});
