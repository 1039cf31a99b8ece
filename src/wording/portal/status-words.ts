/** What the status page says beside the state itself: one key for each text, the same in every language. */

import type { Step, StepState } from '../../ticket/journey.ts';
import type { Score } from '../../ticket/rating.ts';

export interface StatusWords {
  /** The way from receipt to solution. */
  way: string;
  steps: Readonly<Record<Step, string>>;
  /** For who cannot see the marks. */
  stepStates: Readonly<Record<StepState, string>>;
  /** Before the first name of who works on it. */
  agent: string;
  work: string;
  estimate: string;
  covered: string;
  billable: string;
  waiting: string;
  /** Under the estimate: nothing is promised. */
  estimateMeans: string;
  reply: {
    title: string;
    /** On a resolved or closed ticket. */
    reopenTitle: string;
    reopenLead: string;
    /** On one that is closed for good. */
    followTitle: string;
    followLead: string;
    words: string;
    files: string;
    filesHint(count: number, size: string): string;
    send: string;
    reopen: string;
    follow: string;
    sent: string;
    followed(number: string): string;
    /** Why it was not taken. */
    empty: string;
    tooLong: string;
    tooLarge: string;
    tooMany: string;
    /** Files cannot be kept while a form is corrected. */
    filesAgain: string;
  };
  close: {
    /** To unfold, while the work goes on. */
    already: string;
    /** While it is resolved. */
    title: string;
    lead: string;
    button: string;
    done: string;
  };
  rating: {
    title: string;
    scores: Readonly<Record<Score, string>>;
    comment: string;
    send: string;
    change: string;
    thanks: string;
    given(score: string): string;
  };
  /** Beside a picture that can be looked at. */
  look: string;
}
