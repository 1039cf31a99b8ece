/** How the parts of the service end. */

/** Ends a part. Called in reverse order of the starts. */
export type Stop = () => Promise<void> | void;

/** A part that is asked to stop may finish its step for so long; then the step is aborted. */
export const STOP_GRACE_MS = 8_000;
