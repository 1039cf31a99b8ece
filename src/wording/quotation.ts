/** Somebody's words in a mail or on a page that others read. */

/** A link to a status page that was quoted along: whoever reads it here may not be the one whom it was for (R-THR-2). */
const STATUS_LINK = /\/status\/[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])/g;

/** Characters of a message that are quoted below an answer; the rest is on the status page. */
const MAX_QUOTED_CHARACTERS = 20_000;

/** The text with the secrets of its status links cut out. */
export function withoutStatusSecrets(text: string): string {
  return text.replace(STATUS_LINK, '/status/…');
}

/** The text in lines, bounded, for a mail; none for no text. */
export function quotedLines(text: string): string[] {
  const whole = withoutStatusSecrets(text).trim();
  if (whole === '') return [];
  const shown = whole.length <= MAX_QUOTED_CHARACTERS ? whole : `${whole.slice(0, MAX_QUOTED_CHARACTERS)}…`;
  return shown.split('\n');
}
