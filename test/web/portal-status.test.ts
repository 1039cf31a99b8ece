import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { giveEstimate } from '../../src/actions/estimate.ts';
import { logTime } from '../../src/actions/time.ts';
import type { OutgoingMail } from '../../src/message/mail.ts';
import { addOrganisation } from '../../src/store/people.ts';
import { addWait, setStatus } from '../../src/store/tickets.ts';
import { type DeskStage, openDeskStage } from './desk-stage.ts';
import type { OpenedTicket } from './stage.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
const KEY = 'a'.repeat(32);
/** 1 × 1 pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type Files = readonly { name: string; content: string | Uint8Array<ArrayBuffer>; type?: string }[];

function write(stage: DeskStage, ticket: OpenedTicket, fields: Record<string, string>, files: Files = []) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const { name, content, type = 'text/plain' } of files) body.append('files', new Blob([content], { type }), name);
  return stage.get(`${ticket.path}/messages`, { method: 'POST', body });
}
const post = (stage: DeskStage, path: string, fields: Record<string, string> = {}) =>
  stage.get(path, { method: 'POST', body: new URLSearchParams(fields) });
const move = (stage: DeskStage, { id }: OpenedTicket, status: 'open' | 'planned' | 'waiting' | 'resolved' | 'closed') =>
  stage.database.write((tx, now) => setStatus(tx, now, id, status));
const stateOf = ({ database }: DeskStage, { id }: OpenedTicket) =>
  database.read.selectFrom('ticket').select(['status', 'closed_at']).where('id', '=', id).executeTakeFirstOrThrow();
const entriesOf = ({ database }: DeskStage, { id }: OpenedTicket) =>
  database.read
    .selectFrom('entry')
    .select(['kind', 'visibility', 'direction', 'from_address', 'text', 'reason', 'person_id'])
    .where('ticket_id', '=', id)
    .orderBy('id')
    .execute();

describe('where a request stands', () => {
  it('P16 is told on the way from receipt to solution, with the first name of who works on it', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@example.com', 'agent', 'Bart Janssens');
    const ticket = await stage.openTicket('Printer', 'en');
    expect(await stage.page(ticket.path)).toMatch(/aria-current="step"><span>Received<\/span>/);
    const assigned = { assignee_id: bart.personId, assessed_priority: 'high' } as const;
    await stage.database.write((tx) => tx.updateTable('ticket').set(assigned).where('id', '=', ticket.id).execute());
    await move(stage, ticket, 'open');
    const page = await stage.page(ticket.path);
    expect(page).toMatch(/aria-current="step"><span>In progress<\/span>/);
    expect(page).toContain('<bdi>Bart</bdi>');
    for (const hidden of ['Janssens', 'bart@', 'high', 'urgent']) expect(page).not.toContain(hidden);
  });

  it('P16 tells the estimate to everybody, and the time used to the contact of the organisation alone', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@example.com', 'admin');
    const ticket = await stage.openTicket('Printer', 'en');
    const organisationId = await stage.database.write(async (tx, now) => {
      const id = await addOrganisation(tx, now, 'Peeters NV', []);
      await tx.updateTable('ticket').set({ organisation_id: id }).where('id', '=', ticket.id).execute();
      await tx.updateTable('person').set({ organisation_id: id }).where('address', '=', 'an@example.com').execute();
      return id;
    });
    const { house, billing } = stage.deps;
    const estimate = { ticketId: ticket.id, agentId: bart.personId, minutes: 90, reason: 'A repair of the database' };
    await giveEstimate(stage.database, { ...house, billing }, estimate);
    const time = { ticketId: ticket.id, agentId: bart.personId, startedAt: stage.clock.now(), note: 'secret note' };
    await logTime(stage.database, { ...house, billing }, { ...time, minutes: 30 });
    const before = await stage.page(ticket.path);
    expect(before).toContain('A repair of the database');
    expect(before).toContain('1 hour 30 minutes');
    expect(before).not.toContain('Used, to be billed');
    const people = await bart.page(`/desk/organisations/${organisationId}`);
    const person = /name="person" value="(\d+)"/.exec(people)?.[1] ?? '';
    await bart.post(`/desk/organisations/${organisationId}/contacts`, { person, contact: 'yes' });
    const after = await stage.page(ticket.path);
    expect(after).toMatch(/Used, to be billed<\/dt><dd>30 minutes/);
    for (const hidden of ['secret note', 'Bart', 'Peeters NV']) expect(after).not.toContain(hidden);
    await bart.post(`/desk/organisations/${organisationId}/contacts`, { person, contact: 'no' });
    expect(await stage.page(ticket.path)).not.toContain('Used, to be billed');
  });
});

describe('what a customer writes on the status page', () => {
  it('P5 stands on the ticket with its files, as the requester’s own, and ends the wait for it', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@example.com', 'agent');
    const ticket = await stage.openTicket('Printer', 'en');
    await move(stage, ticket, 'waiting');
    await stage.database.write((tx, now) => addWait(tx, now, ticket.id, 'customer'));
    const files = [{ name: 'log.txt', content: 'abc' }];
    const answer = await write(stage, ticket, { key: KEY, words: 'It is the <b>blue</b> one.' }, files);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${ticket.path}?sent#done`]);
    const page = await stage.page(`${ticket.path}?sent`);
    expect(page).toContain('Your message has arrived.');
    expect(page).toContain('It is the &lt;b>blue&lt;/b> one.');
    expect(page).toContain('<strong dir="auto">You</strong>');
    expect(page).toContain('log.txt');
    expect(await entriesOf(stage, ticket)).toMatchObject([
      { kind: 'message', visibility: 'public', direction: 'in', from_address: 'an@example.com', reason: 'status-page' },
      { kind: 'event', visibility: 'internal', reason: 'status', text: 'waiting → open' },
    ]);
    expect((await stateOf(stage, ticket)).status).toBe('open');
    expect(await bart.page(`/desk/tickets/${ticket.number}`)).toContain('on the status page</span>');
  });

  it('R-THR-5 leaves an approval closed, and marks its wait as answered', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer', 'en');
    await move(stage, ticket, 'waiting');
    await stage.database.write((tx, now) => addWait(tx, now, ticket.id, 'approval'));
    await write(stage, ticket, { key: KEY, words: 'Do it!' });
    const waits = await stage.database.read.selectFrom('ticket_wait').select(['wait', 'answered_at']).execute();
    expect(waits).toEqual([{ wait: 'approval', answered_at: stage.clock.now() }]);
    expect((await stateOf(stage, ticket)).status).toBe('waiting');
  });

  it('P16 is written by who is signed in too, with the session’s own token (R-WEB-3)', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer', 'en');
    const an = await stage.signIn('an@example.com', 'customer', 'An Peeters');
    const path = `/my/tickets/${ticket.number}`;
    const send = (csrf: string) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ csrf, words: `with ${csrf === '' ? 'nothing' : 'a token'}` }))
        body.set(name, value);
      return stage.get(`${path}/messages`, { method: 'POST', body, headers: { cookie: an.cookie } });
    };
    const csrf = / name="csrf" value="([^"]+)"/.exec(await an.page(path))?.[1] ?? '';
    expect((await send('')).headers.get('location')).toMatch(/^\/sign-in/);
    expect((await send(csrf)).headers.get('location')).toBe(`${path}?sent#done`);
    await an.post(`${path}/closure`);
    expect(await entriesOf(stage, ticket)).toMatchObject([
      { text: 'with a token', person_id: an.personId },
      { reason: 'closed-by-customer', person_id: an.personId },
    ]);
  });

  it('counts once however often the form is sent', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer', 'en');
    const both = await Promise.all([1, 2].map(() => write(stage, ticket, { key: KEY, words: 'Hello' })));
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await entriesOf(stage, ticket)).toHaveLength(1);
  });

  it('may be a file alone; refused with nothing, too much or too many, and what was written is kept', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer', 'en');
    expect((await write(stage, ticket, { words: ' ' }, [{ name: 'a.txt', content: 'a' }])).status).toBe(303);
    const empty = await write(stage, ticket, { words: '  ' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Write a message first');
    const tooLong = await write(stage, ticket, { words: 'x'.repeat(100_001) });
    expect([tooLong.status, (await tooLong.text()).includes('too long')]).toEqual([422, true]);
    const many = Array.from({ length: 11 }, (_, index) => ({ name: `${index}.txt`, content: 'a' }));
    const tooMany = await write(stage, ticket, { words: 'See these' }, many);
    const page = await tooMany.text();
    expect(tooMany.status).toBe(422);
    expect(page).toContain('See these</textarea>');
    expect(page).toContain('Choose your files again');
    expect(await entriesOf(stage, ticket)).toHaveLength(1);
  });

  it('is bounded in an hour', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer', 'en');
    for (let count = 0; count < 20; count += 1) await write(stage, ticket, { words: `message ${count}` });
    const refused = await write(stage, ticket, { words: 'one more' });
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain('one more</textarea>');
    stage.clock.advance(HOUR_MS);
    expect((await write(stage, ticket, { words: 'later' })).status).toBe(303);
  });

  it('leaves no files behind of who has no link, or sends too much', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer', 'en');
    const large = [{ name: 'large.bin', content: 'x'.repeat(300_000) }];
    const kept = async () =>
      (await readdir(`${stage.dataDir}/blobs`, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
        .length;
    const wrong = await write(stage, { ...ticket, path: '/status/wrong' }, { words: 'Hello' }, large);
    expect([wrong.status, await kept()]).toEqual([404, 0]);
    for (let count = 0; count < 60; count += 1) await write(stage, ticket, { words: '' });
    const tooMany = await write(stage, ticket, { words: 'Hello' }, large);
    expect([tooMany.status, await kept()]).toEqual([429, 0]);
    expect(await tooMany.text()).toContain('Hello</textarea>');
  });

  it('R-THR-4 opens a closed ticket again; after long it begins another one, with a confirmation of its own', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('[SA-100014] Printer', 'en');
    await move(stage, ticket, 'closed');
    expect(await stage.page(ticket.path)).toContain('Reopen the request');
    await write(stage, ticket, { words: 'It is broken again' });
    expect((await stateOf(stage, ticket)).status).toBe('open');
    await move(stage, ticket, 'closed');
    stage.clock.advance(15 * DAY_MS);
    expect(await stage.page(ticket.path)).toContain('Send the new request');
    const answer = await write(stage, ticket, { key: KEY, words: 'And now this' }, [{ name: 'b.txt', content: 'b' }]);
    const [, number = ''] = /\?followed=(SA-\d+)#done$/.exec(answer.headers.get('location') ?? '') ?? [];
    expect((await write(stage, ticket, { key: KEY, words: 'And now this' })).headers.get('location')).toContain(number);
    expect(await stage.page(`${ticket.path}?followed=${number}`)).toContain(`as the new request ${number}`);
    expect(await stage.page(`${ticket.path}?followed=${ticket.number}`)).not.toContain('as the new request');
    expect((await stateOf(stage, ticket)).status).toBe('closed');
    const rows = await stage.database.read.selectFrom('ticket').selectAll().where('number', '=', number).execute();
    expect(rows).toMatchObject([{ subject: 'Printer', continues: ticket.id, channel: 'form', status: 'new' }]);
    const outbox = await stage.database.read
      .selectFrom('outbox')
      .innerJoin('outbox_mail', 'outbox_id', 'outbox.id')
      .select(['kind', 'mail'])
      .execute();
    expect(outbox.map(({ kind }) => kind)).toEqual(['confirmation']);
    const mail = JSON.parse(outbox[0]?.mail ?? '{}') as OutgoingMail;
    expect(mail.text).toContain('b.txt');
    expect(mail.text).not.toContain('And now this');
  });
});

describe('the files of a ticket', () => {
  it('R-MSG-12 are given to its customer, inert, and to nobody else', async () => {
    const stage = await openDeskStage();
    const [ticket, other] = [await stage.openTicket('Printer', 'en'), await stage.openTicket('Other', 'en')];
    const html = '<script>alert(1)</script>';
    await write(stage, ticket, { words: 'See' }, [
      { name: 'page.html', content: html, type: 'text/html' },
      { name: 'shot.png', content: new Uint8Array(PICTURE), type: 'image/png' },
    ]);
    const file = await stage.get(`${ticket.path}/files/1?preview`);
    expect(await file.text()).toBe(html);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    const picture = await stage.get(`${ticket.path}/files/2?preview`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    for (const path of [`${other.path}/files/1`, `${ticket.path}/files/99`, '/status/wrong/files/1']) {
      expect((await stage.get(path)).status).toBe(404);
    }
  });

  it('R-WEB-4 are those of public messages alone', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer', 'en');
    const files = [{ fileName: 'a.txt', content: 'a' }];
    await stage.addMail(ticket, { text: 'Me too', unverified: true, files });
    expect((await stage.get(`${ticket.path}/files/1`)).status).toBe(404);
    await stage.database.write((tx) => tx.updateTable('entry').set({ visibility: 'public', kind: 'note' }).execute());
    expect((await stage.get(`${ticket.path}/files/1`)).status).toBe(404);
    await stage.database.write((tx) => tx.updateTable('entry').set({ kind: 'message' }).execute());
    expect((await stage.get(`${ticket.path}/files/1`)).status).toBe(200);
  });
});

describe('the end of a ticket', () => {
  it('is the customer’s to say, from every status and once', async () => {
    const stage = await openDeskStage();
    for (const status of ['open', 'planned', 'waiting', 'resolved'] as const) {
      const ticket = await stage.openTicket('Printer', 'en');
      await move(stage, ticket, status);
      expect((await post(stage, `${ticket.path}/closure`)).headers.get('location')).toBe(`${ticket.path}?closed#done`);
      await post(stage, `${ticket.path}/closure`);
      expect((await stateOf(stage, ticket)).status).toBe('closed');
      const events = await entriesOf(stage, ticket);
      expect(events).toMatchObject([{ reason: 'closed-by-customer', visibility: 'internal' }]);
    }
  });

  it('is rated once, changeable for some days, and seen on the desk', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@example.com', 'agent');
    const ticket = await stage.openTicket('Printer', 'en');
    const rate = (score: string, comment = '') => post(stage, `${ticket.path}/rating`, { score, comment });
    expect((await rate('good')).status).toBe(409);
    await post(stage, `${ticket.path}/closure`);
    expect(await stage.page(ticket.path)).toContain('How was our help?');
    expect((await rate('marvellous')).status).toBe(400);
    await rate('bad', 'Too <i>slow</i>');
    await rate('bad', 'Too <i>slow</i>');
    await rate('fair', 'Too <i>slow</i>');
    expect(await stage.page(ticket.path)).toContain('Your rating: Could be better.');
    const ratings = await stage.database.read.selectFrom('rating').select(['score', 'comment']).execute();
    expect(ratings).toEqual([{ score: 'fair', comment: 'Too <i>slow</i>' }]);
    expect((await entriesOf(stage, ticket)).filter(({ reason }) => reason === 'rated')).toHaveLength(2);
    const desk = await bart.page(`/desk/tickets/${ticket.number}`);
    expect(desk).toContain('<strong>could be better</strong>');
    expect(desk).toContain('Too &lt;i>slow&lt;/i>');
    expect(await bart.page('/desk/figures')).toContain('50 / 100');
    stage.clock.advance(15 * DAY_MS);
    expect((await rate('good')).status).toBe(409);
    expect(await stage.page(ticket.path)).not.toContain('How was our help?');
  });

  it('has its rating changed ten times in an hour, and no more', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer', 'en');
    await post(stage, `${ticket.path}/closure`);
    for (let count = 0; count < 10; count += 1) {
      await post(stage, `${ticket.path}/rating`, { score: count % 2 === 0 ? 'good' : 'bad' });
    }
    expect((await post(stage, `${ticket.path}/rating`, { score: 'fair' })).status).toBe(429);
    stage.clock.advance(HOUR_MS);
    expect((await post(stage, `${ticket.path}/rating`, { score: 'fair' })).status).toBe(303);
  });

  it('may come again, and is rated anew then', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer', 'en');
    await post(stage, `${ticket.path}/closure`);
    await post(stage, `${ticket.path}/rating`, { score: 'bad' });
    stage.clock.advance(HOUR_MS);
    await write(stage, ticket, { words: 'No!' });
    stage.clock.advance(HOUR_MS);
    await post(stage, `${ticket.path}/closure`);
    await post(stage, `${ticket.path}/rating`, { score: 'good' });
    const ratings = await stage.database.read.selectFrom('rating').select('score').orderBy('id').execute();
    expect(ratings).toEqual([{ score: 'bad' }, { score: 'good' }]);
  });
});
