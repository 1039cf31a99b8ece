/** Numbers that look random and are the same in every run. */
export interface Random {
  /** 0 ≤ n < 1. */
  next(): number;
  /** A whole number from `min` to `max`. */
  whole(min: number, max: number): number;
  pick<T>(from: readonly T[]): T;
  /** True with this probability. */
  chance(probability: number): boolean;
  bytes(size: number): Buffer;
  hex(size: number): string;
}

/** Mulberry32: small, fast, even enough for test data. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const bytes = (size: number) => {
    const made = Buffer.allocUnsafe(size);
    for (let at = 0; at < size; at += 1) made[at] = next() * 256;
    return made;
  };
  return {
    next,
    whole,
    pick(from) {
      const picked = from[whole(0, from.length - 1)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    chance: (probability) => next() < probability,
    bytes,
    hex: (size) => bytes(size).toString('hex'),
  };
}
