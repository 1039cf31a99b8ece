import { describe, expect, it } from 'vitest';
import { acknowledge } from '../../src/triage/acknowledge.ts';
import type { Decision } from '../../src/triage/decision.ts';
import { arrival, facts, NOW, policy, understood } from '../support/judged.ts';

const OPEN: Decision = { action: 'open', reason: 'new-request', relatedTo: null, anomalies: [] };

function ask(
  of: Parameters<typeof understood>[0] = {},
  over: { facts?: Parameters<typeof facts>[0]; arrival?: Parameters<typeof arrival>[0]; decision?: Decision } = {},
) {
  return acknowledge(understood(of), over.decision ?? OPEN, facts(over.facts), policy(), arrival(over.arrival), NOW);
}

const from = (address: string) => ({ mail: { from: { address, name: '' } } });

describe('a confirmation', () => {
  it('R-ACK-1 goes to the requester of a new ticket', () => {
    expect(ask()).toEqual({ send: true, reason: 'new-ticket', to: 'an@example.org', notBefore: null });
  });

  it('R-THR-2 a doubtful reply that opens its own ticket is confirmed like any new one', () => {
    expect(ask({}, { decision: { ...OPEN, reason: 'doubtful-reply', relatedTo: 3 } })).toMatchObject({ send: true });
  });

  it('R-ACK-1 does not go out for a reply', () => {
    const append: Decision = {
      action: 'append',
      reason: 'subject-number',
      ticketId: 1,
      unverified: false,
      status: 'open',
      endedWaits: [],
      answeredWaits: [],
      anomalies: [],
    };
    expect(ask({}, { decision: append })).toEqual({ send: false, reason: 'not-a-new-ticket', to: null });
  });

  it.each(['automatic', 'list', 'calendar'] as const)('R-ACK-3 never answers mail of the kind %s', (kind) => {
    expect(ask({ kind })).toMatchObject({ send: false, reason: 'not-a-person' });
  });

  it('R-ACK-3 respects a person who asked for no automatic answer', () => {
    expect(ask({ suppressesAutoReply: true })).toMatchObject({ send: false, reason: 'suppressed-by-sender' });
  });

  it.each([
    'mailer-daemon@example.org',
    'postmaster@example.org',
    'list-request@example.org',
    'owner-list@example.org',
    'list-owner@example.org',
    'noreply@example.org',
    'no-reply@example.org',
    'donotreply@example.org',
  ])('R-ACK-3 never goes to %s', (address) => {
    expect(ask(from(address))).toMatchObject({ send: false, reason: 'machine-address' });
  });

  it.each(['support@example.com', 'SUPPORT@EXAMPLE.COM', 'support+x@example.com'])(
    'R-ACK-3 never goes to ourselves: %s',
    (address) => {
      expect(ask(from(address))).toMatchObject({ send: false, reason: 'own-address' });
    },
  );

  it('R-ACK-3 does not answer a machine that says noreply, whoever stands in its Reply-To', () => {
    const form = {
      mail: { from: { address: 'noreply@example.org', name: '' } },
      authorReason: 'form-reply-to' as const,
    };
    expect(ask({ ...form, author: { address: 'info@example.org', name: '' } })).toMatchObject({
      send: false,
      reason: 'machine-address',
    });
  });

  it('R-ACK-3 needs an address', () => {
    expect(ask({ mail: { from: null } })).toMatchObject({ send: false, reason: 'no-address' });
  });

  it('R-ACK-4 stops at the cap of one address', () => {
    expect(ask({}, { facts: { confirmations: { toSender: 5, total: 5, oldest: NOW } } })).toMatchObject({
      send: false,
      reason: 'cap-address',
    });
  });

  it('R-ACK-4 is put off, not dropped, at the total cap: an hour for each full cap', () => {
    const counted = (total: number) =>
      ask({}, { facts: { confirmations: { toSender: 0, total, oldest: '2026-11-24T09:30:00.000Z' } } });
    expect(counted(499)).toMatchObject({ reason: 'new-ticket' });
    expect(counted(500)).toMatchObject({
      send: true,
      reason: 'deferred-cap-total',
      notBefore: '2026-11-24T10:30:00.000Z',
    });
    expect(counted(1000)).toMatchObject({ notBefore: '2026-11-24T11:30:00.000Z' });
  });

  it('R-ACK-8 is not sent for mail older than max_age_hours', () => {
    expect(ask({}, { arrival: { arrivedAt: '2026-11-17T09:59:59.000Z' } })).toMatchObject({
      send: false,
      reason: 'too-old',
    });
    expect(ask({}, { arrival: { arrivedAt: '2026-11-17T10:00:00.000Z' } })).toMatchObject({ send: true });
  });

  it('R-ACK-11 is not sent for mail that arrived before the data folder was restored: it may have been confirmed then', () => {
    const restored = { facts: { restoredAt: NOW } };
    expect(ask({}, { ...restored, arrival: { arrivedAt: '2026-11-24T09:59:59.000Z' } })).toEqual({
      send: false,
      reason: 'restored',
      to: null,
    });
    expect(ask({}, restored)).toMatchObject({ send: true });
  });

  it('R-ACK-9 is no backscatter: not when the configured host says dmarc=fail', () => {
    expect(ask({ authentication: 'fail' })).toMatchObject({ send: false, reason: 'dmarc-fail' });
  });

  it('R-ACK-9 is not sent for mail marked as spam, which is held', () => {
    expect(ask({ spam: true }, { decision: { action: 'hold', reason: 'spam', anomalies: [] } })).toMatchObject({
      send: false,
    });
  });

  it('R-IN-7 a known Message-ID with other content is never confirmed during a rescan', () => {
    const again = { facts: { messageIdKnown: true }, arrival: { rescan: true } };
    expect(ask({}, again)).toMatchObject({ send: false, reason: 'rescan' });
    expect(ask({}, { ...again, arrival: { rescan: false } })).toMatchObject({ send: true });
    expect(ask({}, { arrival: { rescan: true } })).toMatchObject({ send: true });
  });
});
