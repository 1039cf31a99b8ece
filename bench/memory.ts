/** The most memory that the worker holds while one mail of 50 MB and 1,000 ordinary ones go through. */
import { startLoket } from './loket.ts';
import { largeMail, mixedMails } from './mails.ts';
import { inFolder, type Outcome, type Stage, serversOf } from './parts.ts';
import { runLoket } from './run.ts';

const LIMIT_MB = 150;
const ORDINARY = 1_000;
/** As base64 with its line ends the mail is 50 MB on the wire. */
const LARGE_BYTES = Math.floor((50_000_000 / 78) * 57);

export async function memory(stage: Stage): Promise<Outcome> {
  const { mails, persons } = await mixedMails(ORDINARY, 3);
  const large = await largeMail(LARGE_BYTES, 3);
  const half = mails.length / 2;
  await stage.dovecot.createFolder('Memory');
  await stage.dovecot.drop([...mails.slice(0, half), large, ...mails.slice(half)], { folder: 'Memory' });
  const run = await inFolder(async (dir) => {
    // The first start of all looks up the holidays, and holds their calendar until it ends.
    const first = await startLoket({ ...serversOf(stage), dataDir: dir, role: 'web' });
    await first.stop();
    return runLoket(stage, dir, 'Memory', { mails: mails.length + 1, confirmations: persons + 1 });
  });
  const largeMb = (large.length / 1_000_000).toFixed(0);
  return {
    rows: [
      {
        part: 'memory',
        what: `peak resident memory, one mail of ${largeMb} MB and ${ORDINARY} ordinary ones`,
        reference: `${LIMIT_MB} MB`,
        ours: `${Math.round(run.peakMemoryMb)} MB`,
        ratio: run.peakMemoryMb / LIMIT_MB,
        bar: { limit: 1, atMost: true },
      },
    ],
    detail: run,
  };
}
