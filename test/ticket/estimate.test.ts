import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ApprovalOutcome,
  type Asked,
  allowanceOf,
  type Decision,
  decisionFault,
  type Effort,
  needsEstimate,
  nextStep,
} from '../../src/ticket/estimate.ts';

const RULES = { approvalLimitMinutes: 60 };
const asked = (minutes: number, outcome: ApprovalOutcome | null = null): Asked => ({ minutes, outcome });

/** What follows for a ticket with this history, in scope unless it is told otherwise. */
function next(change: Partial<Effort>, scope: 'covered' | 'not-covered' = 'covered') {
  const history = change.asked ?? [];
  const allowance = allowanceOf(scope, history, RULES);
  return nextStep({ allowance, worked: 0, estimate: null, estimatedNow: false, asked: history, ...change }, RULES);
}

describe('the allowance', () => {
  it('P10 is the limit, or what was approved; P13 out of scope it is nothing before an approval', () => {
    expect(allowanceOf('covered', [], RULES)).toBe(60);
    expect(allowanceOf(null, [asked(120, 'declined'), asked(180)], RULES)).toBe(60);
    expect(allowanceOf('covered', [asked(120, 'approved'), asked(180, 'withdrawn')], RULES)).toBe(120);
    expect(allowanceOf('not-covered', [], RULES)).toBe(0);
    expect(allowanceOf('not-covered', [asked(30, 'approved')], RULES)).toBe(30);
  });

  it('P13 work out of scope begins with an estimate', () => {
    expect([needsEstimate('not-covered', null), needsEstimate('not-covered', 30)]).toEqual([true, false]);
    expect([needsEstimate('covered', null), needsEstimate(null, null)]).toEqual([false, false]);
  });
});

describe('asking for an approval', () => {
  it('P10 is not needed up to the limit', () => {
    expect(next({ worked: 60, estimate: 60, estimatedNow: true })).toEqual({ action: 'nothing' });
  });

  it('P10 follows an estimate past the limit, for just what was estimated', () => {
    expect(next({ estimate: 150, estimatedNow: true })).toEqual({ action: 'ask', minutes: 150 });
  });

  it('P10 follows logged time past the limit, for the next whole limit', () => {
    expect(next({ worked: 75 })).toEqual({ action: 'ask', minutes: 120 });
    expect(next({ worked: 75, estimate: 90, asked: [asked(90)] })).toEqual({ action: 'nothing' });
  });

  it('P10 happens once for the same work, whether it is open or was declined', () => {
    expect(next({ worked: 105, asked: [asked(120)] })).toEqual({ action: 'nothing' });
    expect(next({ worked: 120, asked: [asked(120, 'declined')] })).toEqual({ action: 'nothing' });
  });

  it('P10 happens again past what was asked about: a second limit needs a second approval', () => {
    expect(next({ worked: 135, asked: [asked(120, 'approved')] })).toEqual({ action: 'ask', minutes: 180 });
    expect(next({ worked: 135, asked: [asked(120)] })).toEqual({ action: 'ask', minutes: 180 });
    expect(next({ worked: 135, asked: [asked(120, 'declined')] })).toEqual({ action: 'ask', minutes: 180 });
  });

  it('follows every new estimate past the limit, also after a refusal', () => {
    const again = { estimate: 90, estimatedNow: true, asked: [asked(180, 'declined')] };
    expect(next(again)).toEqual({ action: 'ask', minutes: 90 });
  });

  it('is withdrawn when the work turns out to be within the limit', () => {
    expect(next({ estimate: 45, estimatedNow: true, asked: [asked(180)] })).toEqual({ action: 'withdraw' });
    expect(next({ estimate: 45, asked: [asked(180, 'withdrawn')] })).toEqual({ action: 'nothing' });
  });

  it('P13 out of scope follows the first estimate and the first minute', () => {
    expect(next({ estimate: 30, estimatedNow: true }, 'not-covered')).toEqual({ action: 'ask', minutes: 30 });
    expect(next({ worked: 15 }, 'not-covered')).toEqual({ action: 'ask', minutes: 60 });
  });

  it('asks for all the work that is known, and once it is asked there is nothing left to do', () => {
    const outcome = fc.constantFrom<ApprovalOutcome | null>('approved', 'declined', 'withdrawn', null);
    const history = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 600 }), outcome }), { maxLength: 5 });
    fc.assert(
      fc.property(
        history,
        fc.nat(600),
        fc.option(fc.integer({ min: 1, max: 600 }), { nil: null }),
        (all, worked, estimate) => {
          const step = next({ worked, estimate, asked: all });
          if (step.action !== 'ask') return;
          expect(step.minutes).toBeGreaterThanOrEqual(Math.max(worked, estimate ?? 0));
          expect(step.minutes).toBeGreaterThan(allowanceOf('covered', all, RULES));
          expect(next({ worked, estimate, asked: [...all, asked(step.minutes)] })).toEqual({ action: 'nothing' });
          expect(next({ worked, estimate, asked: [...all, asked(step.minutes, 'approved')] })).toEqual({
            action: 'nothing',
          });
        },
      ),
    );
  });
});

describe('a decision', () => {
  const decision = (change: Partial<Decision>): Decision => ({
    outcome: 'approved',
    name: 'An Peeters',
    how: 'phone',
    entryId: null,
    recordedBy: 7,
    ...change,
  });

  it('P10 says who decided and how it is known', () => {
    expect(decisionFault(decision({}))).toBeNull();
    expect(decisionFault(decision({ how: 'page', recordedBy: null, outcome: 'declined' }))).toBeNull();
    expect(decisionFault(decision({ how: 'mail', entryId: 3 }))).toBeNull();
    expect(decisionFault(decision({ how: 'desk', outcome: 'withdrawn' }))).toBeNull();
  });

  it.each([
    ['nobody', { name: ' ' }],
    ['a mail that is not named', { how: 'mail' as const }],
    ['a phone call with a mail', { entryId: 3 }],
    ['a page on which an agent decided', { how: 'page' as const }],
    ['a phone call that nobody wrote down', { recordedBy: null }],
    ['an agent who approves for the customer', { how: 'desk' as const }],
    ['a customer who withdraws', { outcome: 'withdrawn' as const }],
  ])('P10 is refused as evidence: %s', (_, change) => {
    expect(decisionFault(decision(change))).not.toBeNull();
  });
});
