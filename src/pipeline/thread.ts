/**
 * Reads mails in a thread of its own, one at a time, with a deadline and a bound on memory (R-MSG-6). The thread starts
 * with the first mail that needs it and ends when none has for a while; one that is over a bound is ended at once.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { codeOf, TemporaryError } from '../errors.ts';
import type { Understood } from '../message/mail.ts';
import type { UnderstandOptions } from '../message/understand.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import type { BlobPlace, StagedBlob } from '../store/blob-stage.ts';

export interface ReadingTask {
  place: BlobPlace;
  how: UnderstandOptions;
}

export type ReadingAnswer =
  | { ok: true; understood: Understood; staged: StagedBlob[] }
  | { ok: false; message: string; temporary: boolean };

/** A mail that is read no further: it took too long, or too much memory. */
export class UnreadableError extends Error {
  readonly reason: 'too-slow' | 'too-large-in-memory';

  constructor(reason: UnreadableError['reason']) {
    super(`the mail could not be read in bounds: ${reason}`);
    this.name = 'UnreadableError';
    this.reason = reason;
  }
}

/** Heap of the thread; attachments stream by, so that words and structure are all it has to hold. */
const MAX_HEAP_MB = 256;
/** Chunks of attachments die young; a small nursery keeps the process small, at no measured cost. */
const YOUNG_HEAP_MB = 4;
/** Loading the code costs more than reading most mails: a thread waits for the next one for so long. */
const IDLE_MS = 30_000;
/** The built one, also where the program runs from source: a thread of Node 20 runs no TypeScript. */
const THREAD = join(PACKAGE_ROOT, 'dist', 'pipeline', 'reading-thread.js');

export class ReadingThread {
  readonly #dataDir: string;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Errors: UnreadableError over a bound; TemporaryError for faults of disk; else what reading threw. */
  async read(task: ReadingTask, deadlineMs: number): Promise<ReadingAnswer & { ok: true }> {
    clearTimeout(this.#idle);
    this.#worker ??= new Worker(THREAD, {
      workerData: this.#dataDir,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    });
    let answer: ReadingAnswer;
    try {
      answer = await ask(this.#worker, task, deadlineMs);
    } catch (error) {
      await this.stop();
      throw error;
    }
    this.#idle = setTimeout(() => void this.stop(), IDLE_MS).unref();
    if (answer.ok) return answer;
    throw answer.temporary ? new TemporaryError(answer.message) : new Error(answer.message);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

/** One question, one answer; the listeners of the question go with it. */
async function ask(worker: Worker, task: ReadingTask, deadlineMs: number): Promise<ReadingAnswer> {
  const over = new AbortController();
  const event = async (name: string): Promise<unknown> => (await once(worker, name, { signal: over.signal }))[0];
  const timer = setTimeout(() => over.abort(new UnreadableError('too-slow')), deadlineMs);
  try {
    const answer = event('message');
    const ended = event('exit').then((code) => {
      throw new Error(`the reading thread ended with ${code} and no answer`);
    });
    worker.postMessage(task);
    return (await Promise.race([answer, ended])) as ReadingAnswer;
  } catch (error) {
    if (over.signal.aborted) throw over.signal.reason;
    throw codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? new UnreadableError('too-large-in-memory') : error;
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}
