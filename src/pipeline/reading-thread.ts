/**
 * The thread in which doubtful mails are read. It may hang or run out of memory without harm to anybody else. It knows our own
 * reader alone, which needs a third less memory than both.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { describe, isTemporary } from '../errors.ts';
import { withoutLeadingBlanks } from '../message/leading-lines.ts';
import { DEFAULT_LIMITS } from '../message/limits.ts';
import { readByOurselves } from '../message/reading.ts';
import { understand } from '../message/understand.ts';
import { openPlace, stageIn } from '../store/blob-stage.ts';
import type { ReadingAnswer, ReadingTask } from './thread.ts';

async function read({ place, how }: ReadingTask): Promise<ReadingAnswer> {
  const stage = stageIn(workerData);
  try {
    const bytes = withoutLeadingBlanks(openPlace(place));
    const mail = await readByOurselves(bytes, (content) => stage.put(content), DEFAULT_LIMITS);
    return { ok: true, understood: understand(mail, how), staged: stage.staged() };
  } catch (error) {
    return { ok: false, message: describe(error), temporary: isTemporary(error) };
  }
}

parentPort?.on('message', async (task: ReadingTask) => parentPort?.postMessage(await read(task)));
