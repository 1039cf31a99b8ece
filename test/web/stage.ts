/** A web server on a real database in a temporary folder, with verbs that fill it as the pipeline would. */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { openLog } from '../../src/log.ts';
import type { Attachment, Language } from '../../src/message/mail.ts';
import { openBlobs } from '../../src/store/blobs.ts';
import { openDatabase } from '../../src/store/database.ts';
import { addMessages, type NewMessage } from '../../src/store/entries.ts';
import { recordTaken } from '../../src/store/inbound.ts';
import { meetPeople } from '../../src/store/people.ts';
import type { EntryRow } from '../../src/store/schema.ts';
import { addStatusLinks } from '../../src/store/status-links.ts';
import { openTickets } from '../../src/store/tickets.ts';
import { BUILT_IN_TEMPLATES, readTemplates } from '../../src/templates.ts';
import type { Targets } from '../../src/ticket/deadlines.ts';
import type { Health } from '../../src/web/ops.ts';
import type { FormSettings } from '../../src/web/portal/settings.ts';
import { startWeb, type WebOptions } from '../../src/web/server.ts';
import { PLAIN_THEME } from '../../src/web/theme.ts';
import { openWording } from '../../src/wording/wording.ts';
import { fakeClock } from '../support/clock.ts';
import { dataFolder } from '../support/data-folder.ts';
import { officeHours } from '../support/hours.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/sqlite', import.meta.url));
export const SUPPORT = 'support@example.com';
export const REQUESTER = { address: 'an@example.com', name: 'An Peeters' };

export type Stage = Awaited<ReturnType<typeof openStage>>;

type EntryParts = Pick<EntryRow, 'kind' | 'text'> &
  Partial<Pick<EntryRow, 'visibility' | 'direction' | 'reason' | 'from_name' | 'from_address'>>;

export interface OpenedTicket {
  id: number;
  number: string;
  secret: string;
  path: string;
}

type House = WebOptions['house'];

export async function openStage({
  port = 0,
  mailboxNames = new Map([[SUPPORT, 'Voorbeeld & Co']]),
  ...house
}: Partial<House> & Partial<Pick<WebOptions, 'port' | 'mailboxNames'>> = {}) {
  const clock = fakeClock('2026-03-02T09:00:00.000Z');
  const dataDir = await dataFolder();
  const blobs = await openBlobs(dataDir);
  const database = await openDatabase({ dataDir, migrationsDir: MIGRATIONS, clock, migrate: true });
  const lines: string[] = [];
  const log = openLog('debug', { write: (line: string) => void lines.push(line) });
  const deps = { ...stageHouse(), database, blobs, clock, log, ...house };
  const web = await startWeb({ host: '127.0.0.1', port, mailboxNames, house: deps });
  onTestFinished(async () => {
    await web.close();
    await database.close();
  });
  let secrets = 0;

  async function openTicket(subject: string, language: Language = 'nl'): Promise<OpenedTicket> {
    secrets += 1;
    const secret = `secret${String(secrets).padStart(2, '0')}`.padEnd(32, 'x');
    return database.write(async (tx, now) => {
      const people = await meetPeople(tx, now, [{ ...REQUESTER, language }]);
      const [ticket] = await openTickets(tx, now, 'SA', [
        {
          mailbox: SUPPORT,
          subject,
          channel: 'email',
          language,
          requesterId: people.get(REQUESTER.address)?.id ?? null,
          organisationId: null,
          possiblyBelongsTo: null,
          continues: null,
          confirmation: { send: true, reason: 'new-ticket', to: REQUESTER.address },
        },
      ]);
      if (ticket === undefined) throw new Error('no ticket was opened');
      await addStatusLinks(tx, now, [{ ticketId: ticket.id, secret }]);
      return { ...ticket, secret, path: `/status/${secret}` };
    });
  }

  /** A mail of a customer, with the files that it carries. */
  async function addMail(
    ticket: OpenedTicket,
    mail: Partial<NewMessage> & {
      text: string;
      files?: { fileName: string; content: string | Uint8Array; inline?: boolean }[];
    },
  ) {
    const stage = blobs.stage();
    const raw = await stage.put(Buffer.from(`raw ${mail.text}`));
    const attachments: Attachment[] = [];
    for (const { fileName, content, inline = false } of mail.files ?? []) {
      const ref = await stage.put(typeof content === 'string' ? Buffer.from(content) : content);
      attachments.push({ ...ref, fileName, contentType: 'text/plain', inline, contentId: null });
    }
    return database.write(async (tx, now) => {
      await stage.commit(tx, now);
      const row = {
        mailbox: SUPPORT,
        door: 'pipe' as const,
        folderId: null,
        uid: null,
        rescan: false,
        afterCare: false,
      };
      const taken = await recordTaken(tx, now, [{ ...row, rawSha256: raw.sha256, size: raw.size, arrivedAt: now }]);
      const from = mail.from === undefined ? REQUESTER : mail.from;
      const people = from === null ? new Map() : await meetPeople(tx, now, [{ ...from, language: 'nl' }]);
      const message = {
        ticketId: ticket.id,
        inboundId: taken[0] ?? 0,
        personId: people.get(from?.address ?? '')?.id ?? null,
        from,
        unverified: false,
        subject: '',
        reply: mail.text,
        html: null,
        reason: 'new-request',
        ...mail,
        attachments,
      };
      await addMessages(tx, now, [message]);
    });
  }

  /** What no verb makes yet: an entry with a kind, a visibility and a direction of one's choice. */
  async function addEntry(ticket: OpenedTicket, entry: EntryParts) {
    await database.write(async (tx, now) => {
      const row = { ticket_id: ticket.id, unverified: 0, created_at: now, ...entry };
      await tx.insertInto('entry').values(row).execute();
    });
  }

  const get = (path: string, init: RequestInit = {}) => fetch(`${web.url}${path}`, { redirect: 'manual', ...init });
  const page = async (path: string, init?: RequestInit) => (await get(path, init)).text();
  return { clock, database, dataDir, deps, web, lines, openTicket, addMail, addEntry, get, page };
}

/** Minutes of opening hours: an urgent question is answered within one hour, a normal one within a day of seven. */
const TARGETS: Targets = {
  urgent: { firstResponse: 60, solution: 240 },
  high: { firstResponse: 120, solution: 420 },
  normal: { firstResponse: 420, solution: 2_100 },
  low: { firstResponse: null, solution: null },
};

const FORM: FormSettings = {
  products: [],
  limits: { perNetwork: 20, perAddress: 5, inTotal: 1_000, attackPerMinute: 60 },
  caps: { maxPerAddressPerHour: 5, maxPerHour: 500 },
  mailboxes: { nl: SUPPORT, fr: SUPPORT, en: SUPPORT, de: SUPPORT },
  embedOrigins: [],
};

/** All is well. */
export const HEALTH: Health = {
  ready: true,
  reason: null,
  role: 'all',
  startedAt: '2026-03-02T08:00:00.000Z',
  database: { ok: true, error: null },
  mailboxes: [
    {
      address: SUPPORT,
      status: 'idle',
      since: '2026-03-02T08:00:00.000Z',
      lastProgressAt: '2026-03-02T08:59:00.000Z',
      error: null,
      notices: [],
    },
  ],
  delivery: [{ account: 'smtp.example.com:587', status: 'ready', error: null, lastSentAt: null }],
  outbox: { queued: 0, failed: 0, oldestDueSeconds: 0 },
  inbound: { pending: 0, held: 0, failed: 0 },
};

/** Who sends the house's mails, and when the house is open. */
export function stageSender(hours = officeHours()): House['house'] {
  return {
    mailboxes: [{ address: { address: SUPPORT, name: 'Example & Co' }, replyAddress: null }],
    publicUrl: 'https://support.example.com',
    timeZone: 'Europe/Brussels',
    hours,
    secret: new Uint8Array(32),
    wording: openWording(readTemplates(BUILT_IN_TEMPLATES, '')),
    randomBytes,
  };
}

function stageHouse(): Omit<House, 'database' | 'blobs' | 'clock' | 'log'> {
  return {
    language: 'nl',
    timeZone: 'Europe/Brussels',
    ticketPrefix: 'SA',
    reopenDays: 14,
    house: stageSender(),
    targets: TARGETS,
    form: FORM,
    theme: PLAIN_THEME,
    billing: { rateCents: 9_500, roundMinutes: 15, approvalLimitMinutes: 60, warnMinutes: 45 },
    remoteSession: { pcUrl: 'https://remote.example.com/pc', macUrl: 'https://remote.example.com/mac' },
    secure: false,
    nudge: () => undefined,
    health: async () => HEALTH,
  };
}
