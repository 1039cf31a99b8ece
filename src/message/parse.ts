/**
 * How bytes become a `Mail`. MailParser reads the mails of ordinary make, which are nearly all. Mails in which it is known to
 * lose words, files or characters (`irregular` names them before it reads, `mailparser` by what came out) are read by our own
 * reader (`reading`), which decides everything about them; their anomalies say `read-again:` and why. Large ones, which are
 * not kept for a second look, are its own from the start. Fields, fingerprint, attachments, charsets of fields and the joining
 * of texts are the same code for both.
 */
import type { Sink } from './attachment.ts';
import { IrregularScan } from './irregular.ts';
import { withoutLeadingBlanks } from './leading-lines.ts';
import { DEFAULT_LIMITS, type ParseLimits } from './limits.ts';
import type { Mail } from './mail.ts';
import { readWithMailParser } from './mailparser.ts';
import { readByOurselves } from './reading.ts';

export type { Sink } from './attachment.ts';
export { DEFAULT_LIMITS, type ParseLimits } from './limits.ts';

/** Bytes of a mail that are kept for another reading. */
const MAX_KEPT = 512 * 1024;

/**
 * Reads one mail: attachments go to the sink as they stream by, words are kept up to the limits. Never throws for what a mail
 * holds — that becomes an anomaly; failures of `raw` and of the sink do propagate.
 */
export async function parse(
  raw: AsyncIterable<Uint8Array>,
  sink: Sink,
  limits: ParseLimits = DEFAULT_LIMITS,
): Promise<Mail> {
  const chunks = withoutLeadingBlanks(raw)[Symbol.asyncIterator]();
  const { kept, whole } = await keepFirst(chunks);
  if (!whole) return readByOurselves(goOn(kept, chunks), sink, limits);
  const irregular = lookThrough(kept, limits);
  const outcome = irregular === null ? await readWithMailParser(kept, sink, limits) : { again: irregular };
  if ('mail' in outcome) return outcome.mail;
  const mail = await readByOurselves(kept, sink, limits);
  return { ...mail, anomalies: [...mail.anomalies, `read-again:${outcome.again}`] };
}

/** All of a small mail; of a large one what has come when that is seen. */
async function keepFirst(chunks: AsyncIterator<Uint8Array>): Promise<{ kept: Uint8Array[]; whole: boolean }> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    kept.push(next.value);
    size += next.value.length;
    if (size > MAX_KEPT) return { kept, whole: false };
  }
  return { kept, whole: true };
}

function lookThrough(chunks: readonly Uint8Array[], limits: ParseLimits): string | null {
  const scan = new IrregularScan(limits);
  for (const chunk of chunks) scan.take(chunk);
  return scan.finish();
}

async function* goOn(kept: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* kept;
  yield* { [Symbol.asyncIterator]: () => rest };
}
