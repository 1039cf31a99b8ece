/** What gateways, broken mailers and people with bad intent do to a mail: one or a few of these at a time. */
import type { Random } from './random.ts';

type Mutation = (mail: Buffer, random: Random) => Buffer;

const CHARSETS = [
  'utf-8',
  'us-ascii',
  'iso-8859-15',
  'gb2312',
  'iso-2022-jp',
  'koi8-r',
  'utf-7',
  'utf-16',
  'x-none',
  '',
] as const;
const ENCODINGS = ['base64', 'quoted-printable', '7bit', 'binary', 'x-uuencode', 'base-64', ''] as const;
const TYPES = [
  'text/plain',
  'text/html',
  'multipart/mixed',
  'multipart/report',
  'multipart/digest',
  'message/rfc822',
  'application/ms-tnef',
  'message/delivery-status',
  'text/calendar',
  'text',
  '/',
] as const;
const LINE_ENDS = ['\n', '\r', '\r\n', '\r\r\n', '\n\r'] as const;
const INSERTS = [
  '\0',
  '\r',
  '\n',
  '\r\n\r\n',
  '--',
  '=?',
  '?=',
  '=?utf-8?b?',
  '=?gb2312?q?=',
  '<',
  '>',
  '"',
  '(',
  '\\',
  ';',
  ':',
  '@',
  ',',
  '\u202e',
  '\x1b$B',
  '=',
  '+A',
  'begin 644 x\n',
  '\nFrom ',
  '[SA-100427]',
  '<script>',
  'filename*0*=',
] as const;

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  // Bytes.
  (mail, random) => {
    const out = Buffer.from(mail);
    for (let i = random.below(8); i >= 0; i--) out[random.below(out.length)] = random.below(256);
    return out;
  },
  (mail, random) => splice(mail, random.below(mail.length), 0, random.pick(INSERTS)),
  (mail, random) => splice(mail, random.below(mail.length), random.below(60), ''),
  // Parts.
  (mail, random) => mail.subarray(0, random.below(mail.length)),
  (mail, random) => mail.subarray(random.below(mail.length)),
  (mail, random) => {
    const from = random.below(mail.length);
    return splice(mail, random.below(mail.length), 0, mail.toString('latin1', from, from + random.below(2000)));
  },
  // Lines and header fields.
  (mail, random) => onLine(mail, random, (line) => [line, line]),
  (mail, random) => onLine(mail, random, () => []),
  (mail, random) => onLine(mail, random, (line) => [`${line} `]),
  (mail, random) => onLine(mail, random, (line) => [line.slice(0, random.below(line.length)), line]),
  (mail, random) => onLine(mail, random, (line) => [line.replace(':', '')]),
  (mail, random) => Buffer.from(mail.toString('latin1').replace(/\r?\n/g, random.pick(LINE_ENDS)), 'latin1'),
  (mail, random) =>
    Buffer.from(mail.toString('latin1').replace(/\r?\n\r?\n/, random.pick(['\n', '\n \n', '\n\t\n'])), 'latin1'),
  // Boundaries.
  (mail, random) =>
    replaceOne(mail, random, /^--.+$/gm, (line) =>
      random.pick([`${line} `, `${line}--`, line.slice(0, -1), `${line}x`, '--']),
    ),
  (mail, random) =>
    replaceOne(mail, random, /boundary="?[^"\r\n;]+"?/gi, () =>
      random.pick(['boundary=x', 'boundary=', '', 'boundary=""']),
    ),
  // Encodings, charsets, types.
  (mail, random) => replaceOne(mail, random, /charset="?[\w-]+"?/gi, () => `charset=${random.pick(CHARSETS)}`),
  (mail, random) =>
    replaceOne(
      mail,
      random,
      /^content-transfer-encoding:.*$/gim,
      () => `Content-Transfer-Encoding: ${random.pick(ENCODINGS)}`,
    ),
  (mail, random) => replaceOne(mail, random, /^content-type: *[\w/-]+/gim, () => `Content-Type: ${random.pick(TYPES)}`),
  (mail, random) =>
    replaceOne(mail, random, /^[A-Za-z0-9+/]{20,}=*$/gm, (line) => `${line.slice(0, 11)}=*${line.slice(13)}`),
];

/** The mail, changed in one to four ways; the same seed makes the same mail. Never empty of meaning: at least one byte. */
export function mutate(mail: Buffer, random: Random): Buffer {
  let out = mail;
  for (let i = random.below(4); i >= 0; i--) {
    out = random.pick(MUTATIONS)(out, random);
    if (out.length === 0) return Buffer.from('\n');
  }
  return out.length > 4 * mail.length + 4096 ? out.subarray(0, 4 * mail.length + 4096) : out;
}

function splice(mail: Buffer, at: number, remove: number, insert: string): Buffer {
  return Buffer.concat([mail.subarray(0, at), Buffer.from(insert, 'latin1'), mail.subarray(at + remove)]);
}

function onLine(mail: Buffer, random: Random, change: (line: string) => string[]): Buffer {
  const lines = mail.toString('latin1').split('\n');
  const at = random.below(lines.length);
  lines.splice(at, 1, ...change(lines[at] ?? ''));
  return Buffer.from(lines.join('\n'), 'latin1');
}

function replaceOne(mail: Buffer, random: Random, pattern: RegExp, make: (found: string) => string): Buffer {
  const text = mail.toString('latin1');
  const matches = [...text.matchAll(pattern)];
  const match = matches[random.below(matches.length)];
  if (match === undefined) return mail;
  return Buffer.from(text.slice(0, match.index) + make(match[0]) + text.slice(match.index + match[0].length), 'latin1');
}
