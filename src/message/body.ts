import libmime from 'libmime';
import { decodeText } from './charset.ts';
import { htmlToText } from './html-text.ts';

/** A text part as it came off the wire, transfer encoding undone. */
export interface TextPart {
  html: boolean;
  /** The `multipart/alternative` it stands in, by number: the same words stand in the other parts of that number. */
  alternative: number | null;
  charset: string | null;
  /** RFC 3676. */
  flowed: boolean;
  delSp: boolean;
  bytes: Uint8Array;
}

/** Both renderings of a mail's words; `html` null when it has none. */
export interface Body {
  text: string;
  html: string | null;
}

/**
 * R-MSG-5: the words of all text parts in order. An alternative's HTML gives no text where its plain sibling does; HTML
 * outside one (a footer, a second body) is turned into text, so that nothing of the mail is missing from `text`.
 */
export function joinBody(parts: readonly TextPart[], hints: readonly string[] = []): Body {
  const decoded = parts.map((part) => ({ part, words: decode(part, hints) }));
  const saidPlainly = new Set(
    decoded.filter(({ part, words }) => !part.html && words.trim() !== '').map(({ part }) => part.alternative),
  );
  const texts: string[] = [];
  const htmls: string[] = [];
  for (const { part, words } of decoded) {
    if (part.html) {
      if (words.trim() !== '') htmls.push(words);
      if (part.alternative === null || !saidPlainly.has(part.alternative)) texts.push(htmlToText(words));
    } else {
      texts.push(words);
      if (part.alternative === null && hasHtml(parts) && words.trim() !== '')
        htmls.push(`<pre>${escapeHtml(words)}</pre>`);
    }
  }
  const text = texts.filter((words) => words.trim() !== '').join('\n');
  return { text: withoutNul(text), html: htmls.length === 0 || !hasHtml(parts) ? null : withoutNul(htmls.join('\n')) };
}

function hasHtml(parts: readonly TextPart[]): boolean {
  return parts.some((part) => part.html);
}

function decode(part: TextPart, hints: readonly string[]): string {
  const text = decodeText(part.bytes, part.charset, { html: part.html, hints })
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
  return part.flowed && !part.html ? libmime.decodeFlowed(text, part.delSp) : text;
}

/** PostgreSQL cannot hold U+0000 in text, and nobody can read it. */
function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
