/**
 * Who may speak for somebody else: an agent whose authentication does not fail (R-THR-2, R-THR-7). A mail that he passes on
 * is judged as if its writer had sent it; anybody else's forward stays the forwarder's own mail.
 */
import type { Mail, Understood } from '../message/mail.ts';
import type { Facts, Keys } from './decision.ts';

interface Judged {
  understood: Understood;
  keys: Keys;
  facts: Facts;
}

/** The mail in the name of its writer where an agent passed it on; as it is otherwise. */
export function inWritersName(judged: Judged): Judged {
  const { understood, keys, facts } = judged;
  const { forward } = understood;
  const writer = facts.forwardedFrom;
  const maySpeak = facts.sender.isAgent && understood.authentication !== 'fail';
  // What agents write to each other speaks for no customer.
  if (forward === null || writer === null || writer.isAgent || !maySpeak) return judged;
  return {
    understood: {
      ...understood,
      mail: writersMail(understood.mail, forward),
      author: forward.author,
      authorReason: 'forwarded',
      language: forward.language,
      languageReason: forward.languageReason,
      reply: forward.reply,
    },
    keys: { ...keys, sender: forward.author.address },
    facts: {
      ...facts,
      sender: { isAgent: false, organisationId: writer.organisationId },
      confirmations: { ...facts.confirmations, toSender: writer.confirmations },
    },
  };
}

/** Only the writer's words: what the agent remarked above them is not for customers' eyes. */
function writersMail(mail: Mail, forward: NonNullable<Understood['forward']>): Mail {
  const { subject, text, html, messageId } = forward;
  return {
    ...mail,
    subject,
    text,
    html,
    references: messageId === null ? mail.references : [...mail.references, messageId],
    // Without the HTML that showed them, pictures are files like others.
    attachments: mail.attachments.map((attachment) => ({ ...attachment, inline: false })),
  };
}
