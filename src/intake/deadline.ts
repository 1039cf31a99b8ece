/** A phase of the conversation with the server did not end in time. */
export class DeadlineError extends Error {
  readonly phase: Phase;

  constructor(phase: Phase, ms: number) {
    super(`${phase} took longer than ${ms / 1000} s`);
    this.name = 'DeadlineError';
    this.phase = phase;
  }
}

/** R-IN-10: what the worker may be waiting for. */
export type Phase = 'connect' | 'select' | 'list' | 'fetch' | 'after-care';

/** `work`, or a DeadlineError after `ms`; `onTimeout` then ends what `work` waits for. A late result is dropped. */
export async function withDeadline<T>(work: Promise<T>, ms: number, phase: Phase, onTimeout: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // Rejected first: ending the work fails it too, with an error that says less.
      reject(new DeadlineError(phase, ms));
      onTimeout();
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
