import { PassThrough, type Readable } from 'node:stream';
import type { BlobRef } from './mail.ts';

/** Bytes that wait for the reader of an attachment. */
const HIGH_WATER = 128 * 1024;

/** The bytes of one attachment on their way to the sink, at the sink's pace. */
export class PartContent {
  readonly #stream = new PassThrough({ highWaterMark: HIGH_WATER });
  readonly #stored: Promise<void>;
  #outcome: { blob: BlobRef } | { error: unknown } | null = null;
  #wake: () => void = () => undefined;

  constructor(sink: (content: Readable) => Promise<BlobRef>) {
    // Who reads may stop early and destroy the stream: that is no fault of the mail.
    this.#stream.on('error', () => undefined);
    this.#stream.on('drain', () => this.#wake());
    this.#stream.on('close', () => this.#wake());
    this.#stored = this.#store(sink);
  }

  async #store(sink: (content: Readable) => Promise<BlobRef>): Promise<void> {
    try {
      this.#outcome = { blob: await sink(this.#stream) };
    } catch (error) {
      this.#outcome = { error };
    }
    // Whatever the sink left is passed over.
    this.#stream.resume();
    this.#wake();
  }

  /** Gives the sink more; waits while it has enough. Fails as the sink failed. */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.#outcome === null && !this.#stream.destroyed && !this.#stream.write(bytes)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#outcome !== null && 'error' in this.#outcome) throw this.#outcome.error;
  }

  /** Ends the content and gives what the sink made of it. Fails as the sink failed. */
  async end(): Promise<BlobRef> {
    this.#stream.end();
    await this.#stored;
    if (this.#outcome === null || 'error' in this.#outcome) throw this.#outcome?.error;
    return this.#outcome.blob;
  }

  /** The rest will not come: the sink sees the error. */
  async abort(error: unknown): Promise<void> {
    this.#stream.destroy(error instanceof Error ? error : new Error('aborted'));
    await this.#stored;
  }
}
