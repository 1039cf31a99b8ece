/** How a message's words are laid out for a reader: the new ones first, the rest on one click (R-MSG-10). */
import { withoutStatusSecrets } from '../wording/quotation.ts';

export interface SplitMessage {
  shown: string;
  /** What a click unfolds; '' for nothing. */
  rest: string;
  /** `rest` is the whole message, because the new words stand between quoted ones. */
  isWhole: boolean;
}

/** Splits a text at its new words. */
export function splitMessage(text: string, reply: string | null): SplitMessage {
  const whole = withoutStatusSecrets(text).trim();
  const shown = withoutStatusSecrets(reply ?? '').trim();
  if (shown === '' || shown === whole) return { shown: whole, rest: '', isWhole: false };
  if (whole.startsWith(shown)) return { shown, rest: whole.slice(shown.length).trim(), isWhole: false };
  return { shown, rest: whole, isWhole: true };
}
