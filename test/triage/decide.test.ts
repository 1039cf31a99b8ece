import { describe, expect, it } from 'vitest';
import { decide } from '../../src/triage/decide.ts';
import type { Facts, Keys } from '../../src/triage/decision.ts';
import { endOf } from '../../src/triage/outcome.ts';
import { arrival, facts, keys, policy, ticket, understood } from '../support/judged.ts';

const ONE = ticket({ id: 1, number: 'SA-100014' });
const TWO = ticket({ id: 2, number: 'SA-100023', people: ['bob@example.net'] });
const OWN_ID = '<SA-100014.abc@example.com>';
const own = (over: Partial<{ ticketId: number; subject: string; to: string }> = {}) =>
  new Map([
    [OWN_ID, { outboxId: 9, ticketId: 1, to: 'an@example.org', subject: '[SA-100014] De printer hapert', ...over }],
  ]);

function decideOn(of: Parameters<typeof understood>[0], named: Partial<Keys>, known: Parameters<typeof facts>[0]) {
  return decide(understood(of), keys(named), facts(known), policy(), arrival());
}

describe('which ticket', () => {
  it('R-THR-1 a mail that names nothing opens a ticket', () => {
    expect(decideOn({}, {}, {})).toMatchObject({ action: 'open', reason: 'new-request', relatedTo: null });
  });

  it('R-THR-1 a signed reply token goes before Message-IDs and number', () => {
    const decision = decideOn(
      {},
      { tokens: [2], ancestors: [OWN_ID], numbers: [] },
      { known: [ONE, TWO], ownMails: own() },
    );
    expect(decision).toMatchObject({ action: 'append', reason: 'reply-token', ticketId: 2 });
  });

  it('R-THR-1 our own Message-ID goes before another Message-ID of a ticket, wherever they stand', () => {
    const known = { known: [ONE, TWO], ownMails: own(), knownIds: new Map([['<theirs@x>', 2]]) };
    expect(decideOn({}, { ancestors: ['<theirs@x>', OWN_ID] }, known)).toMatchObject({
      reason: 'own-message-id',
      ticketId: 1,
    });
  });

  it('R-THR-1 an id of an ancestor that was only ever named still joins its siblings', () => {
    const known = { known: [ONE], knownIds: new Map([['<never-seen@x>', 1]]) };
    expect(decideOn({}, { ancestors: ['<never-seen@x>'] }, known)).toMatchObject({
      reason: 'known-message-id',
      ticketId: 1,
    });
  });

  it('R-THR-1 the ancestor itself, arriving late, joins the reply that named it', () => {
    const known = { known: [ONE], knownIds: new Map([['<late@x>', 1]]) };
    expect(decideOn({}, { messageId: '<late@x>' }, known)).toMatchObject({ reason: 'known-message-id', ticketId: 1 });
  });

  it('R-THR-1 the number in the subject joins', () => {
    expect(decideOn({}, { numbers: ['SA-100014'] }, { known: [ONE] })).toMatchObject({
      reason: 'subject-number',
      ticketId: 1,
    });
  });

  it('R-THR-6 a number that no ticket has opens a ticket', () => {
    expect(decideOn({}, { numbers: ['SA-100038'] }, { known: [ONE] })).toMatchObject({
      action: 'open',
      reason: 'new-request',
    });
  });
});

describe('who may join', () => {
  const stranger = { sender: 'eve@example.net' };

  it('R-THR-2 a bare number from a stranger opens a ticket of its own that points at the other', () => {
    const decision = decideOn({}, { ...stranger, numbers: ['SA-100014'] }, { known: [ONE] });
    expect(decision).toMatchObject({ action: 'open', reason: 'doubtful-reply', relatedTo: 1 });
  });

  it('R-THR-2 our Message-ID proves the ticket, not the person: a stranger’s reply joins unverified', () => {
    const decision = decideOn({}, { ...stranger, ancestors: [OWN_ID] }, { known: [ONE], ownMails: own() });
    expect(decision).toMatchObject({ action: 'append', ticketId: 1, unverified: true });
  });

  it('R-THR-2 a colleague of the requester’s organisation may use the bare number', () => {
    const known = { known: [ticket({ organisationId: 7 })], sender: { isAgent: false, organisationId: 7 } };
    expect(decideOn({}, { ...stranger, numbers: ['SA-100014'] }, known)).toMatchObject({
      action: 'append',
      unverified: false,
    });
  });

  it('R-THR-2 two people without an organisation are not colleagues', () => {
    expect(decideOn({}, { ...stranger, numbers: ['SA-100014'] }, { known: [ONE] })).toMatchObject({ action: 'open' });
  });

  it('R-THR-2 a participant whose authentication fails is a stranger', () => {
    const decision = decideOn({ authentication: 'fail' }, { numbers: ['SA-100014'] }, { known: [ONE] });
    expect(decision).toMatchObject({ action: 'open', reason: 'doubtful-reply' });
  });

  it('R-THR-2 a forged agent is held', () => {
    const known: Partial<Facts> = { sender: { isAgent: true, organisationId: null } };
    expect(decideOn({ authentication: 'fail' }, {}, known)).toMatchObject({
      action: 'hold',
      reason: 'agent-impersonation',
    });
    expect(decideOn({ authentication: 'unknown' }, {}, known)).toMatchObject({ action: 'open' });
  });
});

describe('number against headers', () => {
  const both = { known: [ONE, ticket({ id: 2, number: 'SA-100023' })] };

  it('R-THR-3 a number that the customer typed wins, and the conflict is recorded', () => {
    const decision = decideOn({}, { ancestors: [OWN_ID], numbers: ['SA-100023'] }, { ...both, ownMails: own() });
    expect(decision).toMatchObject({
      ticketId: 2,
      reason: 'subject-number',
      anomalies: ['typed-number-over-headers:SA-100014'],
    });
  });

  it('R-THR-3 a number that stood in what we sent was not typed', () => {
    const sent = own({ subject: '[SA-100014] vervolg op SA-100023' });
    const decision = decideOn(
      {},
      { ancestors: [OWN_ID], numbers: ['SA-100014', 'SA-100023'] },
      { ...both, ownMails: sent },
    );
    expect(decision).toMatchObject({ ticketId: 1, reason: 'own-message-id', anomalies: [] });
  });

  it('R-THR-3 a typed number of somebody else’s ticket does not win', () => {
    const decision = decideOn(
      {},
      { ancestors: [OWN_ID], numbers: ['SA-100023'] },
      { known: [ONE, TWO], ownMails: own() },
    );
    expect(decision).toMatchObject({ ticketId: 1, anomalies: ['typed-number-not-trusted:SA-100023'] });
  });
});

describe('what a reply does', () => {
  const reply = { numbers: ['SA-100014'] };

  it('R-THR-4 a ticket closed longer than reopen_days is continued by a new one', () => {
    const closed = ticket({ status: 'closed', closedAt: '2026-11-01T10:00:00.000Z' });
    expect(decideOn({}, reply, { known: [closed] })).toMatchObject({
      action: 'open',
      reason: 'ticket-closed',
      relatedTo: 1,
    });
  });

  it('R-THR-4, R-THR-5 a ticket closed lately is opened again', () => {
    const closed = ticket({ status: 'closed', closedAt: '2026-11-20T10:00:00.000Z' });
    expect(decideOn({}, reply, { known: [closed] })).toMatchObject({ action: 'append', status: 'open' });
  });

  it('R-KIND-7 automatic mail joins its ticket and changes nothing, however long it is closed', () => {
    const closed = ticket({ status: 'closed', closedAt: '2026-01-01T10:00:00.000Z' });
    const decision = decideOn({ kind: 'automatic' }, { ancestors: [OWN_ID] }, { known: [closed], ownMails: own() });
    expect(decision).toMatchObject({ action: 'append', status: 'closed', endedWaits: [] });
  });

  it('R-KIND-7 automatic mail that belongs to no ticket is work: it opens one', () => {
    expect(decideOn({ kind: 'automatic' }, {}, {})).toMatchObject({ action: 'open', reason: 'new-request' });
  });
});

describe('what is no request', () => {
  const failed = (address: string) => ({
    originalMessageId: OWN_ID,
    recipients: [{ address, action: 'failed' as const, status: '5.2.2', diagnostic: 'mailbox full' }],
    guessed: false,
  });
  const reported = { reportedMessageId: OWN_ID };

  it('R-IN-7 a duplicate is ignored and names the first one', () => {
    expect(decideOn({}, {}, { duplicateOf: 4 })).toMatchObject({
      action: 'ignore',
      reason: 'duplicate',
      duplicateOf: 4,
    });
  });

  it('R-IN-7 a known Message-ID with other content is a new message, marked', () => {
    expect(decideOn({}, {}, { messageIdKnown: true })).toMatchObject({
      action: 'open',
      anomalies: ['message-id-reused'],
    });
  });

  it('R-KIND-6 our own mail coming back is ignored', () => {
    expect(decideOn({ kind: 'loop' }, {}, {})).toMatchObject({ action: 'ignore', reason: 'own-loop' });
  });

  it('R-KIND-1 our own mail is known by its Message-ID, whatever sender a forwarder put on it', () => {
    const decision = decideOn({}, { messageId: OWN_ID, sender: 'list@example.net' }, { known: [ONE], ownMails: own() });
    expect(decision).toMatchObject({ action: 'ignore', reason: 'own-loop' });
  });

  it('R-KIND-5 a bounce of our mail to that recipient is an event and work', () => {
    const decision = decideOn({ kind: 'bounce', delivery: failed('an@example.org') }, reported, {
      known: [ONE],
      ownMails: own(),
    });
    expect(decision).toMatchObject({ action: 'event', outcome: 'delivery-event', outboxId: 9, undelivered: true });
  });

  it('R-KIND-4 a delay is not a failure', () => {
    const delayed = {
      ...failed('an@example.org'),
      recipients: [
        {
          ...failed('an@example.org').recipients[0],
          address: 'an@example.org',
          action: 'delayed' as const,
          status: '4.4.1',
          diagnostic: null,
        },
      ],
    };
    const decision = decideOn({ kind: 'bounce', delivery: delayed }, reported, { known: [ONE], ownMails: own() });
    expect(decision).toMatchObject({ action: 'event', undelivered: false });
  });

  it('R-KIND-5 a bounce about another recipient, or about no mail of ours, is held', () => {
    const known = { known: [ONE], ownMails: own() };
    expect(decideOn({ kind: 'bounce', delivery: failed('eve@example.net') }, reported, known)).toMatchObject({
      action: 'hold',
      reason: 'unproved-report',
    });
    expect(
      decideOn({ kind: 'bounce', delivery: failed('an@example.org') }, { reportedMessageId: '<x@y>' }, known),
    ).toMatchObject({ action: 'hold' });
  });

  it('R-KIND-6 a read receipt of ours is an event, never a reopening', () => {
    const decision = decideOn({ kind: 'receipt', delivery: failed('an@example.org') }, reported, {
      known: [ONE],
      ownMails: own(),
    });
    expect(decision).toMatchObject({ action: 'event', outcome: 'receipt', undelivered: false });
  });

  it('R-KIND-6 spam is held, whatever it names', () => {
    expect(decideOn({ spam: true }, { numbers: ['SA-100014'] }, { known: [ONE] })).toMatchObject({
      action: 'hold',
      reason: 'spam',
    });
  });

  it('R-IN-4 every decision ends in one outcome and one state', () => {
    expect(endOf({ action: 'hold', reason: 'spam', anomalies: [] })).toEqual({ outcome: 'held', state: 'held' });
    expect(endOf({ action: 'ignore', reason: 'own-loop', anomalies: [] })).toEqual({
      outcome: 'own-loop',
      state: 'ignored',
    });
    expect(endOf({ action: 'open', reason: 'new-request', relatedTo: null, anomalies: [] })).toEqual({
      outcome: 'opened',
      state: 'done',
    });
  });
});
