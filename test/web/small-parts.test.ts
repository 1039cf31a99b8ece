import { describe, expect, it } from 'vitest';
import { FailedAttempts, MAX_FAILURES, WINDOW_MS } from '../../src/web/attempts.ts';
import { preferredLanguage } from '../../src/web/language.ts';
import { splitMessage } from '../../src/web/message-text.ts';
import { cookieName, cookieOptions } from '../../src/web/session.ts';
import { fakeClock } from '../support/clock.ts';

describe('the language of a visitor', () => {
  it.each([
    ['nl-BE,nl;q=0.9,en;q=0.8', 'nl'],
    ['en;q=0.5, fr-CH;q=0.7', 'fr'],
    ['de;q=0, en', 'en'],
    ['ja, zh;q=0.9', 'nl'],
    ['*;q=0.5, de;q=0.1', 'nl'],
    ['fr;q=nonsense, de', 'fr'],
    ['', 'nl'],
    [`${'x,'.repeat(10_000)}de`, 'nl'],
  ] as const)('%s → %s', (header, language) => {
    expect(preferredLanguage(header, 'nl')).toBe(language);
  });

  it('is that of the house without a header', () => {
    expect(preferredLanguage(undefined, 'de')).toBe('de');
  });
});

describe('the cookie of a session (R-WEB-3)', () => {
  it('belongs to this host and to https alone where pages are served over https', () => {
    expect(cookieName(true)).toBe('__Host-loket');
    expect(cookieOptions(true, 60)).toEqual({ path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 60 });
    expect(cookieOptions(true, null)).not.toHaveProperty('maxAge');
  });
});

describe('failed attempts', () => {
  it('are those of one source: one IPv4 address, one /64 of IPv6', () => {
    const attempts = new FailedAttempts(fakeClock('2026-03-02T09:00:00.000Z'));
    for (let count = 0; count < MAX_FAILURES; count += 1) attempts.fail(`2001:db8:0:1::${count.toString(16)}`);
    expect(attempts.isBlocked('2001:0db8:0000:0001:ffff::1')).toBe(true);
    expect(attempts.isBlocked('2001:db8:0:2::1')).toBe(false);
    expect(attempts.isBlocked('::1')).toBe(false);
    for (let count = 0; count < MAX_FAILURES; count += 1) attempts.fail('203.0.113.9');
    expect(attempts.isBlocked('::ffff:203.0.113.9')).toBe(true);
    expect(attempts.isBlocked('203.0.113.10')).toBe(false);
  });

  it('tell once when their source is blocked, and are forgotten when the window is over', () => {
    const clock = fakeClock('2026-03-02T09:00:00.000Z');
    const attempts = new FailedAttempts(clock);
    const told = Array.from({ length: 2 * MAX_FAILURES }, () => attempts.fail('203.0.113.9'));
    expect(told.filter(Boolean)).toHaveLength(1);
    clock.advance(WINDOW_MS);
    expect(attempts.isBlocked('203.0.113.9')).toBe(false);
  });

  it('that turn out right are taken back', () => {
    const attempts = new FailedAttempts(fakeClock('2026-03-02T09:00:00.000Z'));
    for (let count = 0; count < 2 * MAX_FAILURES; count += 1) {
      attempts.fail('203.0.113.9');
      attempts.forgive('203.0.113.9');
    }
    expect(attempts.isBlocked('203.0.113.9')).toBe(false);
  });

  it('of many sources do not fill the memory: the oldest are forgotten', () => {
    const attempts = new FailedAttempts(fakeClock('2026-03-02T09:00:00.000Z'));
    for (let count = 0; count < MAX_FAILURES; count += 1) attempts.fail('203.0.113.9');
    for (let count = 0; count < 20_000; count += 1) attempts.fail(`198.51.${count >> 8}.${count & 255}`);
    expect(attempts.isBlocked('203.0.113.9')).toBe(false);
  });
});

describe('a message', () => {
  it('is split behind its new words', () => {
    expect(splitMessage('New.\n\n> old', 'New.')).toEqual({ shown: 'New.', rest: '> old', isWhole: false });
  });

  it('is whole where new words and quotes alternate', () => {
    const text = '> a?\nyes\n> b?\nno';
    expect(splitMessage(text, 'yes\n\nno')).toEqual({ shown: 'yes\n\nno', rest: text, isWhole: true });
  });

  it('has no rest when all of it is new or nothing was looked for', () => {
    expect(splitMessage(' All new. \n', 'All new.')).toEqual({ shown: 'All new.', rest: '', isWhole: false });
    expect(splitMessage('Plain', null)).toEqual({ shown: 'Plain', rest: '', isWhole: false });
  });
});
