/**
 * Ticket numbers: prefix, sequence and one Damm check digit, e.g. `SA-100427` (R-THR-6).
 * The check digit catches every single wrong digit and every swap of neighbours, so a mistyped number hits no ticket.
 */

/** Weakly totally anti-symmetric quasigroup of order 10. Source: H. M. Damm, dissertation, Marburg 2004. */
const DAMM: readonly (readonly number[])[] = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/** The first sequence number: all ticket numbers have at least six digits, and say nothing of how young the desk is. */
export const FIRST_SEQUENCE = 10_001;

/** Numbers read from one subject; a subject that names more is not a reply. */
const MAX_NUMBERS_IN_SUBJECT = 10;

/** A shorter one was never given out; it is something else that begins like ours. */
const MIN_DIGITS = String(FIRST_SEQUENCE).length + 1;
const MAX_MISTYPED = 3;

/** The Damm check digit of a string of decimal digits. */
export function checkDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = DAMM[interim]?.[Number(digit)] ?? 0;
  return interim;
}

/** `SA` and 10042 → `SA-100427`. */
export function formatNumber(prefix: string, sequence: number): string {
  const digits = String(sequence);
  return `${prefix}-${digits}${checkDigit(digits)}`;
}

/** The tag that stands in every subject of the ticket: `[SA-100427]`. */
export function subjectTag(number: string): string {
  return `[${number}]`;
}

/** Whether the digits end in their own check digit. */
export function isNumberValid(digits: string): boolean {
  return /^\d{2,18}$/.test(digits) && checkDigit(digits) === 0;
}

/**
 * Valid numbers of this prefix in a subject, in order, without doubles. Lenient about what people and mail programs
 * do to it: any case, missing brackets, a space or nothing or any dash between prefix and digits.
 */
export function findNumbers(subject: string, prefix: string): string[] {
  const found = new Set<string>();
  for (const [, digits = ''] of subject.matchAll(numberPattern(prefix))) {
    if (isNumberValid(digits)) found.add(`${prefix}-${digits}`);
    if (found.size === MAX_NUMBERS_IN_SUBJECT) break;
  }
  return [...found];
}

/** The numbers that somebody may have meant. Digits alone are one without its prefix; as it stands it may be of an earlier one. */
export function spellingsOf(typed: string, prefix: string): string[] {
  return [...findNumbers(typed, prefix), ...findNumbers(`${prefix}-${typed}`, prefix), typed];
}

/** Numbers in a subject that look like ours but have a wrong check digit: mistyped, so no ticket has them. Few, without doubles. */
export function findMistyped(subject: string, prefix: string): string[] {
  const found = new Set<string>();
  for (const [, digits = ''] of subject.matchAll(numberPattern(prefix))) {
    if (digits.length >= MIN_DIGITS && !isNumberValid(digits)) found.add(`${prefix}-${digits}`);
    if (found.size === MAX_MISTYPED) break;
  }
  return [...found];
}

/** The subject without tags of this prefix: for a new ticket that must not carry an old number (R-THR-4). */
export function withoutTags(subject: string, prefix: string): string {
  const tag = new RegExp(`\\[\\s*${prefix}[ \\t]?[-‐‑–—]?[ \\t]?\\d{2,18}\\s*\\]`, 'gi');
  return subject.replace(tag, ' ').replace(/\s+/g, ' ').trim();
}

function numberPattern(prefix: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])${prefix}[ \\t]?[-‐‑–—]?[ \\t]?(\\d{2,18})(?!\\d)`, 'gi');
}
