/** One result of `loket check`. */
export interface Finding {
  level: 'ok' | 'warn' | 'fail';
  /** What was tried, e.g. `database`. */
  subject: string;
  message: string;
}
