import { domainToASCII, domainToUnicode } from 'node:url';
import { cleanHeaderText } from './clean.ts';
import { decodeWords } from './encoded-words.ts';
import type { Address } from './mail.ts';

/** Addresses that are read of one header field (R-MSG-6). */
export const MAX_ADDRESSES = 500;
/** Characters that are read of one header field. */
const MAX_LIST_LENGTH = 64 * 1024;
/** RFC 5321 §4.5.3.1: path of 256 octets, so an address of 254. */
export const MAX_ADDRESS_LENGTH = 254;
/** With stray quotes, brackets and encoded words around it; what is longer is none, and is not looked at. */
const MAX_RAW_LENGTH = 1_000;
const MAX_NAME_LENGTH = 200;

const ENCODED_WORD = /=\?[^?\s]{1,60}\?[bq]\?[^?\s]*\?=/iy;
const PLAIN_ADDRESS = /^[^\s@<>()[\],;:"\\]+@(?:[^\s@<>()[\],;:"\\/]+|\[[0-9a-f.:]+\])$/i;
const QUOTED_LOCAL = /^"((?:[^"\\]|\\.)+)"@([^\s@<>()[\],;:"\\/]+)$/;

/** One entry of an address list while it is read. */
interface Entry {
  phrase: string;
  angle: string | null;
  comment: string;
}

/**
 * The addresses in a header value, as people write them (RFC 5322 §3.4 and what it forbids): groups are flattened, names
 * decoded, addresses in lower case. What cannot be an address is left out. Linear in the length of the value.
 */
export function parseAddresses(raw: string | null): Address[] {
  if (raw === null) return [];
  const value = raw.slice(0, MAX_LIST_LENGTH);
  const found: Address[] = [];
  const entry: Entry = { phrase: '', angle: null, comment: '' };
  let at = 0;
  while (at < value.length && found.length < MAX_ADDRESSES) {
    const character = value.charAt(at);
    if (character === ',' || character === ';') {
      flush(entry, found);
      at += 1;
    } else if (character === ':' && entry.angle === null && isGroupName(entry.phrase)) {
      entry.phrase = '';
      at += 1;
    } else {
      at = readToken(value, at, entry);
    }
  }
  if (found.length < MAX_ADDRESSES) flush(entry, found);
  return found;
}

/** A long one is none, and is not looked through at each of its colons. */
function isGroupName(phrase: string): boolean {
  return phrase.length <= MAX_QUOTED && !/@|^\s*mailto$/i.test(phrase);
}

function readToken(value: string, at: number, entry: Entry): number {
  switch (value.charAt(at)) {
    case '"':
      return readQuoted(value, at, entry);
    case '(':
      return readComment(value, at, entry);
    case '<':
      return readAngle(value, at, entry);
    case '>':
      return at + 1;
    case '=': {
      ENCODED_WORD.lastIndex = at;
      const word = ENCODED_WORD.exec(value)?.[0] ?? '=';
      entry.phrase += word;
      return at + word.length;
    }
    default:
      entry.phrase += value.charAt(at);
      return at + 1;
  }
}

/** A quote that never closes stands for nothing: only the mark is dropped. */
function readQuoted(value: string, open: number, entry: Entry): number {
  let text = '';
  for (let i = open + 1; i < value.length && i - open <= MAX_QUOTED; i++) {
    const character = value.charAt(i);
    if (character === '"') {
      // A quoted local part keeps its quotes: `"john doe"@example.com`.
      entry.phrase += value.charAt(i + 1) === '@' ? `"${text}"` : text;
      return i + 1;
    }
    if (character === '\\' && i + 1 < value.length) i += 1;
    text += value.charAt(i);
  }
  return open + 1;
}

/** Bounds what an unclosed quote or comment costs: reading goes on behind its mark, so it is read again. */
const MAX_QUOTED = 1000;
/** Comments in comments: of a row of brackets that never close, each would be read to that bound. */
const MAX_COMMENT_DEPTH = 20;

function readComment(value: string, open: number, entry: Entry): number {
  let depth = 0;
  for (let i = open; i < value.length && i - open <= MAX_QUOTED; i++) {
    const character = value.charAt(i);
    if (character === '\\') i += 1;
    else if (character === '(') {
      depth += 1;
      if (depth > MAX_COMMENT_DEPTH) break;
    } else if (character === ')') {
      depth -= 1;
      if (depth === 0) {
        entry.comment ||= value.slice(open + 1, i);
        return i + 1;
      }
    }
  }
  return open + 1;
}

function readAngle(value: string, open: number, entry: Entry): number {
  let end = open + 1;
  while (end < value.length && value.charAt(end) !== '>' && value.charAt(end) !== '<' && end - open <= MAX_QUOTED)
    end += 1;
  const inside = value.slice(open + 1, end);
  if (entry.angle === null || !entry.angle.includes('@')) entry.angle = inside;
  return value.charAt(end) === '>' ? end + 1 : end;
}

function flush(entry: Entry, found: Address[]): void {
  const { phrase, angle, comment } = entry;
  entry.phrase = '';
  entry.angle = null;
  entry.comment = '';
  const inAngle = angle === null ? null : cleanAddress(angle);
  if (inAngle !== null) {
    found.push({ address: inAngle, name: cleanName(phrase.trim() === '' ? comment : phrase) });
    return;
  }
  const words = phrase.trim().split(/\s+/);
  const where = words.findLastIndex((word) => word.includes('@'));
  if (where < 0) return;
  const bare = cleanAddress(phrase) ?? cleanAddress(words[where] ?? '');
  if (bare === null) return;
  const rest = words.filter((_, i) => i !== where).join(' ');
  found.push({ address: bare, name: bare.startsWith('"') ? '' : cleanName(rest === '' ? comment : rest) });
}

function cleanName(raw: string): string {
  const name = cleanHeaderText(decodeWords(raw), MAX_NAME_LENGTH);
  return name.replace(/^(['"])(.*)\1$/, '$2').trim();
}

/** An address in its canonical form: lower case, IDN in Unicode; null when it is none. Repairs stray quotes and brackets. */
export function cleanAddress(raw: string): string | null {
  const given = raw.trim();
  if (given.length > MAX_RAW_LENGTH) return null;
  const decoded = given.includes('=?') ? decodeWords(given) : given;
  const text = decoded.trim().replace(/^mailto:/i, '');
  const quoted = QUOTED_LOCAL.exec(text);
  if (quoted !== null) return cleanQuoted(quoted[1] ?? '', quoted[2] ?? '');
  const plain = text
    .replace(/["'<>]+(?=@)|(?<=@)["'<>]+/g, '')
    .replace(/^["'<]+|["'>.,;]+$/g, '')
    .replace(/\s*@\s*/, '@');
  if (!PLAIN_ADDRESS.test(plain) || plain.length > MAX_ADDRESS_LENGTH || hasControls(plain)) return null;
  const at = plain.lastIndexOf('@');
  return `${plain.slice(0, at).toLowerCase()}@${canonicalDomain(plain.slice(at + 1))}`;
}

function cleanQuoted(local: string, domain: string): string | null {
  const inner = local.replace(/\\(.)/g, '$1');
  if (/^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+$/i.test(inner)) return `${inner.toLowerCase()}@${canonicalDomain(domain)}`;
  if (inner.length + domain.length > MAX_ADDRESS_LENGTH - 3 || hasControls(inner + domain)) return null;
  return `"${inner.toLowerCase().replace(/["\\]/g, '\\$&')}"@${canonicalDomain(domain)}`;
}

function hasControls(value: string): boolean {
  return cleanHeaderText(value, value.length) !== value.replace(/ +/g, ' ').trim();
}

/** IDN in Unicode, so that `xn--bcher-kva.example` and `bücher.example` are one (RFC 5890). */
function canonicalDomain(domain: string): string {
  const plain = domain.toLowerCase().replace(/\.+$/, '');
  if (/^[a-z0-9.-]*$/.test(plain) && !plain.includes('xn--')) return plain;
  const ascii = domainToASCII(plain);
  return (ascii === '' ? '' : domainToUnicode(ascii)) || plain;
}

/** R-ACK-3: true for one of `ownAddresses` in any spelling or plus form. */
export function isOwnAddress(address: string, ownAddresses: readonly string[]): boolean {
  const wanted = withoutPlus(address);
  return ownAddresses.some((own) => withoutPlus(own) === wanted);
}

function withoutPlus(address: string): string {
  const clean = cleanAddress(address) ?? address.trim().toLowerCase();
  const at = clean.lastIndexOf('@');
  const plus = clean.indexOf('+');
  return plus > 0 && plus < at ? clean.slice(0, plus) + clean.slice(at) : clean;
}

const MACHINE_LOCAL_PARTS = [
  /^(mailer|mail)[-_.]?(daemon|demon)$/,
  /^mdaemon$/,
  /^postmaster$/,
  /^(no|not?|never)[-_.]?repl(y|ies)\b|[-_.](no|do[-_.]?not)[-_.]?reply$/,
  /^do[-_.]?not[-_.]?(reply|respond|answer)/,
  /^(ne|nicht|niet)[-_.]?(pas[-_.]?repondre|antworten|beantwoorden|antwoorden)/,
  /^(nepasrepondre|antwoordniet|geenantwoord|keineantwort)/,
  /^(bounces?|bounce[-_.+=].*|.*[-_.]bounces?)$/,
  /^owner-|-owner$|-request$|^request-/,
  /-(errors?|confirm|bounces?|admin|subscribe|unsubscribe)$/,
  /^(listserv|majordomo|mailman|listmaster|sympa|ezmlm)$/,
  /^(nobody|daemon|www-data|autoreply|auto-reply|autoresponder|autoresponse)$/,
];

/** R-ACK-3: true for an address behind which nobody reads: mailer-daemon, `*-request`, `owner-*`, noreply and kin. */
export function isMachineAddress(address: string): boolean {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase();
  const name = local.split('+')[0] ?? local;
  return MACHINE_LOCAL_PARTS.some((pattern) => pattern.test(name)) || local.startsWith('bounce+');
}

/** What stands behind the last @; all of it where there is none. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
