/** Opening hours of an ordinary office, without holidays unless they are given. */
import { type HolidayNames, type OpeningHours, openingHours } from '../../src/ticket/opening-hours.ts';

const HOUR = 60;
const WORKING_DAY = [
  { from: 9 * HOUR, to: 12 * HOUR },
  { from: 13 * HOUR, to: 17 * HOUR },
];

/** Monday to Friday, 09:00–12:00 and 13:00–17:00 in Brussels; closed on these days, which may have names. */
export function officeHours(
  closed: Iterable<string> = [],
  names: ReadonlyMap<string, HolidayNames> = new Map(),
): OpeningHours {
  const week = [WORKING_DAY, WORKING_DAY, WORKING_DAY, WORKING_DAY, WORKING_DAY, [], []];
  return openingHours({ zone: 'Europe/Brussels', week, closed, names });
}
