/** Organisations, their maintenance contracts, and the mark that their month was invoiced (P9). */
import { LoketError } from '../errors.ts';
import { addAudit } from '../store/audit.ts';
import { listCategories } from '../store/categories.ts';
import {
  addContractRow,
  changeOrganisationRow,
  organisationOfContract,
  readOrganisation,
  setContractEnd,
  takenBy,
} from '../store/contracts.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { addOrganisation } from '../store/people.ts';
import { setInvoiced } from '../store/statement.ts';
import type { Tx } from '../store/transaction.ts';
import { type Contract, overlap, type Period } from '../ticket/billing.ts';
import { isDay } from '../ticket/time.ts';

const MAX_NAME_CHARACTERS = 120;
const MAX_RATE_CENTS = 1_000_000;
const DOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

export interface GivenOrganisation {
  name: string;
  /** E-mail domains: mail from these addresses is the organisation's. */
  domains: readonly string[];
}

/** Makes an organisation; gives its id. `by` is the admin who does it, here and below; null: the operator. Errors: LoketError `invalid`, `conflict` when name or domain is taken. */
export async function createOrganisation(
  database: Database,
  given: GivenOrganisation,
  by: number | null = null,
): Promise<number> {
  const { name, domains } = tidy(given);
  return database.write(async (tx, now) => {
    await refuseTaken(tx, null, name, domains);
    await addAudit(tx, now, { by, action: 'organisation-added', about: name, detail: domains.join(', ') });
    return addOrganisation(tx, now, name, domains);
  });
}

/** Changes name and domains. Errors: LoketError `invalid`, `not_found`, `conflict` when name or domain is taken. */
export async function changeOrganisation(
  database: Database,
  id: number,
  given: GivenOrganisation,
  by: number | null = null,
): Promise<void> {
  const { name, domains } = tidy(given);
  await database.write(async (tx, now) => {
    await readOrganisation(tx, id);
    await refuseTaken(tx, id, name, domains);
    await changeOrganisationRow(tx, id, name, domains);
    await addAudit(tx, now, { by, action: 'organisation-changed', about: name, detail: domains.join(', ') });
  });
}

function tidy(given: GivenOrganisation): { name: string; domains: string[] } {
  const name = given.name.trim();
  const domains = [...new Set(given.domains.map((domain) => domain.trim().toLowerCase().replace(/^@/, '')))];
  if (name === '' || name.length > MAX_NAME_CHARACTERS) {
    throw new LoketError('invalid', `give a name of at most ${MAX_NAME_CHARACTERS} characters`, {
      key: 'name-length',
      values: { max: MAX_NAME_CHARACTERS },
    });
  }
  if (!domains.every((domain) => domain.length <= 253 && DOMAIN.test(domain))) {
    throw new LoketError('invalid', 'a domain is what follows the @ of addresses, e.g. example.com', { key: 'domain' });
  }
  return { name, domains };
}

async function refuseTaken(tx: Tx, id: number | null, name: string, domains: readonly string[]): Promise<void> {
  const taken = (await takenBy(tx, name, domains)).find((other) => other.id !== id);
  if (taken !== undefined)
    throw new LoketError('conflict', `${taken.what} belongs to another organisation already`, {
      key: 'taken',
      values: { what: taken.what },
    });
}

/** Adds a contract; gives its id. Errors: LoketError `invalid`, `not_found`, `conflict` when two hold on one day. */
export async function addContract(
  database: Database,
  organisationId: number,
  contract: Omit<Contract, 'id'>,
  by: number | null = null,
): Promise<number> {
  refusePeriod(contract);
  const { rateCents, categories } = contract;
  if (!Number.isInteger(rateCents) || rateCents < 0 || rateCents > MAX_RATE_CENTS) {
    throw new LoketError('invalid', `a rate is a whole number of cents from 0 to ${MAX_RATE_CENTS}`, { key: 'rate' });
  }
  return database.write(async (tx, now) => {
    const { contracts, name } = await readOrganisation(tx, organisationId);
    refuseOverlap(contract, contracts);
    const covered = (await listCategories(tx)).filter(({ scope }) => scope === 'covered').map(({ id }) => id);
    if (categories !== null && (categories.length === 0 || !categories.every((id) => covered.includes(id)))) {
      throw new LoketError(
        'invalid',
        'a contract names one or more categories that support covers, or covers them all',
        { key: 'contract-categories' },
      );
    }
    await addAudit(tx, now, { by, action: 'contract-added', about: name, detail: periodText(contract) });
    return addContractRow(tx, now, organisationId, contract);
  });
}

/** Sets the last day of a contract; null: no end yet. Errors: as `addContract`. */
export async function endContract(
  database: Database,
  contractId: number,
  lastDay: string | null,
  by: number | null = null,
): Promise<void> {
  await database.write(async (tx, now) => {
    const { contracts, name } = await readOrganisation(tx, await organisationOfContract(tx, contractId));
    const own = contracts.find(({ id }) => id === contractId);
    const period = { from: own?.from ?? '', to: lastDay };
    refusePeriod(period);
    refuseOverlap(
      period,
      contracts.filter(({ id }) => id !== contractId),
    );
    await setContractEnd(tx, contractId, lastDay);
    await addAudit(tx, now, { by, action: 'contract-ended', about: name, detail: periodText(period) });
  });
}

function periodText({ from, to }: Period): string {
  return `${from} – ${to ?? '…'}`;
}

function refusePeriod({ from, to }: Period): void {
  if (!isDay(from) || (to !== null && (!isDay(to) || to < from))) {
    throw new LoketError('invalid', 'a contract runs from a first day to a last day, e.g. 2026-01-01 to 2026-12-31', {
      key: 'contract-days',
    });
  }
}

function refuseOverlap(period: Period, contracts: readonly Contract[]): void {
  const other = contracts.find((contract) => overlap(period, contract));
  if (other === undefined) return;
  throw new LoketError(
    'conflict',
    `the contract from ${other.from} to ${other.to ?? 'no end'} holds on some of these days; end it first`,
    { key: 'contract-overlap' },
  );
}

/**
 * Marks the settled time of a month such as `2026-11` as invoiced: it is locked. Minutes that wait for an approval are
 * left out, and stand on a later invoice once approved. Errors: LoketError `invalid`, `conflict` when there is nothing.
 */
export async function invoiceMonth(
  database: Database,
  given: { organisationId: number | null; month: string; agentId: number },
): Promise<void> {
  const { organisationId, month, agentId } = given;
  if (!isDay(`${month}-01`))
    throw new LoketError('invalid', 'a month is a year and a month, e.g. 2026-11', { key: 'no-month' });
  await database.write(async (tx, now) => {
    const tickets = await setInvoiced(tx, now, organisationId, month);
    if (tickets.length === 0)
      throw new LoketError('conflict', `nothing of ${month} is left to be invoiced`, {
        key: 'nothing-to-invoice',
        values: { month },
      });
    await addAudit(tx, now, { by: agentId, action: 'month-invoiced', about: month, detail: `${tickets.length}` });
    const event = { reason: 'invoiced', text: `The time of ${month} was invoiced.`, visibility: 'internal' as const };
    await addEvents(
      tx,
      now,
      tickets.map((ticketId) => ({ ...event, ticketId, by: agentId })),
    );
  });
}
