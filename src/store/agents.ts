/** Agents and admins: people who may sign in to the desk. */
import type { Language } from '../message/mail.ts';
import type { Role } from './schema.ts';
import type { SignedIn } from './sessions.ts';
import { listed } from './sqlite.ts';
import { type Db, found, type Tx } from './transaction.ts';

export type AgentRole = Exclude<Role, 'customer'>;

const AGENT_ROLES: readonly Role[] = ['agent', 'admin'];

export interface AgentRow {
  id: number;
  address: string;
  name: string;
  role: AgentRole;
  /** Null: as the house. */
  language: Language | null;
  hasPassword: boolean;
  /** Since when the agent may not sign in; null: the agent may. */
  disabledAt: string | null;
}

/** What a sign-in is judged by. */
export interface Credentials {
  personId: number;
  role: Role;
  passwordHash: string | null;
}

/** All agents and admins, also disabled ones, by name. */
export async function listAgents(db: Db): Promise<AgentRow[]> {
  const rows = await agents(db).orderBy('name').orderBy('address').execute();
  return rows.map(agentOf);
}

/** Null when nobody has this address, or a customer. */
export async function findAgent(db: Db, address: string): Promise<AgentRow | null> {
  const row = await agents(db).where('address', '=', address).executeTakeFirst();
  return row === undefined ? null : agentOf(row);
}

export async function readAgent(db: Db, personId: number): Promise<AgentRow | null> {
  const row = await agents(db).where('id', '=', personId).executeTakeFirst();
  return row === undefined ? null : agentOf(row);
}

/** The agent as whoever signs an answer. Errors: LoketError `not_found`. */
export async function readSigner(db: Db, personId: number): Promise<SignedIn> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'address', 'name', 'role', 'language', 'signature'])
    .where('id', '=', personId)
    .executeTakeFirst();
  return found(row, 'such agent');
}

/** The credentials of somebody who may sign in, customer or agent; null for everybody else. */
export async function findCredentials(db: Db, address: string): Promise<Credentials | null> {
  const row = await db
    .selectFrom('person')
    .select(['id as personId', 'role', 'password_hash as passwordHash'])
    .where('address', '=', address)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether an admin other than this person may sign in; null asks for any at all. */
export async function hasOtherAdmin(db: Db, personId: number | null): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .where('id', '!=', personId ?? 0)
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes a person, who may have been a customer, an agent who may sign in. */
export async function makeAgent(
  tx: Tx,
  personId: number,
  { name, role, language }: Pick<AgentRow, 'name' | 'role' | 'language'>,
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ role, disabled_at: null, ...(name === '' ? {} : { name }), ...(language === null ? {} : { language }) })
    .where('id', '=', personId)
    .execute();
}

export async function setRole(tx: Tx, personId: number, role: AgentRole): Promise<void> {
  await tx.updateTable('person').set({ role }).where('id', '=', personId).execute();
}

export async function setDisabled(tx: Tx, personId: number, since: string | null): Promise<void> {
  await tx.updateTable('person').set({ disabled_at: since }).where('id', '=', personId).execute();
}

/** Null: cannot sign in by password. */
export async function setPasswordHash(tx: Tx, personId: number, passwordHash: string | null): Promise<void> {
  await tx.updateTable('person').set({ password_hash: passwordHash }).where('id', '=', personId).execute();
}

/** What people say of themselves. */
export interface Profile {
  name: string;
  language: Language | null;
  signature: string;
}

export async function setProfile(tx: Tx, personId: number, profile: Profile): Promise<void> {
  await tx.updateTable('person').set(profile).where('id', '=', personId).execute();
}

/** Whether the desk's pages take shortcuts from the keyboard. */
export async function setShortcuts(tx: Tx, personId: number, on: boolean): Promise<void> {
  await tx
    .updateTable('person')
    .set({ shortcuts: on ? 1 : 0 })
    .where('id', '=', personId)
    .execute();
}

function agents(db: Db) {
  return db
    .selectFrom('person')
    .select(['id', 'address', 'name', 'role', 'language', 'password_hash', 'disabled_at'])
    .where('role', 'in', listed(AGENT_ROLES));
}

function agentOf(row: {
  id: number;
  address: string;
  name: string;
  role: Role;
  language: Language | null;
  password_hash: string | null;
  disabled_at: string | null;
}): AgentRow {
  const { id, address, name, role, language } = row;
  return {
    id,
    address,
    name,
    role: role === 'admin' ? 'admin' : 'agent',
    language,
    hasPassword: row.password_hash !== null,
    disabledAt: row.disabled_at,
  };
}
