/** A mail that is attached to another one: its words are read on their way to the store, for forwards (R-MSG-5 keeps the file). */
import { joinBody } from './body.ts';
import { readFields } from './fields.ts';
import { InnerWords } from './inner-words.ts';
import type { ParseLimits } from './limits.ts';
import type { AttachedMail } from './mail.ts';
import type { Part, Tally } from './part.ts';
import { TextCollection } from './text-parts.ts';

/** True for a mail that stands beside the words of the outer one, and not in a report about it. */
export function isAttachedMail({ contentType, inReport, root }: Part): boolean {
  return (contentType === 'message/rfc822' || contentType === 'message/global') && !inReport && !root;
}

/** The mails attached to one mail: the first is read, up to the limits of any mail; further ones are only counted. */
export class AttachedMails {
  readonly #limits: ParseLimits;
  readonly #texts: TextCollection;
  #count = 0;
  #first: InnerWords | null = null;

  constructor(limits: ParseLimits) {
    this.#limits = limits;
    this.#texts = new TextCollection(limits);
  }

  /** The reader of the next one. */
  begin(): Pick<InnerWords, 'take' | 'finish'> {
    this.#count += 1;
    if (this.#count > 1) return PASSED_OVER;
    // Counts of its own: its parts and oddities are not those of the outer mail.
    const tally: Tally = { parts: 0, oddities: new Set() };
    this.#first = new InnerWords(this.#texts, this.#limits, tally);
    return this.#first;
  }

  /** The mail where there is just one: with several, none is what the outer mail is about. */
  mail(): AttachedMail | null {
    if (this.#first === null || this.#count > 1) return null;
    const { from, subject, messageId } = readFields(this.#first.headers);
    return { from, subject, messageId, ...joinBody(this.#texts.parts()) };
  }
}

const PASSED_OVER = { take: () => undefined, finish: () => undefined };
