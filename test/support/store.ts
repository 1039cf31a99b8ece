/** A store in a temporary folder, with the clock of the test. */
import { onTestFinished } from 'vitest';
import { type Blobs, openBlobs } from '../../src/store/blobs.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import type { Clock } from '../../src/store/transaction.ts';
import { dataFolder } from './data-folder.ts';

export interface TestStore {
  database: Database;
  blobs: Blobs;
  dataDir: string;
}

/** Opens a store that is closed with the test. */
export async function openStore(clock: Clock = () => new Date(), at?: string): Promise<TestStore> {
  const dataDir = at ?? (await dataFolder());
  const database = await openDatabase({ dataDir, migrationsDir: MIGRATIONS_DIR, clock, migrate: true });
  onTestFinished(() => database.close());
  return { database, blobs: await openBlobs(dataDir), dataDir };
}
