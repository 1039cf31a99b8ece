/** What the dashboard says: one text for each of these, in each language. */

export interface DashboardWords {
  title: string;
  from: string;
  to: string;
  show: string;
  /** Above the table that is behind a chart. */
  asTable: string;
  flow: string;
  byDay: string;
  byWeek: string;
  day: string;
  /** A week is named by its first day. */
  weekFrom: string;
  opened: string;
  over: string;
  /** Below the chart: what counts as over. */
  overMeans: string;
  total: string;
  open: string;
  /** Says that it does not depend on the period. */
  openMeans: string;
  age: string;
  /** The youngest first: below 1, 3, 7, 28 days, and older. */
  ages: readonly [string, string, string, string, string];
  answers: string;
  /** What is counted, and how. */
  answersMean: string;
  solutions: string;
  solutionsMean: string;
  span: string;
  tickets: string;
  /** The ends of SPANS, the last one open. */
  spans: readonly [string, string, string, string, string, string, string, string, string];
  /** Heads of figures. */
  inTime: string;
  half: string;
  most: string;
  /** Open tickets whose deadline is past. */
  past: string;
  /** Series of charts. */
  late: string;
  withoutTarget: string;
  /** Heads of columns. */
  answered: string;
  answeredInTime: string;
  overInTime: string;
  hours: string;
  hoursMean: string;
  covered: string;
  billable: string;
  pending: string;
  writtenOff: string;
  categories: string;
  category: string;
  noCategory: string;
  organisations: string;
  organisation: string;
  noOrganisation: string;
  /** `{count}`: how many organisations. */
  others: string;
  servedMean: string;
  csv: string;
  nothing: string;
}
