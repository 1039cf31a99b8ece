/** The mail with a link to sign in, ready for the outbox (P18). It speaks of no ticket, so it carries no tag. */
import { domainOf } from '../message/address.ts';
import { composeConfirmation, makeMessageId } from '../message/compose.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import { cleanName } from './confirmation.ts';
import { SIGN_IN_MAIL } from './sign-in.ts';

export interface SignInMailParts {
  mailbox: Address;
  to: Address;
  language: Language;
  /** Of the link. */
  secret: string;
  /** How long it works. */
  minutes: number;
  /** Of the Message-ID. */
  messageKey: string;
}

export function signInMail(publicUrl: string, parts: SignInMailParts): OutgoingMail {
  const { mailbox, to, language, secret, minutes, messageKey } = parts;
  const words = SIGN_IN_MAIL[language];
  const paragraphs = [
    words.greeting(cleanName(to.name)),
    `${words.follow}\n${publicUrl}/sign-in/${secret}`,
    words.holds(minutes),
    words.notAsked,
    `${words.regards}\n${mailbox.name}`.trim(),
    words.automatic,
  ];
  return composeConfirmation({
    mailbox,
    to,
    subject: words.subject,
    tag: '',
    incoming: null,
    messageId: makeMessageId(`sign-in.${messageKey}`, domainOf(mailbox.address)),
    replyTo: null,
    words: { subject: words.subject, text: `${paragraphs.join('\n\n')}\n`, html: null },
  });
}
