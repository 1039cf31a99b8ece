import { createHmac, timingSafeEqual } from 'node:crypto';

/** Ticket ids up to 2^40; 10 bytes of signature: 80 bits. Together 15 bytes, so 24 base32 characters without padding. */
const ID_BYTES = 5;
const SIGNATURE_BYTES = 10;
const LENGTH = 24;
const BASE32 = /^[a-z2-7]+$/;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const PLACEHOLDER = '{token}';

/** A signed reply token of one ticket: 24 lower-case base32 characters that survive a change of case (R-THR-1). */
export function makeReplyToken(ticketId: number, secret: Uint8Array): string {
  if (!Number.isSafeInteger(ticketId) || ticketId < 0 || ticketId >= 2 ** (8 * ID_BYTES)) {
    throw new RangeError('a ticket id is a whole number below 2^40');
  }
  const id = Buffer.alloc(ID_BYTES);
  id.writeUIntBE(ticketId, 0, ID_BYTES);
  return encodeToken(Buffer.concat([id, signToken('reply-token', id, secret)]));
}

/** Ticket ids of the valid tokens in these addresses, first first, without doubles. `pattern` like `support+{token}@example.com`. */
export function readReplyTokens(addresses: readonly string[], pattern: string | null, secret: Uint8Array): number[] {
  const ids = tokensIn(addresses, pattern, LENGTH).map((token) => readToken(token, secret));
  return [...new Set(ids.filter((id) => id !== null))];
}

/** The address of the pattern with this token in it. */
export function addressWithToken(pattern: string, token: string): string {
  return pattern.replace(PLACEHOLDER, () => token);
}

/** A token that belongs to no ticket: `loket check` sends it to itself to prove that such addresses arrive. */
export function makeProbeToken(secret: Uint8Array): string {
  return encodeToken(
    createHmac('sha256', secret)
      .update('probe-token')
      .digest()
      .subarray(0, ID_BYTES + SIGNATURE_BYTES),
  );
}

/** True when one of the addresses carries our probe token. */
export function isProbeToken(addresses: readonly string[], pattern: string | null, secret: Uint8Array): boolean {
  const probe = Buffer.from(makeProbeToken(secret));
  return tokensIn(addresses, pattern, LENGTH).some((token) => timingSafeEqual(Buffer.from(token), probe));
}

function readToken(token: string, secret: Uint8Array): number | null {
  const bytes = decodeToken(token);
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), signToken('reply-token', id, secret))) return null;
  return id.readUIntBE(0, ID_BYTES);
}

/** The signature of a token's bytes, for one purpose: a token of one kind is worth nothing as another. */
export function signToken(purpose: string, bytes: Uint8Array, secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${purpose}:`).update(bytes).digest().subarray(0, SIGNATURE_BYTES);
}

/** What stands in the token's place, where it has the form of a token of so many characters. */
export function tokensIn(addresses: readonly string[], pattern: string | null, length: number): string[] {
  const at = pattern?.indexOf(PLACEHOLDER) ?? -1;
  if (pattern === null || at < 0) return [];
  const before = pattern.slice(0, at).toLowerCase();
  const after = pattern.slice(at + PLACEHOLDER.length).toLowerCase();
  return addresses
    .map((address) => address.trim().toLowerCase())
    .filter((address) => address.startsWith(before) && address.endsWith(after))
    .map((address) => address.slice(before.length, address.length - after.length))
    .filter((token) => token.length === length && BASE32.test(token));
}

/** RFC 4648 §6, lower case; whole groups of five bytes only. */
export function encodeToken(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let left = bytes.length * 8; left > 0; left -= 5)
    text += ALPHABET.charAt(Number((bits >> BigInt(left - 5)) & 31n));
  return text;
}

export function decodeToken(token: string): Buffer {
  let bits = 0n;
  for (const character of token) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(character));
  return Buffer.from(bits.toString(16).padStart((token.length * 5) / 4, '0'), 'hex');
}
