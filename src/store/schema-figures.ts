/** The tables of the dashboard's figures as Kysely sees them: the twin of migrations/<dialect>/0017_working_times.sql. */
import type { DeadlineName } from '../ticket/deadlines.ts';

interface ServiceTimeTable {
  ticket_id: number;
  organisation_id: number | null;
  category_id: number | null;
  opened_on: string;
  answered_on: string | null;
  answer_minutes: number | null;
  answer_in_time: number | null;
  solved_on: string | null;
  solution_minutes: number | null;
  solution_in_time: number | null;
}

export type FigurePart = 'organisation' | 'category';

interface FigureDayTable {
  part: FigurePart;
  key: number;
  day: string;
  opened: number;
  answered: number;
  answered_in_time: number;
  answered_late: number;
  solved: number;
  solved_in_time: number;
  solved_late: number;
}

interface FigureSpanTable {
  target: DeadlineName;
  day: string;
  within: number;
  tickets: number;
}

export interface FigureTables {
  service_time: ServiceTimeTable;
  figure_day: FigureDayTable;
  figure_span: FigureSpanTable;
}
