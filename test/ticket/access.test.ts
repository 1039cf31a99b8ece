import { describe, expect, it } from 'vitest';
import { accessOf, seesTime } from '../../src/ticket/access.ts';

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

describe('who is told of the time that a ticket took (P16)', () => {
  const ofNobody = { requesterId: 1, organisationId: null };
  it.each([
    ['the contact of its organisation', TICKET, { id: 3, organisationId: 10, isContact: true }, true],
    ['a requester who is no contact', TICKET, { id: 1, organisationId: 10, isContact: false }, false],
    ['a requester who is the contact of another one', TICKET, { id: 1, organisationId: 11, isContact: true }, false],
    [
      'a requester without organisation, who pays in person',
      ofNobody,
      { id: 1, organisationId: null, isContact: false },
      true,
    ],
    ['who takes part in that', ofNobody, { id: 2, organisationId: null, isContact: true }, false],
  ] as const)('%s', (_who, ticket, viewer, told) => {
    expect(seesTime(ticket, viewer)).toBe(told);
  });
});
