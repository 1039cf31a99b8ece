/** The mail that brings a new link to the status page (R-WEB-2), ready for the outbox. */
import { type Answered, composeConfirmation, machineHeaders } from '../message/compose.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import { cleanName } from './confirmation.ts';
import type { Letterhead } from './confirmation-mail.ts';
import { type TicketMailParts, ticketMail } from './ticket-mail.ts';

/** Who asked for it: somebody on a page, whom we do not know, or an agent. */
export type LinkCause = 'asked' | 'agent';

export interface LinkMailParts extends TicketMailParts {
  /** The customer's. */
  subject: string;
  to: Address;
  language: Language;
  cause: LinkCause;
  /** The mail that opened the ticket, so that mail programs show the two together; null when none did. */
  opening: Answered | null;
}

interface LinkMailWords {
  /** Before the customer's own subject, which is '' for none. */
  subject(own: string): string;
  /** `name` is '' when unknown. */
  greeting(name: string): string;
  /** Before the link. */
  lead: Readonly<Record<LinkCause, string>>;
  keep: string;
  notYou: string;
  regards: string;
  automatic: string;
}

const WORDS: Readonly<Record<Language, LinkMailWords>> = {
  nl: {
    subject: (own) => `Link naar uw aanvraag${own === '' ? '' : `: ${own}`}`,
    greeting: (name) => (name === '' ? 'Goedendag,' : `Beste ${name},`),
    lead: {
      asked: 'U vroeg een nieuwe link om uw aanvraag te volgen. Hier is hij:',
      agent: 'Hier is een nieuwe link om uw aanvraag te volgen:',
    },
    keep: 'Deze link is alleen voor u: wie hem heeft, kan uw aanvraag lezen.',
    notYou: 'Hebt u dit niet gevraagd? Dan hoeft u niets te doen.',
    regards: 'Met vriendelijke groeten',
    automatic: 'Dit is een automatisch bericht.',
  },
  fr: {
    subject: (own) => `Lien vers votre demande${own === '' ? '' : ` : ${own}`}`,
    greeting: (name) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
    lead: {
      asked: 'Vous avez demandé un nouveau lien pour suivre votre demande. Le voici :',
      agent: 'Voici un nouveau lien pour suivre votre demande :',
    },
    keep: 'Ce lien est pour vous seul : quiconque le possède peut lire votre demande.',
    notYou: 'Vous n’avez rien demandé ? Vous n’avez rien à faire.',
    regards: 'Cordialement',
    automatic: 'Ceci est un message automatique.',
  },
  en: {
    subject: (own) => `Link to your request${own === '' ? '' : `: ${own}`}`,
    greeting: (name) => (name === '' ? 'Good day,' : `Dear ${name},`),
    lead: {
      asked: 'You asked for a new link to follow your request. Here it is:',
      agent: 'Here is a new link to follow your request:',
    },
    keep: 'This link is for you alone: whoever has it can read your request.',
    notYou: 'Did you not ask for this? Then there is nothing to do.',
    regards: 'Kind regards',
    automatic: 'This is an automatic message.',
  },
  de: {
    subject: (own) => `Link zu Ihrer Anfrage${own === '' ? '' : `: ${own}`}`,
    greeting: (name) => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`),
    lead: {
      asked: 'Sie haben einen neuen Link zu Ihrer Anfrage angefordert. Hier ist er:',
      agent: 'Hier ist ein neuer Link, mit dem Sie Ihre Anfrage verfolgen können:',
    },
    keep: 'Dieser Link ist nur für Sie: Wer ihn hat, kann Ihre Anfrage lesen.',
    notYou: 'Haben Sie das nicht angefordert? Dann brauchen Sie nichts zu tun.',
    regards: 'Mit freundlichen Grüßen',
    automatic: 'Dies ist eine automatische Nachricht.',
  },
};

/** R-ACK-10: a machine wrote it, and it answers no mail, though it stands in a conversation. */
export function linkMail(house: Pick<Letterhead, 'publicUrl' | 'secret'>, parts: LinkMailParts): OutgoingMail {
  const { tag, messageId, replyTo, statusUrl } = ticketMail(house, parts);
  const { mailbox, to, subject, cause } = parts;
  const words = WORDS[parts.language];
  const paragraphs = [
    words.greeting(cleanName(to.name)),
    `${words.lead[cause]}\n${statusUrl}`,
    words.keep,
    ...(cause === 'asked' ? [words.notYou] : []),
    `${words.regards}\n${mailbox.name}`.trim(),
    words.automatic,
  ];
  const mail = composeConfirmation({
    mailbox,
    to,
    subject,
    tag,
    incoming: parts.opening,
    messageId,
    replyTo,
    words: { subject: words.subject(subject), text: `${paragraphs.join('\n\n')}\n`, html: null },
  });
  return { ...mail, headers: machineHeaders(false) };
}
