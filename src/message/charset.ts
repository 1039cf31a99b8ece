import { isUtf8 } from 'node:buffer';
import charset from 'libmime/lib/charset.js';
import { guessCharset } from './charset-guess.ts';
import { decodeUtf7 } from './utf7.ts';

/** Windows-1252 where it differs from Latin-1: bytes 0x80–0x9f (WHATWG Encoding, index windows-1252). */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Declared names that are decoded as a superset of what they name, because mail in the wild uses the superset. */
const SUPERSETS = new Map([
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['xgbk', 'gb18030'],
  ['iso88591', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['latin9', 'iso-8859-15'],
  ['iso88599', 'windows-1254'],
  ['ksc56011987', 'cp949'],
  ['euckr', 'cp949'],
]);

/** Single-byte names that mailers write by default: as hints they prove nothing. */
const WESTERN = new Set(['iso88591', 'latin1', 'windows1252', 'cp1252', 'iso885915']);
const UTF_7 = new Set(['utf7', 'unicode11utf7', 'xunicode11utf7', 'unicode20utf7', 'csunicode11utf7']);

const UNDECLARED = new Set([
  '',
  'ascii',
  'usascii',
  'ansix341968',
  'utf8',
  '7bit',
  '8bit',
  'binary',
  'unknown',
  'unknown8bit',
  'xunknown',
  'default',
]);
/** The escapes that switch ISO-2022-JP to Japanese (RFC 1468). */
const ISO_2022_JP = ['\u001b$@', '\u001b$B'];
const META_CHARSET_WINDOW = 2048;

/** The bytes as UTF-8 where they are that, else as windows-1252. Never fails. */
export function decodeGuess(bytes: Uint8Array): string {
  const buffer = asBuffer(bytes);
  return isUtf8(buffer) ? buffer.toString('utf8') : decodeWindows1252(buffer);
}

/** What stands around bytes that do not name their charset. */
export interface Surroundings {
  html?: boolean;
  /** Charsets that other places of the mail name, the nearest first. */
  hints?: readonly string[];
}

/**
 * R-MSG-1: the bytes of a text part or header value as text. Declared charset (by alias) → what the bytes themselves show
 * (`<meta charset>`, ISO-2022-JP escapes, valid UTF-8) → charsets named elsewhere in the mail → what the bytes look like →
 * windows-1252. Never fails.
 */
export function decodeText(
  bytes: Uint8Array,
  declared: string | null,
  { html = false, hints = [] }: Surroundings = {},
) {
  const buffer = asBuffer(bytes);
  const name = plainName(declared ?? '');
  if (!UNDECLARED.has(name)) return decodeDeclared(buffer, name, declared ?? '');
  if (isUtf8(buffer)) {
    const text = buffer.toString('utf8');
    return ISO_2022_JP.some((mark) => text.includes(mark)) ? charset.decode(buffer, 'iso-2022-jp') : text;
  }
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return buffer.toString('utf16le', 2);
  const meta = html ? metaCharset(buffer) : null;
  if (meta !== null) return decodeDeclared(buffer, plainName(meta), meta);
  if (isMostlyUtf8(buffer)) return buffer.toString('utf8');
  return decodeUndeclared(buffer, hints);
}

function decodeUndeclared(buffer: Buffer, hints: readonly string[]): string {
  for (const hint of hints) {
    const name = plainName(hint);
    if (UNDECLARED.has(name) || WESTERN.has(name)) continue;
    const text = decodeDeclared(buffer, name, hint);
    if (!text.includes('\ufffd')) return text;
  }
  const guess = guessCharset(buffer);
  return guess === null ? decodeWindows1252(buffer) : charset.decode(buffer, guess);
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function decodeDeclared(buffer: Buffer, plain: string, declared: string): string {
  if (UTF_7.has(plain)) return decodeUtf7(buffer);
  const name = SUPERSETS.get(plain) ?? declared;
  if (name === 'windows-1252') return decodeWindows1252(buffer);
  try {
    // ISO-2022-JP has 7 bits: with 8 it is Shift JIS or EUC under a wrong name, as old Japanese mailers write.
    const text = charset.decode(
      buffer,
      plain.startsWith('iso2022jp') && hasHighBytes(buffer) ? japanese(buffer) : name,
    );
    // A wrong or unknown name ends in replacement characters that the bytes did not hold: then the bytes know better.
    return text.includes('\ufffd') ? betterThan(text, buffer) : text;
  } catch {
    return decodeGuess(buffer);
  }
}

function betterThan(text: string, buffer: Buffer): string {
  const utf8 = buffer.toString('utf8');
  if (isUtf8(buffer)) return utf8;
  // The library takes UTF-8 for a name that it does not know.
  return text === utf8 ? decodeUndeclared(buffer, []) : text;
}

function hasHighBytes(buffer: Buffer): boolean {
  return buffer.some((byte) => byte >= 0x80);
}

function japanese(buffer: Buffer): string {
  return charset.decode(buffer, 'euc-jp').includes('\ufffd') ? 'shift_jis' : 'euc-jp';
}

/** UTF-8 with a scar (a cut character, one foreign byte) is still UTF-8: three good sequences for each bad byte. */
function isMostlyUtf8(buffer: Buffer): boolean {
  const text = buffer.toString('utf8');
  const bad = text.split('\ufffd').length - 1;
  const good = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return good >= 3 * bad;
}

function metaCharset(buffer: Buffer): string | null {
  const start = buffer.toString('latin1', 0, META_CHARSET_WINDOW);
  const name = /<meta[^>]{0,200}charset\s*=\s*["']?([a-z0-9_-]{2,30})/i.exec(start)?.[1];
  return name === undefined || /^utf-?8$/i.test(name) ? null : name;
}

function decodeWindows1252(buffer: Buffer): string {
  return buffer.toString('latin1').replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80));
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
