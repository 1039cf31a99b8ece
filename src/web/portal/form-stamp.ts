/**
 * A signed stamp in each form that strangers fill in: when the page was made, and the key that makes the form count once. A
 * robot that posts without having read the page has none; one that fills in faster than anybody types, or uses a page again
 * and again, is asked to press once more.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Nobody fills in the form in less. */
export const MIN_AGE_MS = 3_000;
/** A page that was open for a working day and a night still counts. */
export const MAX_AGE_MS = 24 * 60 * 60 * 1000;
const KEY_BYTES = 16;
const STAMP = /^([0-9a-z]{6,10})\.([0-9a-f]{32})\.([\w-]{43})$/;

export interface Stamp {
  /** What the form carries. */
  text: string;
  formKey: string;
}

export function newStamp(secret: Uint8Array, randomBytes: (size: number) => Buffer, now: string): Stamp {
  const formKey = randomBytes(KEY_BYTES).toString('hex');
  const made = Date.parse(now).toString(36);
  return { text: `${made}.${formKey}.${sign(secret, made, formKey)}`, formKey };
}

/** `early` and `ripe` stamps are ours and may stay in the form; null: none, not ours, or too old. */
export function readStamp(secret: Uint8Array, text: string, now: string): (Stamp & { is: 'early' | 'ripe' }) | null {
  const [, made = '', formKey = '', signature = ''] = STAMP.exec(text) ?? [];
  if (!isSame(signature, sign(secret, made, formKey))) return null;
  const age = Date.parse(now) - Number.parseInt(made, 36);
  if (age > MAX_AGE_MS) return null;
  return { text, formKey, is: age < MIN_AGE_MS ? 'early' : 'ripe' };
}

function sign(secret: Uint8Array, made: string, formKey: string): string {
  return createHmac('sha256', secret).update(`form:${made}.${formKey}`).digest('base64url');
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
