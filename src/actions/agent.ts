/** Agents and admins: who may work at the desk. An agent's mail is judged by this role too (R-THR-2). */
import { cleanAddress, isOwnAddress } from '../message/address.ts';
import type { Language } from '../message/mail.ts';
import {
  type AgentRole,
  type AgentRow,
  findAgent,
  hasOtherAdmin,
  makeAgent,
  readAgent,
  setDisabled,
  setPasswordHash,
  setRole,
} from '../store/agents.ts';
import { addAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { addPasswordLink, endPasswordLinks } from '../store/password-links.ts';
import { meetPeople } from '../store/people.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { found, type Tx } from '../store/transaction.ts';
import { hashPassword, type PasswordFault, passwordFault } from './password.ts';

const SECRET_BYTES = 32;

export interface NewAgent {
  address: string;
  name: string;
  role: AgentRole;
  /** Null: as the house. */
  language: Language | null;
}

/** What the verbs about agents need to know of the house. */
export interface AgentHouse {
  /** Addresses of the mailboxes: an agent there would be told of each mail by another. */
  ownAddresses: readonly string[];
  randomBytes: (size: number) => Buffer;
}

/** Why an agent may not have an address. */
export type AddressFault = 'no-address' | 'own-address';

/** Null for an address that an agent may have. */
export function addressFault(typed: string, ownAddresses: readonly string[]): AddressFault | null {
  const address = cleanAddress(typed);
  if (address === null) return 'no-address';
  return isOwnAddress(address, ownAddresses) ? 'own-address' : null;
}

export type Added =
  | { fault: AddressFault | PasswordFault | 'known' }
  /** `secret` of the link by which the agent chooses a password; null when one was set. */
  | { fault: null; agent: AgentRow; secret: string | null };

/** Where the holder of a one-time link chooses a password. */
export function welcomeUrl(publicUrl: string, secret: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/desk/welcome/${secret}`;
}

/**
 * Adds an agent, with a password or with a one-time link to choose one. Somebody who was a customer is one no more.
 * `by` is the admin who does it, here and below; null: the operator.
 */
export async function addAgent(
  database: Database,
  house: AgentHouse,
  agent: NewAgent,
  password: string | null,
  by: number | null = null,
): Promise<Added> {
  const address = cleanAddress(agent.address) ?? '';
  const fault =
    addressFault(agent.address, house.ownAddresses) ?? (password === null ? null : passwordFault(password, address));
  if (fault !== null) return { fault };
  const passwordHash = password === null ? null : await hashPassword(password);
  const secret = passwordHash === null ? newSecret(house) : null;
  return database.write(async (tx, now) => {
    if ((await findAgent(tx, address)) !== null) return { fault: 'known' };
    const people = await meetPeople(tx, now, [{ address, name: agent.name, language: agent.language }]);
    const id = people.get(address)?.id ?? 0;
    await makeAgent(tx, id, agent);
    // A customer's session was given for less than an agent may do.
    await endSessionsOf(tx, id);
    // So was a customer's password: without a new one it works no more.
    await setPasswordHash(tx, id, passwordHash);
    if (secret !== null) await addPasswordLink(tx, now, secret, id);
    await addAudit(tx, now, { by, action: 'agent-added', about: address, detail: agent.role });
    return { fault: null, agent: await agentOf(tx, id), secret };
  });
}

/** Errors: `not_found`. The last admin stays one. */
export async function changeRole(
  database: Database,
  personId: number,
  role: AgentRole,
  by: number | null = null,
): Promise<'last-admin' | null> {
  return database.write(async (tx, now) => {
    const before = await agentOf(tx, personId);
    if (before.role === role) return null;
    if (role !== 'admin' && !(await hasOtherAdmin(tx, personId))) return 'last-admin';
    await setRole(tx, personId, role);
    await addAudit(tx, now, { by, action: 'agent-role', about: before.address, detail: `${before.role} → ${role}` });
    return null;
  });
}

/** An agent may not sign in any more, from this moment. What the agent did stays. Errors: `not_found`. */
export async function disableAgent(
  database: Database,
  personId: number,
  by: number | null = null,
): Promise<'last-admin' | null> {
  return database.write(async (tx, now) => {
    const { role, disabledAt, address } = await agentOf(tx, personId);
    if (disabledAt !== null) return null;
    if (role === 'admin' && !(await hasOtherAdmin(tx, personId))) return 'last-admin';
    await setDisabled(tx, personId, now);
    await endSessionsOf(tx, personId);
    await endPasswordLinks(tx, personId);
    await addAudit(tx, now, { by, action: 'agent-disabled', about: address });
    return null;
  });
}

/** Errors: `not_found`. */
export async function enableAgent(database: Database, personId: number, by: number | null = null): Promise<void> {
  await database.write(async (tx, now) => {
    const { address, disabledAt } = await agentOf(tx, personId);
    if (disabledAt === null) return;
    await setDisabled(tx, personId, null);
    await addAudit(tx, now, { by, action: 'agent-enabled', about: address });
  });
}

/** A one-time link to choose a new password; the old one works until then. Errors: `not_found`. */
export async function renewPassword(
  database: Database,
  house: AgentHouse,
  personId: number,
  by: number | null = null,
): Promise<string> {
  const secret = newSecret(house);
  await database.write(async (tx, now) => {
    const { address } = await agentOf(tx, personId);
    await addPasswordLink(tx, now, secret, personId);
    await addAudit(tx, now, { by, action: 'agent-link', about: address });
  });
  return secret;
}

/** Sets an agent's password, as the operator may; all sessions and links of the agent end. Errors: `not_found`. */
export async function setPassword(
  database: Database,
  { id, address }: Pick<AgentRow, 'id' | 'address'>,
  password: string,
): Promise<PasswordFault | null> {
  const fault = passwordFault(password, address);
  if (fault !== null) return fault;
  const passwordHash = await hashPassword(password);
  await database.write(async (tx, now) => {
    await setPasswordHash(tx, id, passwordHash);
    await endSessionsOf(tx, id);
    await endPasswordLinks(tx, id);
    await addAudit(tx, now, { by: null, action: 'agent-password', about: address });
  });
  return null;
}

/** The secret of a link that makes its holder the first admin, in place of an earlier one; null when there is an admin. */
export async function inviteFirstAdmin(
  database: Database,
  house: Pick<AgentHouse, 'randomBytes'>,
): Promise<string | null> {
  const secret = newSecret(house);
  return database.write(async (tx, now) => {
    if (await hasOtherAdmin(tx, null)) return null;
    await addPasswordLink(tx, now, secret, null);
    return secret;
  });
}

async function agentOf(tx: Tx, personId: number): Promise<AgentRow> {
  return found((await readAgent(tx, personId)) ?? undefined, `agent ${personId}`);
}

function newSecret({ randomBytes }: Pick<AgentHouse, 'randomBytes'>): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}
