/** Why a file was not taken, as customers read it in their confirmation (R-ACK-6). */
import type { Language, RefusedAttachment } from '../message/mail.ts';

const WORDS: Record<RefusedAttachment['reason'], Record<Language, string>> = {
  'too-many': {
    nl: 'te veel bestanden in één e-mail; stuur het in een antwoord op deze e-mail',
    fr: 'trop de fichiers dans un seul e-mail ; envoyez-le en réponse à cet e-mail',
    en: 'too many files in one e-mail; please send it in a reply to this one',
    de: 'zu viele Dateien in einer E-Mail; bitte senden Sie sie in einer Antwort auf diese E-Mail',
  },
};

/** The reason behind the name of the file, in the customer's language. */
export function wordsOfRefusal(reason: RefusedAttachment['reason'], language: Language): string {
  return WORDS[reason][language];
}
