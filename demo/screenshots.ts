/**
 * `npm run screenshots`, beside a running `npm run demo`: the main pages of the desk, light and dark, wide and narrow, as
 * pictures to be looked at. The best few stand in the README.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { AGENT, AGENT_PASSWORD } from './agent.ts';
import { WEB_PORT } from './ports.ts';

const [folder = 'screenshots', desk = `http://127.0.0.1:${WEB_PORT}`] = process.argv.slice(2);
const PAGES = [
  'search?q=printer',
  'figures',
  'inbound',
  'outbox',
  'phone',
  'planning',
  'organisations',
  'categories',
  'statements',
  'people',
  'account',
];
const WINDOWS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  phone: { colorScheme: 'light', viewport: { width: 390, height: 844 } },
};

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const [name, options] of Object.entries(WINDOWS)) {
    const context = await browser.newContext({ locale: 'nl-BE', ...options });
    await takeAll(await context.newPage(), name);
    await context.close();
  }
} finally {
  await browser.close();
}

async function takeAll(page: Page, name: string): Promise<void> {
  const take = (what: string) => page.screenshot({ path: join(folder, `${name}-${what}.png`) });
  await page.goto(`${desk}/desk`);
  await take('sign-in');
  await page.fill('[name=username]', AGENT.address);
  await page.fill('[name=password]', AGENT_PASSWORD);
  await page.click('button[type=submit]');
  await page.waitForURL(`${desk}/desk`);
  await take('queue');
  await page.click('a[href^="/desk/tickets/"]');
  await take('ticket');
  for (const path of PAGES) {
    await page.goto(`${desk}/desk/${path}`);
    await take(path.replace(/\?.*/, ''));
  }
  console.log(`  ${name}: ${PAGES.length + 3} pictures in ${folder}`);
}
