/** `loket backup`: a copy of all that Loket keeps, made while it works or rests. */
import { resolve } from 'node:path';
import { makeBackup } from '../service/backup.ts';
import { EXIT_FAILED, EXIT_OK } from './failure.ts';
import { configOf } from './open.ts';
import { type Progress, showProgress } from './progress.ts';
import type { Shell } from './shell.ts';
import { version } from './version.ts';

/** Damaged files named one by one; programs get all. */
const MAX_NAMED = 20;

/** Makes a backup in `folder`. Exit 1 when a file of the data folder could not be copied whole. */
export async function backup(shell: Shell, folder: string, options: { json?: boolean }): Promise<number> {
  const dest = resolve(shell.cwd, folder);
  const files = fileProgress(shell);
  const manifest = await makeBackup({
    dataDir: configOf(shell).data_dir,
    dest,
    version: version(),
    now: new Date(),
    progress: files.begin,
  }).finally(files.end);
  if (options.json) await shell.print(JSON.stringify({ folder: dest, ...manifest }));
  else {
    const { counts, blobs, database, secretKey } = manifest;
    await shell.print(
      `${dest} holds ${counts.tickets} tickets, ${counts.inbound} mails that came, ${counts.outbox} of ours`,
    );
    await shell.print(`Database:  ${sizeOf(database.bytes)}`);
    await shell.print(`Files:     ${blobs.files}, ${sizeOf(blobs.bytes)}`);
    if (!secretKey) await shell.print('The key for signatures is not in it: keep LOKET_SECRET with it.');
  }
  complainOfDamage(shell, manifest.damaged, 'the data folder');
  return manifest.damaged.length === 0 ? EXIT_OK : EXIT_FAILED;
}

/** The progress of copying files, whose number is known only on the way. */
export function fileProgress(shell: Shell): { begin: (files: number) => () => void; end: () => void } {
  let progress: Progress | null = null;
  return {
    begin(files) {
      progress = showProgress(shell, files, 'files');
      return progress.advance;
    },
    end: () => progress?.hide(),
  };
}

/** Says which files are damaged, and where. */
export function complainOfDamage(shell: Shell, damaged: readonly string[], where: string): void {
  for (const sha256 of damaged.slice(0, MAX_NAMED)) shell.complain(`${sha256}: missing or damaged in ${where}`);
  if (damaged.length > MAX_NAMED) shell.complain(`and ${damaged.length - MAX_NAMED} more`);
}

/** `1.4 MB`; below a megabyte in KB. */
function sizeOf(bytes: number): string {
  const [unit, size] = bytes < 1_000_000 ? (['KB', 1_000] as const) : (['MB', 1_000_000] as const);
  return `${(bytes / size).toFixed(1)} ${unit}`;
}
