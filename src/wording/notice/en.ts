import { by, type NoticeWords } from '../notice-words.ts';

export const en: NoticeWords = {
  titles: {
    'new-ticket': 'New request',
    'customer-replied': 'New reply',
    doubtful: 'Message from a stranger',
    'answer-held': 'Answer held',
    'approval-decided': 'Approval decided',
    'appointment-answered': 'Appointment answered',
    'appointment-changed': 'Your planning changed',
    'customer-closed': 'Closed by the customer',
    rated: 'Rated',
    undelivered: 'Answer not delivered',
    note: 'Internal note',
    assigned: 'Assigned to you',
    'deadline-soon': 'Deadline near',
    'deadline-missed': 'Deadline passed',
    'timer-long': 'Your timer is still running',
  },
  sentences: {
    'new-ticket': by((who) => `${who} opened a request:`, 'A new request came in:'),
    'customer-replied': by((who) => `${who} replied:`, 'A reply came in:'),
    doubtful: by(
      (who) => `${who} is not one of this request’s people, and wrote. Accept, move or reject the message on the desk:`,
      'Somebody who is not one of this request’s people wrote with its number. See on the desk where the message belongs:',
    ),
    'answer-held': () =>
      'An answer by mail to this request, in the name of an agent, was held; it went to nobody. The reason is on the desk, with the held mail. If it was yours, answer on the desk.',
    'approval-decided': by(
      (who) => `A decision on the time that was asked for, written down by ${who}:`,
      'The customer decided on the time that was asked for:',
    ),
    'appointment-answered': () => 'The customer answered about the appointment:',
    'appointment-changed': () => 'A colleague planned, moved or cancelled an appointment in your planning.',
    'customer-closed': () => 'The customer closed the request:',
    rated: () => 'The customer rated the help:',
    undelivered: () => 'A mail to the customer did not arrive:',
    note: by((who) => `${who} wrote an internal note:`, 'An internal note came in:'),
    assigned: by((who) => `${who} assigned this request to you.`, 'This request is assigned to you.'),
    'deadline-soon': () => 'The deadline of this request is near.',
    'deadline-missed': () => 'The deadline of this request has passed.',
    'timer-long': () =>
      'Your timer for this request has been running for a long time. Are you still at work, or did you forget to stop it?',
  },
  digest: (tickets) => `News of ${tickets} requests`,
  answerAbove: '##- Reply above this line -##',
  requester: 'Requester',
  onDesk: 'Open on the desk',
  colon: ':',
  replyReaches: {
    public: (name) => `If you reply to this mail, your answer goes to the customer (${name}).`,
    internal: () => 'If you reply to this mail, colleagues alone read your answer (internal note).',
  },
  elseTo: {
    public: (name, address) => `For the customer (${name}): ${address}`,
    internal: (_name, address) => `Only for colleagues (internal note): ${address}`,
  },
  notByMail: 'Answer on the desk: a reply to this mail does not reach the customer.',
  more: (left) => `… and ${left} more: see the desk.`,
  silentUntil: (moment) =>
    `You got as many notices in the last hour as are allowed. The next mail, from ${moment} on, tells you what happens now; meanwhile everything is on the desk.`,
  settings: 'Choose what you are told about:',
};
