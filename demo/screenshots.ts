/**
 * `npm run screenshots`, beside a running `npm run demo`: the pages of the desk and those of a customer, light and dark, wide
 * and narrow, as pictures to be looked at. The best few stand in the README.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { AGENT, AGENT_PASSWORD } from './agent.ts';
import { newestLink } from './customer-mailbox.ts';
import { IMAP_PORT, WEB_PORT } from './ports.ts';

const [folder = 'screenshots', site = `http://127.0.0.1:${WEB_PORT}`] = process.argv.slice(2);
const DESK_PAGES = [
  'search?q=printer',
  'figures',
  'inbound',
  'outbox',
  'phone',
  'organisations',
  'categories',
  'ready-replies',
  'statements',
  'people',
  'audit',
  'embedding',
  'mails',
  'health',
  'keys',
  'account',
];
/** A customer of the demo, and the subject of her request. */
const AN = { port: IMAP_PORT, address: 'an.peeters@bakkerijpeeters.example', password: 'demo' };
const SUBJECT = 'Factuur 2026-1184';
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };
const WINDOWS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: WIDE },
  dark: { colorScheme: 'dark', viewport: WIDE },
  phone: { colorScheme: 'light', viewport: NARROW },
  'phone-dark': { colorScheme: 'dark', viewport: NARROW },
};
/** A mail to a customer about an appointment waits a minute; anything else is there sooner. */
const MAIL_TIMEOUT_MS = 90_000;
const MAIL_POLL_MS = 500;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  const agents = await agentWindow(browser);
  await work(agents);
  const customers = await customerWindow(browser);
  for (const [name, options] of Object.entries(WINDOWS)) {
    await takeDesk(await likewise(agents, options), name);
    await takePortal(await likewise(customers, options), name);
    console.log(`  ${name}: in ${folder}`);
  }
} finally {
  await browser.close();
}

/** Another window of who is signed in there. */
async function likewise(page: Page, options: BrowserContextOptions): Promise<Page> {
  const storageState = await page.context().storageState();
  return (await browser.newContext({ locale: 'nl-BE', ...options, storageState })).newPage();
}

async function agentWindow(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ locale: 'nl-BE', viewport: WIDE });
  await page.goto(`${site}/desk`);
  await page.fill('[name=username]', AGENT.address);
  await page.fill('[name=password]', AGENT_PASSWORD);
  await page.click('button[type=submit]');
  await page.waitForURL(`${site}/desk`);
  return page;
}

/** An appointment, some time and an estimate, once, so that there is something to look at. */
async function work(page: Page): Promise<void> {
  await openTicket(page);
  const path = page.url();
  if ((await page.locator('#appointments .planned').count()) === 0) {
    await page.click('#appointments summary');
    await page.fill('#appointments [name=day]', new Date(Date.now() + WEEK_MS).toISOString().slice(0, 10));
    await page.fill('#appointments [name=time]', '10:00');
    await page.fill('#appointments [name=title]', 'Samen de factuur afdrukken');
    await page.click('#appointments button.main');
    await page.waitForSelector('#appointments .planned');
    await page.goto(`${path}/time`);
    await page.fill('form[action$="/time"] [name=minutes]', '30');
    await page.fill('form[action$="/time"] [name=note]', 'De factuur nagekeken');
    await page.click('form[action$="/time"] button');
    await page.waitForSelector('tbody tr');
    await page.fill('form[action$="/estimate"] [name=minutes]', '90');
    await page.fill('form[action$="/estimate"] [name=reason]', 'De lay-out van deze factuur is beschadigd.');
    await page.click('form[action$="/estimate"] button');
    await page.waitForLoadState();
  }
}

/** Somebody who followed the link to sign in that was mailed. */
async function customerWindow(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ locale: 'nl-BE', viewport: WIDE });
  const before = await newestLink(AN, '/sign-in/');
  await page.goto(`${site}/my`);
  await page.fill('form[action="/sign-in/link"] [name=address]', AN.address);
  await page.click('form[action="/sign-in/link"] [type=submit]');
  const link = await mailed('/sign-in/', (one) => one !== before);
  await page.goto(site + link);
  await page.click('main form [type=submit]');
  await page.waitForURL(`${site}/my`);
  return page;
}

async function mailed(path: string, is: (link: string) => boolean = () => true): Promise<string> {
  const deadline = Date.now() + MAIL_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const link = await newestLink(AN, path);
    if (link !== null && is(link)) return link;
    await sleep(MAIL_POLL_MS);
  }
  throw new Error(`no mail with a link to ${path} came to ${AN.address}`);
}

async function openTicket(page: Page): Promise<void> {
  await page.goto(`${site}/desk`);
  await page.click(`a[href^="/desk/tickets/"]:has-text("${SUBJECT}")`);
  await page.waitForSelector('#appointments');
}

async function takeDesk(page: Page, name: string): Promise<void> {
  const take = taker(page, `${name}-desk`, name.startsWith('phone'));
  await page.goto(`${site}/desk`);
  await take('queue');
  await openTicket(page);
  await take('ticket');
  const ticket = page.url();
  await page.click('#appointments a[href^="/desk/planning"]');
  await take('planning');
  await page.goto(`${ticket}/time`);
  await take('time');
  for (const path of DESK_PAGES) {
    await page.goto(`${site}/desk/${path}`);
    await take(path.replace(/\?.*/, ''));
  }
  await page.context().close();
}

async function takePortal(page: Page, name: string): Promise<void> {
  const take = taker(page, `${name}-portal`, true);
  for (const [what, path] of [
    ['form', '/'],
    ['lost', '/lost'],
    ['my', '/my'],
    ['account', '/my/account'],
    // A mail may lead to a part of the page.
    ['ticket', (await mailed('/status/')).split('/', 3).join('/')],
    ['nothing', '/status/over'],
  ] as const) {
    await page.goto(site + path);
    await take(what);
    if (what !== 'ticket') continue;
    await page.click('a[href*="/approvals/"]');
    await take('approval');
    await page.goBack();
    await page.click('#appointment a.button[href*="/appointments/"]');
    await take('other-time');
  }
  await page.context().clearCookies();
  await page.goto(`${site}/sign-in`);
  await take('sign-in');
  await page.context().close();
}

/** Takes a page as it stands in the window, or the whole of it. */
function taker(page: Page, name: string, fullPage: boolean) {
  return (what: string) => page.screenshot({ path: join(folder, `${name}-${what}.png`), fullPage });
}
