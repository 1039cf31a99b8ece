/** Where a week of the board is, with an appointment chosen on it. */

export interface BoardPlace {
  week: string;
  /** Whose rows are shown; null: everybody's. */
  agent: number | null;
  appointment: number | null;
}

/** `did`: the step that was taken last; its button has the focus again, because the address points at it. */
export function boardPath({ week, agent, appointment }: BoardPlace, did = ''): string {
  const query = new URLSearchParams({
    week,
    ...(agent === null ? {} : { agent: String(agent) }),
    ...(appointment === null ? {} : { appointment: String(appointment) }),
  });
  const part = did === '' ? '#chosen' : `#${did}`;
  return `/desk/planning?${query}${appointment === null ? '' : part}`;
}
