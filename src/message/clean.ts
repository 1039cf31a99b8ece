/**
 * Controls, half surrogate pairs, line separators, zero-width and bidirectional marks: none of these may reach a header, a
 * file name or a log line of ours (R-ACK-7, R-MSG-7). The two joiners stay: Persian and emoji are written with them.
 */
const UNSAFE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** What most values hold alone: one look at each character, where what is unsafe takes a look at its Unicode class. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/** The value without control, bidirectional and half characters; each becomes a space where it stood for one. */
export function withoutControls(value: string): string {
  if (PRINTABLE_ASCII.test(value)) return value;
  return value.replace(UNSAFE, (character) => (/[\s\0]/.test(character) ? ' ' : ''));
}

/** White space that is not one plain space. */
const COLLAPSIBLE = /[^\S ]| {2}/;

/** White space collapsed to single spaces, ends trimmed. */
export function collapse(value: string): string {
  return (COLLAPSIBLE.test(value) ? value.replace(/\s+/g, ' ') : value).trim();
}

/** The first `maxLength` characters, never half of a surrogate pair. */
export function cut(value: string, maxLength: number): string {
  if (value.length <= maxLength) return value;
  const last = value.charCodeAt(maxLength - 1);
  return value.slice(0, last >= 0xd800 && last <= 0xdbff ? maxLength - 1 : maxLength);
}

/** R-ACK-7: foreign bytes made fit for a header: one line, no control or bidi characters, at most `maxLength` characters. */
export function cleanHeaderText(value: string, maxLength: number): string {
  return cut(collapse(withoutControls(value)), maxLength).trimEnd();
}
