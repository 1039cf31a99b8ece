/** Who takes part in a ticket, by an agent's word (R-THR-2, R-THR-7). */
import { LoketError } from '../errors.ts';
import { parseAddresses } from '../message/address.ts';
import { meetPeople } from '../store/people.ts';
import { addParticipants } from '../store/tickets.ts';
import { participantsOf, removeParticipant } from '../store/triage.ts';
import { changing, type Triage } from './triage.ts';

/** `address` as people write it: plain, or with a name. Errors: `invalid` for what is no address. */
export async function letTakePart(triage: Triage, address: string): Promise<void> {
  const [person, ...more] = parseAddresses(address);
  if (person === undefined || more.length > 0) {
    throw new LoketError('invalid', 'that is not an e-mail address; write one like an@example.com', {
      key: 'no-address',
    });
  }
  await changing(triage, async (tx, now, ticket) => {
    if ((await participantsOf(tx, ticket.id)).some((one) => one.address === person.address)) return [];
    const id = (await meetPeople(tx, now, [{ ...person, language: null }])).get(person.address)?.id;
    if (id !== undefined) await addParticipants(tx, now, [{ ticketId: ticket.id, personId: id }]);
    return [{ reason: 'participant-added', text: person.address }];
  });
}

/** Their mail is doubtful from now on. Errors: `conflict` for the requester. */
export async function takeNoPart(triage: Triage, personId: number): Promise<void> {
  await changing(triage, async (tx, _now, ticket) => {
    if (personId === ticket.requesterId)
      throw new LoketError('conflict', 'the requester always takes part', { key: 'requester-stays' });
    const person = (await participantsOf(tx, ticket.id)).find(({ id }) => id === personId);
    if (person === undefined) return [];
    await removeParticipant(tx, ticket.id, personId);
    return [{ reason: 'participant-removed', text: person.address }];
  });
}
