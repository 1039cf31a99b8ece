/** What the week board and the appointments of a ticket say (P4): one key for each text, the same in every language. */
import type { AppointmentState, AppointmentWarning } from '../../ticket/appointment.ts';

/** Why an appointment was not taken as it was filled in. */
export type PlanFault = 'moment' | 'past' | 'far' | 'title' | 'agent' | 'words';

/** One step on the board. */
export type BoardStep = 'earlier' | 'later' | 'previous-day' | 'next-day';

export interface PlanningWords {
  board: string;
  week(number: number, year: string): string;
  previous: string;
  next: string;
  thisWeek: string;
  everybody: string;
  show: string;
  nothing: string;
  closed: string;
  now: string;
  /** Above the appointment that was chosen. */
  chosen: string;
  steps: Readonly<Record<BoardStep, string>>;
  to: string;
  give: string;
  hint: string;
  /** On a ticket. */
  appointments: string;
  none: string;
  plan: string;
  nobody: string;
  tells(name: string): string;
  day: string;
  time: string;
  minutes: string;
  agent: string;
  title: string;
  notes: string;
  remote: string;
  invite: string;
  edit: string;
  save: string;
  cancel: string;
  onBoard: string;
  toTicket: string;
  heardAnswer: string;
  words: string;
  write: string;
  said: string;
  over: string;
  states: Readonly<Record<AppointmentState, string>>;
  warnings: Readonly<Record<AppointmentWarning, string>>;
  faults: Readonly<Record<PlanFault, string>>;
}
