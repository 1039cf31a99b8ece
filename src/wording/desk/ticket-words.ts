/** What a ticket's page says: one key for each text, the same in every language. */
import type { Language } from '../../message/mail.ts';

export interface TicketWords {
  noSubject: string;
  conversation: string;
  toNewest: string;
  older: string;
  newest: string;
  about: string;
  customer: string;
  nobodyNamed: string;
  address: string;
  organisation: string;
  participants: string;
  assignee: string;
  nobody: string;
  received: string;
  mailbox: string;
  channel: string;
  /** What the online form asked. */
  details: Readonly<Record<'product' | 'version' | 'organisation' | 'phone', string>>;
  channels: Readonly<Record<'email' | 'form' | 'phone' | 'api', string>>;
  language: string;
  languages: Readonly<Record<Language, string>>;
  closed: string;
  otherTickets: string;
  noOtherTickets: string;
  /** A wait that the customer has answered: somebody else has to end it. */
  waitAnswered: string;
  since: string;
  putOff: string;
  possiblyBelongsTo: string;
  continues: string;
  join: string;
  keepApart: string;
  undelivered: string;
  outgoing: string;
  /** Of an entry. */
  note: string;
  fromCustomer: string;
  toCustomer: string;
  us: string;
  noSender: string;
  noWords: string;
  rest: string;
  wholeMessage: string;
  cut: string;
  wholeText: string;
  html: string;
  ownWindow: string;
  /** Pictures from elsewhere were left out of the HTML. */
  blocked: string;
  showBlocked: string;
  attachments: string;
  preview: string;
  inText: string;
  unverified: string;
  unverifiedNote: string;
  rejected: string;
  accept: string;
  reject: string;
  moveTo: string;
  move: string;
  sending: Readonly<Record<'queued' | 'held' | 'sending' | 'failed' | 'bounced', string>>;
  why: string;
  whatItIs: string;
  because: string;
  writtenBy: string;
  oddities: string;
  wholeMail: string;
  reports: string;
  confirmation: string;
  confirmed: string;
  notConfirmed: string;
  sendConfirmation: string;
  confirmAgain: string;
}
