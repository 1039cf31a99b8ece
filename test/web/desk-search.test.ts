import { describe, expect, it } from 'vitest';
import { acceptEntry, acceptTicket, moveEntry, rejectEntry } from '../../src/actions/unverified.ts';
import { termsOf } from '../../src/store/search-terms.ts';
import { hasHit, markHits, snippetOf } from '../../src/web/desk/hits.ts';
import { type DeskStage, openDeskStage } from './desk-stage.ts';
import { REQUESTER } from './stage.ts';

/** The page for these words, and the numbers on it, the first first. */
async function found(stage: DeskStage, words: string, more = '') {
  const agent = await stage.signIn('bart@example.com', 'agent');
  const page = await agent.page(`/desk/search?${new URLSearchParams({ q: words })}${more}`);
  const numbers = [...page.matchAll(/<tr><td class="nowrap"><a href="\/desk\/tickets\/([^"]+)"/g)].map(([, n]) => n);
  return { page, numbers };
}

describe('search finds', () => {
  it('subjects, texts, people and names of files, by the beginning of a word and without accents', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Étiquettes décalées');
    await stage.addMail(ticket, {
      text: 'De printer geeft een foutmelding over het lettertype.',
      files: [{ fileName: 'schermafdruk-März.png', content: 'x' }],
    });
    await stage.openTicket('Something else');
    for (const words of [
      'etiquet',
      'ÉTIQUETTES decalees',
      'foutmeld',
      'peeters lettertype',
      'an@example.com etiq',
      'marz',
    ]) {
      expect((await found(stage, words)).numbers[0], words).toBe(ticket.number);
    }
    expect((await found(stage, 'foutmeldingen')).numbers).toEqual([]);
    expect((await found(stage, 'lettertype etiketten')).numbers).toEqual([]);
  });

  it('phrases in quotes: whole words in a row', async () => {
    const stage = await openDeskStage();
    const [first, second] = [await stage.openTicket('One'), await stage.openTicket('Two')];
    await stage.addMail(first, { text: 'the credit note is wrong' });
    await stage.addMail(second, { text: 'a note about credit notes' });
    expect((await found(stage, '"credit note"')).numbers).toEqual([first.number]);
    expect((await found(stage, '"credit note')).numbers).toEqual([first.number]);
    expect((await found(stage, 'credit note')).numbers.sort()).toEqual([first.number, second.number].sort());
  });

  it('notes and doubtful messages, and says so (R-THR-2)', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Invoice');
    const stranger = { address: 'mallory@example.net', name: 'Mallory' };
    await stage.addMail(ticket, { text: 'send it to zanzibar', from: stranger, unverified: true });
    expect((await found(stage, 'zanzibar')).page).toContain('unknown sender');
    const entry = await stage.database.read.selectFrom('entry').select('id').executeTakeFirstOrThrow();
    await rejectEntry(stage.database, ticket.id, entry.id);
    expect((await found(stage, 'mallory')).page).toContain('rejected');
    await acceptEntry(stage.database, ticket.id, entry.id);
    expect((await found(stage, 'zanzibar')).page).not.toContain('unknown sender');
    await stage.addEntry(ticket, { kind: 'note', text: 'the customer is in quarantine' });
    expect((await found(stage, 'quarantine')).page).toContain('in an internal note');
    await stage.addEntry(ticket, { kind: 'event', text: 'thingamajig' });
    expect((await found(stage, 'thingamajig')).numbers).toEqual([]);
  });

  it('what changes: subjects, names, entries that move or are deleted', async () => {
    const stage = await openDeskStage();
    const { database } = stage;
    const [first, second] = [await stage.openTicket('Gargoyle'), await stage.openTicket('Basilisk')];
    await stage.addMail(first, { text: 'about the moonstone', files: [{ fileName: 'chalice.pdf', content: 'x' }] });
    await database.write(async (tx) => {
      await tx.updateTable('ticket').set({ subject: 'Chimera' }).where('id', '=', first.id).execute();
      await tx.updateTable('person').set({ name: 'An Verlinden' }).where('address', '=', REQUESTER.address).execute();
    });
    expect((await found(stage, 'gargoyle')).numbers).toEqual([]);
    expect((await found(stage, 'chimera moonstone')).numbers).toEqual([first.number]);
    expect((await found(stage, 'verlinden')).numbers).toHaveLength(2);
    expect((await found(stage, 'peeters')).numbers).toEqual([]);
    const entry = await database.read.selectFrom('entry').select('id').executeTakeFirstOrThrow();
    await moveEntry(database, first.id, entry.id, second.id);
    expect((await found(stage, 'moonstone')).numbers).toEqual([second.number]);
    expect((await found(stage, 'chalice basilisk')).numbers).toEqual([second.number]);
    await database.write(async (tx) => {
      await tx.updateTable('inbound').set({ entry_id: null }).execute();
      await tx.deleteFrom('attachment').execute();
      await tx.deleteFrom('entry').execute();
    });
    expect((await found(stage, 'moonstone')).numbers).toEqual([]);
    expect((await found(stage, 'chalice')).numbers).toEqual([]);
  });

  it('merged tickets as the one that lives on (R-THR-4)', async () => {
    const stage = await openDeskStage();
    const [old, living] = [await stage.openTicket('Unicorn'), await stage.openTicket('Horse')];
    await stage.addMail(old, { text: 'a horn' });
    await acceptTicket(stage.database, old.id, living.id);
    expect((await found(stage, 'unicorn')).numbers).toEqual([living.number]);
    expect((await found(stage, 'unicorn', '&status=closed')).numbers).toEqual([]);
    expect((await found(stage, 'unicorn', '&status=new')).numbers).toEqual([living.number]);
  });
});

describe('a number', () => {
  it('in any spelling leads to its ticket (R-THR-6)', async () => {
    const stage = await openDeskStage();
    const { number } = await stage.openTicket('Question');
    const digits = number.slice(3);
    const agent = await stage.signIn('bart@example.com', 'agent');
    for (const typed of [
      number,
      `[${number}]`,
      `sa ${digits}`,
      `#${digits}`,
      `${digits.slice(0, 3)} ${digits.slice(3)}`,
    ]) {
      const answer = await agent.get(`/desk/search?${new URLSearchParams({ q: typed })}`);
      expect([typed, answer.status, answer.headers.get('location')]).toEqual([typed, 303, `/desk/tickets/${number}`]);
    }
    expect((await found(stage, `${digits.slice(0, 4)}`)).numbers).toEqual([number]);
    expect((await found(stage, `${number} nothing`)).numbers).toEqual([]);
  });
});

describe('the list', () => {
  it('puts the best first, of equals the newest', async () => {
    const stage = await openDeskStage();
    const text = 'a long text about other things in which the phoenix is named once, between many other words';
    const [one, two, three] = [
      await stage.openTicket('A'),
      await stage.openTicket('B'),
      await stage.openTicket('Phoenix'),
    ];
    await stage.addMail(one, { text });
    await stage.addMail(two, { text });
    expect((await found(stage, 'phoenix')).numbers).toEqual([three.number, two.number, one.number]);
  });

  it('is narrowed by status and by days of the house', async () => {
    const stage = await openDeskStage();
    stage.clock.set('2026-03-01T22:30:00.000Z');
    const first = await stage.openTicket('Griffin');
    // In Brussels it is the next day.
    stage.clock.set('2026-03-01T23:30:00.000Z');
    const second = await stage.openTicket('Griffin');
    expect((await found(stage, 'griffin', '&to=2026-03-01')).numbers).toEqual([first.number]);
    expect((await found(stage, 'griffin', '&from=2026-03-02&to=2026-03-02')).numbers).toEqual([second.number]);
    expect((await found(stage, 'griffin', '&from=2026-03-03')).numbers).toEqual([]);
    expect((await found(stage, 'griffin', '&from=yesterday&status=new')).numbers).toHaveLength(2);
    expect((await found(stage, 'griffin', '&status=closed')).numbers).toEqual([]);
  });

  it('goes on page by page', async () => {
    const stage = await openDeskStage();
    for (let n = 1; n <= 53; n += 1) await stage.openTicket(`Hydra head ${n}`);
    const first = await found(stage, 'hydra');
    expect(first.numbers).toHaveLength(50);
    expect(first.page).toContain('href="/desk/search?q=hydra&amp;page=2"');
    const rest = await found(stage, 'hydra', '&page=2');
    expect(new Set([...first.numbers, ...rest.numbers]).size).toBe(53);
  });

  it('shows mail as text, with marks that no mail can fake', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('<b>bold</b>');
    await stage.addMail(ticket, {
      text: '<mark>not a hit</mark> but a kraken \u0001kraken\u0002 <script>alert(1)</script>',
    });
    const { page } = await found(stage, 'kraken');
    expect(page).toContain('&lt;mark>not a hit&lt;/mark> but a <mark>kraken</mark>');
    expect(page).not.toContain('<script>');
  });

  it('never fails, whatever is typed', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Question');
    const typed = [
      '"',
      '""',
      '*',
      'a*',
      'NEAR(a b)',
      'subject:x',
      'x AND',
      '-x',
      '^x',
      "'; drop table search_index",
      '{}',
      '\u0000',
      'é',
    ];
    for (const words of [...typed, '日本語', '😀', '\ud800', 'x '.repeat(5_000), '1'.repeat(400), '(', 'OR NOT']) {
      await found(stage, words);
    }
    expect((await found(stage, 'question')).numbers).toHaveLength(1);
  });

  it('is for agents alone', async () => {
    const stage = await openDeskStage();
    const customer = await stage.signIn('c@example.com', 'customer');
    expect((await customer.get('/desk/search?q=x')).status).toBe(404);
    expect((await fetch(`${stage.web.url}/desk/search`, { redirect: 'manual' })).status).toBe(303);
  });
});

describe('marks', () => {
  const marked = (text: string, query: string) =>
    markHits(text, termsOf(query))
      .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
      .join('');

  it('stand where the index found the words', () => {
    expect(marked('Où est l’Été ? été!', 'ete')).toBe('Où est l’[Été] ? [été]!');
    expect(marked('cafe\u0301 and coffee', 'café')).toBe('[cafe\u0301] and coffee');
    expect(marked('credit note, credit notes', '"credit note"')).toBe('[credit note], credit notes');
    expect(marked('mail an@example.com now', 'an@exam')).toBe('mail [an@example].com now');
    expect(marked('an PC, and pcs', 'pc')).toBe('an [PC], and pcs');
    expect(hasHit('nothing here', termsOf('x'))).toBe(false);
  });

  it('are shown with the words around them', () => {
    const text = `${'start '.repeat(100)}needle ${'end '.repeat(100)}`;
    const pieces = snippetOf(text, termsOf('needle'));
    const shown = pieces.map((piece) => piece.text).join('');
    expect(shown.startsWith('… start')).toBe(true);
    expect(shown.endsWith('…')).toBe(true);
    expect(shown.length).toBeLessThan(250);
    expect(pieces.find((piece) => piece.isHit)?.text).toBe('needle');
    expect(snippetOf('a\n\n  b', termsOf('zzz'))).toEqual([{ text: 'a b', isHit: false }]);
  });
});
