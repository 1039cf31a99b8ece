import type { Decided } from '../store/record.ts';
import type { ReadMail } from './read.ts';

/** A mail as it was read, with what was decided on it. */
export interface Judged extends Decided {
  mail: ReadMail;
}
