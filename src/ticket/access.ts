/** Which tickets a signed-in customer may see (P16). */

/** Why somebody may see a ticket. */
export type Access = 'requester' | 'participant' | 'contact';

/** Whose ticket it is. */
export interface TicketPeople {
  requesterId: number | null;
  /** Those who take part; a mere Cc is none of them (R-THR-7). */
  participantIds: readonly number[];
  organisationId: number | null;
}

/** Who asks. */
export interface Viewer {
  id: number;
  organisationId: number | null;
  /** Sees all tickets of the organisation. */
  isContact: boolean;
}

/** The nearest reason first; null for a ticket that is not this person's to see. */
export function accessOf(ticket: TicketPeople, viewer: Viewer): Access | null {
  if (ticket.requesterId === viewer.id) return 'requester';
  if (ticket.participantIds.includes(viewer.id)) return 'participant';
  const isColleague = ticket.organisationId !== null && ticket.organisationId === viewer.organisationId;
  return isColleague && viewer.isContact ? 'contact' : null;
}

/** Whether somebody is told of the time that a ticket took: who pays for it, by the contact or, without organisation, in person. */
export function seesTime(ticket: Omit<TicketPeople, 'participantIds'>, viewer: Viewer): boolean {
  if (ticket.organisationId === null) return ticket.requesterId === viewer.id;
  return viewer.isContact && viewer.organisationId === ticket.organisationId;
}
