import { describe, expect, it } from 'vitest';
import {
  fillReadyReply,
  type ReadyReplyFacts,
  readyReplyFault,
  sampleReadyReply,
} from '../../src/wording/ready-reply.ts';
import { LANGUAGES } from '../../src/wording/wording.ts';

const FACTS: ReadyReplyFacts = {
  customerName: 'An Peeters',
  number: 'SA-100427',
  subject: 'Facturen',
  category: null,
  agentName: 'Bart',
  mailboxName: 'Support',
  expectedOn: null,
  appointmentAt: '2026-11-26T08:00:00.000Z',
  statusUrl: 'https://support.example.com/my/tickets/SA-100427',
};

describe('a ready reply (P13)', () => {
  it('names the ticket in the customer’s language', () => {
    const text = '{{ greeting }} {{ number }}: {{ appointment }}.';
    expect(fillReadyReply(text, 'nl', 'Europe/Brussels', FACTS)).toBe(
      'Beste An Peeters, SA-100427: donderdag 26 november om 09:00.',
    );
    for (const language of LANGUAGES) expect(sampleReadyReply(text, language)).toContain('An Peeters');
  });

  it('leaves no hole where a ticket has nothing', () => {
    const text = 'A\n{% if category %}\nB {{ category }}\n{% endif %}\n{% if expectedDate %}C{% endif %}\n\nD';
    expect(fillReadyReply(text, 'en', 'UTC', FACTS)).toBe('A\n\nD');
  });

  it('keeps a customer’s words as they are: no entity, no liquid, no second line', () => {
    const facts = { ...FACTS, subject: 'A & <b> {{ agentName }}\r\nBcc: x' };
    expect(fillReadyReply('{{ subject }}', 'en', 'UTC', facts)).toBe('A & <b> {{ agentName }} Bcc: x');
  });

  it.each([
    ['{{ customerNam }}', { kind: 'field', name: 'customerNam' }],
    ['{% if number == "x" %}{{ secret }}{% endif %}', { kind: 'field', name: 'secret' }],
    ['{{ customerName.length2 }}', { kind: 'field', name: 'customerName.length2' }],
    ['one\n{{ number | shout }}', { kind: 'liquid', line: 2, what: 'undefined filter: shout' }],
    ['{% if number %}', { kind: 'liquid', line: 1, what: 'tag {% if number %} not closed' }],
    ["{% include 'nl/confirmation.text.liquid' %}", { kind: 'liquid', line: 1, what: 'tag "include" not found' }],
  ])('is refused with the reason: %s', (text, fault) => {
    expect(readyReplyFault(text)).toEqual(fault);
  });

  it('is refused when it would run for ever, or read the clock', () => {
    const loops = '{% for i in (1..3000) %}{% for j in (1..3000) %}{% assign z = j %}{% endfor %}{% endfor %}';
    expect(readyReplyFault(loops)).toMatchObject({ kind: 'liquid', what: expect.stringContaining('limit exceeded') });
    expect(readyReplyFault("{{ 'now' | date: '%Y' }}")).toMatchObject({ what: 'undefined filter: date' });
  });
});
