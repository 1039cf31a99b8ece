/** The mail of an appointment, ready for the outbox: its words, and what calendars take in (P4, P11, R-OUT-5). */
import { type Answered, composeConfirmation, machineHeaders } from '../message/compose.ts';
import { type CalendarEntry, type Invited, invitationText } from '../message/invitation.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import type { AppointmentState } from '../ticket/appointment.ts';
import { dayOf } from '../ticket/calendar.ts';
import { firstNameOf } from '../ticket/journey.ts';
import { subjectTag } from '../ticket/number.ts';
import { APPOINTMENT, type AppointmentNews } from './appointment.ts';
import type { Letterhead } from './confirmation-mail.ts';
import { formatDate, formatMoment, formatTime } from './format.ts';
import type { AppointmentFields } from './mail-fields.ts';
import { quotedLines } from './quotation.ts';
import { REMOTE_SESSION, type RemoteSession, remoteLinks } from './remote-session.ts';
import { type TicketMail, type TicketMailParts, ticketMail } from './ticket-mail.ts';

/** An appointment as the customer is told of it. */
export interface ToldAppointment {
  uid: string;
  sequence: number;
  startsAt: string;
  endsAt: string;
  title: string;
  notes: string;
  isRemote: boolean;
  agentName: string;
  state: AppointmentState;
}

export interface AppointmentHouse extends Pick<Letterhead, 'wording' | 'publicUrl' | 'secret' | 'timeZone'> {
  remoteSession: RemoteSession;
}

export interface AppointmentMailParts extends TicketMailParts {
  news: AppointmentNews;
  appointment: ToldAppointment;
  /** The customer's. */
  subject: string;
  to: Address;
  language: Language;
  /** The mail that opened the ticket; null when none did. */
  opening: Answered | null;
  now: string;
}

/** R-ACK-10: a machine wrote it. The calendar part is an invitation, or what takes it back. */
export function appointmentMail(house: AppointmentHouse, parts: AppointmentMailParts): OutgoingMail {
  const { tag, messageId, replyTo, statusUrl } = ticketMail(house, parts);
  const { appointment, language } = parts;
  const mail = composeConfirmation({
    mailbox: parts.mailbox,
    to: parts.to,
    subject: parts.subject,
    tag,
    incoming: parts.opening,
    messageId,
    replyTo,
    words: house.wording.mail('appointment', language, fieldsOf(house, { tag, statusUrl }, parts)),
  });
  const { ticket, mailbox, to, now } = parts;
  const entry = calendarEntry(house, { appointment, number: ticket.number, mailbox, language, stamp: now });
  return {
    ...mail,
    headers: machineHeaders(false),
    calendar: {
      method: entry.isCancelled ? 'CANCEL' : 'REQUEST',
      text: invitationText(entry, { person: to, answer: answeredSoFar(appointment.state) }),
    },
  };
}

/** Who said neither yes nor no is asked. */
function answeredSoFar(state: AppointmentState): Invited['answer'] {
  return state === 'accepted' || state === 'tentative' || state === 'declined' ? state : null;
}

export interface CalendarParts {
  appointment: ToldAppointment;
  number: string;
  mailbox: Address;
  language: Language;
  stamp: string;
}

/**
 * The appointment in the customer's calendar. The link to the status page is not in it: calendars are shared, and whoever
 * has the link is in (R-WEB-2).
 */
export function calendarEntry(
  { remoteSession }: Pick<AppointmentHouse, 'remoteSession'>,
  { appointment, number, mailbox, language, stamp }: CalendarParts,
): CalendarEntry {
  const words = APPOINTMENT[language];
  const paragraphs = [
    appointment.notes,
    [words.about(number), ...withAgent(appointment, language).map((agent) => `${capital(agent)}.`)].join(' '),
    ...remoteText(remoteSession, appointment, language),
  ];
  return {
    uid: appointment.uid,
    sequence: appointment.sequence,
    stamp,
    startsAt: appointment.startsAt,
    endsAt: appointment.endsAt,
    summary: `${appointment.title} ${subjectTag(number)}`,
    description: paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'),
    location: appointment.isRemote ? (remoteLinks(remoteSession, language)[0]?.url ?? '') : '',
    isCancelled: appointment.state === 'cancelled',
    organizer: mailbox,
  };
}

function fieldsOf(
  { timeZone, remoteSession }: AppointmentHouse,
  { tag, statusUrl }: Pick<TicketMail, 'tag' | 'statusUrl'>,
  { appointment, news, language, ticket, subject, to, mailbox }: AppointmentMailParts,
): AppointmentFields {
  const remoteSessionLinks = appointment.isRemote ? remoteLinks(remoteSession, language) : [];
  const isRemote = remoteSessionLinks.length > 0;
  return {
    number: ticket.number,
    tag,
    subject,
    customerName: to.name,
    mailboxName: mailbox.name,
    statusUrl,
    news,
    moment: momentText(appointment, timeZone, language),
    title: appointment.title,
    agentName: firstNameOf(appointment.agentName) ?? '',
    notes: quotedLines(appointment.notes),
    remoteTitle: isRemote ? REMOTE_SESSION[language].title : '',
    remoteSteps: isRemote ? REMOTE_SESSION[language].steps : [],
    remoteLinks: remoteSessionLinks,
  };
}

/** e.g. `donderdag 26 november 2026, van 10:00 tot 10:45`. */
export function momentText(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  timeZone: string,
  language: Language,
): string {
  const day = dayOf(startsAt, timeZone);
  if (day !== dayOf(endsAt, timeZone)) {
    return [startsAt, endsAt].map((at) => formatMoment(at, timeZone, language)).join(' – ');
  }
  const [from = '', to = ''] = [startsAt, endsAt].map((at) => formatTime(at, timeZone, language));
  return APPOINTMENT[language].moment(formatDate(day, language), from, to);
}

function remoteText(session: RemoteSession, { isRemote }: ToldAppointment, language: Language): string[] {
  const links = remoteLinks(session, language);
  if (!isRemote || links.length === 0) return [];
  const words = REMOTE_SESSION[language];
  return [
    `${words.title}\n${words.steps.map((step) => `- ${step}`).join('\n')}`,
    links.map(({ name, url }) => `${name}: ${url}`).join('\n'),
  ];
}

/** R-WEB-4: customers know agents by their first names. */
function withAgent({ agentName }: Pick<ToldAppointment, 'agentName'>, language: Language): string[] {
  const name = firstNameOf(agentName);
  return name === null ? [] : [APPOINTMENT[language].with(name)];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
