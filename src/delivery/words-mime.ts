/**
 * The bytes of a mail of words alone, as nearly all of ours are. nodemailer encodes the fields and words here as it does in
 * its own tree of streams, which costs five times as much processor time for the same bytes (measured).
 */
import { foldLines, hasLongerLines, isPlainText } from 'nodemailer/lib/mime-funcs';
import MimeNode from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';

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
  const plain = partOf('text/plain', text);
  const lines = [...encodeFields(fields), 'MIME-Version: 1.0'];
  if (html === null || html === '') lines.push(...plain);
  else {
    const separator = `--${boundary}`;
    lines.push(foldLines(`Content-Type: multipart/alternative; boundary="${boundary}"`, LINE), '');
    lines.push(separator, ...plain, separator, ...partOf('text/html', html), `${separator}--`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
}

function encodeFields(fields: readonly Field[]): string[] {
  const node = new MimeNode();
  return fields.map(([name, value]) => foldLines(`${name}: ${node.encodeHeaderValue(name, value)}`, LINE));
}

/** A part in lines; ASCII alone, whatever the words hold (RFC 2045 section 6). */
function partOf(type: string, words: string): string[] {
  const lines = words.replace(/\r\n?|\n/g, '\r\n');
  const asItIs = isPlainText(words) && !hasLongerLines(words, LINE);
  return [
    `Content-Type: ${type}; charset=utf-8`,
    `Content-Transfer-Encoding: ${asItIs ? '7bit' : 'quoted-printable'}`,
    '',
    asItIs ? lines : wrap(encode(lines)),
  ];
}
