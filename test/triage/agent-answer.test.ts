import { describe, expect, it } from 'vitest';
import type { AgentToken } from '../../src/message/agent-token.ts';
import type { Understood } from '../../src/message/mail.ts';
import { decide } from '../../src/triage/decide.ts';
import type { Arrival, Facts, Keys, TicketFacts } from '../../src/triage/decision.ts';
import { arrival, facts, keys, policy, ticket, understood } from '../support/judged.ts';

const BART = { address: 'bart@example.com', name: 'Bart' };
const PUBLIC: AgentToken = { agentId: 7, ticketId: 1, side: 'public' };
const NOTICE_ID = '<notice@example.com>';
const NOTICE = new Map([
  [NOTICE_ID, { outboxId: 5, ticketId: 1, to: BART.address, subject: 'SA', isNotice: true as const }],
]);

/** What becomes of a mail of the agent Bart, proved, to his own address for ticket 1; `parts` change that. */
function decided(
  parts: {
    token?: AgentToken | null;
    mail?: Partial<Understood>;
    text?: string;
    facts?: Partial<Facts>;
    keys?: Partial<Keys>;
    known?: Partial<TicketFacts>;
    arrival?: Partial<Arrival>;
  } = {},
) {
  const token = parts.token === undefined ? PUBLIC : parts.token;
  const text =
    parts.text ?? 'Zet hem eens uit.\n\nOp 24 nov schreef Support:\n> ##- Antwoord boven deze lijn -##\n> Hallo';
  return decide(
    understood({
      author: BART,
      authentication: 'pass',
      agentTokens: token === null ? [] : [token],
      mail: { from: BART, text },
      ...parts.mail,
    }),
    keys({ sender: BART.address, tokens: token === null ? [] : [token.ticketId], ...parts.keys }),
    facts({
      known: [ticket({ id: 1, ...parts.known })],
      sender: { isAgent: true, agentId: 7, organisationId: null },
      ...parts.facts,
    }),
    policy(),
    arrival(parts.arrival),
  );
}

describe('an agent who answers by mail (R-THR-2, R-THR-7)', () => {
  it('is believed where token, sender and authentication agree; the token says for whom the words are', () => {
    const believed = { action: 'answer', reason: 'agent-answer', ticketId: 1, agentId: 7, anomalies: [] };
    expect(decided()).toEqual(believed);
    expect(decided({ token: { ...PUBLIC, side: 'internal' } })).toEqual({ ...believed, reason: 'agent-note' });
  });

  it.each([
    ['nobody vouches for the sender', { mail: { authentication: 'unknown' as const } }, 'agent-answer-unproved'],
    ['the authentication fails', { mail: { authentication: 'fail' as const } }, 'agent-impersonation'],
    ['the address was made for a colleague', { token: { ...PUBLIC, agentId: 8 } }, 'agent-answer-other'],
    ['its Message-ID is known with other content', { facts: { messageIdKnown: true } }, 'agent-answer-unproved'],
    [
      'it holds nothing new',
      { text: 'Op 24 november 2026 om 10:00 schreef Support <support@example.com>:\n> Hallo' },
      'agent-answer-empty',
    ],
    ['it holds nothing at all', { text: '' }, 'agent-answer-empty'],
    ['there is no customer to mail', { known: { hasRequester: false } }, 'agent-answer-nobody'],
    ['it is spam', { mail: { spam: true } }, 'spam'],
  ])('is held when %s', (_what, parts, reason) => {
    expect(decided(parts)).toMatchObject({ action: 'hold', reason });
  });

  it('is held when the notice had no address to answer to: answering by mail is off', () => {
    const toPlain = { token: null, keys: { ancestors: [NOTICE_ID] }, facts: { ownMails: NOTICE } };
    expect(decided(toPlain)).toMatchObject({ action: 'hold', reason: 'agent-answer-off', answer: { ticketId: 1 } });
  });

  it('may write a note on a ticket without a customer', () => {
    const note = { token: { ...PUBLIC, side: 'internal' as const }, known: { hasRequester: false } };
    expect(decided(note)).toMatchObject({ action: 'answer', reason: 'agent-note' });
  });

  it('speaks for nobody once a colleague let the held mail through: it joins, as by somebody unknown', () => {
    const released = { mail: { authentication: 'unknown' as const }, arrival: { released: true } };
    expect(decided(released)).toMatchObject({ action: 'append', reason: 'reply-token', unverified: true });
  });
});

describe('what others send to the address of an agent', () => {
  const byCustomer = { facts: { sender: { isAgent: false, organisationId: null } } };

  it('R-THR-2: joins the ticket as a reply of whoever wrote it', () => {
    const an = { keys: { sender: 'an@example.org' }, ...byCustomer };
    expect(decided(an)).toMatchObject({ action: 'append', reason: 'reply-token', unverified: false });
    const stranger = { keys: { sender: 'mallory@example.net' }, ...byCustomer };
    expect(decided(stranger)).toMatchObject({ action: 'append', reason: 'reply-token', unverified: true });
  });

  it.each([
    ['an agent', {}],
    ['a participant', { keys: { sender: 'an@example.org' }, ...byCustomer }],
  ])('R-THR-2: is never public when a machine of %s sends it, and changes nothing', (_who, parts) => {
    const known = { people: ['an@example.org', BART.address], status: 'resolved' as const };
    expect(decided({ ...parts, known, mail: { kind: 'automatic' } })).toMatchObject({
      action: 'append',
      unverified: true,
      status: 'resolved',
    });
  });

  it('R-THR-2: is never public either when it comes over a list', () => {
    const known = { people: ['an@example.org', BART.address] };
    expect(decided({ known, mail: { kind: 'list' } })).toMatchObject({ action: 'append', unverified: true });
  });

  it('R-KIND-7: an out-of-office answer to a notice opens no ticket, even when it keeps nothing but the number', () => {
    const outOfOffice = { token: null, mail: { kind: 'automatic' as const }, keys: { numbers: ['SA-100014'] } };
    expect(decided(outOfOffice)).toMatchObject({ action: 'append', reason: 'subject-number', unverified: true });
  });
});
