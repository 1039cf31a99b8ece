/** Short ways to the values that decisions are made of: only what a test is about is written out. */
import type { Mail, Understood } from '../../src/message/mail.ts';
import type { Arrival, Facts, Keys, Policy, TicketFacts } from '../../src/triage/decision.ts';

function someMail(parts: Partial<Mail> = {}): Mail {
  return {
    headers: [],
    from: { address: 'an@example.org', name: 'An' },
    replyTo: [],
    to: [{ address: 'support@example.com', name: '' }],
    cc: [],
    subject: 'De printer hapert',
    messageId: '<mail-1@example.org>',
    inReplyTo: [],
    references: [],
    text: 'Kunt u helpen?',
    html: null,
    attachments: [],
    refused: [],
    attachedMail: null,
    reports: [],
    fingerprint: 'f1',
    anomalies: [],
    ...parts,
  };
}

export function understood(parts: Partial<Omit<Understood, 'mail'>> & { mail?: Partial<Mail> } = {}): Understood {
  const mail = someMail(parts.mail);
  return {
    kind: 'person',
    kindReason: 'no mark of a machine',
    author: mail.from,
    authorReason: mail.from === null ? 'no-sender' : 'from',
    forward: null,
    suppressesAutoReply: false,
    authentication: 'unknown',
    spam: false,
    delivery: null,
    calendarAnswer: null,
    tokens: [],
    agentTokens: [],
    language: 'nl',
    languageReason: 'words',
    reply: 'Kunt u helpen?',
    ...parts,
    mail,
  };
}

export function facts(parts: Partial<Facts> & { known?: TicketFacts[] } = {}): Facts {
  const { known = [], ...rest } = parts;
  return {
    duplicateOf: null,
    messageIdKnown: false,
    tickets: new Map(known.map((ticket) => [ticket.id, ticket])),
    ownMails: new Map(),
    knownIds: new Map(),
    numbers: new Map(known.map((ticket) => [ticket.number, ticket.id])),
    appointments: new Map(),
    sender: { isAgent: false, organisationId: null },
    forwardedFrom: null,
    confirmations: { toSender: 0, total: 0, oldest: null },
    restoredAt: null,
    ...rest,
  };
}

export function ticket(parts: Partial<TicketFacts> = {}): TicketFacts {
  return {
    id: 1,
    number: 'SA-100014',
    subject: 'De printer hapert',
    status: 'open',
    waits: [],
    closedAt: null,
    people: ['an@example.org'],
    organisationId: null,
    ...parts,
  };
}

export function policy(parts: Partial<Policy> = {}): Policy {
  return {
    ownAddresses: ['support@example.com'],
    ticketPrefix: 'SA',
    reopenDays: 14,
    confirmation: { maxPerAddressPerHour: 5, maxPerHour: 500, maxAgeHours: 168 },
    ...parts,
  };
}

export const NOW = '2026-11-24T10:00:00.000Z';

export function arrival(parts: Partial<Arrival> = {}): Arrival {
  return { arrivedAt: NOW, rescan: false, released: false, ...parts };
}

export function keys(parts: Partial<Keys> = {}): Keys {
  return {
    fingerprint: 'f1',
    messageId: '<mail-1@example.org>',
    tokens: [],
    ancestors: [],
    numbers: [],
    mistyped: [],
    reportedMessageId: null,
    sender: 'an@example.org',
    forwardedFrom: null,
    appointmentUid: null,
    ...parts,
  };
}
