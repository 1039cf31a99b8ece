import { describe, expect, it } from 'vitest';
import { type HappenedEntry, happeningOf } from '../../src/triage/happening.ts';
import { HAPPENINGS, type Happening, type HappeningKind, type Listener, whoIsTold } from '../../src/triage/notify.ts';

const [ASSIGNEE, COLLEAGUE, QUIET, ADMIN, DEAF, GONE] = [1, 2, 3, 4, 5, 6];
const AGENTS: readonly Listener[] = [
  { id: ASSIGNEE, role: 'agent', wish: 'mine', isDisabled: false },
  { id: COLLEAGUE, role: 'agent', wish: 'all', isDisabled: false },
  { id: QUIET, role: 'agent', wish: 'mine', isDisabled: false },
  { id: ADMIN, role: 'admin', wish: 'mine', isDisabled: false },
  { id: DEAF, role: 'admin', wish: 'none', isDisabled: false },
  { id: GONE, role: 'admin', wish: 'all', isDisabled: true },
];

const told = (kind: HappeningKind, parts: Partial<Happening> = {}) =>
  whoIsTold({ kind, byId: null, assigneeId: ASSIGNEE, agentId: null, ...parts }, AGENTS);

describe('who is told', () => {
  it.each([
    'new-ticket',
    'customer-replied',
    'doubtful',
    'approval-decided',
    'appointment-answered',
    'customer-closed',
    'rated',
    'undelivered',
    'note',
  ] as const)('of %s: whose ticket it is, and who wants to hear of all', (kind) => {
    expect(told(kind)).toEqual([ASSIGNEE, COLLEAGUE]);
    expect(told(kind, { assigneeId: null })).toEqual([COLLEAGUE]);
  });

  it('of a ticket that was assigned: who has it now, unless that is who took it', () => {
    expect(told('assigned', { byId: COLLEAGUE })).toEqual([ASSIGNEE]);
    expect(told('assigned', { byId: ASSIGNEE })).toEqual([]);
    expect(told('assigned', { assigneeId: null })).toEqual([]);
  });

  it('P14 of a deadline that is near: who has the ticket, else who wants to hear of all', () => {
    expect(told('deadline-soon')).toEqual([ASSIGNEE]);
    expect(told('deadline-soon', { assigneeId: null })).toEqual([COLLEAGUE]);
  });

  it('P14 of a deadline that passed: admins, too', () => {
    expect(told('deadline-missed')).toEqual([ASSIGNEE, ADMIN]);
    expect(told('deadline-missed', { assigneeId: null })).toEqual([COLLEAGUE, ADMIN]);
  });

  it('P10 of a timer that runs for long: whose it is, and nobody else', () => {
    expect(told('timer-long', { agentId: QUIET })).toEqual([QUIET]);
    expect(told('appointment-changed', { agentId: QUIET })).toEqual([QUIET]);
  });

  it('of an answer that was not believed: in whose name it came, and whose ticket it is', () => {
    expect(told('answer-held', { agentId: QUIET })).toEqual([ASSIGNEE, QUIET]);
  });

  it.each(HAPPENINGS)('of %s: never who did it, may not sign in, or wants to hear nothing', (kind) => {
    for (const agentId of [null, DEAF, GONE, COLLEAGUE]) {
      for (const assigneeId of [null, DEAF, GONE, COLLEAGUE]) {
        const ids = told(kind, { agentId, assigneeId, byId: COLLEAGUE });
        expect(ids.filter((id) => [COLLEAGUE, DEAF, GONE].includes(id))).toEqual([]);
      }
    }
  });
});

describe('what an entry means', () => {
  const of = (parts: Partial<HappenedEntry>) =>
    happeningOf({
      id: 1,
      kind: 'message',
      direction: 'in',
      reason: null,
      personId: 9,
      isByAgent: false,
      isUnverified: false,
      isFirst: false,
      mailKind: 'person',
      ...parts,
    });
  const event = (reason: string, isByAgent = false) => of({ kind: 'event', direction: null, reason, isByAgent });

  it('a message: a new ticket, a reply, or one of somebody unknown', () => {
    expect(of({ isFirst: true })).toBe('new-ticket');
    expect(of({ isFirst: true, mailKind: null })).toBe('new-ticket');
    expect(of({})).toBe('customer-replied');
    expect(of({ isUnverified: true })).toBe('doubtful');
    expect(of({ direction: 'out' })).toBeNull();
    expect(of({ kind: 'note', direction: null })).toBe('note');
  });

  it('R-KIND-7 of a machine: an alert is work, the rest is folded; an agent’s own machine is never heard, so no loop begins', () => {
    expect(of({ mailKind: 'automatic', isFirst: true })).toBe('new-ticket');
    expect(of({ mailKind: 'automatic' })).toBeNull();
    expect(of({ mailKind: 'automatic', isUnverified: true })).toBeNull();
    expect(of({ mailKind: 'automatic', isFirst: true, isByAgent: true })).toBeNull();
  });

  it('an event: a decision, a bounce, an assignment; an appointment that the customer answered', () => {
    expect(event('approval-declined')).toBe('approval-decided');
    expect(event('bounced')).toBe('undelivered');
    expect(event('rated')).toBe('rated');
    expect(event('assignee')).toBe('assigned');
    expect(event('appointment-accepted')).toBe('appointment-answered');
    expect(event('appointment-planned', true)).toBeNull();
    expect(event('priority')).toBeNull();
  });
});
