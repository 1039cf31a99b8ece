/**
 * How bytes become a `Mail`. MailParser reads the mails of ordinary make, which are nearly all. Mails in which it is known to
 * lose words, files or characters (`irregular` names them before it reads, `mailparser` by what came out) are read by our own
 * reader (`reading`), which decides everything about them; their anomalies say `read-again:` and why. Fields, fingerprint,
 * attachments, charsets of fields and the joining of texts are the same code for both.
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

/** A mail's bytes: once, or as often as they are opened. */
export type Raw = Bytes | (() => Bytes | Promise<Bytes>);
type Bytes = AsyncIterable<Uint8Array>;

/**
 * Reads one mail: attachments go to the sink as they stream by, words are kept up to the limits. A mail over 512 KiB is read
 * from its source twice or, where that is a stream, once and by our own reader. Never throws for what a mail holds — that
 * becomes an anomaly; failures of `raw` and of the sink do propagate.
 */
export async function parse(raw: Raw, sink: Sink, limits: ParseLimits = DEFAULT_LIMITS): Promise<Mail> {
  const { open, irregular } = await lookThrough(fromFirstField(raw), limits);
  const outcome = irregular === null ? await readWithMailParser(await open(), sink, limits) : { again: irregular };
  if ('mail' in outcome) return outcome.mail;
  const mail = await readByOurselves(await open(), sink, limits);
  return { ...mail, anomalies: [...mail.anomalies, `read-again:${outcome.again}`] };
}

function fromFirstField(raw: Raw): Raw {
  return typeof raw === 'function' ? async () => withoutLeadingBlanks(await raw()) : withoutLeadingBlanks(raw);
}

type Source = () => Bytes | Promise<Bytes>;

/** The scan of a mail, and its bytes for the reader: those of a small one are kept, a stream too long for that goes on. */
async function lookThrough(raw: Raw, limits: ParseLimits): Promise<{ open: Source; irregular: string | null }> {
  const bytes = typeof raw === 'function' ? await raw() : raw;
  const chunks = bytes[Symbol.asyncIterator]();
  const scan = new IrregularScan(limits);
  let kept: Uint8Array[] = [];
  let size = 0;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    scan.take(next.value);
    size += next.value.length;
    if (size <= MAX_KEPT || typeof raw !== 'function') kept.push(next.value);
    else kept = [];
    if (size > MAX_KEPT && typeof raw !== 'function')
      return { open: () => goOn(kept, chunks), irregular: 'long-stream' };
    if (scan.why !== null && size > MAX_KEPT) break;
  }
  const irregular = scan.finish();
  if (size > MAX_KEPT && typeof raw === 'function') {
    await chunks.return?.();
    return { open: raw, irregular };
  }
  return { open: () => goOn(kept, null), irregular };
}

async function* goOn(kept: readonly Uint8Array[], rest: AsyncIterator<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  yield* kept;
  if (rest !== null) yield* { [Symbol.asyncIterator]: () => rest };
}
