import { describe, expect, it } from 'vitest';
import { addCategory, categorise, renameCategory, retireCategory } from '../../src/actions/category.ts';
import {
  addContract,
  changeOrganisation,
  createOrganisation,
  endContract,
  invoiceMonth,
} from '../../src/actions/contract.ts';
import { decideApproval } from '../../src/actions/estimate.ts';
import { listCategories } from '../../src/store/categories.ts';
import { listOrganisations, readOrganisation } from '../../src/store/contracts.ts';
import { billedCustomers, pendingIn, statementLines } from '../../src/store/statement.ts';
import { chargeOf, sumOf } from '../../src/ticket/billing.ts';
import { openStore } from '../support/store.ts';
import { openWork } from '../support/work.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31', categories: null, rateCents: 8_000 };
const NAMES = { nl: 'Koppeling', fr: 'Connexion', en: 'Interface', de: 'Schnittstelle' };

describe('organisations', () => {
  it('have a name and domains that no other has', async () => {
    const { database } = await openStore();
    const id = await createOrganisation(database, { name: ' Peeters ', domains: ['@Example.ORG', 'example.org'] });
    const other = await createOrganisation(database, { name: 'Janssens', domains: [] });
    await expect(createOrganisation(database, { name: 'Peeters', domains: [] })).rejects.toMatchObject({
      code: 'conflict',
    });
    const taking = changeOrganisation(database, other, { name: 'Janssens', domains: ['example.org'] });
    await expect(taking).rejects.toMatchObject({ code: 'conflict' });
    await expect(createOrganisation(database, { name: 'x', domains: ['example'] })).rejects.toMatchObject({
      code: 'invalid',
    });
    await changeOrganisation(database, id, { name: 'Peeters NV', domains: ['example.org', 'peeters.example'] });
    expect(await listOrganisations(database.read)).toMatchObject([
      { name: 'Janssens', domains: [], contracts: [] },
      { name: 'Peeters NV', domains: ['example.org', 'peeters.example'] },
    ]);
  });
});

describe('contracts', () => {
  it('P9 of one organisation never hold on the same day', async () => {
    const { database } = await openStore();
    const id = await createOrganisation(database, { name: 'Peeters', domains: [] });
    const first = await addContract(database, id, { ...YEAR, to: null });
    await expect(addContract(database, id, { ...YEAR, from: '2027-01-01', to: null })).rejects.toMatchObject({
      code: 'conflict',
    });
    await endContract(database, first, '2026-12-31');
    await addContract(database, id, { ...YEAR, from: '2027-01-01', to: null, categories: [1, 2] });
    await expect(endContract(database, first, null)).rejects.toMatchObject({ code: 'conflict' });
    expect((await readOrganisation(database.read, id)).contracts).toMatchObject([
      { id: first, to: '2026-12-31', categories: null },
      { from: '2027-01-01', to: null, categories: [1, 2] },
    ]);
  });

  it.each([
    ['a last day before the first', { to: '2025-12-31' }],
    ['a day that does not exist', { from: '2026-02-30' }],
    ['a rate below nothing', { rateCents: -1 }],
    ['no category at all', { categories: [] }],
    ['a category that support does not cover', { categories: [4] }],
  ])('are refused with %s', async (_, change) => {
    const { database } = await openStore();
    const id = await createOrganisation(database, { name: 'Peeters', domains: [] });
    await expect(addContract(database, id, { ...YEAR, ...change })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('categories', () => {
  it('P12, P13 are there from the start: what support covers, and what it does not', async () => {
    const { database } = await openStore();
    const scopes = (await listCategories(database.read)).map(({ scope }) => scope);
    expect([scopes.filter((scope) => scope === 'covered').length, scopes.length]).toEqual([3, 8]);
  });

  it('have names of their own; one that is retired stays with what has it, and is not chosen any more', async () => {
    const stage = await openWork();
    const { database, house } = stage;
    const id = await addCategory(database, 'not-covered', NAMES);
    await expect(addCategory(database, 'covered', { ...NAMES, nl: 'Anders' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(renameCategory(database, stage.covered, NAMES)).rejects.toMatchObject({ code: 'conflict' });
    await renameCategory(database, id, { ...NAMES, nl: 'Koppelingen' });
    await categorise(database, house, { ...stage, categoryId: id });
    await retireCategory(database, id, true);
    await categorise(database, house, { ...stage, categoryId: null });
    await expect(categorise(database, house, { ...stage, categoryId: id })).rejects.toMatchObject({ code: 'conflict' });
    await retireCategory(database, id, false);
    await categorise(database, house, { ...stage, categoryId: id });
  });
});

describe('the statement of a month', () => {
  it('P9 holds what is covered and what is billed, by day, and adds up', async () => {
    const stage = await openWork();
    await stage.log(30, '2026-11-20T09:00:00.000Z');
    await stage.log(20, '2026-11-02T09:00:00.000Z');
    await stage.log(15, '2026-10-31T09:00:00.000Z');
    const lines = await statementLines(stage.database.read, stage.organisationId, '2026-11');
    expect(lines).toMatchObject([
      { day: '2026-11-02', number: 'SA-100014', requester: 'An Peeters', clearedMinutes: 30, rateCents: 9_500 },
      { day: '2026-11-20', clearedMinutes: 30, agentName: 'Bart', invoicedAt: null },
    ]);
    expect(sumOf(lines.map(chargeOf))).toEqual({
      coveredMinutes: 0,
      billableMinutes: 60,
      amountCents: 9_500,
      invoicedCents: 0,
    });
    expect(await billedCustomers(stage.database.read, '2026-11')).toEqual([
      { organisationId: stage.organisationId, name: 'Peeters NV' },
    ]);
    expect(await statementLines(stage.database.read, null, '2026-11')).toEqual([]);
  });

  it('P10 never holds minutes that wait; approved after the invoice, they stand on the next one', async () => {
    const stage = await openWork();
    const { database, organisationId } = stage;
    await stage.log(90);
    const lines = () => statementLines(database.read, organisationId, '2026-11');
    expect(await lines()).toMatchObject([{ clearedMinutes: 60, invoicedMinutes: 0 }]);
    expect(await pendingIn(database.read, organisationId, '2026-11')).toBe(30);
    await invoiceMonth(database, { ...stage, month: '2026-11' });
    await expect(invoiceMonth(database, { ...stage, month: '2026-11' })).rejects.toMatchObject({ code: 'conflict' });
    const approval = await database.read.selectFrom('approval').select('id').executeTakeFirstOrThrow();
    await decideApproval(database, stage.house, {
      ticketId: stage.ticketId,
      approvalId: approval.id,
      outcome: 'approved',
      personId: null,
      name: 'An Peeters',
      how: 'page',
      entryId: null,
      remark: '',
      recordedBy: null,
    });
    expect(await lines()).toMatchObject([{ clearedMinutes: 90, invoicedMinutes: 60 }]);
    expect(sumOf((await lines()).map(chargeOf))).toMatchObject({ amountCents: 14_250, invoicedCents: 9_500 });
    await invoiceMonth(database, { ...stage, month: '2026-11' });
    expect(await lines()).toMatchObject([{ clearedMinutes: 90, invoicedMinutes: 90 }]);
    expect((await stage.events()).filter(({ reason }) => reason === 'invoiced')).toHaveLength(2);
  });

  it('of customers without an organisation is one of its own', async () => {
    const stage = await openWork();
    await stage.database.write((tx) => tx.updateTable('ticket').set({ organisation_id: null }).execute());
    await stage.log(15);
    expect(await statementLines(stage.database.read, null, '2026-11')).toHaveLength(1);
    expect(await billedCustomers(stage.database.read, '2026-11')).toEqual([{ organisationId: null, name: null }]);
    await invoiceMonth(stage.database, { organisationId: null, month: '2026-11', agentId: stage.agentId });
    await expect(invoiceMonth(stage.database, { ...stage, month: '2026-13' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});
