import { describe, expect, it } from 'vitest';
import { type CalendarEntry, calendarFile, invitationText } from '../../src/message/invitation.ts';

const ENTRY: CalendarEntry = {
  uid: 'a1b2@example.com',
  sequence: 2,
  stamp: '2026-11-24T09:00:00.000Z',
  startsAt: '2026-11-26T09:30:00.000Z',
  endsAt: '2026-11-26T10:15:00.000Z',
  summary: '[SA-100427] Kassa; één, twee',
  description: 'Eerste regel\nTweede regel, met komma',
  location: 'https://remote.example.com',
  isCancelled: false,
  organizer: { address: 'support@example.com', name: 'Example "support"' },
};
const AN = { address: 'an@example.org', name: 'Peeters, An' };

/** Unfolded lines (RFC 5545 section 3.1). */
const linesOf = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('R-OUT-5 an invitation', () => {
  it('has one attendee and one value a parameter, whatever the customer is called', () => {
    const name = 'An";ROLE=CHAIR:mailto:evil@example.net\r\nATTENDEE:mailto:evil@example.net';
    const lines = linesOf(invitationText(ENTRY, { person: { ...AN, name }, answer: null }));
    const attendees = lines.filter((line) => line.startsWith('ATTENDEE'));
    expect(attendees).toHaveLength(1);
    expect(attendees[0]?.replace(/"[^"]*"/g, '')).not.toContain('evil');
    expect(lines.find((line) => line.startsWith('ORGANIZER'))).toContain(`CN="Example 'support'"`);
  });

  it('asks one person, in UTC, with stable UID and SEQUENCE', () => {
    const lines = linesOf(invitationText(ENTRY, { person: AN, answer: null }));
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:a1b2@example.com',
        'SEQUENCE:2',
        'DTSTAMP:20261124T090000Z',
        'DTSTART:20261126T093000Z',
        'DTEND:20261126T101500Z',
        'SUMMARY:[SA-100427] Kassa\\; één\\, twee',
        'DESCRIPTION:Eerste regel\\nTweede regel\\, met komma',
        'STATUS:CONFIRMED',
      ]),
    );
    const attendee = lines.find((line) => line.startsWith('ATTENDEE')) ?? '';
    expect(attendee).toContain('PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Peeters, An"');
    expect(attendee).toMatch(/:mailto:an@example\.org$/i);
    expect(lines.find((line) => line.startsWith('ORGANIZER'))).toMatch(/:mailto:support@example\.com$/);
  });

  it('that only brings other words asks nothing anew of who accepted', () => {
    const text = invitationText(ENTRY, { person: AN, answer: 'accepted' }).replace(/\r\n /g, '');
    expect(text).toMatch(/PARTSTAT=ACCEPTED;(?!RSVP=TRUE)/);
  });

  it('is taken back as a cancellation', () => {
    const lines = linesOf(invitationText({ ...ENTRY, isCancelled: true }, { person: AN, answer: null }));
    expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'UID:a1b2@example.com']));
  });

  it('R-ACK-7 lets no foreign words begin a line of their own', () => {
    const hostile = { ...ENTRY, summary: 'x\r\nATTENDEE:mailto:eve@example.net', description: 'y\r\nUID:z' };
    const lines = linesOf(invitationText(hostile, { person: { ...AN, name: 'A\r\nUID:z' }, answer: null }));
    expect(lines.filter((line) => /^(ATTENDEE|UID)/.test(line))).toHaveLength(2);
  });

  it('as a file names nobody who is invited, and asks nothing (RFC 5546 section 3.2.1)', () => {
    const lines = linesOf(calendarFile(ENTRY));
    expect(lines).toContain('METHOD:PUBLISH');
    expect(lines.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
  });
});
