/** The fixed words around an agent's answer, in the language of the ticket. */
import type { Language } from '../message/mail.ts';

export interface AnswerWords {
  /** Before the link to the status page. */
  follow: string;
  /** How to add something. */
  add: string;
  /** Above the quoted message; `name` is '' for somebody who gave none. */
  wrote(moment: string, name: string): string;
}

export const ANSWER: Readonly<Record<Language, AnswerWords>> = {
  nl: {
    follow: 'U kunt uw aanvraag hier volgen:',
    add: 'Hebt u nog iets toe te voegen? Beantwoord dan deze e-mail.',
    wrote: (moment, name) => `Op ${moment} schreef ${name || 'u'}:`,
  },
  fr: {
    follow: 'Vous pouvez suivre votre demande ici :',
    add: 'Quelque chose à ajouter ? Répondez simplement à cet e-mail.',
    wrote: (moment, name) => `Le ${moment}, ${name || 'vous'} ${name === '' ? 'avez' : 'a'} écrit :`,
  },
  en: {
    follow: 'You can follow your request here:',
    add: 'Anything to add? Just reply to this e-mail.',
    wrote: (moment, name) => `On ${moment}, ${name || 'you'} wrote:`,
  },
  de: {
    follow: 'Hier können Sie Ihre Anfrage verfolgen:',
    add: 'Möchten Sie etwas ergänzen? Antworten Sie einfach auf diese E-Mail.',
    wrote: (moment, name) => `Am ${moment} schrieb${name === '' ? 'en Sie' : ` ${name}`}:`,
  },
};
