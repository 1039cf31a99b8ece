import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountCents, type Contract, chargeOf, contractOn, overlap, sumOf, termsOf } from '../../src/ticket/billing.ts';
import { nameFault } from '../../src/ticket/category.ts';

const RULES = { rateCents: 9_500 };
const contract = (change: Partial<Contract> = {}): Contract => ({
  id: 1,
  from: '2026-01-01',
  to: '2026-12-31',
  categories: null,
  rateCents: 8_000,
  ...change,
});
const COVERED = { id: 1, scope: 'covered' as const };
const OUTSIDE = { id: 4, scope: 'not-covered' as const };

describe('the contract of a day', () => {
  it('P9 holds from its first day to its last, both included', () => {
    const contracts = [contract()];
    expect(contractOn(contracts, '2025-12-31')).toBeNull();
    expect(contractOn(contracts, '2026-01-01')?.id).toBe(1);
    expect(contractOn(contracts, '2026-12-31')?.id).toBe(1);
    expect(contractOn(contracts, '2027-01-01')).toBeNull();
  });

  it('without a last day holds on; the one that began last wins', () => {
    const contracts = [contract({ id: 2, from: '2026-06-01', to: null }), contract({ to: null })];
    expect(contractOn(contracts, '2031-05-05')?.id).toBe(2);
    expect(contractOn(contracts, '2026-05-31')?.id).toBe(1);
  });

  it('overlaps another exactly when they share a day', () => {
    const day = fc.integer({ min: 10, max: 28 });
    const period = fc
      .tuple(day, fc.option(day, { nil: null }))
      .filter(([from, to]) => to === null || from <= to)
      .map(([from, to]) => ({ from: `2026-01-${from}`, to: to === null ? null : `2026-01-${to}` }));
    fc.assert(
      fc.property(period, period, (one, other) => {
        const days = Array.from({ length: 19 }, (_, index) => `2026-01-${index + 10}`);
        const has = ({ from, to }: typeof one, which: string) => from <= which && (to === null || which <= to);
        expect(overlap(one, other)).toBe(days.some((which) => has(one, which) && has(other, which)));
      }),
    );
  });
});

describe('the terms of work', () => {
  it('P9 without a contract it is billed at the support rate', () => {
    expect(termsOf(COVERED, null, RULES)).toEqual({ kind: 'billable', rateCents: 9_500, contractId: null });
    expect(termsOf(null, null, RULES).kind).toBe('billable');
  });

  it('P12 a contract covers what is in scope; a request that nobody has sorted yet counts as such', () => {
    expect(termsOf(COVERED, contract(), RULES)).toEqual({ kind: 'covered', rateCents: 8_000, contractId: 1 });
    expect(termsOf(null, contract(), RULES).kind).toBe('covered');
  });

  it('P13 what is out of scope is billed at the rate of the contract, even when the contract names it', () => {
    expect(termsOf(OUTSIDE, contract(), RULES)).toEqual({ kind: 'billable', rateCents: 8_000, contractId: 1 });
    expect(termsOf(OUTSIDE, contract({ categories: [OUTSIDE.id] }), RULES).kind).toBe('billable');
  });

  it('a contract that names categories covers these alone', () => {
    const named = contract({ categories: [COVERED.id] });
    expect(termsOf(COVERED, named, RULES).kind).toBe('covered');
    expect(termsOf({ id: 2, scope: 'covered' }, named, RULES).kind).toBe('billable');
    expect(termsOf(null, named, RULES).kind).toBe('billable');
  });
});

describe('amounts', () => {
  it('are cents of an hourly rate, rounded to the nearest', () => {
    expect([amountCents(60, 9_500), amountCents(15, 9_500), amountCents(0, 9_500), amountCents(1, 100)]).toEqual([
      9_500, 2_375, 0, 2,
    ]);
  });

  it('of covered work are nothing', () => {
    const covered = { kind: 'covered' as const, rateCents: 8_000, clearedMinutes: 30, invoicedMinutes: 0 };
    expect(chargeOf(covered)).toEqual({ coveredMinutes: 30, billableMinutes: 0, amountCents: 0, invoicedCents: 0 });
  });

  it('P9 the sum of a statement is that of its lines, and every minute is covered or billable', () => {
    const line = fc
      .record({
        kind: fc.constantFrom('covered' as const, 'billable' as const),
        rateCents: fc.nat(50_000),
        clearedMinutes: fc.nat(1_440),
        part: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(({ part, ...rest }) => ({ ...rest, invoicedMinutes: Math.floor(rest.clearedMinutes * part) }));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const charges = lines.map(chargeOf);
        const sum = sumOf(charges);
        expect(sum.amountCents).toBe(charges.reduce((total, charge) => total + charge.amountCents, 0));
        expect(sum.coveredMinutes + sum.billableMinutes).toBe(
          lines.reduce((total, { clearedMinutes }) => total + clearedMinutes, 0),
        );
        expect(Math.min(...Object.values(sum))).toBeGreaterThanOrEqual(0);
        expect(sum.invoicedCents).toBeLessThanOrEqual(sum.amountCents);
      }),
    );
  });
});

describe('a category', () => {
  it('has a short name in every language', () => {
    const names = { nl: 'Fout', fr: 'Erreur', en: 'Error', de: 'Fehler' };
    expect(nameFault(names)).toBeNull();
    expect(nameFault({ ...names, de: ' ' })).toContain('de is missing');
    expect(nameFault({ ...names, fr: 'x'.repeat(81) })).toContain('fr is longer');
  });
});
