/** The thread in which a service looks up its public holidays: their calendar, 26 MB of it, ends with the thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { LoketError } from '../errors.ts';
import { publicHolidays } from '../ticket/holidays.ts';
import type { HolidayAnswer, HolidayQuestion } from './opening-hours.ts';

function answer({ place, first, last }: HolidayQuestion): HolidayAnswer {
  try {
    return { holidays: publicHolidays(place, first, last) };
  } catch (error) {
    // Classes of errors do not survive the way to another thread.
    if (error instanceof LoketError) return { invalid: error.message };
    throw error;
  }
}

parentPort?.postMessage(answer(workerData));
