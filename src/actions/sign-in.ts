/** Signing in by password, signing out, and what agents do with their own account (R-WEB-3, P18). */
import { cleanAddress } from '../message/address.ts';
import {
  findCredentials,
  hasOtherAdmin,
  makeAgent,
  type Profile,
  setPasswordHash,
  setProfile,
} from '../store/agents.ts';
import { addAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { findPasswordLink, markPasswordLinkUsed, type PasswordLink } from '../store/password-links.ts';
import { meetPeople } from '../store/people.ts';
import type { Role } from '../store/schema.ts';
import { addSession, dropOldSessions, endSession, endSessionsOf } from '../store/sessions.ts';
import { markSignInLinksUsed } from '../store/sign-in-links.ts';
import type { Db, Tx } from '../store/transaction.ts';
import { type AddressFault, addressFault } from './agent.ts';
import { hashPassword, isPassword, type PasswordFault, passwordFault } from './password.ts';

const REMEMBERED_MS = 30 * 24 * 60 * 60 * 1000;
/** The browser forgets sooner, when it is closed. */
const WORKING_DAY_MS = 12 * 60 * 60 * 1000;

/** Seconds that a browser keeps a session: null until it is closed. */
export function cookieSeconds(remembered: boolean): number | null {
  return remembered ? REMEMBERED_MS / 1000 : null;
}

/** The session that a browser begins. Only the hashes of tokens are known here. */
export interface Beginning {
  tokenHash: string;
  /** The session that the browser had before: it ends, so that a planted one is worth nothing. */
  earlier: string | null;
  remembered: boolean;
}

/** Somebody who has just signed in. */
export interface Arrived {
  id: number;
  role: Role;
}

/** Signs in by password; gives who it is, null for an unknown address as for a wrong password, after the same time. */
export async function signIn(
  database: Database,
  { address, password }: { address: string; password: string },
  beginning: Beginning,
): Promise<Arrived | null> {
  const known = await findCredentials(database.read, address);
  if (!(await isPassword(known?.passwordHash ?? null, password)) || known === null) return null;
  return database.write(async (tx, now) => {
    const still = await findCredentials(tx, address);
    if (still?.passwordHash !== known.passwordHash) return null;
    await beginSession(tx, now, known.personId, beginning);
    return { id: still.personId, role: still.role };
  });
}

export async function signOut(database: Database, tokenHash: string): Promise<void> {
  await database.write((tx) => endSession(tx, tokenHash));
}

/** Links to sign in that were mailed work no more either. */
export async function signOutEverywhere(database: Database, personId: number): Promise<void> {
  await database.write(async (tx, now) => {
    await endSessionsOf(tx, personId);
    await markSignInLinksUsed(tx, now, personId);
  });
}

/** Who opens a one-time link; null when it works no more. The first admin's ends as soon as there is an admin. */
export async function openPasswordLink(db: Db, now: string, secret: string): Promise<PasswordLink | null> {
  const link = await findPasswordLink(db, now, secret);
  return link?.person === null && (await hasOtherAdmin(db, null)) ? null : link;
}

/** What the holder of a one-time link fills in. Address and name are the first admin's to say. */
export interface Welcoming {
  secret: string;
  password: string;
  address: string;
  name: string;
}

export type Welcomed = { fault: AddressFault | PasswordFault | 'no-link' } | { fault: null; personId: number };

/** Sets the password that the holder of `link` chose, ends all sessions of the person, and signs in. */
export async function takeUpLink(
  database: Database,
  ownAddresses: readonly string[],
  { person }: PasswordLink,
  given: Welcoming,
  beginning: Beginning,
): Promise<Welcomed> {
  const address = person?.address ?? given.address;
  const fault = addressFault(address, ownAddresses) ?? passwordFault(given.password, address);
  if (fault !== null) return { fault };
  const passwordHash = await hashPassword(given.password);
  return database.write(async (tx, now) => {
    const link = await openPasswordLink(tx, now, given.secret);
    if (link === null) return { fault: 'no-link' };
    const personId = link.person?.id ?? (await firstAdmin(tx, now, given));
    await markPasswordLinkUsed(tx, now, given.secret);
    await setPasswordHash(tx, personId, passwordHash);
    await endSessionsOf(tx, personId);
    await beginSession(tx, now, personId, beginning);
    await addAudit(tx, now, { by: personId, action: 'own-password', about: address });
    return { fault: null, personId };
  });
}

export async function changeProfile(database: Database, personId: number, profile: Profile): Promise<void> {
  await database.write((tx) => setProfile(tx, personId, profile));
}

/** `byLink`: a link in a mail proved who it is, not a password. */
export async function beginSession(
  tx: Tx,
  now: string,
  personId: number,
  beginning: Beginning,
  byLink = false,
): Promise<void> {
  const { tokenHash, earlier, remembered } = beginning;
  await dropOldSessions(tx, now);
  if (earlier !== null) await endSession(tx, earlier);
  const lifetimeMs = remembered ? REMEMBERED_MS : WORKING_DAY_MS;
  const expiresAt = new Date(Date.parse(now) + lifetimeMs).toISOString();
  await addSession(tx, now, { tokenHash, personId, remembered, byLink, expiresAt });
}

async function firstAdmin(tx: Tx, now: string, given: Pick<Welcoming, 'address' | 'name'>): Promise<number> {
  const { name } = given;
  const address = cleanAddress(given.address) ?? '';
  const id = (await meetPeople(tx, now, [{ address, name, language: null }])).get(address)?.id ?? 0;
  await makeAgent(tx, id, { name, role: 'admin', language: null });
  return id;
}
