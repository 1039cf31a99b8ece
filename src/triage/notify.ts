/** Which agent is told of what (P14, P10): one pure function. How many mails that makes is `notice-plan`'s to say. */
import { never } from '../errors.ts';

/**
 * What agents are told of. `doubtful`: a message whose sender is not one of the ticket's people. `answer-held`: an answer by
 * mail that was not believed. `timer-long`: a timer that has been running for long.
 * `appointment-changed`: a colleague planned, moved or cancelled an appointment of the agent's.
 */
export const HAPPENINGS = [
  'new-ticket',
  'customer-replied',
  'doubtful',
  'answer-held',
  'approval-decided',
  'appointment-answered',
  'appointment-changed',
  'customer-closed',
  'rated',
  'undelivered',
  'note',
  'assigned',
  'deadline-soon',
  'deadline-missed',
  'timer-long',
] as const;
export type HappeningKind = (typeof HAPPENINGS)[number];

/** What an agent wants to be told: of every ticket, of those that are assigned to the agent, or nothing. */
export const NOTICE_WISHES = ['all', 'mine', 'none'] as const;
export type NoticeWish = (typeof NOTICE_WISHES)[number];

export interface Happening {
  kind: HappeningKind;
  /** Who did it; null when no agent did. */
  byId: number | null;
  /** Whose ticket it is; null for nobody's. */
  assigneeId: number | null;
  /** Whom alone it concerns, as the agent whose timer runs; null for none. */
  agentId: number | null;
}

export interface Listener {
  id: number;
  role: 'agent' | 'admin';
  wish: NoticeWish;
  isDisabled: boolean;
}

/** The agents who are told, in the order given: never who did it, never who may not sign in, never who wants nothing. */
export function whoIsTold(happening: Happening, agents: readonly Listener[]): number[] {
  return agents
    .filter(({ id, isDisabled, wish }) => !isDisabled && wish !== 'none' && id !== happening.byId)
    .filter((agent) => concerns(happening, agent))
    .map(({ id }) => id);
}

function concerns({ kind, assigneeId, agentId }: Happening, { id, role, wish }: Listener): boolean {
  const isMine = id === assigneeId;
  switch (kind) {
    case 'new-ticket':
    case 'customer-replied':
    case 'doubtful':
    case 'approval-decided':
    case 'appointment-answered':
    case 'customer-closed':
    case 'rated':
    case 'undelivered':
    case 'note':
      return isMine || wish === 'all';
    case 'assigned':
      return isMine;
    case 'answer-held':
      return isMine || id === agentId;
    case 'deadline-soon':
      // Who has the ticket acts; where nobody has it, somebody must.
      return isMine || (assigneeId === null && wish === 'all');
    case 'deadline-missed':
      return isMine || role === 'admin' || (assigneeId === null && wish === 'all');
    case 'appointment-changed':
    case 'timer-long':
      return id === agentId;
    default:
      return never(kind);
  }
}
