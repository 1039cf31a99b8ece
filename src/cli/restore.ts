/** `loket restore`: an empty data folder from a backup. */
import { resolve } from 'node:path';
import { restoreBackup } from '../service/restore.ts';
import { complainOfDamage, fileProgress } from './backup.ts';
import { EXIT_FAILED, EXIT_OK } from './failure.ts';
import { configOf } from './open.ts';
import type { Shell } from './shell.ts';
import { momentIn } from './table.ts';

/** Restores the backup in `folder`. Exit 1 when a file of it was damaged; all else is restored then. */
export async function restore(shell: Shell, folder: string, options: { json?: boolean }): Promise<number> {
  const config = configOf(shell);
  const source = resolve(shell.cwd, folder);
  const files = fileProgress(shell);
  const { manifest, heldMails, damaged } = await restoreBackup({
    source,
    dataDir: config.data_dir,
    ticketPrefix: config.ticket.prefix,
    clock: () => new Date(),
    progress: files.begin,
  }).finally(files.end);
  const { counts, madeAt, secretKey } = manifest;
  if (options.json) {
    await shell.print(JSON.stringify({ folder: source, dataDir: config.data_dir, madeAt, counts, heldMails, damaged }));
  } else {
    const held = heldMails === 1 ? '1 mail of ours is' : `${heldMails} mails of ours are`;
    const lines = [
      `${config.data_dir} is as it was on ${momentIn(config.time_zone)(madeAt)}: ${counts.tickets} tickets`,
      'New tickets get numbers that are 10,000 higher; mail from before now opens tickets without a confirmation.',
      ...(heldMails === 0
        ? []
        : [`${held} held: see \`loket outbox list --state held\`, or Outgoing mail at the desk.`]),
      'Everybody signs in anew. See that those who were disabled since the backup still are: `loket agent list`.',
      ...(secretKey === 'given' && config.secret === '' ? ['Set LOKET_SECRET as it was before you start.'] : []),
      'Start Loket when you are ready: `loket start`.',
    ];
    for (const line of lines) await shell.print(line);
  }
  complainOfDamage(shell, damaged, 'the backup');
  return damaged.length === 0 ? EXIT_OK : EXIT_FAILED;
}
