import { describe, expect, it } from 'vitest';
import { type FormRequest, faultsOf, MAX_WORDS, takeForm } from '../../src/actions/form-request.ts';
import { showTicket } from '../../src/store/listing-tickets.ts';
import { addOrganisation } from '../../src/store/people.ts';
import { type AnswerStage, openAnswerStage } from './answer-stage.ts';

const WHOLE = { name: 'An', address: 'an@example.org', subject: 'Kassa', words: 'Start niet.' };

describe('what a form lacks', () => {
  it('is nothing when who, what and where are there', () => {
    expect(faultsOf(WHOLE)).toEqual({});
  });

  it.each([
    [{ name: ' \u200B ' }, { name: 'missing' }],
    [{ address: ' ' }, { address: 'missing' }],
    [{ address: 'an' }, { address: 'wrong' }],
    [{ address: 'an@localhost' }, { address: 'wrong' }],
    [{ address: 'an@example.com, bo@example.com' }, { address: 'wrong' }],
    [{ address: 'An <an@example.com>' }, { address: 'wrong' }],
    [{ address: 'an@example.com\r\nBcc: x@example.com' }, { address: 'wrong' }],
    [{ subject: '\n' }, { subject: 'missing' }],
    [{ words: '' }, { words: 'missing' }],
    [{ words: 'x'.repeat(MAX_WORDS + 1) }, { words: 'long' }],
  ] as const)('%j → %j', (given, faults) => {
    expect(faultsOf({ ...WHOLE, ...given })).toEqual(faults);
  });
});

async function take(stage: AnswerStage, given: Partial<FormRequest> = {}) {
  const [mailbox] = stage.house.mailboxes;
  if (mailbox === undefined) throw new Error('there is no mailbox');
  const house = { ...stage.house, ticketPrefix: 'SA', caps: { maxPerAddressPerHour: 5, maxPerHour: 500 } };
  const request: FormRequest = {
    ...WHOLE,
    formKey: 'a'.repeat(32),
    organisation: '',
    phone: '',
    product: '',
    version: '',
    categoryId: null,
    priority: 'normal',
    language: 'nl',
    ...given,
  };
  return takeForm(stage.database, house, stage.blobs.stage(), mailbox, request, []);
}

const tickets = ({ database }: AnswerStage) => database.read.selectFrom('ticket').selectAll().orderBy('id').execute();

describe('P6 a form that is taken', () => {
  it('is a public message of the customer, in one line where one is asked', async () => {
    const stage = await openAnswerStage();
    const taken = await take(stage, { subject: 'Kassa\r\nBcc: x@example.com', words: ' Start niet.\r\n\0Echt niet. ' });
    const [ticket] = await tickets(stage);
    expect(taken).toEqual({ number: ticket?.number, confirmation: { to: 'an@example.org', later: false } });
    expect(ticket).toMatchObject({ subject: 'Kassa Bcc: x@example.com', channel: 'form', status: 'new' });
    expect((await stage.entries(ticket?.id ?? 0))[0]).toMatchObject({
      kind: 'message',
      visibility: 'public',
      direction: 'in',
      reason: 'online-form',
      text: 'Start niet.\nEcht niet.',
    });
  });

  it('keeps what the form asked beside the words, in the JSON of the ticket too', async () => {
    const stage = await openAnswerStage();
    await take(stage, { product: ' Ledger\n', version: '7.3', phone: '+32 2 555 01 02' });
    const [ticket] = await tickets(stage);
    const { details } = await showTicket(stage.database.read, ticket?.id ?? 0);
    expect(details).toEqual({ product: 'Ledger', version: '7.3', organisation: '', phone: '+32 2 555 01 02' });
  });

  it('belongs to the organisation of its address, whatever the customer calls it', async () => {
    const stage = await openAnswerStage();
    const id = await stage.database.write((tx, now) => addOrganisation(tx, now, 'Bakkerij', ['example.org']));
    await take(stage, { organisation: 'Bank of England' });
    expect(await tickets(stage)).toMatchObject([{ organisation_id: id }]);
  });

  it('changes nothing of a person who is known: name, role and organisation stay', async () => {
    const stage = await openAnswerStage();
    const before = await stage.database.read.selectFrom('person').selectAll().execute();
    await take(stage, { name: 'Mallory', address: stage.agent.address, organisation: 'Mallory & Co', language: 'de' });
    expect(await stage.database.read.selectFrom('person').selectAll().execute()).toEqual(before);
    const [ticket] = await tickets(stage);
    expect((await stage.entries(ticket?.id ?? 0))[0]).toMatchObject({ direction: 'in', visibility: 'public' });
    expect(ticket?.assignee_id).toBeNull();
  });

  it('without what is needed is refused, whoever calls', async () => {
    const stage = await openAnswerStage();
    await expect(take(stage, { address: 'an' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await tickets(stage)).toEqual([]);
  });

  it('R-ACK-1 taken twice is one; its key with other words is a conflict', async () => {
    const stage = await openAnswerStage();
    const first = await take(stage);
    expect(await take(stage)).toEqual(first);
    await expect(take(stage, { words: 'Iets anders.' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await tickets(stage)).toHaveLength(1);
    expect(await stage.mails('confirmation')).toHaveLength(1);
  });
});
