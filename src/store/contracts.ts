/** Organisations with their e-mail domains and maintenance contracts (P9). */
import type { Contract } from '../ticket/billing.ts';
import { rowsInto } from './insert-rows.ts';
import { addDomains } from './people.ts';
import { listed } from './sqlite.ts';
import { type Db, found, type Tx } from './transaction.ts';

export interface Organisation {
  id: number;
  name: string;
  /** E-mail domains, in order. */
  domains: string[];
  /** The one that began first comes first. */
  contracts: Contract[];
}

/** All organisations by name. */
export async function listOrganisations(db: Db): Promise<Organisation[]> {
  const rows = await db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute();
  const domains = await db.selectFrom('organisation_domain').selectAll().orderBy('domain').execute();
  const contracts = await readContracts(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row,
    domains: domains.filter((domain) => domain.organisation_id === row.id).map(({ domain }) => domain),
    contracts: contracts.get(row.id) ?? [],
  }));
}

/** Errors: LoketError `not_found`. */
export async function readOrganisation(db: Db, id: number): Promise<Organisation> {
  const row = await db.selectFrom('organisation').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
  const domains = await db
    .selectFrom('organisation_domain')
    .select('domain')
    .where('organisation_id', '=', id)
    .orderBy('domain')
    .execute();
  return {
    ...found(row, `organisation ${id}`),
    domains: domains.map(({ domain }) => domain),
    contracts: await contractsOf(db, id),
  };
}

/** The contracts of an organisation; none for nobody's. */
export async function contractsOf(db: Db, organisationId: number | null): Promise<Contract[]> {
  if (organisationId === null) return [];
  return (await readContracts(db, [organisationId])).get(organisationId) ?? [];
}

async function readContracts(db: Db, organisationIds: readonly number[]): Promise<Map<number, Contract[]>> {
  const rows = await db
    .selectFrom('contract')
    .selectAll()
    .where('organisation_id', 'in', listed(organisationIds))
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  const covered = await db
    .selectFrom('contract_category')
    .selectAll()
    .where('contract_id', 'in', listed(rows.map((row) => row.id)))
    .orderBy('category_id')
    .execute();
  const byOrganisation = new Map<number, Contract[]>();
  for (const row of rows) {
    const named = covered.filter((one) => one.contract_id === row.id).map((one) => one.category_id);
    const contract = {
      id: row.id,
      from: row.valid_from,
      to: row.valid_to,
      categories: row.covers_all === 1 ? null : named,
      rateCents: row.rate_cents,
    };
    byOrganisation.set(row.organisation_id, [...(byOrganisation.get(row.organisation_id) ?? []), contract]);
  }
  return byOrganisation;
}

const contractCategories = rowsInto('contract_category');

export async function addContractRow(
  tx: Tx,
  now: string,
  organisationId: number,
  contract: Omit<Contract, 'id'>,
): Promise<number> {
  const { id } = await tx
    .insertInto('contract')
    .values({
      organisation_id: organisationId,
      valid_from: contract.from,
      valid_to: contract.to,
      covers_all: contract.categories === null ? 1 : 0,
      rate_cents: contract.rateCents,
      currency: 'EUR',
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await contractCategories(
    tx,
    (contract.categories ?? []).map((categoryId) => ({ contract_id: id, category_id: categoryId })),
  );
  return id;
}

/** The organisation of a contract. Errors: LoketError `not_found`. */
export async function organisationOfContract(db: Db, contractId: number): Promise<number> {
  const row = await db.selectFrom('contract').select('organisation_id').where('id', '=', contractId).executeTakeFirst();
  return found(row, `contract ${contractId}`).organisation_id;
}

export async function setContractEnd(tx: Tx, contractId: number, lastDay: string | null): Promise<void> {
  await tx.updateTable('contract').set({ valid_to: lastDay }).where('id', '=', contractId).execute();
}

/** The organisations that have one of these names or domains. */
export async function takenBy(
  db: Db,
  name: string,
  domains: readonly string[],
): Promise<{ id: number; what: string }[]> {
  const byName = await db.selectFrom('organisation').select(['id', 'name as what']).where('name', '=', name).execute();
  const byDomain = await db
    .selectFrom('organisation_domain')
    .select(['organisation_id as id', 'domain as what'])
    .where('domain', 'in', listed(domains))
    .execute();
  return [...byName, ...byDomain];
}

/** The name and the domains of an organisation become these. */
export async function changeOrganisationRow(
  tx: Tx,
  id: number,
  name: string,
  domains: readonly string[],
): Promise<void> {
  await tx.updateTable('organisation').set({ name }).where('id', '=', id).execute();
  await tx.deleteFrom('organisation_domain').where('organisation_id', '=', id).execute();
  await addDomains(tx, id, domains);
}
