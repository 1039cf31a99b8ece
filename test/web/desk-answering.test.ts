import { describe, expect, it } from 'vitest';
import { meetPeople } from '../../src/store/people.ts';
import { addParticipants } from '../../src/store/tickets.ts';
import { csrfTokenOf } from '../../src/web/session.ts';
import { type Browser, type DeskStage, openDeskStage } from './desk-stage.ts';
import { REQUESTER } from './stage.ts';

type Fields = Record<string, string | string[] | { fileName: string; content: string | Uint8Array<ArrayBuffer> }[]>;

/** Sends the answer's form as a browser does: fields in their order, then files. */
function send(stage: DeskStage, browser: Browser, number: string, fields: Fields): Promise<Response> {
  const form = new FormData();
  form.append('csrf', csrfTokenOf(browser.cookie.split('=')[1] ?? ''));
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) {
      if (typeof value === 'string') form.append(name, value);
      else form.append(name, new Blob([value.content], { type: 'text/plain' }), value.fileName);
    }
  }
  const url = `${stage.web.url}/desk/tickets/${number}/answers`;
  return fetch(url, { method: 'POST', redirect: 'manual', headers: { cookie: browser.cookie }, body: form });
}

const hidden = (page: string, name: string, at = 0) =>
  [...page.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))][at]?.[1] ?? '';

async function withTicket() {
  const stage = await openDeskStage();
  const ticket = await stage.openTicket('Printer', 'en');
  await stage.addMail(ticket, { text: 'It does not print.' });
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  const path = `/desk/tickets/${ticket.number}`;
  const fieldsOf = async (browser: Browser) => {
    const page = await browser.page(path);
    return { key: hidden(page, 'key'), seen: hidden(page, 'seen'), after: 'keep', intent: 'send' };
  };
  const outbox = () =>
    stage.database.read
      .selectFrom('outbox')
      .innerJoin('outbox_mail', 'outbox_id', 'outbox.id')
      .selectAll()
      .orderBy('id')
      .execute();
  return { stage, ticket, bart, path, fieldsOf, outbox };
}

describe('answering on the desk', () => {
  it('P5 sends words and files to the customer, who sees them on the status page; undo takes them back', async () => {
    const { stage, ticket, bart, path, fieldsOf, outbox } = await withTicket();
    const files = [{ fileName: '../steps.txt', content: 'Step one' }];
    const response = await send(stage, bart, ticket.number, {
      ...(await fieldsOf(bart)),
      words: 'Try <b>this</b>.\r\nRegards',
      quote: 'yes',
      files,
    });
    expect(response.status).toBe(303);
    const sent = response.headers.get('location') ?? '';
    expect(sent).toMatch(new RegExp(`^${path}\\?sent=\\d+#answer$`));
    const [row] = await outbox();
    expect(row).toMatchObject({ kind: 'answer', to_address: REQUESTER.address, state: 'queued' });
    const mail = JSON.parse(row?.mail ?? '{}');
    expect(mail.attachments).toMatchObject([{ fileName: 'steps.txt', contentType: 'text/plain' }]);
    expect(mail.text).toMatch(/^Try <b>this<\/b>\.\nRegards\n\n.*wrote:\n> It does not print\.\n$/s);
    const customers = await stage.page(ticket.path);
    expect(customers).toContain('Try &lt;b>this&lt;/b>.\nRegards');
    expect(customers).toContain('<bdi>steps.txt</bdi>');

    const page = await bart.page(sent.replace('#answer', ''));
    expect(page).toContain('Your answer leaves in 15 seconds.');
    const undo = /action="([^"]*\/undo)"/.exec(page)?.[1] ?? '';
    expect((await bart.post(undo)).headers.get('location')).toBe(`${path}#answer`);
    expect(await outbox()).toEqual([]);
    expect(await bart.page(path)).toContain('Try &lt;b>this&lt;/b>.\nRegards</textarea>');
    expect(await stage.page(ticket.path)).not.toContain('Regards');
  });

  it('sent twice goes out once', async () => {
    const { stage, ticket, bart, fieldsOf, outbox } = await withTicket();
    const fields = { ...(await fieldsOf(bart)), words: 'Once' };
    const answers = await Promise.all([1, 2].map(() => send(stage, bart, ticket.number, fields)));
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1);
    expect(await outbox()).toHaveLength(1);
  });

  it('to participants only where the agent ticks them', async () => {
    const { stage, ticket, bart, path, fieldsOf, outbox } = await withTicket();
    await stage.database.write(async (tx, now) => {
      const people = await meetPeople(tx, now, [{ address: 'eva@example.com', name: 'Eva', language: null }]);
      await addParticipants(tx, now, [{ ticketId: ticket.id, personId: people.get('eva@example.com')?.id ?? 0 }]);
    });
    const page = await bart.page(path);
    const eva = hidden(page, 'cc');
    await send(stage, bart, ticket.number, { ...(await fieldsOf(bart)), words: 'To you alone' });
    await send(stage, bart, ticket.number, { ...(await fieldsOf(bart)), words: 'To both', cc: [eva] });
    expect((await outbox()).map(({ cc_addresses }) => cc_addresses)).toEqual(['[]', '["eva@example.com"]']);
  });

  it('shows what came in meanwhile and keeps the words', async () => {
    const { stage, ticket, bart, fieldsOf, outbox } = await withTicket();
    const fields = { ...(await fieldsOf(bart)), words: 'Did you plug it in?' };
    await stage.addMail(ticket, { text: 'It works again!' });
    const response = await send(stage, bart, ticket.number, fields);
    const page = await bart.page((response.headers.get('location') ?? '').replace('#answer', ''));
    expect(page).toContain('Not sent: meanwhile An Peeters wrote a message.');
    expect(page).toContain('Did you plug it in?</textarea>');
    expect(await outbox()).toEqual([]);
  });

  it.each([
    ['too many', Array.from({ length: 11 }, (_, at) => ({ fileName: `${at}.txt`, content: 'x' }))],
    ['too large', [{ fileName: 'film.bin', content: new Uint8Array(19_000_000) }]],
  ])('refuses files that are %s, and keeps the words', async (_, files) => {
    const { stage, ticket, bart, fieldsOf, outbox } = await withTicket();
    const response = await send(stage, bart, ticket.number, { ...(await fieldsOf(bart)), words: 'See here', files });
    const page = await bart.page((response.headers.get('location') ?? '').replace('#answer', ''));
    expect(page).toContain('Not sent: the attachments');
    expect(page).toContain('See here</textarea>');
    expect(await outbox()).toEqual([]);
  });

  it('keeps a draft on the server, and tells colleagues of it', async () => {
    const { stage, ticket, bart, path, fieldsOf, outbox } = await withTicket();
    const carl = await stage.signIn('carl@example.com', 'agent', 'Carl');
    await send(stage, bart, ticket.number, { ...(await fieldsOf(bart)), words: 'Half a thought', intent: 'draft' });
    expect(await bart.page(path)).toContain('Half a thought</textarea>');
    const carls = await carl.page(path);
    expect(carls).toContain('Also has a draft here: Bart.');
    expect(carls).not.toContain('Half a thought');
    expect(await outbox()).toEqual([]);
  });

  it('R-WEB-4 adds notes that no customer sees', async () => {
    const { stage, ticket, bart, path } = await withTicket();
    const key = hidden(await bart.page(path), 'key', 1);
    for (let time = 0; time < 2; time += 1) await bart.post(`${path}/notes`, { key, words: 'A difficult one' });
    const page = await bart.page(path);
    expect(page.match(/A difficult one/g)).toHaveLength(1);
    expect(await stage.page(ticket.path)).not.toContain('difficult');
  });

  it('R-WEB-3 takes no form without the session’s token, and is not there for customers', async () => {
    const { stage, ticket, bart, fieldsOf, outbox } = await withTicket();
    const fields = { ...(await fieldsOf(bart)), words: 'Forged' };
    const forged = await send(stage, { ...bart, cookie: `${bart.cookie}x` }, ticket.number, fields);
    expect(forged.headers.get('location')).toMatch(/^\/sign-in/);
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const url = `${stage.web.url}/desk/tickets/${ticket.number}/answers`;
    expect((await fetch(url, { method: 'POST', headers: { cookie: bart.cookie }, body })).status).toBe(403);
    const customer = await stage.signIn(REQUESTER.address, 'customer');
    expect((await send(stage, customer, ticket.number, fields)).status).toBe(404);
    expect(await outbox()).toEqual([]);
  });
});
