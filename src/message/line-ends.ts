const CR = 0x0d;
const LF = 0x0a;
/** A mail's bytes in order, from memory or from a stream. */
export type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Bytes from the start that decide; a mail of ordinary make has a line feed among them. */
const WINDOW = 4096;

/**
 * A mail with nothing but CR between its lines, as some old systems write it, with LF instead; any other mail untouched.
 * The start of the mail decides, however it is cut into chunks.
 */
export async function* withLineFeeds(raw: Bytes): AsyncGenerator<Uint8Array> {
  let start: Uint8Array = new Uint8Array(0);
  let crOnly: boolean | null = null;
  for await (const chunk of raw) {
    if (crOnly !== null) {
      yield crOnly ? lineFeeds(chunk) : chunk;
      continue;
    }
    start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
    const window = start.subarray(0, WINDOW);
    if (window.includes(LF)) crOnly = false;
    else if (window.length === WINDOW) crOnly = window.includes(CR);
    if (crOnly !== null) yield crOnly ? lineFeeds(start) : start;
  }
  if (crOnly === null && start.length > 0) yield lineFeeds(start);
}

function lineFeeds(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (byte === CR ? LF : byte));
}
