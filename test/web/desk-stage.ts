/** The desk on a real database and a real port, with agents who are signed in. */
import { randomBytes } from 'node:crypto';
import { openLog } from '../../src/log.ts';
import type { Database } from '../../src/store/database.ts';
import { meetPeople } from '../../src/store/people.ts';
import type { Role } from '../../src/store/schema.ts';
import { addSession, type SignedIn } from '../../src/store/sessions.ts';
import type { Clock } from '../../src/store/transaction.ts';
import { csrfTokenOf, tokenHashOf } from '../../src/web/session.ts';
import { openStage } from './stage.ts';

const SESSION_MS = 12 * 60 * 60 * 1000;

export interface Browser {
  personId: number;
  /** The cookie header of the session. */
  cookie: string;
  get(path: string): Promise<Response>;
  /** The page as text; fails unless it is 200. */
  page(path: string): Promise<string>;
  /** Sends a form with the session's own token; fields of the same name come behind the others. */
  post(
    path: string,
    fields?: Readonly<Record<string, string>>,
    more?: readonly (readonly [name: string, value: string])[],
  ): Promise<Response>;
}

export type DeskStage = Awaited<ReturnType<typeof openDeskStage>>;

export async function openDeskStage(house: Parameters<typeof openStage>[0] = {}) {
  const stage = await openStage({ language: 'en', log: openLog('silent'), ...house });
  return {
    ...stage,
    signIn: (address: string, role: Role, name = 'Bart') =>
      signIn({ ...stage, url: stage.web.url }, address, role, name),
  };
}

async function signIn(
  { database, clock, url }: { database: Database; clock: Clock; url: string },
  address: string,
  role: Role,
  name: string,
): Promise<Browser> {
  const token = randomBytes(24).toString('base64url');
  const personId = await database.write(async (tx, now) => {
    const id = (await meetPeople(tx, now, [{ address, name, language: null }])).get(address)?.id ?? 0;
    await tx.updateTable('person').set({ role }).where('id', '=', id).execute();
    const expiresAt = new Date(clock().getTime() + SESSION_MS).toISOString();
    await addSession(tx, now, { tokenHash: tokenHashOf(token), personId: id, remembered: false, expiresAt });
    return id;
  });
  return browserOf(url, personId, token);
}

/** The agent of a browser, as verbs want to know who does it. */
export function asAgent({ personId }: Pick<Browser, 'personId'>, name = 'Bart'): SignedIn {
  return { id: personId, address: '', name, role: 'agent', language: null, signature: '' };
}

/** A browser with this session: follows no redirect, so that tests see where it is sent. */
export function browserOf(url: string, personId: number, token: string): Browser {
  const cookie = `loket=${token}`;
  const get = (path: string) => fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' });
  return {
    personId,
    cookie,
    get,
    async page(path) {
      const response = await get(path);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 500)}`);
      return text;
    },
    post: (path, fields = {}, more = []) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams([
          ...Object.entries({ csrf: csrfTokenOf(token), ...fields }),
          ...more.map(([name, value]) => [name, value]),
        ]).toString(),
      }),
  };
}
