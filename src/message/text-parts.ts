import type { TextPart } from './body.ts';
import type { ParseLimits } from './limits.ts';
import type { Part } from './part.ts';
import { extractUuencoded, type UuFile } from './uuencode.ts';

/** How a text part describes itself. */
export type TextKind = Omit<TextPart, 'bytes'>;

/** The bytes of a mail's text parts, up to the limits; what is longer is read and forgotten. */
export class TextCollection {
  readonly oddities = new Set<string>();
  readonly #texts: { kind: TextKind; chunks: Uint8Array[] }[] = [];
  readonly #left: { text: number; html: number };

  constructor(limits: ParseLimits) {
    this.#left = { text: limits.textBytes, html: limits.htmlBytes };
  }

  /** Begins a part; gives the function that takes its bytes. */
  collect(kind: TextKind): (bytes: Uint8Array) => void {
    const chunks: Uint8Array[] = [];
    this.#texts.push({ kind, chunks });
    const budget = kind.html ? 'html' : 'text';
    return (bytes) => {
      const kept = bytes.subarray(0, this.#left[budget]);
      if (kept.length < bytes.length) this.oddities.add(`${budget}-too-long`);
      if (kept.length === 0) return;
      this.#left[budget] -= kept.length;
      // A copy: the piece it is cut from is larger, and would stay in memory with it.
      chunks.push(kept.slice());
    };
  }

  /** Takes the uuencoded files out of the plain texts, where old mailers put their attachments. */
  takeUuencoded(): UuFile[] {
    return this.#texts.flatMap((one) => {
      if (one.kind.html) return [];
      const { text, files } = extractUuencoded(Buffer.concat(one.chunks));
      one.chunks = [text];
      return files;
    });
  }

  parts(): TextPart[] {
    return this.#texts.map(({ kind, chunks }) => ({ ...kind, bytes: Buffer.concat(chunks) }));
  }
}

export function textKind(part: Part): TextKind {
  const { charset, flowed, delSp, alternative, contentType } = part;
  return { html: contentType === 'text/html', alternative, charset, flowed, delSp };
}
