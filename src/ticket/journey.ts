/** Where a ticket stands on its way, as a customer sees it: five steps from receipt to solution (P3, P4, P16). */
import type { TicketStatus } from './status.ts';

export const STEPS = ['received', 'assessed', 'planned', 'in-work', 'solved'] as const;
export type Step = (typeof STEPS)[number];

/** `skipped`: the ticket is past it and did not need it, as one that was solved at once was never planned. */
export type StepState = 'done' | 'now' | 'ahead' | 'skipped';

export interface Travelled {
  status: TicketStatus;
  /** Somebody judged how urgent it is. */
  isAssessed: boolean;
  /** There is, or was, a moment or a day for it. */
  isPlanned: boolean;
}

/** The five steps in order; exactly one of them is `now`. */
export function journeyOf(ticket: Travelled): { step: Step; state: StepState }[] {
  const here = STEPS.indexOf(stepOf(ticket));
  return STEPS.map((step, index) => {
    if (index === here) return { step, state: 'now' };
    if (index > here) return { step, state: 'ahead' };
    return { step, state: step === 'planned' && !ticket.isPlanned ? 'skipped' : 'done' };
  });
}

function stepOf({ status, isAssessed }: Travelled): Step {
  switch (status) {
    case 'new':
      return isAssessed ? 'assessed' : 'received';
    case 'planned':
      return 'planned';
    // What is waited for stands beside the way: the work has begun.
    case 'open':
    case 'waiting':
      return 'in-work';
    case 'resolved':
    case 'closed':
      return 'solved';
  }
}

/** The name by which customers know an agent (R-WEB-4): the first one; null where there is none, or it is an address. */
export function firstNameOf(name: string): string | null {
  const [family = '', given] = name.split(',');
  const first = (given ?? family).trim().split(/\s+/)[0] ?? '';
  return first === '' || first.includes('@') ? null : first;
}
