/** What a customer's calendar program sends back: the answer to an invitation that came by mail (RFC 5546 section 3.2.3). */

/** The properties of the event in a calendar text, unfolded, by name and without parameters. */
export function eventOf(calendar: string): Map<string, string> {
  const lines = calendar.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([A-Z-]+)(?:;(?:"[^"]*"|[^":])*)?:(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );
}

export interface CalendarReply {
  from: string;
  partstat: string;
  /** By default that of the invitation. */
  sequence?: number;
  method?: 'REPLY' | 'COUNTER';
  stamp?: string;
  comment?: string;
  /** By default the sender. */
  attendee?: string;
  /** Asked for by a COUNTER. */
  start?: string;
  subject?: string;
}

let made = 0;

/** The mail with which a calendar answers an invitation, given as calendar text. */
export function calendarReply(invitation: string, reply: CalendarReply): Buffer {
  made += 1;
  const event = eventOf(invitation);
  const method = reply.method ?? 'REPLY';
  const attendee = reply.attendee ?? reply.from;
  const lines = [
    `From: ${reply.from}`,
    'To: support@example.com',
    `Subject: ${reply.subject ?? 'Antwoord op uitnodiging'}`,
    `Message-ID: <calendar-${process.pid}-${made}@customer.example>`,
    'Date: Tue, 24 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=calendar',
    '',
    '--calendar',
    'Content-Type: text/plain; charset=utf-8',
    '',
    reply.comment ?? '',
    '--calendar',
    `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    '',
    'BEGIN:VCALENDAR',
    'PRODID:-//Example//Calendar//EN',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `ORGANIZER:${event.get('ORGANIZER') ?? ''}`,
    `ATTENDEE;PARTSTAT=${reply.partstat};CN=An:mailto:${attendee}`,
    `UID:${event.get('UID') ?? ''}`,
    `SEQUENCE:${reply.sequence ?? event.get('SEQUENCE') ?? 0}`,
    `DTSTAMP:${reply.stamp ?? '20261124T091000Z'}`,
    `DTSTART:${reply.start ?? event.get('DTSTART') ?? ''}`,
    ...(reply.comment === undefined ? [] : [`COMMENT:${reply.comment}`]),
    'END:VEVENT',
    'END:VCALENDAR',
    '--calendar--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
