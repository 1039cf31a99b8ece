import { all, type Headers } from './headers.ts';

/** The mail host's verdict: which field holds it, and from which score on a mail is held (null: the field says yes or no). */
export interface SpamPolicy {
  header: string;
  holdFrom: number | null;
}

/** True when the configured field says spam: a score at or over the threshold, or a plain yes where there is no threshold. */
export function isSpam(headers: Headers, policy: SpamPolicy | null): boolean {
  if (policy === null || policy.header === '') return false;
  const { holdFrom } = policy;
  const values = all(headers, policy.header.toLowerCase());
  if (holdFrom === null) return values.some((value) => /^\s*(yes|true|spam)\b/i.test(value));
  return values.some((value) => {
    const score = readScore(value);
    return score !== null && score >= holdFrom;
  });
}

/** `7.1`, `score=7.1`, `Yes, score=7.1 required=5.0`, `*******`. */
function readScore(value: string): number | null {
  const named =
    /\bscore\s*[=:]\s*(-?\d{1,6}(?:\.\d{1,6})?)/i.exec(value) ?? /^\s*(-?\d{1,6}(?:\.\d{1,6})?)/.exec(value);
  if (named !== null) return Number(named[1]);
  const stars = /^\s*([*+]+)\s*$/.exec(value);
  return stars === null ? null : (stars[1] ?? '').length;
}
