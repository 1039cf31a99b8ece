/** One mail from what it says and what is known to what becomes of it: in whose name, where to, and with which answer. */
import type { Understood } from '../message/mail.ts';
import { acknowledge } from './acknowledge.ts';
import { decide } from './decide.ts';
import type { Acknowledgement, Arrival, Decision, Facts, Keys, Policy } from './decision.ts';
import { inWritersName } from './forward.ts';

export interface Judgement {
  /** In the writer's name, where an agent passed it on. */
  understood: Understood;
  decision: Decision;
  acknowledgement: Acknowledgement;
}

/** `now`: the moment of the deciding transaction. */
export function judge(
  read: { understood: Understood; keys: Keys },
  found: Facts,
  policy: Policy,
  arrival: Arrival,
  now: string,
): Judgement {
  const { understood, keys, facts } = inWritersName({ ...read, facts: found });
  const decision = decide(understood, keys, facts, policy, arrival);
  return { understood, decision, acknowledgement: acknowledge(understood, decision, facts, policy, arrival, now) };
}
