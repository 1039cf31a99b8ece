/** The thread of the stages: its own connections to the store, the same configuration, the system's clock. */
import { parentPort, workerData } from 'node:worker_threads';
import { openLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import { MIGRATIONS_DIR } from '../store/migrate.ts';
import { openOpeningHours } from './opening-hours.ts';
import { Pulse } from './pulse.ts';
import { type Stages, startStages } from './stages.ts';
import type { Answer, Beginning, Order, StagesThreadData } from './watched-stages.ts';
import { wordingOf } from './words.ts';

const BEAT_MS = 1_000;

const { config, unreadable, pulse: memory } = workerData as StagesThreadData;
const pulse = new Pulse(memory);
const clock = () => new Date();
const database = await openDatabase({
  dataDir: config.data_dir,
  migrationsDir: MIGRATIONS_DIR,
  clock,
  migrate: false,
  // Every wait of this thread is one of all mail; the first thread has time.
  checkpoints: 'late',
});
const wording = wordingOf(config);
const hours = await openOpeningHours(config, clock());
const beating = setInterval(() => pulse.beat(), BEAT_MS);
let stages: Stages | null = null;

parentPort?.on('message', async (order: Order) => {
  if (order === 'nudge') stages?.nudge();
  else if (order === 'stop') await stop();
  else await begin(order.begin);
});

async function begin({ publicUrl }: Beginning): Promise<void> {
  stages = await startStages({
    config,
    database,
    log: openLog(config.log.level),
    clock,
    wording,
    hours,
    publicUrl,
    unreadable: new Map(unreadable),
    onReading: (inboundId) => pulse.read(inboundId),
    tell: (told) => parentPort?.postMessage(told satisfies Answer),
  });
  parentPort?.postMessage('ready' satisfies Answer);
}

async function stop(): Promise<void> {
  await stages?.stop();
  clearInterval(beating);
  await database.close();
  parentPort?.close();
}
