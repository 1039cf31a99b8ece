import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDigit,
  findMistyped,
  findNumbers,
  formatNumber,
  isNumberValid,
  subjectTag,
  withoutTags,
} from '../../src/ticket/number.ts';

const sequence = fc.integer({ min: 10_001, max: 999_999_999 });
const prefix = fc.stringMatching(/^[A-Z][A-Z0-9]{0,7}$/);

describe('ticket numbers', () => {
  it('carry the check digit of Damm’s published example (572 → 4)', () => {
    expect(checkDigit('572')).toBe(4);
    expect(isNumberValid('5724')).toBe(true);
  });

  it('R-THR-6 a single wrong digit hits no ticket', () => {
    fc.assert(
      fc.property(sequence, fc.nat(20), fc.integer({ min: 1, max: 9 }), (value, place, shift) => {
        const digits = formatNumber('SA', value).slice(3);
        const at = place % digits.length;
        const wrong = (Number(digits[at]) + shift) % 10;
        expect(isNumberValid(digits.slice(0, at) + wrong + digits.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('R-THR-6 two swapped neighbours hit no ticket', () => {
    fc.assert(
      fc.property(sequence, fc.nat(20), (value, place) => {
        const digits = formatNumber('SA', value).slice(3);
        const at = place % (digits.length - 1);
        fc.pre(digits[at] !== digits[at + 1]);
        const swapped = `${digits.slice(0, at)}${digits[at + 1]}${digits[at]}${digits.slice(at + 2)}`;
        expect(isNumberValid(swapped)).toBe(false);
      }),
    );
  });

  it('R-THR-6 mistyped ones are told apart from what only begins alike', () => {
    const number = formatNumber('SA', 10_042);
    expect(findMistyped(`Re: [${number}] vraag`, 'SA')).toEqual([]);
    expect(findMistyped('Re: [SA-100424] of sa 100424', 'SA')).toEqual(['SA-100424']);
    expect(findMistyped('SA-12 en SA 2026', 'SA'), 'no number of ours is so short').toEqual([]);
    expect(findMistyped('SA-100001 SA-100002 SA-100003 SA-100004 SA-100005', 'SA')).toHaveLength(3);
  });

  it('are found in any subject that carries their tag', () => {
    fc.assert(
      fc.property(prefix, sequence, fc.string({ maxLength: 60 }), (ours, value, words) => {
        const number = formatNumber(ours, value);
        expect(findNumbers(`Re: ${subjectTag(number)} ${words}`, ours)).toContain(number);
      }),
    );
  });

  it('are found as people and mail programs write them', () => {
    const number = formatNumber('SA', 10_042);
    const digits = number.slice(3);
    for (const subject of [
      `RE: [${number}] vraag`,
      `sa-${digits}`,
      `SA ${digits}:`,
      `SA${digits}`,
      `(Sa–${digits})`,
      `AW:[ SA-${digits} ]`,
    ]) {
      expect(findNumbers(subject, 'SA'), subject).toEqual([number]);
    }
  });

  it('are not found inside other words and numbers, nor with another prefix', () => {
    const digits = formatNumber('SA', 10_042).slice(3);
    for (const subject of [`VISA-${digits}`, `SA-${digits}9`, `SB-${digits}`, digits, 'SA-', 'SA-1']) {
      expect(findNumbers(subject, 'SA'), subject).toEqual([]);
    }
  });

  it('several in one subject come in order, each once', () => {
    const [one, two] = [formatNumber('SA', 10_001), formatNumber('SA', 10_002)];
    expect(findNumbers(`[${two}] ${one} ${two}`, 'SA')).toEqual([two, one]);
  });

  it('reading a hostile subject takes linear time', () => {
    const subject = 'SA-'.repeat(200_000);
    expect(findNumbers(subject, 'SA')).toEqual([]);
    expect(withoutTags('[SA'.repeat(200_000), 'SA')).toContain('[SA');
  });
});

describe('withoutTags', () => {
  it('R-THR-4 takes every tag out of a subject and leaves the words', () => {
    const number = formatNumber('SA', 10_042);
    expect(withoutTags(`Re: [${number}] De printer [sa-999] hapert`, 'SA')).toBe('Re: De printer hapert');
  });
});
