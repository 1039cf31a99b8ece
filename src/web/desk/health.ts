/**
 * For admins: how mailboxes, sending and store are, and when the house is open. That the store can be written is proved by
 * a row that nobody reads; it changes nothing that anybody sees (R-WEB-1).
 */
import { addDays, dayOf } from '../../ticket/calendar.ts';
import { isOpenAt } from '../../ticket/opening-hours.ts';
import { daysOfWeek, openOn, weekOf } from '../../ticket/week.ts';
import { HealthPage } from '../pages/desk/health.tsx';
import type { WeekShown } from '../pages/desk/opening-hours.tsx';
import { adminsOnly, type DeskDeps, type DeskRoutes, type Visit } from './visit.ts';

const WEEK_DAYS = 7;

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
    isOpen: isOpenAt(hours, now),
    before: weekOf(addDays(monday, -WEEK_DAYS)),
    after: weekOf(addDays(monday, WEEK_DAYS)),
  };
}
