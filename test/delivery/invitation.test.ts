import { Readable } from 'node:stream';
import { simpleParser } from 'mailparser';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeMessage } from '../../src/delivery/mime.ts';
import { openTransport } from '../../src/delivery/smtp.ts';
import { invitationText } from '../../src/message/invitation.ts';
import { startSmtpSink } from '../support/smtp-sink.ts';
import { outgoing, plainAccount } from './outbox.ts';

const INVITATION = invitationText(
  {
    uid: 'a1b2@example.com',
    sequence: 0,
    stamp: '2026-11-24T09:00:00.000Z',
    startsAt: '2026-11-26T09:30:00.000Z',
    endsAt: '2026-11-26T10:15:00.000Z',
    summary: 'Kassa – één',
    description: '',
    location: '',
    isCancelled: false,
    organizer: { address: 'support@example.com', name: 'Example support' },
  },
  { person: { address: 'ann1@customer.example', name: 'Ann' }, answer: null },
);

async function received(method: 'REQUEST' | 'CANCEL'): Promise<Buffer> {
  const sink = await startSmtpSink();
  const transport = openTransport(plainAccount(sink));
  onTestFinished(async () => {
    transport.close();
    await sink.stop();
  });
  const mail = outgoing(1, { html: '<p>Termin</p>', calendar: { method, text: INVITATION } });
  await transport.send(await makeMessage(mail, new Date('2026-11-24T09:00:00.000Z'), async () => Readable.from([])));
  const [sunk] = sink.accepted();
  if (sunk === undefined) throw new Error('the mail was not accepted');
  return sunk.raw;
}

describe('R-OUT-5 the mail of an appointment', () => {
  it('carries it as an alternative to its text, with the method (RFC 6047 section 2.4), and as a file', async () => {
    const raw = await received('REQUEST');
    expect(raw.toString()).toMatch(/^Content-Type: multipart\/mixed;/m);
    expect(raw.toString()).toMatch(/^Content-Type: multipart\/alternative;/m);
    expect(raw.toString()).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/m);
    const parsed = await simpleParser(raw);
    expect(parsed.text?.trim()).not.toBe('');
    const files = parsed.attachments.filter(({ filename }) => filename === 'invite.ics');
    expect(files).toHaveLength(1);
    expect(files[0]?.contentType).toBe('application/ics');
    expect(files[0]?.content.toString()).toBe(INVITATION);
  });

  it('stands last, as mail programs show the last part that they understand (RFC 2046 section 5.1.4)', async () => {
    const raw = (await received('REQUEST')).toString();
    const kinds = [...raw.matchAll(/^Content-Type: (text\/\w+)/gm)].map(([, kind]) => kind);
    expect(kinds).toEqual(['text/plain', 'text/html', 'text/calendar']);
  });

  it('names the same method in its header as in its calendar', async () => {
    expect((await received('CANCEL')).toString()).toMatch(
      /^Content-Type: text\/calendar; charset=utf-8; method=CANCEL/m,
    );
  });
});
