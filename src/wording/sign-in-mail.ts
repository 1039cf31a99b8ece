/** The mail with a link to sign in, ready for the outbox (P18). It speaks of no ticket, so it carries no tag. */
import { domainOf } from '../message/address.ts';
import { composeConfirmation, makeMessageId } from '../message/compose.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import type { Letterhead } from './confirmation-mail.ts';

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

export function signInMail(house: Pick<Letterhead, 'wording' | 'publicUrl'>, parts: SignInMailParts): OutgoingMail {
  const { mailbox, to, language, secret, minutes, messageKey } = parts;
  return composeConfirmation({
    mailbox,
    to,
    subject: '',
    tag: '',
    incoming: null,
    messageId: makeMessageId(`sign-in.${messageKey}`, domainOf(mailbox.address)),
    replyTo: null,
    words: house.wording.mail('sign-in', language, {
      customerName: to.name,
      mailboxName: mailbox.name,
      signInUrl: `${house.publicUrl}/sign-in/${secret}`,
      minutes,
    }),
  });
}
