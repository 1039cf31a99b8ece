/** What every door has in common: a new session and its cookie, where it leads, and who has to wait (R-WEB-3). */
import type { FastifyReply } from 'fastify';
import type { Beginning } from '../actions/sign-in.ts';
import { cookieSeconds } from '../actions/sign-in.ts';
import { cleanAddress } from '../message/address.ts';
import type { Role } from '../store/schema.ts';
import type { Counting } from './attempts.ts';
import type { DeskDeps } from './desk/visit.ts';
import { cookieName, cookieOptions, tokenHashOf } from './session.ts';

const TOKEN_BYTES = 32;
export const MAX_NAME_CHARACTERS = 200;
const MAX_ADDRESS_CHARACTERS = 254;

/** Whoever guesses the passwords of one person waits; so does that person, for a quarter of an hour. */
export const BY_ADDRESS: Counting = {
  maxFailures: 10,
  sourceOf: (typed) => cleanAddress(typed) ?? typed.toLowerCase().slice(0, MAX_ADDRESS_CHARACTERS),
};

/** `earlier`: what the store knows the browser's session by, which ends. */
export function newSession(
  { house }: Pick<DeskDeps, 'house'>,
  earlier: string | null,
  remembered: boolean,
): { token: string; beginning: Beginning } {
  const token = house.randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, beginning: { tokenHash: tokenHashOf(token), earlier, remembered } };
}

export function keepCookie(
  { secure }: Pick<DeskDeps, 'secure'>,
  reply: FastifyReply,
  token: string,
  remembered: boolean,
): void {
  reply.setCookie(cookieName(secure), token, cookieOptions(secure, cookieSeconds(remembered)));
}

/** Takes the session from the browser. */
export function dropCookie({ secure }: Pick<DeskDeps, 'secure'>, reply: FastifyReply): void {
  reply.clearCookie(cookieName(secure), cookieOptions(secure, null));
}

/** Where to go after signing in: the page that was asked for, of one's own side of the house and never of another site. */
export function landingOf(role: Role, next: string): string {
  const home = role === 'customer' ? '/my' : '/desk';
  const base = 'https://desk.invalid';
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  if (url === null || url.origin !== base) return home;
  return url.pathname === home || url.pathname.startsWith(`${home}/`) ? url.pathname + url.search : home;
}
