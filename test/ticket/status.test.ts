import { describe, expect, it } from 'vitest';
import { effectOfReply, mayMove } from '../../src/ticket/status.ts';

describe('a customer’s reply', () => {
  it.each(['new', 'open', 'planned'] as const)('R-THR-5 leaves a ticket that is %s as it is', (status) => {
    expect(effectOfReply(status, [])).toEqual({ status, endedWaits: [], answeredWaits: [] });
  });

  it.each(['resolved', 'closed'] as const)('R-THR-5 opens a %s ticket again', (status) => {
    expect(effectOfReply(status, []).status).toBe('open');
  });

  it('R-THR-5 ends the wait for the customer', () => {
    expect(effectOfReply('waiting', ['customer'])).toEqual({
      status: 'open',
      endedWaits: ['customer'],
      answeredWaits: [],
    });
  });

  it.each(['approval', 'third-party'] as const)(
    'R-THR-5 does not end the wait for %s, but marks it answered',
    (wait) => {
      expect(effectOfReply('waiting', [wait])).toEqual({ status: 'waiting', endedWaits: [], answeredWaits: [wait] });
    },
  );

  it('R-THR-5 several waits may hold at once: the approval stays a gate of its own', () => {
    expect(effectOfReply('waiting', ['customer', 'approval'])).toEqual({
      status: 'waiting',
      endedWaits: ['customer'],
      answeredWaits: ['approval'],
    });
  });
});

describe('status moves', () => {
  it('a new ticket may be taken up, planned, or ended; none becomes new again', () => {
    expect(mayMove('new', 'open')).toBe(true);
    expect(mayMove('open', 'new')).toBe(false);
    expect(mayMove('closed', 'planned')).toBe(false);
    expect(mayMove('closed', 'open')).toBe(true);
  });
});
