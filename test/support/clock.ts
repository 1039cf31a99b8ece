/** A clock as our code takes it, with verbs that move it. */
export interface FakeClock {
  (): Date;
  /** The present time, ISO-8601 UTC with milliseconds. */
  now(): string;
  advance(ms: number): void;
  set(iso: string): void;
}

/** A clock that stands still until it is told to move. Throws on a time that is no date. */
export function fakeClock(startIso: string): FakeClock {
  let time = parse(startIso);
  return Object.assign(() => new Date(time), {
    now: () => new Date(time).toISOString(),
    advance: (ms: number) => {
      time += ms;
    },
    set: (iso: string) => {
      time = parse(iso);
    },
  });
}

/** The real time, which a test can make later: what waits for minutes is then due at once. */
export interface RunningClock {
  (): Date;
  advance(ms: number): void;
}

export function runningClock(): RunningClock {
  let ahead = 0;
  return Object.assign(() => new Date(Date.now() + ahead), {
    advance: (ms: number) => {
      ahead += ms;
    },
  });
}

function parse(iso: string): number {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw new Error(`not a time: ${iso}`);
  return time;
}
