/**
 * Runs the stages in a thread of their own, so that no mail holds up the pages or the mail servers, and watches what they
 * read (R-MSG-6): a thread whose mail takes too long, or more memory than it may have, is ended and another one goes on from the
 * committed rows. It is told of that mail, whose headers alone it reads. Whatever else ends the thread, or keeps it from
 * everything for minutes, is for the whole process to end with.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config.ts';
import { codeOf } from '../errors.ts';
import type { Log } from '../log.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import type { UnreadReason } from '../pipeline/read.ts';
import { Pulse, type Reading, Stillness } from './pulse.ts';
import type { Stages, Told } from './stages.ts';
import { STOP_GRACE_MS } from './stop.ts';

/** What a thread may take before it is ended. */
export interface Bounds {
  /** For one mail: ordinary ones take milliseconds, the largest allowed ones some seconds. */
  readMs: number;
  /** Without a beat: longer than any wait for a disk that still answers. */
  silenceMs: number;
}

const BOUNDS: Bounds = { readMs: 30_000, silenceMs: 300_000 };
const LOOKS_PER_READING = 10;
/** Attachments stream by, so that words and structure of a batch are all that the thread has to hold. */
const MAX_HEAP_MB = 512;
/** As the image sets it for the first thread (`--max-semi-space-size=2`): three half-spaces of 2 MB. */
const YOUNG_HEAP_MB = 6;
/** What it takes to close the store after the steps in hand. */
const CLOSE_MS = 1_000;
/** The built one, also where the program runs from source: a thread of Node 20 runs no TypeScript. */
const THREAD = join(PACKAGE_ROOT, 'dist', 'service', 'stages-thread.js');

/** What the thread is given when it is made. */
export interface StagesThreadData {
  config: Config;
  unreadable: [inboundId: number, UnreadReason][];
  pulse: SharedArrayBuffer;
}

/** What the thread is told later, and what it tells. */
export type Order = { begin: Beginning } | 'nudge' | 'stop';
export type Answer = Told | 'ready';

/** What is known only when the pages are served. */
export interface Beginning {
  publicUrl: string;
}

export interface WatchedStagesOptions {
  config: Config;
  log: Log;
  /** The thread is gone, or beyond help, and no mail is to blame: nothing is worked through any more. */
  onLost: (error: unknown) => void;
  bounds?: Partial<Bounds>;
}

/** Makes the thread, which loads its code while the rest of the service opens, and waits for `begin`. */
export class WatchedStages implements Stages {
  readonly #options: WatchedStagesOptions;
  readonly #bounds: Bounds;
  readonly #pulse = new Pulse();
  readonly #unreadable = new Map<number, UnreadReason>();
  readonly #sameReading = new Stillness();
  readonly #sameBeat = new Stillness();
  #worker: Worker;
  #beginning: Beginning | null = null;
  #tell: (told: Told) => void = () => undefined;
  readonly #ready: Promise<unknown>;
  #ended: Promise<unknown> = Promise.resolve();
  #looking: NodeJS.Timeout | undefined;
  /** While it starts and stops, who waits for that is told of its end. */
  #isWatched = false;
  /** A mail was given up: the thread ends for that, and another one goes on. */
  #isGivenUp = false;

  constructor(options: WatchedStagesOptions) {
    this.#options = options;
    this.#bounds = { ...BOUNDS, ...options.bounds };
    this.#worker = this.#make();
    // Told by `begin`, which may come later than the error.
    this.#ready = once(this.#worker, 'message');
    this.#ready.catch(() => undefined);
  }

  /** Resolves when the thread is at work. Errors: what kept it from that. */
  async begin(beginning: Beginning, tell: (told: Told) => void): Promise<void> {
    this.#beginning = beginning;
    this.#tell = tell;
    this.#order({ begin: beginning });
    await this.#ready;
    this.#isWatched = true;
    this.#looking = setInterval(() => this.#look(performance.now()), this.#bounds.readMs / LOOKS_PER_READING);
  }

  nudge(): void {
    this.#order('nudge');
  }

  /** A second call is answered like the first. */
  async stop(): Promise<void> {
    this.#unwatch();
    this.#order('stop');
    const late = new AbortController();
    const bound = sleep(STOP_GRACE_MS + CLOSE_MS, undefined, { signal: late.signal }).catch(() => undefined);
    await Promise.race([this.#ended, bound]);
    late.abort();
    await this.#worker.terminate();
  }

  #order(order: Order): void {
    this.#worker.postMessage(order);
  }

  #make(): Worker {
    this.#isGivenUp = false;
    this.#pulse.read(null);
    const data: StagesThreadData = {
      config: this.#options.config,
      unreadable: [...this.#unreadable],
      pulse: this.#pulse.memory,
    };
    const worker = new Worker(THREAD, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    });
    worker.on('message', (answer: Answer) => (answer === 'ready' ? undefined : this.#tell(answer)));
    worker.on('error', (error) => this.#onError(error));
    worker.on('exit', (code) => this.#onExit(code));
    this.#ended = new Promise((resolve) => worker.once('exit', resolve));
    return worker;
  }

  #look(now: number): void {
    if (this.#isGivenUp) return;
    const { reading, beats } = this.#pulse;
    const readingMs = this.#sameReading.of(reading?.count ?? null, now);
    const silenceMs = this.#sameBeat.of(beats, now);
    if (reading !== null && readingMs >= this.#bounds.readMs) {
      this.#giveUp(reading, 'too-slow');
      void this.#worker.terminate();
    } else if (silenceMs >= this.#bounds.silenceMs) {
      this.#lose(new Error(`the thread of the pipeline has not answered for ${Math.round(silenceMs / 1000)} s`));
    }
  }

  #onError(error: unknown): void {
    if (!this.#isWatched) return;
    const { reading } = this.#pulse;
    if (codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' && reading !== null) {
      this.#giveUp(reading, 'too-large-in-memory');
    } else {
      this.#lose(error);
    }
  }

  #giveUp({ inboundId }: Reading, reason: UnreadReason): void {
    this.#isGivenUp = true;
    this.#unreadable.set(inboundId, reason);
    this.#options.log.error(
      { inbound: inboundId, reason },
      'a mail could not be read in bounds: its headers alone are',
    );
  }

  #onExit(code: number): void {
    if (!this.#isWatched) return;
    if (!this.#isGivenUp || this.#beginning === null) {
      this.#lose(new Error(`the thread of the pipeline ended with ${code}`));
      return;
    }
    this.#worker = this.#make();
    this.#order({ begin: this.#beginning });
  }

  #lose(error: unknown): void {
    this.#unwatch();
    this.#options.onLost(error);
  }

  #unwatch(): void {
    this.#isWatched = false;
    clearInterval(this.#looking);
  }
}
