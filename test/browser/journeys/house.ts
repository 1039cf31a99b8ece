/** A house at work for a whole file of journeys: a mail host, the service, agents who can sign in, one Chromium. */
import { randomBytes } from 'node:crypto';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type MailServer, startMailServer } from '../../../demo/mail-server.ts';
import { addAgent } from '../../../src/actions/agent.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../../src/store/migrate.ts';
import { openWindow, startBrowser, type Window } from '../../support/browser.ts';
import { type RunningClock, runningClock } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/data-folder.ts';
import { type Desk, SUPPORT, startDesk } from '../../support/desk.ts';
import { until } from '../../support/until.ts';

export const NOOR = { address: 'noor@loket.example', name: 'Noor Claes', role: 'agent', language: 'nl' } as const;
export const ADA = { address: 'ada@loket.example', name: 'Ada Maes', role: 'admin', language: 'nl' } as const;

const PASSWORD = 'seven grey herons';
/** Plain http, as before a proxy: the cookie would else be kept for https alone. */
const PUBLIC_URL = 'http://support.example.com';
const REMOTE = { pc: 'https://remote.example.com/pc', mac: 'https://remote.example.com/mac' };
const MAIL_TIMEOUT_MS = 30_000;

/** A mail as it arrived, and its bytes. */
export type Received = ParsedMail & { raw: Buffer };

export interface House {
  server: MailServer;
  desk: Desk;
  clock: RunningClock;
  /** Of the service, where it really listens. */
  url: string;
  /** A window with cookies of its own. */
  open(options?: BrowserContextOptions): Promise<Window>;
  /** Waits for a mail that really arrived at `address`. */
  mailTo(address: string, what: string, is: (mail: Received) => boolean): Promise<Received>;
  close(): Promise<void>;
}

/** Opens the house, in a `beforeAll` that gives its `close` to be called at the end. */
export async function openHouse(env: Record<string, string> = {}): Promise<House> {
  const ends: (() => Promise<void>)[] = [];
  const atEnd = (end: () => Promise<void>) => void ends.push(end);
  const folder = await temporaryFolder();
  atEnd(folder.remove);
  const server = await startMailServer({ accounts: [{ address: SUPPORT, password: 'demo' }] });
  atEnd(server.stop);
  const clock = runningClock();
  const database = await openDatabase({ dataDir: folder.path, migrationsDir: MIGRATIONS_DIR, clock, migrate: true });
  for (const agent of [NOOR, ADA]) {
    await addAgent(database, { ownAddresses: [SUPPORT], randomBytes }, agent, PASSWORD);
  }
  await database.close();
  const settings = {
    LOKET_WEB__PUBLIC_URL: PUBLIC_URL,
    LOKET_REMOTE_SESSION__PC_URL: REMOTE.pc,
    LOKET_REMOTE_SESSION__MAC_URL: REMOTE.mac,
    ...env,
  };
  const desk = await startDesk({ server, dataDir: folder.path, clock, env: settings, atEnd });
  const browser = await startBrowser(atEnd);
  return {
    server,
    desk,
    clock,
    url: desk.service.webUrl ?? '',
    open: (options) => openWindow(browser, options),
    mailTo: (address, what, is) => mailTo(server, address, what, is),
    async close() {
      for (const end of ends.reverse()) await end();
    },
  };
}

function mailTo(server: MailServer, address: string, what: string, is: (mail: Received) => boolean): Promise<Received> {
  let seen = 0;
  return until(
    async () => {
      while (seen < server.sent.length) {
        const one = server.sent[seen];
        seen += 1;
        if (one === undefined || !one.to.includes(address)) continue;
        const mail = { ...(await simpleParser(one.raw)), raw: one.raw };
        if (is(mail)) return mail;
      }
      return null;
    },
    { what: `${what} at ${address}`, timeoutMs: MAIL_TIMEOUT_MS },
  );
}

/** The link in a mail whose path begins so, at the service itself. Fails when there is none. */
export function linkIn({ html, text = '' }: Received, { url }: House, path: string): string {
  const tapped = [...String(html).matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  const links = [...tapped, ...(text.match(/https?:\/\/[^\s<>]+/g) ?? [])];
  const link = links.find((one) => one.startsWith(PUBLIC_URL + path));
  if (link === undefined) throw new Error(`no link to ${path} among ${links.join(' ')}`);
  return url + link.slice(PUBLIC_URL.length);
}

/** Signs an agent in at the door where everybody does, and stays signed in (P18). */
export async function signIn(page: Page, { url }: House, agent: { address: string }): Promise<void> {
  await page.goto(`${url}/desk`);
  await page.fill('[name=username]', agent.address);
  await page.fill('[name=password]', PASSWORD);
  await page.check('[name=remember]');
  await page.click('button[type=submit]');
  await page.waitForURL(`${url}/desk`);
}

/** A day so far ahead, for a form. */
export function dayAhead({ clock }: House, days: number): string {
  return new Date(clock().getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
