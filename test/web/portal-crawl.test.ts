import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Db, Tx } from '../../src/store/transaction.ts';
import { type BusyStage, openBusyStage } from './busy-stage.ts';

/** Columns whose text customers may read where their row is theirs; everything else must not reach them. */
const PUBLIC = new Set([
  'ticket.number',
  'ticket.subject',
  'entry.text',
  'entry.reply',
  'entry.from_name',
  'attachment.file_name',
  'person.name',
  'approval.text',
  'approval_outcome.name',
  'approval_outcome.remark',
  'estimate.reason',
  'appointment.title',
  'appointment.notes',
  'appointment.answer',
  'rating.comment',
  'category.name_nl',
  'category.name_fr',
  'category.name_en',
  'category.name_de',
]);
/** What tables are joined, found and ordered by, and words of the program's own: they mean nothing to a reader. */
const MACHINERY =
  /(_at|_on|_hash|_key|_id|sha256|cause|channel|status|state|language|kind|visibility|direction|priority|role|scope|score|wait|outcome|how|currency|day|uid|target|valid_from|valid_to|notices|release)$/;
const MARK = 'geheim';

/** Writes a mark into every column of words that customers must not read, and gives the names of those columns. */
async function markInternal(db: Db, tx: Tx): Promise<string[]> {
  const columns = await sql<{ tab: string; col: string }>`
    select m.name as tab, c.name as col from sqlite_master m join pragma_table_info(m.name) c
    where m.type = 'table' and c.type = 'TEXT' and m.name not like 'search%' and m.name not like 'sqlite%'
      and m.name not in ('schema_migration', 'sequence', 'session', 'blob')
    order by 1, 2
  `.execute(db);
  const marked: string[] = [];
  for (const { tab, col } of columns.rows) {
    const name = `${tab}.${col}`;
    if (PUBLIC.has(name) || MACHINERY.test(col)) continue;
    const mark = `${MARK}-${name}-`;
    const change = await sql`update ${sql.table(tab)} set ${sql.ref(col)} = ${mark} || rowid`
      .execute(tx)
      .catch(() => null);
    if (change !== null && change.numAffectedRows !== 0n) marked.push(name);
  }
  await sql`update entry set text = ${MARK} || '-entry.text', reply = ${MARK} || '-entry.reply'
    where kind <> 'message' or visibility <> 'public'`.execute(tx);
  await sql`update person set name = 'Bart ' || ${MARK} || '-person.name' where role <> 'customer'`.execute(tx);
  // Her own address is no secret to her.
  await sql`update person set address = 'an@example.com' where name = 'An Peeters'`.execute(tx);
  return marked;
}

/** All that can be reached from these pages by links and pictures; the desk is not to be reached. */
async function crawl(stage: BusyStage, starts: readonly string[], headers: Record<string, string>) {
  const pages = new Map<string, string>();
  const open = [...starts];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (pages.has(path)) continue;
    const answer = await stage.get(path, { headers });
    const body = await answer.text();
    pages.set(path, body);
    expect([path, answer.status < 400]).toEqual([path, true]);
    const redirect = answer.headers.get('location');
    if (redirect !== null) open.push(redirect);
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
    for (const [, href = ''] of body.matchAll(/ (?:href|src)="([^"#]*)/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), `http://here${path}`);
      if (url.host === 'here') open.push(url.pathname + url.search);
    }
  }
  return pages;
}

/** An invitation names who invites (RFC 5545 3.8.4.3): the mailbox that the customer wrote to. No page does (P19). */
const isKnown = (path: string, mark: string) => path.endsWith('/calendar.ics') && mark.includes('ticket.mailbox');

describe('a customer who looks everywhere', () => {
  it('R-WEB-4 finds nothing internal, by the secret link or signed in, in any language', async () => {
    const stage = await openBusyStage();
    const an = await stage.signIn('an@example.com', 'customer', 'An Peeters');
    const marked = await stage.database.write((tx) => markInternal(stage.database.read, tx));
    expect(marked).toEqual(
      expect.arrayContaining([
        'appointment.attendee',
        'audit.about',
        'entry.from_address',
        'entry.reason',
        'organisation.name',
        'outbox_mail.mail',
        'person.address',
        'ticket.confirmation_reason',
        'time_entry.note',
      ]),
    );
    for (const [who, starts, headers] of [
      ['by the link', ['/', '/lost', stage.ticket.path], {}],
      ['signed in', ['/my', `/my/tickets/${stage.ticket.number}`], { cookie: an.cookie }],
    ] as const) {
      const pages = await crawl(stage, starts, headers);
      expect([...pages.keys()].filter((path) => path.startsWith('/desk'))).toEqual([]);
      expect([who, pages.size > 10]).toEqual([who, true]);
      const found = [...pages].flatMap(([path, body]) =>
        [...body.matchAll(/geheim[\w.-]*/g)].flatMap(([mark]) =>
          isKnown(path, mark) ? [] : [`${who}: ${path}: ${mark}`],
        ),
      );
      expect(found).toEqual([]);
      expect([who, [...pages.values()].some((body) => body.includes('Salaries'))]).toEqual([who, who === 'signed in']);
    }
  });
});
