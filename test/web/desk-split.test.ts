import { describe, expect, it } from 'vitest';
import { splittableEntries } from '../../src/store/splits.ts';
import { participantsOf, readTriaged } from '../../src/store/triage.ts';
import { openDeskStage } from './desk-stage.ts';

const PIET = { address: 'piet@example.net', name: 'Piet Claes' };

async function withTwoQuestions() {
  const stage = await openDeskStage();
  const ticket = await stage.openTicket('Logo', 'nl');
  await stage.addMail(ticket, { text: 'Ons logo op de factuur?' });
  await stage.addMail(ticket, {
    text: 'Hoe maak ik een back-up?',
    from: PIET,
    files: [{ fileName: 'a.txt', content: 'x' }],
  });
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  const [, second] = await splittableEntries(stage.database.read, ticket.id);
  return { stage, ticket, bart, path: `/desk/tickets/${ticket.number}`, entry: String(second?.id ?? 0) };
}

describe('splitting on the desk', () => {
  it('issue 4.5 chooses messages, with their files, and leads to the new ticket; both name each other', async () => {
    const { stage, bart, ticket, path, entry } = await withTwoQuestions();
    const form = await bart.page(`${path}/split`);
    expect(form).toContain('Hoe maak ik een back-up?');
    expect(form).toContain('1 attachment');
    const made = await bart.post(`${path}/split`, { entry, subject: 'Back-up' });
    const there = made.headers.get('location') ?? '';
    const part = await bart.page(there);
    expect(part).toContain('a.txt');
    expect(part).toContain(`Split off from <a href="${path}">${ticket.number}</a>`);
    expect(await bart.page(path)).toContain(`A part is in <a href="${there}">`);
    expect((await readTriaged(stage.database.read, ticket.id + 1)).subject).toBe('Back-up');
  });

  it('is undone from either side', async () => {
    const { bart, path, entry } = await withTwoQuestions();
    const there = (await bart.post(`${path}/split`, { entry, subject: 'Back-up' })).headers.get('location') ?? '';
    const undone = await bart.post(`${there}/split/undo`, { split: '1' });
    expect(undone.headers.get('location')).toBe(path);
    const whole = await bart.page(path);
    expect(whole).toContain('Hoe maak ik een back-up?');
    expect(whole).not.toContain('A part is in');
    expect((await bart.get(there)).headers.get('location')).toBe(path);
  });

  it('comes back with what was chosen when it cannot be split so', async () => {
    const { bart, path, entry } = await withTwoQuestions();
    const refused = await bart.post(`${path}/split`, { entry, subject: ' ', confirms: 'yes' });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain('Give the new ticket a subject.');
    expect(page).toContain(`value="${entry}" checked`);
    expect((await bart.post(`${path}/split`, { subject: 'Back-up' })).status).toBe(422);
  });
});

describe('the requester on the desk', () => {
  it('is changed to an address, and confirmed when the agent wants it', async () => {
    const { stage, bart, ticket, path } = await withTwoQuestions();
    const changed = await bart.post(`${path}/requester`, { address: 'Eva <eva@example.org>', confirms: 'yes' });
    expect(changed.headers.get('location')).toBe(path);
    const people = await participantsOf(stage.database.read, ticket.id);
    const { requesterId } = await readTriaged(stage.database.read, ticket.id);
    expect(people.find(({ id }) => id === requesterId)?.address).toBe('eva@example.org');
    const page = await bart.page(path);
    expect(page).toContain('Requester: an@example.com → eva@example.org');
    expect(page).toContain('sent to eva@example.org');
  });
});

describe('a refusal on the desk', () => {
  it('is said in the agent’s language', async () => {
    const { stage, bart, path } = await withTwoQuestions();
    await stage.database.write((tx) =>
      tx.updateTable('person').set({ language: 'fr' }).where('id', '=', bart.personId).execute(),
    );
    const refused = await bart.post(`${path}/requester`, { address: 'Eva' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('Ce n’est pas une adresse e-mail. Écrivez-en une comme an@example.com.');
    const unknown = await bart.get('/desk/tickets/12345');
    expect(await unknown.text()).toContain('Il n’y a pas de demande 12345.');
  });

  it('leads back to the page of its form, and to no other site', async () => {
    const { stage, bart, path } = await withTwoQuestions();
    const refused = async (referer: string) => {
      const response = await fetch(`${stage.web.url}${path}/requester`, {
        method: 'POST',
        headers: { cookie: bart.cookie, referer, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'csrf=wrong',
      });
      expect(response.status).toBe(403);
      return response.text();
    };
    expect(await refused(`${stage.web.url}${path}`)).toContain(`<a href="${path}">Back to where you were</a>`);
    expect(await refused('https://elsewhere.example/desk')).toContain('<a href="/desk">Back to the tickets</a>');
  });
});
