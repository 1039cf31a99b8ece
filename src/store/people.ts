/** People by their address, and the organisation that an address belongs to by its domain. */
import { domainOf } from '../message/address.ts';
import type { Address, Language } from '../message/mail.ts';
import type { SenderFacts } from '../triage/decision.ts';
import { rowsInto } from './insert-rows.ts';
import { listed } from './sqlite.ts';
import type { Db, Tx } from './transaction.ts';

/** What is known of senders, by address; nobody is made. */
export async function findSenders(db: Db, addresses: readonly string[]): Promise<Map<string, SenderFacts>> {
  if (addresses.length === 0) return new Map();
  const people = await db
    .selectFrom('person')
    .select(['id', 'address', 'role', 'disabled_at', 'organisation_id'])
    .where('address', 'in', listed(addresses))
    .execute();
  const known = new Map(people.map((person) => [person.address, person]));
  const organisations = await organisationsByAddress(db, addresses);
  return new Map(
    addresses.map((address) => {
      const person = known.get(address);
      // One who has left is a person like others.
      const isAgent = person !== undefined && person.role !== 'customer' && person.disabled_at === null;
      return [
        address,
        {
          isAgent,
          ...(isAgent ? { agentId: person.id } : {}),
          organisationId: person?.organisation_id ?? organisations.get(address) ?? null,
        },
      ];
    }),
  );
}

export interface MetPerson {
  id: number;
  organisationId: number | null;
}

export interface Acquaintance extends Address {
  /** Null when nothing tells. */
  language: Language | null;
}

const newPeople = rowsInto('person', (insert) =>
  insert.onConflict((conflict) => conflict.column('address').doNothing()),
);

/** The person of each address, made at first sight; the first name that an address gives stays. */
export async function meetPeople(tx: Tx, now: string, met: readonly Acquaintance[]): Promise<Map<string, MetPerson>> {
  const byAddress = new Map<string, Acquaintance>();
  for (const person of met) if (!byAddress.has(person.address)) byAddress.set(person.address, person);
  if (byAddress.size === 0) return new Map();
  const organisations = await organisationsByAddress(tx, [...byAddress.keys()]);
  await newPeople(
    tx,
    [...byAddress.values()].map((person) => ({
      address: person.address,
      name: person.name,
      role: 'customer' as const,
      language: person.language,
      organisation_id: organisations.get(person.address) ?? null,
      created_at: now,
    })),
  );
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'address', 'organisation_id'])
    .where('address', 'in', listed(byAddress.keys()))
    .execute();
  return new Map(
    rows.map((row) => [
      row.address,
      { id: row.id, organisationId: row.organisation_id ?? organisations.get(row.address) ?? null },
    ]),
  );
}

async function organisationsByAddress(db: Db, addresses: readonly string[]): Promise<Map<string, number>> {
  const domains = new Map(addresses.map((address) => [address, domainOf(address)]));
  const rows = await db
    .selectFrom('organisation_domain')
    .selectAll()
    .where('domain', 'in', listed(new Set(domains.values())))
    .execute();
  const byDomain = new Map(rows.map((row) => [row.domain, row.organisation_id]));
  const found = new Map<string, number>();
  for (const [address, domain] of domains) {
    const organisationId = byDomain.get(domain);
    if (organisationId !== undefined) found.set(address, organisationId);
  }
  return found;
}

/** Makes an organisation with its e-mail domains; gives its id. Errors: the name or a domain is taken. */
export async function addOrganisation(tx: Tx, now: string, name: string, domains: readonly string[]): Promise<number> {
  const { id } = await tx
    .insertInto('organisation')
    .values({ name, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addDomains(tx, id, domains);
  return id;
}

const domainRows = rowsInto('organisation_domain');

export async function addDomains(tx: Tx, organisationId: number, domains: readonly string[]): Promise<void> {
  await domainRows(
    tx,
    domains.map((domain) => ({ domain, organisation_id: organisationId })),
  );
}
