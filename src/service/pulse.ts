/** What a thread is at, in memory that it shares with its watcher: seen also while it is too busy to answer, for nothing. */

const READING = 0;
const READINGS = 1;
const BEATS = 2;
const FIELDS = 3;

export interface Reading {
  inboundId: number;
  /** Two looks that find the same number saw one and the same reading. */
  count: bigint;
}

export class Pulse {
  readonly memory: SharedArrayBuffer;
  readonly #fields: BigInt64Array;

  /** `memory`: of the pulse that the other thread has. */
  constructor(memory = new SharedArrayBuffer(FIELDS * BigInt64Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#fields = new BigInt64Array(memory);
  }

  /** A row of the ledger is being read from now on; null: none is. */
  read(inboundId: number | null): void {
    Atomics.store(this.#fields, READING, BigInt(inboundId ?? 0));
    Atomics.add(this.#fields, READINGS, 1n);
  }

  get reading(): Reading | null {
    const inboundId = Number(Atomics.load(this.#fields, READING));
    return inboundId === 0 ? null : { inboundId, count: Atomics.load(this.#fields, READINGS) };
  }

  /** The thread is alive: called now and then, and only when it is free to. */
  beat(): void {
    Atomics.add(this.#fields, BEATS, 1n);
  }

  get beats(): bigint {
    return Atomics.load(this.#fields, BEATS);
  }
}

/** For how long a value has been the same, as far as looks at it tell. */
export class Stillness {
  #value: bigint | null = null;
  #at = 0;

  /** `now` and the result in ms. */
  of(value: bigint | null, now: number): number {
    if (value !== this.#value) {
      this.#value = value;
      this.#at = now;
    }
    return now - this.#at;
  }
}
