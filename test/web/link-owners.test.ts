/** R-WEB-2: in whose name a link opens a ticket, and for how long. */
import { describe, expect, it } from 'vitest';
import { outgoingMails } from '../support/outgoing.ts';
import { openDeskStage } from './desk-stage.ts';

const BOB = 'bob@example.com';

/** Bob takes part in An's ticket, and has a link that he asked for. */
async function withTwo() {
  const stage = await openDeskStage();
  const bart = await stage.signIn('bart@example.com', 'agent');
  const ticket = await stage.openTicket('De kassa hapert');
  await stage.addMail(ticket, { text: 'Kunt u helpen?' });
  const desk = `/desk/tickets/${ticket.number}`;
  await bart.post(`${desk}/participants`, { address: `Bob Claes <${BOB}>` });
  const post = (path: string, body: Readonly<Record<string, string>>) =>
    stage.get(path, { method: 'POST', body: new URLSearchParams(body) });
  const links = async () => {
    const mails = await outgoingMails(stage.database, 'link');
    return mails.map(({ text }) => /\/status\/[\w-]+/.exec(text)?.[0] ?? '');
  };
  await post('/lost', { number: ticket.number, address: BOB });
  const say = async (path: string, words: string) => {
    const body = new FormData();
    body.append('words', words);
    return (await stage.get(`${path}/messages`, { method: 'POST', body })).status;
  };
  const writerOf = async (words: string) =>
    stage.database.read
      .selectFrom('entry')
      .innerJoin('person', 'person.id', 'entry.person_id')
      .select('address')
      .where('text', '=', words)
      .executeTakeFirst();
  const people = async () =>
    new Map(
      (await stage.database.read.selectFrom('person').select(['id', 'address']).execute()).map((one) => [
        one.address,
        one.id,
      ]),
    );
  return { stage, bart, ticket, desk, bobs: (await links())[0] ?? '', say, writerOf, people };
}

describe('R-WEB-2 a link', () => {
  it('that a participant asked for speaks in that person’s name, and ends when the person is removed', async () => {
    const { stage, bart, desk, bobs, say, writerOf, people } = await withTwo();
    expect(await say(bobs, 'Bij mij ook.')).toBe(303);
    expect(await writerOf('Bij mij ook.')).toEqual({ address: BOB });
    const bob = String((await people()).get(BOB));
    expect((await bart.post(`${desk}/participants/removal`, { person: bob })).status).toBe(303);
    expect((await stage.get(bobs)).status).toBe(404);
    expect(await say(bobs, 'Nog iets.')).toBe(404);
  });

  it('of who was the requester goes on in the own name, never in that of the new one', async () => {
    const { stage, bart, ticket, desk, say, writerOf, people } = await withTwo();
    expect((await bart.post(`${desk}/requester`, { address: BOB })).status).toBe(303);
    expect(await say(ticket.path, 'Ik ben An.')).toBe(303);
    expect(await writerOf('Ik ben An.')).toEqual({ address: 'an@example.com' });
    const an = String((await people()).get('an@example.com'));
    await bart.post(`${desk}/participants/removal`, { person: an });
    expect((await stage.get(ticket.path)).status, 'who is removed reads no more').toBe(404);
  });

  it('of a ticket that was merged opens the other one in the name of its own requester', async () => {
    const { stage, bart, ticket, desk, say, writerOf } = await withTwo();
    const other = await stage.openTicket('De kassa hapert weer');
    await bart.post(`${desk}/requester`, { address: BOB });
    expect((await bart.post(`/desk/tickets/${other.number}/merge`, { into: ticket.number })).status).toBe(303);
    expect(await say(other.path, 'Ik ben An.')).toBe(303);
    expect(await writerOf('Ik ben An.')).toEqual({ address: 'an@example.com' });
  });
});
