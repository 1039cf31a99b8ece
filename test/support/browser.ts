/** A real Chromium for the tests: pages that complain, on the console or against their own policy, fail the test. */
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium as engine, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { chromium } from './available.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** A page on a busy machine; nothing here waits for a fixed time. */
const PATIENCE_MS = 15_000;
const AXE = axe.source;

export interface Window {
  page: Page;
  /** What the page complained of so far, one line each. */
  complaints: string[];
}

/** Starts the browser; ended with the test unless somebody else sees to that. */
export async function startBrowser(atEnd: (stop: () => Promise<void>) => void = onTestFinished): Promise<Browser> {
  if (chromium === null) throw new Error('there is no Chromium');
  const browser = await engine.launch({ executablePath: chromium, args: FLAGS });
  atEnd(() => browser.close());
  return browser;
}

/** A window with cookies of its own, as another person would have. */
export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({ locale: 'nl-BE', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => void complaints.push(error.message));
  return { page, complaints };
}

/** What axe-core finds on the page as it is, one line each (WCAG 2.2 A and AA). */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Evaluated by the debugger: the page's policy lets no foreign script in, and is not loosened for a test.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      nodes: { html: string; failureSummary?: string }[];
    }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags }, iframes: false });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

/** What is wrong with the page as it is: what axe-core finds in light and in dark, and a page that scrolls sideways. */
export async function pageFaults(page: Page, what = page.url()): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${what}, ${colorScheme}: ${fault}`));
  }
  return [...faults, ...(await sidewaysFaults(page, what))];
}

/** A page that is wider than its window; this needs no script of the page. */
export async function sidewaysFaults(page: Page, what = page.url()): Promise<string[]> {
  const [content, window] = await page
    .locator('html')
    .evaluate((root) => [root.scrollWidth, root.ownerDocument.defaultView?.innerWidth ?? 0] as const);
  return content > window ? [`${what}: ${content} px wide in a window of ${window}`] : [];
}
