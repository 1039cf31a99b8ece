/** The online form on a real server: pages, posts with files, and what came of them. */
import type { FormSettings } from '../../src/web/portal/settings.ts';
import { outgoingMails } from '../support/outgoing.ts';
import { openDeskStage } from './desk-stage.ts';
import { SUPPORT } from './stage.ts';

export const LIMITS: FormSettings['limits'] = { perNetwork: 100, perAddress: 100, inTotal: 100, attackPerMinute: 100 };

/** A form that is filled in well. */
export const REQUESTED: Readonly<Record<string, string>> = {
  subject: 'Kassa start niet',
  words: 'Sinds vanmorgen start de kassa niet meer.',
  category: '2',
  priority: 'high',
  name: 'An Peeters',
  address: 'an@example.com',
};

export type FormStage = Awaited<ReturnType<typeof formStage>>;

export async function formStage(form: Partial<FormSettings> = {}, house: Parameters<typeof openDeskStage>[0] = {}) {
  const stage = await openDeskStage({
    language: 'nl',
    ...house,
    form: {
      products: [],
      limits: LIMITS,
      caps: { maxPerAddressPerHour: 100, maxPerHour: 100 },
      mailboxes: { nl: SUPPORT, fr: SUPPORT, en: SUPPORT, de: SUPPORT },
      embedOrigins: [],
      ...form,
    },
  });
  const { read } = stage.database;
  return {
    ...stage,
    tickets: () => read.selectFrom('ticket').selectAll().orderBy('id').execute(),
    mails: () => outgoingMails(stage.database),
    /** The stamp of a page that somebody has had open for a minute. */
    async ripeStamp(path = '/') {
      const stamp = fieldOf(await stage.page(path), 'stamp');
      stage.clock.advance(60_000);
      return stamp;
    },
  };
}

interface Sending {
  path?: string;
  files?: readonly { name: string; content: string | Uint8Array; type?: string }[];
  headers?: Record<string, string>;
}

/** Fills in the form as a person does: opens the page, takes a minute, sends. */
export async function fillIn(stage: FormStage, fields: Readonly<Record<string, string>> = {}, sending: Sending = {}) {
  const stamp = await stage.ripeStamp(sending.path);
  return post(stage, { ...REQUESTED, stamp, ...fields }, sending);
}

export function post(
  { web }: FormStage,
  fields: Readonly<Record<string, string>>,
  { path = '/', files = [], headers = {} }: Sending = {},
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const { name, content, type = 'application/octet-stream' } of files) {
    body.append('files', new Blob([content as BlobPart], { type }), name);
  }
  return fetch(`${web.url}${path}`, { method: 'POST', redirect: 'manual', headers, body });
}

/** The value of a field of a page; '' for none. */
export function fieldOf(page: string, name: string): string {
  const field = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(page)?.[0] ?? '';
  return / value="([^"]*)"/.exec(field)?.[1] ?? '';
}
