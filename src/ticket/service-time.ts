/** How long tickets took, in minutes of opening hours, counted by days: what the dashboard adds up. */

/** Of a first answer or a solution. */
export interface Service {
  /** The day on which it was given, in the zone of the house. */
  on: string;
  /** Whole minutes. */
  minutes: number;
  /** Null: there was no target. */
  inTime: boolean | null;
}

export interface ServiceTime {
  organisationId: number | null;
  categoryId: number | null;
  openedOn: string;
  answer: Service | null;
  solution: Service | null;
}

/** Upper ends of the classes of spans in minutes; what is longer is of the last class. */
export const LONGER = 9_999_999;
export const SPANS: readonly number[] = [30, 60, 120, 240, 480, 960, 2_400, 4_800, LONGER];

/** The class of a span. */
export function spanOf(minutes: number): number {
  return SPANS.find((end) => minutes <= end) ?? LONGER;
}

/** Counts of tickets. Those without a target are neither in time nor late. */
export interface ServiceCounts {
  opened: number;
  answered: number;
  answeredInTime: number;
  answeredLate: number;
  solved: number;
  solvedInTime: number;
  solvedLate: number;
}

export const NO_COUNTS: Readonly<ServiceCounts> = {
  opened: 0,
  answered: 0,
  answeredInTime: 0,
  answeredLate: 0,
  solved: 0,
  solvedInTime: 0,
  solvedLate: 0,
};

export function addCounts(one: Readonly<ServiceCounts>, other: Readonly<ServiceCounts>, times = 1): ServiceCounts {
  return {
    opened: one.opened + times * other.opened,
    answered: one.answered + times * other.answered,
    answeredInTime: one.answeredInTime + times * other.answeredInTime,
    answeredLate: one.answeredLate + times * other.answeredLate,
    solved: one.solved + times * other.solved,
    solvedInTime: one.solvedInTime + times * other.solvedInTime,
    solvedLate: one.solvedLate + times * other.solvedLate,
  };
}

/** What one ticket adds to the counts of its days. */
export function countsOf({ openedOn, answer, solution }: ServiceTime): { day: string; counts: ServiceCounts }[] {
  const days = [{ day: openedOn, counts: { ...NO_COUNTS, opened: 1 } }];
  if (answer !== null) {
    const { inTime, on } = answer;
    const judged = { answeredInTime: Number(inTime === true), answeredLate: Number(inTime === false) };
    days.push({ day: on, counts: { ...NO_COUNTS, answered: 1, ...judged } });
  }
  if (solution !== null) {
    const { inTime, on } = solution;
    const judged = { solvedInTime: Number(inTime === true), solvedLate: Number(inTime === false) };
    days.push({ day: on, counts: { ...NO_COUNTS, solved: 1, ...judged } });
  }
  return days;
}

interface SpanFigures {
  tickets: number;
  /** Half of them took no longer than so many minutes; null of none. The end of a class: a span that holds for sure. */
  half: number | null;
  /** The same of nine in ten. */
  most: number | null;
}

/** Figures of tickets counted by the class of their span. */
export function spanFigures(counts: ReadonlyMap<number, number>): SpanFigures {
  const classes = [...counts].sort(([one], [other]) => one - other);
  const tickets = classes.reduce((sum, [, count]) => sum + count, 0);
  const within = (share: number): number | null => {
    let passed = 0;
    for (const [end, count] of classes) {
      passed += count;
      if (passed > 0 && passed >= share * tickets) return end;
    }
    return null;
  };
  return { tickets, half: within(0.5), most: within(0.9) };
}

/** Of what had a target, the part that was in time, from 0 to 1; null when nothing had one. */
export function shareInTime(inTime: number, late: number): number | null {
  return inTime + late === 0 ? null : inTime / (inTime + late);
}
