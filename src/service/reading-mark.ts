/** Which mail a thread is reading, in memory that it shares with its watcher: seen also while it is too busy to answer. */

/** The row's id, and how many readings have begun or ended: two looks that find the same number saw one and the same. */
const ID = 0;
const COUNT = 1;

export interface Reading {
  inboundId: number;
  count: bigint;
}

export class ReadingMark {
  readonly memory: SharedArrayBuffer;
  readonly #fields: BigInt64Array;

  /** `memory`: of the mark that the other thread has. */
  constructor(memory = new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#fields = new BigInt64Array(memory);
  }

  /** Null: no mail is being read. */
  set(inboundId: number | null): void {
    Atomics.store(this.#fields, ID, BigInt(inboundId ?? 0));
    Atomics.add(this.#fields, COUNT, 1n);
  }

  /** The mail in hand; null while there is none. */
  get(): Reading | null {
    const inboundId = Number(Atomics.load(this.#fields, ID));
    return inboundId === 0 ? null : { inboundId, count: Atomics.load(this.#fields, COUNT) };
  }
}
