/** What a decision means for the ledger: one outcome and one state for each (R-IN-4). */
import { never } from '../errors.ts';
import type { Decision, InboundState, Outcome } from './decision.ts';

export interface End {
  outcome: Outcome;
  state: Extract<InboundState, 'done' | 'ignored' | 'held'>;
}

export function endOf(decision: Decision): End {
  switch (decision.action) {
    case 'open':
      return { outcome: 'opened', state: 'done' };
    case 'append':
    case 'answer':
      return { outcome: 'appended', state: 'done' };
    case 'event':
      return { outcome: decision.outcome, state: 'done' };
    case 'hold':
      return { outcome: 'held', state: 'held' };
    case 'ignore':
      return { outcome: decision.reason, state: 'ignored' };
    default:
      return never(decision);
  }
}
