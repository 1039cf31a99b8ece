/** Row ids and counts on the command line. */
import { InvalidArgumentError } from 'commander';

/** A number as an option or argument gives it. */
export function positive(text: string): number {
  const number = Number(text);
  if (/^\d{1,15}$/.test(text) && number > 0) return number;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

/** As `positive`, for an argument that may be given several times. */
export function positives(text: string, earlier: readonly number[] = []): number[] {
  return [...earlier, positive(text)];
}
