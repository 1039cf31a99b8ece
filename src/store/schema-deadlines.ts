/** The pauses of tickets as Kysely sees them: the twin of migrations/<dialect>/0008_deadlines.sql. */

/** Written by triggers alone. */
interface TicketPauseTable {
  ticket_id: number;
  cause: 'customer' | 'over';
  from_at: string;
  to_at: string | null;
}

export interface DeadlineTables {
  ticket_pause: TicketPauseTable;
}
