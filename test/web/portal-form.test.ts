import { describe, expect, it } from 'vitest';
import { MAX_AGE_MS, MIN_AGE_MS } from '../../src/web/portal/form-stamp.ts';
import { MAX_FILES } from '../../src/web/upload.ts';
import { PAGES } from '../../src/wording/pages.ts';
import { REQUEST } from '../../src/wording/portal/request.ts';
import { fieldOf, fillIn, formStage, LIMITS, post, REQUESTED } from './form-stage.ts';

const LANGUAGES = ['nl', 'fr', 'en', 'de'] as const;

describe('P6 the online form', () => {
  it('answers at once with the number, says what happens next, and queues the confirmation', async () => {
    const stage = await formStage();
    const page = await (await fillIn(stage)).text();
    const [ticket] = await stage.tickets();
    expect(page).toContain(ticket?.number);
    expect(page).toContain(REQUEST.nl.taken.title);
    expect(page).toContain('We stuurden een bevestiging naar <bdi>an@example.com</bdi>');
    expect(page).toContain('Wij zijn vandaag open tot 17:00');
    expect(ticket).toMatchObject({
      channel: 'form',
      subject: 'Kassa start niet',
      language: 'nl',
      requested_priority: 'high',
      assessed_priority: null,
      category_id: 2,
      confirmation_reason: 'new-ticket',
      confirmation_to: 'an@example.com',
    });
    const [mail] = await stage.mails();
    expect(mail).toMatchObject({
      to: { address: 'an@example.com', name: 'An Peeters' },
      inReplyTo: null,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    expect(`${mail?.text}${mail?.html}`).not.toContain('Sinds vanmorgen');
  });

  it.each(LANGUAGES)('asks in %s, and what was chosen on the page is the language of the ticket', async (language) => {
    const stage = await formStage();
    const page = await stage.page(`/?lang=${language}`);
    const words = REQUEST[language];
    for (const text of [words.about, words.versionHint, words.priorities.urgent.hint, words.notCovered, words.send]) {
      expect(page).toContain(text);
    }
    expect(page).toContain(`action="/?lang=${language}"`);
    expect(page).toContain(PAGES[language].home.follow.title);
    const taken = await (await fillIn(stage, {}, { path: `/?lang=${language}` })).text();
    expect(taken).toContain(words.taken.nextText);
    expect(await stage.tickets()).toMatchObject([{ language }]);
  });

  it('is answered by mail in the language of the words where none was chosen', async () => {
    const stage = await formStage();
    const words = 'Bonjour, notre caisse ne démarre plus depuis ce matin. Pouvez-vous nous aider, s’il vous plaît ?';
    await fillIn(stage, { words });
    expect(await stage.tickets()).toMatchObject([{ language: 'fr' }]);
  });

  it('keeps product, version, organisation and phone beside the ticket, for agents alone', async () => {
    const stage = await formStage();
    await fillIn(stage, { product: 'Ledger', version: '7.3', organisation: 'Bakkerij & Co', phone: '+32 2 555 01 02' });
    const [mail] = await stage.mails();
    const secret = /\/status\/([\w-]{32})/.exec(mail?.text ?? '')?.[1];
    const status = await stage.page(`/status/${secret}`);
    expect(status).toContain('Sinds vanmorgen start de kassa niet meer.');
    expect(status).not.toContain('+32 2 555 01 02');
    const bart = await stage.signIn('bart@example.com', 'agent');
    const [ticket] = await stage.tickets();
    const desk = await bart.page(`/desk/tickets/${ticket?.number}`);
    for (const text of ['Ledger', '7.3', 'Bakkerij &amp; Co', '+32 2 555 01 02']) expect(desk).toContain(text);
  });

  it('offers the products of the house', async () => {
    const stage = await formStage({ products: ['Ledger', 'Payroll <2>'] });
    const page = await stage.page('/?lang=en');
    expect(page).toContain('<option value="Payroll &lt;2>">Payroll &lt;2></option>');
    expect(page).toContain(REQUEST.en.otherProduct);
  });

  it('leaves out categories that are retired', async () => {
    const stage = await formStage();
    await stage.database.write((tx, now) =>
      tx.updateTable('category').set({ retired_at: now }).where('id', '=', 3).execute(),
    );
    expect(await stage.page('/')).not.toContain('Nieuwe versie');
    await fillIn(stage, { category: '3' });
    expect(await stage.tickets()).toMatchObject([{ category_id: null }]);
  });

  it('remembers the contact data of who is signed in, and of nobody else', async () => {
    const stage = await formStage();
    const an = await stage.signIn('an@example.com', 'customer', 'An Peeters');
    await fillIn(stage, { phone: '02 555 01 01', organisation: 'Oud' });
    await fillIn(stage, { phone: '02 555 01 02', organisation: 'Bakkerij', product: 'Ledger', version: '7' });
    const page = await an.page('/');
    expect(['phone', 'organisation', 'product', 'version'].map((name) => fieldOf(page, name))).toEqual([
      '02 555 01 02',
      'Bakkerij',
      'Ledger',
      '',
    ]);
    const bo = await stage.signIn('bo@example.com', 'customer', 'Bo');
    for (const other of [await bo.page('/'), await stage.page('/')]) expect(fieldOf(other, 'phone')).toBe('');
  });

  it('knows who is signed in', async () => {
    const stage = await formStage();
    const an = await stage.signIn('an@example.com', 'customer', 'An Peeters');
    const page = await an.page('/');
    expect(fieldOf(page, 'address')).toBe('an@example.com');
    expect(fieldOf(page, 'name')).toBe('An Peeters');
    expect(fieldOf(await stage.page('/'), 'address')).toBe('');
    stage.clock.advance(60_000);
    const fields = { ...REQUESTED, stamp: fieldOf(page, 'stamp'), csrf: fieldOf(page, 'csrf') };
    const taken = await (await post(stage, fields, { headers: { cookie: an.cookie } })).text();
    const path = /href="(\/my\/tickets\/[^"]+)"/.exec(taken)?.[1] ?? '';
    expect(await an.page(path)).toContain('Sinds vanmorgen start de kassa niet meer.');
    expect(await (await fillIn(stage)).text()).not.toContain('/my/tickets/');
  });

  it('that lacks something comes back with all that was typed, and says what', async () => {
    const stage = await formStage();
    const answer = await fillIn(stage, { address: 'an at example', name: '', organisation: '"A" & B' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(REQUEST.nl.faults.name);
    expect(page).toContain(REQUEST.nl.faults.addressWrong);
    expect(page).not.toContain(REQUEST.nl.faults.subject);
    expect(page).toContain('Sinds vanmorgen start de kassa niet meer.</textarea>');
    expect(page).toContain('value="&quot;A&quot; &amp; B"');
    expect(page).toContain('<option value="2" selected>');
    expect(page).toContain('value="high" checked');
    expect(await stage.tickets()).toEqual([]);
  });

  it('says kindly that files have to be chosen again', async () => {
    const stage = await formStage();
    const page = await (await fillIn(stage, { name: '' }, { files: [{ name: 'a.txt', content: 'a' }] })).text();
    expect(page).toContain(REQUEST.nl.notices.filesLost);
    expect(await (await fillIn(stage, { name: '' })).text()).not.toContain(REQUEST.nl.notices.filesLost);
    expect(await stage.database.read.selectFrom('blob').select('sha256').execute()).toEqual([]);
  });

  it('sent twice, also at the same time, is one ticket and one confirmation', async () => {
    const stage = await formStage();
    const stamp = await stage.ripeStamp();
    const answers = await Promise.all([post(stage, { ...REQUESTED, stamp }), post(stage, { ...REQUESTED, stamp })]);
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    const [ticket] = await stage.tickets();
    for (const page of pages) expect(page).toContain(ticket?.number);
    expect([(await stage.tickets()).length, (await stage.mails()).length]).toEqual([1, 1]);
  });

  it('with other words behind an old key, as after the way back, is asked for once more and not lost', async () => {
    const stage = await formStage();
    const stamp = await stage.ripeStamp();
    await post(stage, { ...REQUESTED, stamp });
    const answer = await post(stage, { ...REQUESTED, stamp, words: 'En de printer ook niet.' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(REQUEST.nl.notices.again);
    stage.clock.advance(MIN_AGE_MS);
    await post(stage, { ...REQUESTED, stamp: fieldOf(page, 'stamp'), words: 'En de printer ook niet.' });
    expect(await stage.tickets()).toHaveLength(2);
  });

  it('R-ACK-3 of an address that must get no mail is a ticket without a confirmation, and says to note the number', async () => {
    const stage = await formStage();
    for (const address of ['Support+x@example.com', 'noreply@shop.example']) {
      const page = await (await fillIn(stage, { address })).text();
      expect(page).toContain(REQUEST.nl.taken.notConfirmed);
      expect(page).not.toContain('@');
    }
    expect(await stage.tickets()).toMatchObject([
      { confirmation_reason: 'own-address' },
      { confirmation_reason: 'machine-address' },
    ]);
    expect(await stage.mails()).toEqual([]);
  });

  it('of an address that is not proved joins no ticket and shows nothing of its owner', async () => {
    const stage = await formStage();
    const ticket = await stage.openTicket('Geheim project');
    await stage.addMail(ticket, { text: 'Vertrouwelijk.' });
    const page = await (await fillIn(stage, { subject: `Re: [${ticket.number}] Geheim project`, name: 'Eve' })).text();
    expect(page).not.toMatch(/Vertrouwelijk|An Peeters|\/status\//);
    const [, opened] = await stage.tickets();
    expect(page).toContain(opened?.number);
    const entries = await stage.database.read
      .selectFrom('entry')
      .select('ticket_id')
      .where('kind', '=', 'message')
      .execute();
    expect(entries.map(({ ticket_id }) => ticket_id)).toEqual([ticket.id, opened?.id]);
  });
});

describe('P19 robots', () => {
  it('find no address on the first page, in any language', async () => {
    const stage = await formStage({ embedOrigins: ['https://www.example.org'] });
    for (const language of LANGUAGES) {
      for (const path of ['/', '/embed']) {
        expect(await stage.page(`${path}?lang=${language}`)).not.toMatch(/support@|%40|&#64;|mailto/);
      }
    }
  });

  it.each([
    ['fill in what nobody sees', { website: 'https://spam.example' }],
    ['have not read the page', { stamp: '' }],
    ['bring a stamp of their own', { stamp: `${Date.now().toString(36)}.${'a'.repeat(32)}.${'A'.repeat(43)}` }],
  ])('that %s are asked to press once more, with all that was typed', async (_what, fields) => {
    const stage = await formStage();
    const answer = await fillIn(stage, fields);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(REQUEST.nl.notices.again);
    expect(page).toContain('Sinds vanmorgen start de kassa niet meer.</textarea>');
    expect(await stage.tickets()).toEqual([]);
    stage.clock.advance(MIN_AGE_MS);
    expect((await post(stage, { ...REQUESTED, stamp: fieldOf(page, 'stamp') })).status).toBe(200);
    expect(await stage.tickets()).toHaveLength(1);
  });

  it('are told by their haste; a person who waits a moment is not', async () => {
    const stage = await formStage();
    const stamp = fieldOf(await stage.page('/'), 'stamp');
    stage.clock.advance(MIN_AGE_MS - 1);
    const page = await (await post(stage, { ...REQUESTED, stamp })).text();
    expect(page).toContain(REQUEST.nl.notices.again);
    expect(fieldOf(page, 'stamp')).toBe(stamp);
    stage.clock.advance(1);
    expect((await post(stage, { ...REQUESTED, stamp })).status).toBe(200);
  });

  it('cannot use a page for ever', async () => {
    const stage = await formStage();
    const stamp = fieldOf(await stage.page('/'), 'stamp');
    stage.clock.advance(MAX_AGE_MS + 1);
    const answer = await post(stage, { ...REQUESTED, stamp });
    expect(answer.status).toBe(422);
    expect(fieldOf(await answer.text(), 'stamp')).not.toBe(stamp);
  });

  it('R-ACK-9 of one network, to one address, and in total have to wait, with all that was typed', async () => {
    const stage = await formStage({ limits: { ...LIMITS, perAddress: 2, perNetwork: 3, inTotal: 4 } });
    const from = (ip: string, address: string) => fillIn(stage, { address }, { headers: { 'x-forwarded-for': ip } });
    const statuses: number[] = [];
    for (const [ip, address] of [
      ['203.0.113.1', 'an@example.com'],
      ['203.0.113.1', 'an@example.com'],
      ['203.0.113.2', 'An@Example.com'],
      ['203.0.113.1', 'bo@example.com'],
      ['203.0.113.1', 'bo@example.com'],
      ['203.0.113.3', 'cy@example.com'],
      ['203.0.113.4', 'di@example.com'],
    ] as const) {
      statuses.push((await from(ip, address)).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200, 429, 200, 429]);
    const page = await (await from('203.0.113.5', 'di@example.com')).text();
    expect(page).toContain(REQUEST.nl.notices.wait);
    expect(page).toContain('Sinds vanmorgen start de kassa niet meer.</textarea>');
    stage.clock.advance(15 * 60 * 1000);
    expect((await from('203.0.113.5', 'di@example.com')).status).toBe(200);
  });

  it('R-ACK-4 that fill in somebody’s address make no flood of confirmations', async () => {
    const stage = await formStage({ caps: { maxPerAddressPerHour: 1, maxPerHour: 2 } });
    await fillIn(stage, { address: 'an@example.com' });
    const second = await (await fillIn(stage, { address: 'an@example.com' })).text();
    expect(second).toContain(REQUEST.nl.taken.notConfirmed);
    await fillIn(stage, { address: 'bo@example.com' });
    const later = await (await fillIn(stage, { address: 'cy@example.com' })).text();
    expect(later).toContain('Straks krijgt u een bevestiging op <bdi>cy@example.com</bdi>');
    expect((await stage.tickets()).map((ticket) => ticket.confirmation_reason)).toEqual([
      'new-ticket',
      'cap-address',
      'new-ticket',
      'deferred-cap-total',
    ]);
    expect(await stage.mails()).toHaveLength(3);
  });

  it('from another site cannot send it (R-WEB-3)', async () => {
    const stage = await formStage();
    const answer = await fillIn(stage, {}, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(answer.status).toBe(403);
    expect(await stage.tickets()).toEqual([]);
  });
});

describe('files of the form', () => {
  it(`are at most ${MAX_FILES}: more are refused with the words kept`, async () => {
    const stage = await formStage();
    const files = Array.from({ length: MAX_FILES + 1 }, (_, at) => ({ name: `${at}.txt`, content: 'x' }));
    const answer = await fillIn(stage, {}, { files });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(REQUEST.nl.notices.over);
    expect((await fillIn(stage, {}, { files: files.slice(1) })).status).toBe(200);
    const stored = await stage.database.read.selectFrom('attachment').select('file_name').execute();
    expect(stored).toHaveLength(MAX_FILES);
  });
});
