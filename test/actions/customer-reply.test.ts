import { describe, expect, it } from 'vitest';
import { sendAnswer } from '../../src/actions/answer.ts';
import { replyAsCustomer } from '../../src/actions/customer-reply.ts';
import type { OutgoingMail } from '../../src/message/mail.ts';
import { meetPeople } from '../../src/store/people.ts';
import type { SignedIn } from '../../src/store/sessions.ts';
import { officeHours } from '../support/hours.ts';
import { personMail } from '../support/mail.ts';
import { openWork } from '../support/work.ts';

async function openReplies() {
  const stage = await openWork();
  const house = { ...stage.house, hours: officeHours(), ticketPrefix: 'SA', reopenDays: 14 };
  const { database, blobs, ticketId, agentId } = stage;
  const agent: SignedIn = {
    id: agentId,
    address: 'bart@example.com',
    name: 'Bart',
    role: 'agent',
    language: null,
    signature: '',
  };
  let forms = 0;
  const formKey = () => String(++forms).padStart(32, '0');
  return {
    ...stage,
    write: (words: string, personId: number | null = null) =>
      replyAsCustomer(database, house, blobs.stage(), {
        ticketId,
        personId,
        formKey: formKey(),
        words,
        attachments: [],
      }),
    async answer(words: string): Promise<OutgoingMail> {
      const answer = {
        ticketId,
        seenEntryId: 1_000,
        words,
        cc: [],
        quotes: true,
        after: 'keep',
        attachments: [],
      } as const;
      await sendAnswer(database, house, blobs.stage(), agent, { ...answer, formKey: formKey() });
      const row = await database.read
        .selectFrom('outbox')
        .innerJoin('outbox_mail', 'outbox_id', 'outbox.id')
        .select('mail')
        .where('kind', '=', 'answer')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      return JSON.parse(row.mail) as OutgoingMail;
    },
    messages: () =>
      database.read
        .selectFrom('entry')
        .select(['ticket_id', 'from_address', 'reply', 'unverified'])
        .where('kind', '=', 'message')
        .orderBy('id')
        .execute(),
  };
}

describe('words written on the status page', () => {
  it('P5 stand in one conversation with mails: the answer quotes them, threads onto the last mail, and is answered by mail', async () => {
    const stage = await openReplies();
    await stage.write('It is invoice 17.');
    const mail = await stage.answer('Thank you.');
    expect(mail.text).toContain('> It is invoice 17.');
    expect(mail.inReplyTo).toBe('<question@example.org>');
    await stage.take([
      personMail({
        from: 'An Peeters <an@example.org>',
        subject: mail.subject.replace(/^\[[^\]]*\] /, ''),
        body: 'And invoice 18.',
        messageId: '<later@example.org>',
        headers: { 'In-Reply-To': mail.messageId, References: [...mail.references, mail.messageId].join(' ') },
      }),
    ]);
    const messages = await stage.messages();
    expect(messages.map(({ ticket_id, from_address, unverified }) => [ticket_id, from_address, unverified])).toEqual([
      [stage.ticketId, 'an@example.org', 0],
      [stage.ticketId, 'an@example.org', 0],
      [stage.ticketId, 'bart@example.com', 0],
      [stage.ticketId, 'an@example.org', 0],
    ]);
  });

  it('are of who is signed in, who takes part from then on', async () => {
    const stage = await openReplies();
    const eva = { address: 'eva@example.org', name: 'Eva', language: null };
    const people = await stage.database.write((tx, now) => meetPeople(tx, now, [eva]));
    await stage.write('I see it too.', people.get(eva.address)?.id ?? null);
    expect((await stage.messages()).at(-1)).toMatchObject({ from_address: 'eva@example.org', reply: 'I see it too.' });
    const participants = await stage.database.read.selectFrom('participant').select('person_id').execute();
    expect(participants).toContainEqual({ person_id: people.get(eva.address)?.id });
  });
});
