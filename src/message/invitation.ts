/**
 * An appointment as calendars read it (RFC 5545), in the mail that carries it (RFC 5546, RFC 6047). Times are in UTC, which
 * every calendar shows in its own zone, so that no description of zones has to travel along. Home of the calendar library.
 */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { cleanHeaderText } from './clean.ts';
import type { Address } from './mail.ts';

const MAX_LINE = 200;

export interface CalendarEntry {
  uid: string;
  sequence: number;
  /** When this version was made; ISO-8601, as the other two. */
  stamp: string;
  startsAt: string;
  endsAt: string;
  summary: string;
  description: string;
  /** '' for none. */
  location: string;
  isCancelled: boolean;
  organizer: Address;
}

/** Who is invited, and what he answered so far: null when he is asked. */
export interface Invited {
  person: Address;
  answer: 'accepted' | 'tentative' | 'declined' | null;
}

const ANSWERS = {
  accepted: ICalAttendeeStatus.ACCEPTED,
  tentative: ICalAttendeeStatus.TENTATIVE,
  declined: ICalAttendeeStatus.DECLINED,
} as const;

/** What invites somebody, or takes the invitation back (RFC 5546 sections 3.2.2 and 3.2.5). */
export function invitationText(entry: CalendarEntry, { person, answer }: Invited): string {
  const calendar = calendarOf(entry, entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST);
  calendar.events()[0]?.createAttendee({
    email: person.address,
    name: calledName(person),
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
    status: answer === null ? ICalAttendeeStatus.NEEDSACTION : ANSWERS[answer],
    rsvp: answer === null && !entry.isCancelled,
  });
  return calendar.toString();
}

/** The same to look at, without a question (RFC 5546 section 3.2.1): a file that a customer takes into his calendar. */
export function calendarFile(entry: CalendarEntry): string {
  return calendarOf(entry, ICalCalendarMethod.PUBLISH).toString();
}

/** RFC 5545 section 3.2: a value in quotes holds none, and nothing escapes one; the rest of a name would be parameters. */
function calledName({ name, address }: Address): string {
  return (cleanHeaderText(name, MAX_LINE) || address).replaceAll('"', "'");
}

function calendarOf(entry: CalendarEntry, method: ICalCalendarMethod) {
  const calendar = ical({ prodId: { company: 'Loket', product: 'Loket' }, method });
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: entry.stamp,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: cleanHeaderText(entry.summary, MAX_LINE),
    description: entry.description === '' ? null : entry.description,
    location: entry.location === '' ? null : entry.location,
    organizer: {
      email: entry.organizer.address,
      name: calledName(entry.organizer),
    },
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar;
}
