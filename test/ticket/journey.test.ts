import { describe, expect, it } from 'vitest';
import { firstNameOf, journeyOf, STEPS, type Travelled } from '../../src/ticket/journey.ts';
import type { TicketStatus } from '../../src/ticket/status.ts';

const at = (status: TicketStatus, more: Partial<Travelled> = {}) =>
  journeyOf({ status, isAssessed: true, isPlanned: true, ...more });
const here = (journey: ReturnType<typeof journeyOf>) => journey.find(({ state }) => state === 'now')?.step;

describe('the way of a ticket (P16)', () => {
  it.each([
    ['new', { isAssessed: false }, 'received'],
    ['new', {}, 'assessed'],
    ['planned', {}, 'planned'],
    ['open', {}, 'in-work'],
    ['waiting', {}, 'in-work'],
    ['resolved', {}, 'solved'],
    ['closed', {}, 'solved'],
  ] as const)('%s %o is at: %s', (status, more, step) => {
    expect(here(at(status, more))).toBe(step);
  });

  it('has all five steps in order, and is at exactly one of them', () => {
    for (const status of ['new', 'open', 'planned', 'waiting', 'resolved', 'closed'] as const) {
      const journey = at(status);
      expect(journey.map(({ step }) => step)).toEqual(STEPS);
      expect(journey.filter(({ state }) => state === 'now')).toHaveLength(1);
    }
  });

  it('does not say that something was planned which never was', () => {
    expect(at('resolved', { isPlanned: false })).toContainEqual({ step: 'planned', state: 'skipped' });
    expect(at('resolved')).toContainEqual({ step: 'planned', state: 'done' });
    expect(at('new', { isPlanned: false })).toContainEqual({ step: 'planned', state: 'ahead' });
  });
});

describe('the name of an agent for customers', () => {
  it.each([
    ['Bart Janssens', 'Bart'],
    ['  An-Marie  De Smet ', 'An-Marie'],
    ['Janssens, Bart', 'Bart'],
    ['Bart', 'Bart'],
    ['', null],
    ['bart@example.com', null],
  ])('R-WEB-4 %s is called %s', (name, first) => {
    expect(firstNameOf(name)).toBe(first);
  });
});
