/**
 * The bytes of a mail of words alone, as nearly all of ours are. nodemailer encodes the fields here as it does in its own tree
 * of streams, which costs five times as much processor time for the same bytes (measured).
 */
import { foldLines, hasLongerLines, isPlainText } from 'nodemailer/lib/mime-funcs';
import MimeNode from 'nodemailer/lib/mime-node';
import { quotedPrintable } from './quoted-printable.ts';

/** RFC 5322 section 2.1.1: what a line should not exceed, its name included. */
const LINE = 76;

/** A field's name, and its value as nodemailer takes it. */
export type Field = readonly [name: string, value: Parameters<MimeNode['encodeHeaderValue']>[1]];

export interface Words {
  text: string;
  html: string | null;
}

/** Head and body, each line ended by CRLF. `boundary`: what no line of the words begins with. */
export function writeMail(fields: readonly Field[], { text, html }: Words, boundary: string): Buffer {
  const head = linesOf(...encodeFields(fields), 'MIME-Version: 1.0');
  const plain = partOf('text/plain', text);
  if (html === null || html === '') return Buffer.concat([head, ...plain, linesOf('')]);
  const separator = `--${boundary}`;
  const type = foldLines(`Content-Type: multipart/alternative; boundary="${boundary}"`, LINE);
  return Buffer.concat([
    head,
    linesOf(type, '', separator),
    ...plain,
    linesOf('', separator),
    ...partOf('text/html', html),
    linesOf('', `${separator}--`),
  ]);
}

/** Lines of ASCII, or of bytes as characters. */
function linesOf(...lines: string[]): Buffer {
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
}

/** Knows how values are written, and nothing of a mail. */
const NODE = new MimeNode();

function encodeFields(fields: readonly Field[]): string[] {
  return fields.map(([name, value]) => foldLines(`${name}: ${NODE.encodeHeaderValue(name, value)}`, LINE));
}

/** A part, without the end of its last line; ASCII alone, whatever the words hold (RFC 2045 section 6). */
function partOf(type: string, words: string): [head: Buffer, body: Buffer] {
  const asItIs = isPlainText(words) && !hasLongerLines(words, LINE);
  const encoding = asItIs ? '7bit' : 'quoted-printable';
  return [
    linesOf(`Content-Type: ${type}; charset=utf-8`, `Content-Transfer-Encoding: ${encoding}`, ''),
    asItIs ? Buffer.from(words.replace(/\r\n?|\n/g, '\r\n'), 'latin1') : quotedPrintable(words),
  ];
}
