/** What every part of the page of time is given. */
import type { TimeSheet } from '../../../store/time-sheet.ts';
import type { TimeWords } from '../../../wording/desk/time-words.ts';
import type { Visit } from '../../desk/visit.ts';

export interface TimePart {
  visit: Visit;
  sheet: TimeSheet;
  words: TimeWords;
  /** Of the page; its verbs stand below it. */
  path: string;
}
