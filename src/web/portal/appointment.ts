/** A customer's appointment on the status page (P4, P11): accept it, ask for another time, take it into the own calendar. */
import { answerAppointment } from '../../actions/appointment.ts';
import { LoketError } from '../../errors.ts';
import { calendarFile } from '../../message/invitation.ts';
import { appointmentsForCustomer, readCustomerAppointment } from '../../store/status-appointments.ts';
import { readCustomerTicket } from '../../store/status-page.ts';
import { calendarEntry } from '../../wording/appointment-mail.ts';
import { AppointmentCards, OtherTimePage, RemoteHelp } from '../pages/portal/appointment.tsx';
import { knownId } from '../row-id.ts';
import { inLanguageOf, type StatusPart } from './status.ts';
import type { OpenTicket, TicketRoutes } from './ticket-door.ts';
import { deskName, type PortalDeps, type PortalVisit } from './visit.ts';

export function addAppointments({ deps, page, verb, resource }: TicketRoutes): void {
  const { database } = deps;
  page('/appointments/:id', async (visit, open) => OtherTimePage(await pageOf(deps, visit, open)));
  verb('/appointments/:id/answer', async (visit, open, form) => {
    const shown = await pageOf(deps, visit, open);
    const answer = form.text('answer');
    if (answer !== 'accepted' && answer !== 'other-time') throw new LoketError('invalid', 'the form says no answer');
    const words = form.text('words');
    if (answer === 'other-time' && words === '')
      return { status: 422, page: OtherTimePage({ ...shown, isMissing: true }) };
    await answerAppointment(database, deps, {
      ticketId: open.id,
      appointmentId: shown.appointment.id,
      answer,
      words,
      by: null,
    });
    return `${open.path}#appointment`;
  });
  resource('/appointments/:id/calendar.ics', async (visit, open, reply) => {
    const { appointment, ticket } = await pageOf(deps, visit, open);
    const entry = calendarEntry(deps, {
      appointment,
      number: ticket.number,
      mailbox: { address: ticket.mailbox, name: deskName(deps, ticket.language, ticket.mailbox) },
      language: ticket.language,
      stamp: visit.now,
    });
    return reply
      .type('text/calendar; charset=utf-8; method=PUBLISH')
      .header('content-disposition', `attachment; filename="${ticket.number}.ics"`)
      .send(calendarFile(entry));
  });
}

async function pageOf(deps: PortalDeps, asked: PortalVisit, open: OpenTicket) {
  const { read } = deps.database;
  const ticket = await readCustomerTicket(read, open.id, open.personId);
  if (ticket === null) throw new LoketError('not_found', 'there is no such page');
  const visit = inLanguageOf(deps, ticket, asked);
  const appointment = await readCustomerAppointment(read, visit.now, open.id, knownId(asked.params.id));
  return { visit, ticket, appointment, path: open.path, isMissing: false };
}

/** The appointments that are ahead, and how to let an agent look along. */
export function appointmentPart(deps: PortalDeps): StatusPart {
  return async (visit, open, ticket) => {
    const appointments = await appointmentsForCustomer(deps.database.read, visit.now, open.id);
    const session = deps.remoteSession;
    if (appointments.length > 0) return AppointmentCards({ visit, appointments, path: open.path, session });
    const isOver = ticket.status === 'resolved' || ticket.status === 'closed';
    // An agent on the phone may ask for it without an appointment.
    return isOver ? null : RemoteHelp({ visit, session });
  };
}
