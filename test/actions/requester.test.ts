import { describe, expect, it } from 'vitest';
import { changeRequester } from '../../src/actions/requester.ts';
import { addOrganisation } from '../../src/store/people.ts';
import { search } from '../../src/store/search.ts';
import { termsOf } from '../../src/store/search-terms.ts';
import { participantsOf, readTriaged } from '../../src/store/triage.ts';
import { SUPPORT } from '../support/desk.ts';
import { personMail } from '../support/mail.ts';
import { openAnswerStage } from './answer-stage.ts';

const BOB = { participantId: null, address: 'Bob Claes <bob@customer.example>', confirms: false };

async function withQuestion() {
  const stage = await openAnswerStage();
  await stage.take([personMail({ from: 'An Peeters <an@example.org>', subject: 'De printer hapert' })]);
  const triage = { database: stage.database, agent: stage.agent, ticketId: 1 };
  const change = (given: Parameters<typeof changeRequester>[2]) => changeRequester(triage, stage.house, given);
  const ids = async () =>
    new Map((await participantsOf(stage.database.read, 1)).map(({ id, address }) => [address, id]));
  return { stage, change, ids };
}

describe('the requester (issue 4.5)', () => {
  it('becomes somebody else by address; who it was takes part, and both are found', async () => {
    const { stage, change, ids } = await withQuestion();
    const organisation = await stage.database.write((tx, now) =>
      addOrganisation(tx, now, 'Claes', ['customer.example']),
    );
    await change(BOB);
    const people = await ids();
    expect(await readTriaged(stage.database.read, 1)).toMatchObject({
      requesterId: people.get('bob@customer.example'),
      organisation: { id: organisation },
    });
    expect([...people.keys()].sort()).toEqual(['an@example.org', 'bob@customer.example']);
    const event = (await stage.entries(1)).at(-1);
    expect(event).toMatchObject({ reason: 'requester', text: 'an@example.org → bob@customer.example' });
    expect(await stage.mails('confirmation')).toHaveLength(1);
    // Whose request it is, is found by the ticket; who takes part, by a document of its own.
    for (const [name, kind] of [
      ['Claes', 'ticket'],
      ['Peeters', 'person'],
    ] as const) {
      const query = { terms: termsOf(name), status: null, from: null, to: null, page: 1 };
      const { hits } = await search(stage.database.read, query);
      expect(hits.map(({ document }) => document.kind)).toEqual([kind]);
    }
  });

  it('becomes a participant, told its number when the agent wants it', async () => {
    const { stage, change, ids } = await withQuestion();
    await change(BOB);
    await change({ participantId: (await ids()).get('an@example.org') ?? 0, address: '', confirms: true });
    expect((await readTriaged(stage.database.read, 1)).requesterId).toBe((await ids()).get('an@example.org'));
    const mails = await stage.mails('confirmation');
    expect(mails.map(({ to }) => to.address)).toEqual(['an@example.org', 'an@example.org']);
    const told = (await stage.entries(1)).slice(-2).map(({ reason }) => reason);
    expect(told).toEqual(['requester', 'confirmation']);
  });

  it('who it is already changes nothing; nobody, no address and our own are refused', async () => {
    const { stage, change } = await withQuestion();
    const before = (await stage.entries(1)).length;
    await change({ ...BOB, address: 'an@example.org' });
    expect(await stage.entries(1)).toHaveLength(before);
    for (const [address, key] of [
      ['', 'no-requester-chosen'],
      ['An', 'no-address'],
      [SUPPORT, 'own-address'],
    ] as const) {
      await expect(change({ ...BOB, address })).rejects.toMatchObject({ code: 'invalid', refusal: { key } });
    }
  });
});
