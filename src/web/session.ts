/** The session cookie, and the token that every form of a session carries (R-WEB-3). */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';

/** What a browser keeps: with https, a name that no other host and no plain page can set (RFC 6265bis 4.1.3.2). */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-loket' : 'loket';
}

/** `maxAgeSeconds` null: until the browser is closed. */
export function cookieOptions(secure: boolean, maxAgeSeconds: number | null): CookieSerializeOptions {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    ...(maxAgeSeconds === null ? {} : { maxAge: maxAgeSeconds }),
  };
}

/** What the store knows a session by. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(`session:${token}`).digest('hex');
}

/** The token of a session's forms: made from the cookie, which a foreign page cannot read. */
export function csrfTokenOf(token: string): string {
  return createHash('sha256').update(`csrf:${token}`).digest('base64url');
}

export function isCsrfToken(token: string, given: unknown): boolean {
  const expected = Buffer.from(csrfTokenOf(token));
  const actual = Buffer.from(typeof given === 'string' ? given : '');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
