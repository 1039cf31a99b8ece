/** What decides whether a signed-in customer may see a ticket. */
import { type Access, accessOf } from '../ticket/access.ts';
import { findTicketByNumber } from './listing-tickets.ts';
import type { Db } from './transaction.ts';

/** The ticket of this number, or the one that it was merged into; null when there is none that the person may see. */
export async function findAccess(
  db: Db,
  number: string,
  personId: number,
): Promise<{ ticketId: number; access: Access } | null> {
  const ticketId = await findTicketByNumber(db, [number]);
  if (ticketId === null) return null;
  const ticket = await db
    .selectFrom('ticket')
    .select(['requester_id', 'organisation_id'])
    .where('id', '=', ticketId)
    .executeTakeFirst();
  const person = await db
    .selectFrom('person')
    .select(['id', 'organisation_id', 'is_contact'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (ticket === undefined || person === undefined) return null;
  const participants = await db
    .selectFrom('participant')
    .select('person_id')
    .where('ticket_id', '=', ticketId)
    .where('person_id', '=', personId)
    .execute();
  const access = accessOf(
    {
      requesterId: ticket.requester_id,
      participantIds: participants.map(({ person_id: id }) => id),
      organisationId: ticket.organisation_id,
    },
    { id: person.id, organisationId: person.organisation_id, isContact: person.is_contact === 1 },
  );
  return access === null ? null : { ticketId, access };
}
