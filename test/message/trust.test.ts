import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAuthentication } from '../../src/message/authentication.ts';
import { readHeaders } from '../../src/message/headers.ts';
import {
  addressWithToken,
  isProbeToken,
  makeProbeToken,
  makeReplyToken,
  readReplyTokens,
} from '../../src/message/reply-token.ts';
import { isSpam } from '../../src/message/spam.ts';

const headers = (...lines: string[]) => readHeaders(Buffer.from(lines.join('\r\n')));

describe('R-THR-7 authentication', () => {
  const judge = (...lines: string[]) =>
    readAuthentication(headers(...lines, 'From: a@mail.example.org'), ['mx.example.com']);

  it.each([
    ['mx.example.com; dmarc=pass header.from=example.org', 'pass'],
    ['MX.example.com 1; dmarc=fail (p=reject; dmarc=pass)', 'fail'],
    ['mx.example.com; dmarc=none; dkim=pass header.d=example.org', 'pass'],
    ['mx.example.com; dkim=pass header.i=@other.example', 'unknown'],
    ['mx.example.com; spf=pass smtp.mailfrom=bounce@mail.example.org', 'pass'],
    ['mx.example.com; dmarc=temperror; dkim=pass header.d=example.org', 'unknown'],
    ['mx.example.com; none', 'unknown'],
    ['mx.attacker.example; dmarc=pass', 'unknown'],
    ['mx.example.com (dmarc=pass); spf=fail', 'unknown'],
  ])('%s → %s', (value, verdict) => {
    expect(judge(`Authentication-Results: ${value}`)).toBe(verdict);
  });

  it('believes the topmost block alone', () => {
    const forged = 'Authentication-Results: mx.example.com; dmarc=pass';
    expect(judge('Authentication-Results: relay.example.net; spf=none', forged)).toBe('unknown');
    expect(judge('Authentication-Results: mx.example.com; spf=none', 'Received: from x', forged)).toBe('unknown');
    expect(judge('Authentication-Results: mx.example.com; dmarc=fail', forged)).toBe('fail');
  });

  it('believes nobody when no host is configured', () => {
    expect(readAuthentication(headers('Authentication-Results: mx; dmarc=pass'), [])).toBe('unknown');
  });
});

describe('spam', () => {
  it.each([
    ['7.1', 6, true],
    ['5.9', 6, false],
    ['-2', 0, false],
    ['Yes, score=7.1 required=5.0', 7, true],
    ['No, score=1.0', 7, false],
    ['******', 5, true],
    ['YES', null, true],
    ['true', null, true],
    ['no', null, false],
    ['nonsense', 5, false],
  ])('%s from %s is %s', (value, holdFrom, spam) => {
    expect(isSpam(headers(`X-Spam: ${value}`), { header: 'X-Spam', holdFrom })).toBe(spam);
  });

  it('is nothing without a policy or the field', () => {
    expect(isSpam(headers('X-Spam: YES'), null)).toBe(false);
    expect(isSpam(headers('Subject: x'), { header: 'X-Spam', holdFrom: null })).toBe(false);
  });
});

describe('R-THR-1 reply token', () => {
  const secret = Buffer.from('one secret');
  const pattern = 'support+{token}@example.com';

  it('comes back from any address it was put in, in any case', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), (id) => {
        const address = addressWithToken(pattern, makeReplyToken(id, secret));
        expect(readReplyTokens([address.toUpperCase(), address], pattern, secret)).toEqual([id]);
      }),
    );
  });

  it('is refused when one character differs, under another secret, at another address, without a pattern', () => {
    const token = makeReplyToken(7, secret);
    for (let i = 0; i < token.length; i++) {
      const forged = token.slice(0, i) + (token[i] === 'a' ? 'b' : 'a') + token.slice(i + 1);
      expect(readReplyTokens([addressWithToken(pattern, forged)], pattern, secret)).toEqual([]);
    }
    const address = addressWithToken(pattern, token);
    expect(readReplyTokens([address], pattern, Buffer.from('other'))).toEqual([]);
    expect(readReplyTokens([address], 'help+{token}@example.com', secret)).toEqual([]);
    expect(readReplyTokens([address], null, secret)).toEqual([]);
  });

  it('is not a probe, nor the other way round', () => {
    const probe = addressWithToken(pattern, makeProbeToken(secret));
    expect(isProbeToken([probe], pattern, secret)).toBe(true);
    expect(readReplyTokens([probe], pattern, secret)).toEqual([]);
    expect(isProbeToken([addressWithToken(pattern, makeReplyToken(1, secret))], pattern, secret)).toBe(false);
  });
});
