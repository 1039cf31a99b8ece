/**
 * What a mail is, which ticket it joins and why, and whether a confirmation goes out: the object of `loket explain --json`,
 * stored on every inbound row. Its names are a contract: fields may be added, never renamed.
 */
import type { Address, Authentication, DeliveryReport, Kind, Language, Mail, Understood } from '../message/mail.ts';
import type { Acknowledgement, Decision } from './decision.ts';

export interface Explanation {
  /** The argument as given; null for mail that came through a door. */
  file: string | null;
  kind: Kind;
  kindReason: string;
  from: Address | null;
  /** Who really wrote, and what says so: not From behind lists and web forms. */
  author: Address | null;
  authorReason: Understood['authorReason'];
  /** Whose mail the sender passes on, whether or not he may speak for that person. */
  forwarded: { author: Address; subject: string } | null;
  subject: string;
  messageId: string | null;
  /** What the mail host that we believe says of the sender. */
  authentication: Authentication;
  language: Language;
  languageReason: Understood['languageReason'];
  reply: string;
  text: string;
  attachments: { fileName: string; contentType: string; size: number; inline: boolean }[];
  /** Files that were not taken, and why. */
  refused: Mail['refused'];
  threading: { inReplyTo: string[]; references: string[]; number: string | null; token: boolean };
  delivery: DeliveryReport | null;
  anomalies: string[];
  /** An agent's answer is appended to its ticket: the reason tells it from a customer's mail. */
  decision: { action: Exclude<Decision['action'], 'answer'>; reason: string; ticket: string | null };
  confirmation: { send: boolean; reason: string; to: string | null };
}

export interface ExplanationParts {
  file: string | null;
  /** As it arrived. */
  mail: Mail;
  /** As it was judged: in the writer's name, where an agent passed it on. */
  understood: Understood;
  /** The first valid ticket number in the subject. */
  number: string | null;
  decision: Decision;
  /** Number of the ticket that the decision names; null when it opens one, or touches none. */
  ticket: string | null;
  acknowledgement: Acknowledgement;
}

/** Puts the parts into the object that people and programs read. */
export function explain(parts: ExplanationParts): Explanation {
  const { mail, understood, decision, acknowledgement } = parts;
  const { forward } = understood;
  return {
    file: parts.file,
    kind: understood.kind,
    kindReason: understood.kindReason,
    from: mail.from,
    author: understood.author,
    authorReason: understood.authorReason,
    forwarded: forward === null ? null : { author: forward.author, subject: forward.subject },
    subject: mail.subject,
    messageId: mail.messageId,
    authentication: understood.authentication,
    language: understood.language,
    languageReason: understood.languageReason,
    reply: understood.reply,
    text: mail.text,
    attachments: mail.attachments.map(({ fileName, contentType, size, inline }) => ({
      fileName,
      contentType,
      size,
      inline,
    })),
    refused: mail.refused,
    threading: {
      inReplyTo: mail.inReplyTo,
      references: mail.references,
      number: parts.number,
      token: understood.tokens.length + understood.agentTokens.length > 0,
    },
    delivery: understood.delivery,
    anomalies: [...mail.anomalies, ...decision.anomalies],
    decision: {
      action: decision.action === 'answer' ? 'append' : decision.action,
      reason: decision.reason,
      ticket: parts.ticket,
    },
    confirmation: { send: acknowledgement.send, reason: acknowledgement.reason, to: acknowledgement.to },
  };
}
