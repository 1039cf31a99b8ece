import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_REFERENCES, parseMessageIds } from '../../src/message/message-id.ts';

describe('R-MSG-3 message identifiers', () => {
  const cases: [string | null, string[]][] = [
    [null, []],
    ['', []],
    ['<a@b>', ['<a@b>']],
    ['<a@b> <c@d>', ['<a@b>', '<c@d>']],
    ['<a@b>,<c@d>', ['<a@b>', '<c@d>']],
    ['<a@b><c@d>', ['<a@b>', '<c@d>']],
    ['a@b', ['<a@b>']],
    ['a@b, c@d', ['<a@b>', '<c@d>']],
    ['<a@b', ['<a@b>']],
    ['<a@b <c@d>', ['<a@b>', '<c@d>']],
    ['a@b>', ['<a@b>']],
    ['<a\t b@c>', ['<ab@c>']],
    ['<a@b> (written by x@y)', ['<a@b>']],
    ['Your message of "Mon, 2 Mar" <a@b>', ['<a@b>']],
    ['<a@b> <a@b>', ['<a@b>']],
    ['<>', []],
    ['=?utf-8?q?=3Ca=40b=3E?=', ['<a@b>']],
  ];
  it.each(cases)('%j gives %j', (value, ids) => {
    expect(parseMessageIds(value)).toEqual(ids);
  });

  it('keeps the first and the latest of very many', () => {
    const ids = parseMessageIds(Array.from({ length: 500 }, (_, i) => `<${i}@x>`).join(' '));
    expect(ids).toHaveLength(MAX_REFERENCES);
    expect([ids[0], ids[1], ids.at(-1)]).toEqual(['<0@x>', '<401@x>', '<499@x>']);
  });

  it('gives whole identifiers for any input', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '@', ',', '(', ')', '"', ' ', '\n', 'a', '=?') }),
        (value) => parseMessageIds(value).every((id) => /^<[^<>\s]+>$/.test(id)),
      ),
    );
  });

  it('reads back what it has written', () => {
    const id = fc.stringMatching(/^[a-z0-9.]{1,20}@[a-z0-9.]{1,20}$/).map((text) => `<${text}>`);
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 20 }), fc.constantFrom(' ', ',', '\r\n\t', ''), (ids, between) => {
        expect(parseMessageIds(ids.join(between))).toEqual(ids);
      }),
    );
  });

  it('is done with hostile input within the time of a test', () => {
    for (const piece of ['<', '(', '"', '<a', '(<', ',', 'a@']) {
      expect(parseMessageIds(piece.repeat(200_000)).length).toBeLessThanOrEqual(MAX_REFERENCES);
    }
  });
});
