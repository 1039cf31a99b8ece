/** What agents are told by mail: one key for each thing to say, the same in every language. */
import type { AnswerSide } from '../message/agent-token.ts';

export type NoticeKind =
  | 'new-ticket'
  | 'customer-replied'
  | 'doubtful'
  | 'answer-held'
  | 'approval-decided'
  | 'appointment-answered'
  | 'appointment-changed'
  | 'customer-closed'
  | 'rated'
  | 'undelivered'
  | 'note'
  | 'assigned'
  | 'deadline-soon'
  | 'deadline-missed'
  | 'timer-long';

export interface NoticeWords {
  /** In the subject of a mail about one ticket. */
  titles: Readonly<Record<NoticeKind, string>>;
  /** `who` is '' when nobody is named. */
  sentences: Readonly<Record<NoticeKind, (who: string) => string>>;
  /** The subject of a mail about several tickets. */
  digest(tickets: number): string;
  /** Above what is quoted; a reply is read down to this line. */
  answerAbove: string;
  requester: string;
  onDesk: string;
  /** Behind a label. */
  colon: string;
  /** Whom a reply to the mail reaches; `name`: the customer's. */
  replyReaches: Readonly<Record<AnswerSide, (name: string) => string>>;
  /** The address by which the others are reached. */
  elseTo: Readonly<Record<AnswerSide, (name: string, address: string) => string>>;
  /** Answering by mail is off, or makes no sense. */
  notByMail: string;
  /** Of a mail that tells more than it shows. */
  more(left: number): string;
  /** The cap is reached. */
  silentUntil(moment: string): string;
  settings: string;
}

/** The sentence with who did it in front, or as it is said of nobody. */
export function by(named: (who: string) => string, nobody: string): (who: string) => string {
  return (who) => (who === '' ? nobody : named(who));
}
