import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedPrintable } from '../../src/delivery/quoted-printable.ts';

const words = fc
  .array(
    fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom('', 'a ', '\t', '=', 'é'.repeat(90))),
  )
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\r').map((end) => lines.join(end)));

/** RFC 2045 section 6.7, rules 1 and 5, read backwards. */
function decoded(encoded: string): Buffer {
  const octets = encoded
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(octets, 'latin1');
}

describe('words in quoted-printable', () => {
  it('are the same words when they are read, with the line ends of mail', () => {
    fc.assert(
      fc.property(words, (text) => {
        // Half a surrogate pair is no character and goes out as the sign for one that is not known.
        const sent = Buffer.from(text.replace(/\r\n?|\n/g, '\r\n')).toString();
        expect(decoded(quotedPrintable(text).toString('latin1')).toString()).toBe(sent);
      }),
    );
  });

  it('stand in lines of at most 76 octets of ASCII, none ended by a blank, no character cut in two', () => {
    fc.assert(
      fc.property(words, (text) => {
        for (const line of quotedPrintable(text).toString('latin1').split('\r\n')) {
          expect(line).toMatch(/^[\t\x20-\x7e]{0,76}$/);
          expect(line).not.toMatch(/[ \t]$/);
          expect(isUtf8(decoded(`${line}\r\n`))).toBe(true);
        }
      }),
    );
  });
});
