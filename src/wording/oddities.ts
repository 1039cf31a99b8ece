/** What was odd about a mail, a sentence for each code that reading and deciding leave behind. */
import type { Language } from '../message/mail.ts';
import { de } from './oddities/de.ts';
import { en } from './oddities/en.ts';
import { fr } from './oddities/fr.ts';
import { nl } from './oddities/nl.ts';
import type { OddityWords } from './oddity-words.ts';

const ODDITIES: Readonly<Record<Language, OddityWords>> = { nl, fr, en, de };

/** Of no interest to people, or told elsewhere: which of our two readers read it, and that nobody is named. */
const UNTOLD: ReadonlySet<string> = new Set(['no-from', 'read-again']);

/** Sentences for the codes, none twice; a code that is not known stands as it is. Behind a code's colon stands the detail. */
export function wordsOfOddities(language: Language, anomalies: readonly string[]): string[] {
  const words: Readonly<Record<string, string>> = ODDITIES[language];
  const sentences = anomalies.flatMap((anomaly) => {
    const [code = '', ...details] = anomaly.split(':');
    if (UNTOLD.has(code)) return [];
    const detail = details.join(':');
    const key = code === 'not-read' ? `not-read:${detail === 'too-slow' ? 'time' : 'memory'}` : code;
    const sentence = Object.hasOwn(words, key) ? (words[key] ?? anomaly) : anomaly;
    return [sentence.replace('{field}', () => fieldName(detail)).replace('{number}', () => detail)];
  });
  return [...new Set(sentences)];
}

/** `reply-to` → `Reply-To`, `message-id` → `Message-ID`. */
function fieldName(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase()).replace(/-Id$/, '-ID');
}
