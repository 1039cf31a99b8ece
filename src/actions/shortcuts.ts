/** What an agent decides about the keyboard. */
import { setShortcuts } from '../store/agents.ts';
import type { Database } from '../store/database.ts';

/** Whether the desk's pages take shortcuts (WCAG 2.1.4). */
export async function switchShortcuts(database: Database, personId: number, on: boolean): Promise<void> {
  await database.write((tx) => setShortcuts(tx, personId, on));
}
