import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { OutgoingMail } from '../../src/message/mail.ts';
import type { OutboxKind } from '../../src/store/schema.ts';
import type { Db } from '../../src/store/transaction.ts';
import { openBusyStage } from './busy-stage.ts';

/** A kind that is new does not compile until it stands here, and fails until the desk at work sends it. */
const KINDS: Readonly<Record<OutboxKind, true>> = {
  confirmation: true,
  answer: true,
  approval: true,
  'expected-date': true,
  appointment: true,
  notice: true,
  link: true,
  'sign-in': true,
};
const PUBLIC_URL = 'https://support.example.com';

/** All rows of all tables, as text. */
async function dump(db: Db): Promise<string> {
  const tables = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' order by name
  `.execute(db);
  const rows: unknown[] = [];
  for (const { name } of tables.rows) rows.push(name, (await sql`select * from ${sql.table(name)}`.execute(db)).rows);
  return JSON.stringify(rows);
}

function linksIn({ text, html }: OutgoingMail): string[] {
  const found = `${text} ${(html ?? '').replaceAll('&amp;', '&')}`.match(/https?:\/\/[^\s"'<>)]+/g) ?? [];
  return [...new Set(found)].filter((url) => url.startsWith(PUBLIC_URL)).map((url) => url.slice(PUBLIC_URL.length));
}

describe('what scanners of mail do', () => {
  it('R-WEB-1 looks at every link of every kind of mail, and at what is linked there, and changes nothing', async () => {
    const { database, get } = await openBusyStage();
    const outbox = await database.read
      .selectFrom('outbox')
      .innerJoin('outbox_mail', 'outbox_id', 'outbox.id')
      .select(['kind', 'mail'])
      .execute();
    expect([...new Set(outbox.map(({ kind }) => kind))].sort()).toEqual(Object.keys(KINDS).sort());
    const before = await dump(database.read);
    const seen = new Set<string>();
    for (const { kind, mail } of outbox) {
      const links = linksIn(JSON.parse(mail) as OutgoingMail);
      expect([kind, links.length > 0]).toEqual([kind, true]);
      const open = [...links];
      for (let path = open.pop(); path !== undefined; path = open.pop()) {
        if (seen.has(path)) continue;
        seen.add(path);
        for (const method of ['HEAD', 'GET']) {
          const answer = await get(path, { method });
          expect([path, answer.status < 400]).toEqual([path, true]);
          if (method === 'GET' && answer.headers.get('content-type')?.startsWith('text/html')) {
            const found = [...(await answer.text()).matchAll(/ href="(\/[^"]*)"/g)].map(([, href = '']) => href);
            open.push(...found.filter((href) => href.startsWith('/status/')));
          }
        }
      }
    }
    expect([...seen].some((path) => path.includes('/files/'))).toBe(true);
    expect([...seen].some((path) => path.includes('/approvals/'))).toBe(true);
    expect(await dump(database.read)).toBe(before);
  });
});
