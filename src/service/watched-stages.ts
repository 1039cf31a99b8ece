/**
 * Runs the stages in a thread of their own, so that no mail holds up the pages or the mail servers, and watches what they
 * read (R-MSG-6): a thread whose mail takes too long, or more memory than it may have, is ended and another one goes on from the
 * committed rows. It is told of that mail, whose headers alone it reads. Whatever else ends the thread ends the process.
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
import { type Reading, ReadingMark } from './reading-mark.ts';
import type { Stages, Told } from './stages.ts';
import { STOP_GRACE_MS } from './stop.ts';

/** Ordinary mails take milliseconds, the largest allowed ones some seconds. */
const READ_DEADLINE_MS = 30_000;
const LOOKS_PER_DEADLINE = 10;
/** Attachments stream by, so that words and structure of a batch are all that the thread has to hold. */
const MAX_HEAP_MB = 512;
/** As the image sets it for the first thread (`--max-semi-space-size=2`): three half-spaces of 2 MB. */
const YOUNG_HEAP_MB = 6;
/** What it takes to close the store after the steps in hand. */
const CLOSE_MS = 1_000;
/** The built one, also where the program runs from source: a thread of Node 20 runs no TypeScript. */
const THREAD = join(PACKAGE_ROOT, 'dist', 'service', 'stages-thread.js');

/** What the thread is given at its start. */
export interface StagesThreadData {
  config: Config;
  publicUrl: string;
  unreadable: [inboundId: number, UnreadReason][];
  reading: SharedArrayBuffer;
}

/** What the thread is told later, and what it tells. */
export type Order = 'nudge' | 'stop';
export type Answer = Told | 'ready';

export interface WatchedStagesOptions {
  config: Config;
  publicUrl: string;
  log: Log;
  tell: (told: Told) => void;
  /** For one mail; READ_DEADLINE_MS when left out. */
  readDeadlineMs?: number;
}

/** Resolves when the thread is at work. Errors: what kept it from that. */
export async function startWatchedStages(options: WatchedStagesOptions): Promise<Stages> {
  const stages = new WatchedStages(options);
  await stages.begin();
  return stages;
}

class WatchedStages implements Stages {
  readonly #options: WatchedStagesOptions;
  readonly #deadlineMs: number;
  readonly #mark = new ReadingMark();
  readonly #unreadable = new Map<number, UnreadReason>();
  #worker: Worker;
  #ended: Promise<unknown> = Promise.resolve();
  #looking: NodeJS.Timeout | undefined;
  #since: { reading: Reading; at: number } | null = null;
  /** While it starts and stops, who waits for that is told of its end. */
  #isWatched = false;

  constructor(options: WatchedStagesOptions) {
    this.#options = options;
    this.#deadlineMs = options.readDeadlineMs ?? READ_DEADLINE_MS;
    this.#worker = this.#start();
  }

  async begin(): Promise<void> {
    await once(this.#worker, 'message');
    this.#isWatched = true;
    this.#looking = setInterval(() => this.#look(), this.#deadlineMs / LOOKS_PER_DEADLINE);
  }

  nudge(): void {
    this.#order('nudge');
  }

  async stop(): Promise<void> {
    this.#isWatched = false;
    clearInterval(this.#looking);
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

  #start(): Worker {
    const { config, publicUrl, tell } = this.#options;
    this.#mark.set(null);
    const data: StagesThreadData = {
      config,
      publicUrl,
      unreadable: [...this.#unreadable],
      reading: this.#mark.memory,
    };
    const worker = new Worker(THREAD, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    });
    worker.on('message', (answer: Answer) => (answer === 'ready' ? undefined : tell(answer)));
    worker.on('error', (error) => this.#onError(error));
    worker.on('exit', (code) => this.#onExit(code));
    this.#ended = new Promise((resolve) => worker.once('exit', resolve));
    return worker;
  }

  /** A mail that is still being read after the deadline is given up. */
  #look(): void {
    const reading = this.#mark.get();
    const now = performance.now();
    if (reading === null || this.#since?.reading.count !== reading.count) {
      this.#since = reading === null ? null : { reading, at: now };
      return;
    }
    if (now - this.#since.at < this.#deadlineMs) return;
    this.#giveUp(reading, 'too-slow');
    void this.#worker.terminate();
  }

  #onError(error: unknown): void {
    if (!this.#isWatched) return;
    const reading = this.#mark.get();
    if (codeOf(error) !== 'ERR_WORKER_OUT_OF_MEMORY' || reading === null) throw error;
    this.#giveUp(reading, 'too-large-in-memory');
  }

  #giveUp({ inboundId }: Reading, reason: UnreadReason): void {
    this.#since = null;
    this.#unreadable.set(inboundId, reason);
    this.#options.log.error(
      { inbound: inboundId, reason },
      'a mail could not be read in bounds; its headers alone are',
    );
  }

  #onExit(code: number): void {
    if (!this.#isWatched) return;
    const reading = this.#mark.get();
    if (reading === null || !this.#unreadable.has(reading.inboundId)) {
      throw new Error(`the thread of the pipeline ended with ${code}`);
    }
    this.#worker = this.#start();
  }
}
