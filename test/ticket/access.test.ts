import { describe, expect, it } from 'vitest';
import { accessOf } from '../../src/ticket/access.ts';

const TICKET = { requesterId: 1, participantIds: [1, 2], organisationId: 10 };

describe('who may see a ticket when signed in (P16)', () => {
  it.each([
    ['who asked', { id: 1, organisationId: null, isContact: false }, 'requester'],
    ['who takes part', { id: 2, organisationId: 11, isContact: false }, 'participant'],
    ['the contact of its organisation', { id: 3, organisationId: 10, isContact: true }, 'contact'],
    ['who takes part and is the contact too', { id: 2, organisationId: 10, isContact: true }, 'participant'],
    ['a colleague', { id: 3, organisationId: 10, isContact: false }, null],
    ['the contact of another organisation', { id: 3, organisationId: 11, isContact: true }, null],
    ['a stranger', { id: 3, organisationId: null, isContact: false }, null],
  ] as const)('%s', (_who, viewer, access) => {
    expect(accessOf(TICKET, viewer)).toBe(access);
  });

  it('nobody is the contact of no organisation', () => {
    const viewer = { id: 3, organisationId: null, isContact: true };
    expect(accessOf({ requesterId: null, participantIds: [], organisationId: null }, viewer)).toBe(null);
  });
});
