/**
 * Guesses for 8-bit words that say nothing of their charset and are no UTF-8. Western words hold single bytes above 0x7f
 * among letters; Chinese, Japanese and Cyrillic ones hold runs of them. Null where the bytes show nothing of the kind.
 */
export function guessCharset(bytes: Uint8Array): string | null {
  const sample = bytes.length > SAMPLE ? bytes.subarray(0, SAMPLE) : bytes;
  const runs = readRuns(sample);
  if (runs.high < MIN_HIGH) return null;
  if (isShiftJis(sample)) return 'shift_jis';
  if (runs.inLongRuns < runs.high * 0.6) return null;
  if (runs.pairs && runs.lowHigh >= runs.high * 0.12) return 'gb18030';
  if (runs.lowHigh > runs.high * 0.1) return null;
  // Cyrillic words are mostly small letters: 0xc0–0xdf in KOI8-R, 0xe0–0xff in windows-1251.
  return runs.c0ToDf > runs.e0ToFf ? 'koi8-r' : 'windows-1251';
}

/** Bytes that are looked at. */
const SAMPLE = 4096;
/** Fewer bytes above 0x7f prove nothing. */
const MIN_HIGH = 4;
/** Adjacent bytes above 0x7f that no western word has. */
const LONG_RUN = 4;

interface Runs {
  high: number;
  inLongRuns: number;
  /** All runs are pairs of GB 2312: 0xa1–0xf7, then 0xa1–0xfe. */
  pairs: boolean;
  lowHigh: number;
  c0ToDf: number;
  e0ToFf: number;
}

function readRuns(bytes: Uint8Array): Runs {
  const runs: Runs = { high: 0, inLongRuns: 0, pairs: true, lowHigh: 0, c0ToDf: 0, e0ToFf: 0 };
  let run = 0;
  for (let i = 0; i <= bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x80) {
      runs.high += 1;
      if (byte < (run % 2 === 0 ? 0xa1 : 0xa1) || byte === 0xff || (run % 2 === 0 && byte > 0xf7)) runs.pairs = false;
      if (byte < 0xc0) runs.lowHigh += 1;
      else if (byte < 0xe0) runs.c0ToDf += 1;
      else runs.e0ToFf += 1;
      run += 1;
      continue;
    }
    if (run % 2 === 1 && i < bytes.length) runs.pairs = false;
    if (run >= LONG_RUN) runs.inLongRuns += run;
    run = 0;
  }
  return runs;
}

/** Valid Shift JIS (JIS X 0208) in which half the characters are kana, whose first byte is 0x82 or 0x83. */
function isShiftJis(bytes: Uint8Array): boolean {
  let characters = 0;
  let kana = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] as number;
    if (lead < 0x80) continue;
    const halfWidth = lead >= 0xa1 && lead <= 0xdf;
    if (halfWidth) continue;
    if (lead === 0x80 || lead === 0xa0 || lead > 0xfc) return false;
    const trail = bytes[i + 1];
    if (trail === undefined) break;
    if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return false;
    characters += 1;
    if (lead === 0x82 || lead === 0x83 || (lead === 0x81 && trail === 0x5b)) kana += 1;
    i += 1;
  }
  return characters >= 2 && kana * 2 >= characters;
}
