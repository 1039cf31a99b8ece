import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendarAnswer } from '../../src/message/calendar-answer.ts';
import { mail } from '../support/mail.ts';
import { readMail } from './read.ts';

const answerTo = async (method: string, ...lines: string[]) => {
  const calendar = [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'BEGIN:VTIMEZONE',
    'TZID:Romance Standard Time',
    'BEGIN:STANDARD',
    'DTSTART:16010101T030000',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    ...lines,
    'BEGIN:VALARM',
    'UID:of-the-alarm',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\n');
  const raw = mail`
    From: An <an@example.org>
    To: support@example.com
    Subject: Answer
    Message-ID: <answer@example.org>
    MIME-Version: 1.0
    Content-Type: text/calendar; charset=utf-8; method=${method}

    ${calendar}
  `;
  return readCalendarAnswer(await readMail(raw));
};

describe('R-OUT-5 the answer of a calendar', () => {
  it('names the appointment, who answers and what, as Outlook writes it', async () => {
    const answer = await answerTo(
      'REPLY',
      'ATTENDEE;PARTSTAT=ACCEPTED;CN="Peeters: An; sales":mailto:An@Example.org',
      'COMMENT;LANGUAGE=nl-BE:Graag\\, tot\\n dan',
      'UID:a1b2c3',
      ' d4@example.com',
      'DTSTAMP:20261124T101500Z',
      'SEQUENCE:2',
    );
    expect(answer).toEqual({
      uid: 'a1b2c3d4@example.com',
      answer: 'accepted',
      attendee: 'an@example.org',
      delegatedTo: null,
      sequence: 2,
      stamp: '2026-11-24T10:15:00.000Z',
      comment: 'Graag, tot dan',
      proposedAt: null,
    });
  });

  it.each([
    ['TENTATIVE', 'tentative'],
    ['declined', 'declined'],
  ])('may be %s', async (partstat, answer) => {
    const answered = await answerTo('REPLY', 'UID:u@x', `ATTENDEE;PARTSTAT=${partstat}:mailto:an@example.org`);
    expect(answered).toMatchObject({ answer, sequence: 0, stamp: null });
  });

  it('may pass the appointment on to somebody else', async () => {
    const attendee = 'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:jan@example.org":mailto:an@example.org';
    expect(await answerTo('REPLY', 'UID:u@x', attendee)).toMatchObject({
      answer: 'delegated',
      delegatedTo: 'jan@example.org',
    });
  });

  it.each([
    ['DTSTART:20261127T090000Z', '2026-11-27T09:00:00.000Z'],
    ['DTSTART;TZID=Romance Standard Time:20261127T100000', '2026-11-27T10:00:00'],
  ])('may ask for another time: %s', async (start, proposedAt) => {
    expect(await answerTo('COUNTER', 'UID:u@x', 'ATTENDEE:mailto:an@example.org', start)).toMatchObject({
      answer: 'other-time',
      proposedAt,
    });
  });

  it.each([
    ['REPLY', ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:an@example.org']],
    ['REPLY', ['UID:u@x', 'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:an@example.org']],
    ['REPLY', ['UID:u@x']],
    ['REQUEST', ['UID:u@x', 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:an@example.org']],
  ])('is none in a %s with %j', async (method, lines) => {
    expect(await answerTo(method, ...lines)).toBeNull();
  });

  it('is read from anything without a fault and without a lasting wait', async () => {
    const pieces = fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'UID:u',
      'ATTENDEE;',
      '"',
      ':',
      ';',
      '=',
      'PARTSTAT=',
      ' x',
    );
    const lines = fc.array(fc.oneof(pieces, fc.string({ maxLength: 40 })), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(lines, async (given) => {
        const answer = await answerTo('REPLY', ...given.map((line) => line.replace(/[\r\n]/g, '')));
        expect(answer === null || answer.uid.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
    await answerTo('REPLY', `ATTENDEE;${'CN="a;'.repeat(200_000)}:mailto:an@example.org`, 'UID:u@x');
  });
});
