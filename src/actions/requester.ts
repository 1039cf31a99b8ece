/** Whose request a ticket is, when the mail or the call said it wrong. */
import { LoketError } from '../errors.ts';
import { isOwnAddress, parseAddresses } from '../message/address.ts';
import type { Address } from '../message/mail.ts';
import { addEvents } from '../store/entries.ts';
import { meetPeople } from '../store/people.ts';
import { keepLinksOf } from '../store/status-links.ts';
import { familyOf } from '../store/time.ts';
import { changeTicket, participantsOf, setRequester } from '../store/triage.ts';
import { type ConfirmingHouse, confirmTicket } from './confirmation.ts';
import { changing, type Triage } from './triage.ts';

/** A participant, by id, or somebody by an address as people write it; the address counts when both are given. */
export interface NewRequester {
  participantId: number | null;
  address: string;
  /** The new requester is told the ticket's number. */
  confirms: boolean;
}

/**
 * Answers and approvals go to the new requester from now on; who was it before takes part, until somebody is removed. A
 * ticket of no organisation gets the new requester's. Errors: `invalid` for nobody, an address of ours, or none at all.
 */
export async function changeRequester(triage: Triage, house: ConfirmingHouse, given: NewRequester): Promise<void> {
  await changing(triage, async (tx, now, ticket) => {
    const participants = await participantsOf(tx, ticket.id);
    const person = chosenOf(house, given, participants);
    const met = (await meetPeople(tx, now, [{ ...person, language: null }])).get(person.address);
    if (met === undefined || met.id === ticket.requesterId) return [];
    const before = participants.find(({ id }) => id === ticket.requesterId)?.address ?? '–';
    if (ticket.requesterId !== null) await keepLinksOf(tx, ticket.requesterId, await familyOf(tx, ticket.id));
    await setRequester(tx, now, ticket.id, { before: ticket.requesterId, after: met.id });
    // Told before the confirmation that follows from it.
    const event = { ticketId: ticket.id, reason: 'requester', text: `${before} → ${person.address}` } as const;
    await addEvents(tx, now, [{ ...event, visibility: 'internal', by: triage.agent.id }]);
    if (ticket.organisation === null && met.organisationId !== null) {
      await changeTicket(tx, now, ticket.id, { organisation_id: met.organisationId });
    }
    if (given.confirms) await confirmTicket(tx, now, house, ticket.id, true, triage.agent.id);
    return [];
  });
}

function chosenOf(
  house: ConfirmingHouse,
  given: NewRequester,
  participants: readonly (Address & { id: number })[],
): Address {
  if (given.address === '') {
    const chosen = participants.find(({ id }) => id === given.participantId);
    if (chosen !== undefined) return { address: chosen.address, name: chosen.name };
    throw new LoketError('invalid', 'choose a participant, or write an e-mail address', { key: 'no-requester-chosen' });
  }
  const [person, ...more] = parseAddresses(given.address);
  if (person === undefined || more.length > 0) {
    throw new LoketError('invalid', 'that is not an e-mail address; write one like an@example.com', {
      key: 'no-address',
    });
  }
  const own = house.mailboxes.map(({ address }) => address.address);
  if (isOwnAddress(person.address, own)) {
    throw new LoketError('invalid', `${person.address} is an address of the desk itself`, { key: 'own-address' });
  }
  return person;
}
