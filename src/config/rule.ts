/** Rules that several parts of the settings share. Messages say what is wanted; they never contain what was given. */
import * as z from 'zod';

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

const MAX_TEXT_CHARACTERS = 1_024;
export const LINE = /^[^\p{Cc}]*$/u;

export const line = z.string().refine((text) => text.length <= MAX_TEXT_CHARACTERS && LINE.test(text), {
  error: `must be one line of at most ${MAX_TEXT_CHARACTERS} characters`,
});

export function whole({ min, max }: Bounds) {
  return z.string().transform((text, context) => {
    const number = /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    context.addIssue({ code: 'custom', message: `must be a whole number from ${min} to ${max}` });
    return z.NEVER;
  });
}
