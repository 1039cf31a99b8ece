/**
 * For admins: how mailboxes, sending and store are, and when the house is open. That the store can be written is proved by
 * a row that nobody reads; it changes nothing that anybody sees (R-WEB-1).
 */
import { addDays, dayOf } from '../../ticket/calendar.ts';
import { isOpenAt, type OpeningHours } from '../../ticket/opening-hours.ts';
import { daysOfWeek, openOn, weekOf } from '../../ticket/week.ts';
import { HealthPage } from '../pages/desk/health.tsx';
import type { ClosedDay, WeekShown } from '../pages/desk/opening-hours.tsx';
import { adminsOnly, type DeskDeps, type DeskRoutes, type Visit } from './visit.ts';

const WEEK_DAYS = 7;
/** Holidays that are named ahead, and how far ahead they are looked for. */
const HOLIDAYS_AHEAD = 6;
const DAYS_AHEAD = 366;

export function addHealth({ deps, page }: DeskRoutes): void {
  page('/desk/health', async (visit) => {
    adminsOnly(visit);
    return HealthPage({ visit, health: await deps.health(), week: weekShown(deps, visit) });
  });
}

function weekShown({ house: { hours }, timeZone }: DeskDeps, { query, now }: Visit): WeekShown {
  const today = dayOf(now, timeZone);
  const asked = query.get('week');
  const days = (asked === null ? null : daysOfWeek(asked)) ?? daysOfWeek(weekOf(today)) ?? [];
  const monday = days[0] ?? today;
  return {
    days: days.map((day) => ({ day, spans: openOn(hours, day), holiday: hours.holidayOn(day) })),
    today,
    coming: comingHolidays(hours, today),
    isOpen: isOpenAt(hours, now),
    before: weekOf(addDays(monday, -WEEK_DAYS)),
    after: weekOf(addDays(monday, WEEK_DAYS)),
  };
}

function comingHolidays(hours: OpeningHours, today: string): ClosedDay[] {
  const days = Array.from({ length: DAYS_AHEAD }, (_, index) => addDays(today, index + 1));
  return days
    .flatMap((day) => {
      const holiday = hours.holidayOn(day);
      return holiday === null ? [] : [{ day, holiday }];
    })
    .slice(0, HOLIDAYS_AHEAD);
}
