import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMachineAddress, isOwnAddress, MAX_ADDRESSES, parseAddresses } from '../../src/message/address.ts';

describe('R-MSG-4 addresses', () => {
  const cases: [string | null, [string, string][]][] = [
    [null, []],
    ['', []],
    ['a@example.org', [['a@example.org', '']]],
    ['Jan <A@Example.ORG>', [['a@example.org', 'Jan']]],
    [
      '"Vries, Jan de" <jan@example.org>, eva@example.org',
      [
        ['jan@example.org', 'Vries, Jan de'],
        ['eva@example.org', ''],
      ],
    ],
    ['jan@example.org (Jan)', [['jan@example.org', 'Jan']]],
    ['=?utf-8?q?Doe,_J=C3=A1n?= <jan@example.org>', [['jan@example.org', 'Doe, Ján']]],
    [
      'Team: a@example.org, b@example.org;',
      [
        ['a@example.org', ''],
        ['b@example.org', ''],
      ],
    ],
    ['undisclosed-recipients:;', []],
    ['info_x"@example.de>', [['info_x@example.de', '']]],
    ['"Jan <jan@example.org>', [['jan@example.org', 'Jan']]],
    ['<mailto:jan@example.org>', [['jan@example.org', '']]],
    ['jan@xn--bcher-kva.example', [['jan@bücher.example', '']]],
    ['jan@BÜCHER.example', [['jan@bücher.example', '']]],
    ['"john doe"@example.org', [['"john doe"@example.org', '']]],
    ['Evil\u202e\r\nBcc: x <e@example.org>', [['e@example.org', 'x']]],
    ['MAILER-DAEMON', []],
    ['=?utf-8?q?boss=40bank.example_=3Cx?=@example.org', []],
  ];
  it.each(cases)('%j', (value, found) => {
    expect(parseAddresses(value).map(({ address, name }) => [address, name])).toEqual(found);
  });

  it('gives only addresses in lower case, without control characters, for any input', () => {
    const piece = fc.constantFrom(
      'a',
      '@',
      '<',
      '>',
      '"',
      ',',
      ';',
      ':',
      '(',
      ')',
      '\\',
      ' ',
      '.',
      '\r\n',
      '\0',
      'É',
      '=?',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) =>
        parseAddresses(pieces.join('')).every(
          ({ address }) => /^[^\r\n\0]+@[^\r\n\0 @]+$/.test(address) && address === address.toLowerCase(),
        ),
      ),
    );
  });

  it('R-MSG-6 reads no more than the limit', () => {
    expect(parseAddresses('a@example.org,'.repeat(4000))).toHaveLength(MAX_ADDRESSES);
  });
});

describe('R-ACK-3', () => {
  it('knows our own addresses in any spelling or plus form', () => {
    const own = ['support@example.com', 'hulp@bücher.example'];
    for (const address of ['SUPPORT@EXAMPLE.COM', 'support+abc@example.com', 'hulp@xn--bcher-kva.example']) {
      expect(isOwnAddress(address, own)).toBe(true);
    }
    for (const address of ['supports@example.com', 'support@example.org', 'x+support@example.com']) {
      expect(isOwnAddress(address, own)).toBe(false);
    }
  });

  it.each([
    'mailer-daemon@x.org',
    'postmaster@x.org',
    'list-request@x.org',
    'owner-list@x.org',
    'list-owner@x.org',
    'noreply@x.org',
    'no-reply@x.org',
    'no_reply@x.org',
    'donotreply@x.org',
    'do-not-reply@x.org',
    'bounce@x.org',
    'bounces+1=a@x.org',
    'news-noreply@x.org',
    'NOREPLY+abc@x.org',
    'invoice-no-reply@x.org',
  ])('%s is a machine', (address) => {
    expect(isMachineAddress(address)).toBe(true);
  });

  it.each([
    'an@x.org',
    'norbert@x.org',
    'reply@x.org',
    'owner@x.org',
    'request@x.org',
    'nora.reply@x.org',
    'support@x.org',
  ])('%s is not', (address) => {
    expect(isMachineAddress(address)).toBe(false);
  });
});
