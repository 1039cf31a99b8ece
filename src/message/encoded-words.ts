import { decodeText } from './charset.ts';
import { transferDecoder } from './transfer.ts';

/** Encoded words are decoded in at most this many characters of one value. */
const MAX_ENCODED_VALUE = 64 * 1024;

interface Word {
  charset: string;
  encoding: 'base64' | 'quoted-printable';
  text: string;
  end: number;
}

/**
 * RFC 2047: the value with its encoded words decoded. Neighbours of one charset are joined as bytes first, for many mailers
 * split a character between two words; `hint` is the charset taken where a word names none that exists. Never fails.
 */
export function decodeWords(whole: string): string {
  if (!whole.includes('=?')) return whole;
  const value = whole.slice(0, MAX_ENCODED_VALUE);
  let out = '';
  let from = 0;
  let run: Word[] = [];
  for (let at = value.indexOf('=?'); at >= 0; ) {
    const word = readWord(value, at);
    if (word === 'none-follows') break;
    if (word === null) {
      at = value.indexOf('=?', at + 2);
      continue;
    }
    const between = value.slice(from, at);
    // RFC 2047 §6.2: white space between two encoded words is not part of the text.
    if (run.length === 0 || between.trim() !== '') {
      out += decodeRun(run) + between;
      run = [];
    } else if (run[0]?.charset !== word.charset) {
      out += decodeRun(run);
      run = [];
    }
    run.push(word);
    from = word.end;
    at = value.indexOf('=?', from);
  }
  return out + decodeRun(run) + value.slice(from);
}

/** The charsets that a header block's encoded words name, in order, each once. */
export function wordCharsets(block: string): string[] {
  const names = new Set<string>();
  for (const match of block.matchAll(/=\?([a-z0-9_.:-]{2,40})(?:\*[a-z-]{1,20})?\?[bq]\?/gi)) {
    names.add((match[1] ?? '').toLowerCase());
    if (names.size >= 8) break;
  }
  return [...names];
}

/** `=?charset*language?encoding?text?=` at `at`; a mailer's blanks within the text are allowed. */
function readWord(value: string, at: number): Word | null | 'none-follows' {
  const head = /^=\?([^?\s]{1,60})\?([bq])\?/i.exec(value.slice(at, at + 70));
  if (head === null) return null;
  const start = at + head[0].length;
  const end = value.indexOf('?=', start);
  if (end < 0) return 'none-follows';
  const charset = (head[1] ?? '').replace(/\*.*$/, '').toLowerCase();
  const encoding = (head[2] ?? '').toLowerCase() === 'b' ? 'base64' : 'quoted-printable';
  return { charset, encoding, text: value.slice(start, end), end: end + 2 };
}

function decodeRun(run: readonly Word[]): string {
  const first = run[0];
  if (first === undefined) return '';
  // One decoder a run: base64 that was cut within its four digits goes on in the next word.
  const base64 = transferDecoder('base64');
  const bytes = run.map(({ encoding, text }) =>
    encoding === 'base64' ? base64.write(Buffer.from(text, 'latin1')) : decodeQ(text),
  );
  return decodeText(Buffer.concat(bytes), first.charset);
}

/** RFC 2047 §4.2. */
function decodeQ(text: string): Uint8Array {
  const bytes = Buffer.from(text.replaceAll('_', ' '), 'utf8').toString('latin1');
  return Buffer.from(
    bytes.replace(/=([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
    'latin1',
  );
}
