/** `loket backup`: a copy of all that Loket keeps, made while it works or rests. */
import { resolve } from 'node:path';
import { makeBackup } from '../service/backup.ts';
import type { Manifest } from '../service/manifest.ts';
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
  const config = configOf(shell);
  const manifest = await makeBackup({
    dataDir: config.data_dir,
    dest,
    secretGiven: config.secret !== '',
    version: version(),
    now: new Date(),
    progress: files.begin,
  }).finally(files.end);
  if (options.json) await shell.print(JSON.stringify({ folder: dest, ...manifest }));
  else for (const line of linesOf(dest, manifest)) await shell.print(line);
  complainOfDamage(shell, manifest.damaged, 'the data folder');
  return manifest.damaged.length === 0 ? EXIT_OK : EXIT_FAILED;
}

function linesOf(dest: string, { counts, database, blobs, secretKey }: Manifest): string[] {
  return [
    `Backup:    ${dest}`,
    `Tickets:   ${counts.tickets}`,
    `Mails:     ${counts.inbound} that came, ${counts.outbox} of ours`,
    `Database:  ${sizeOf(database.bytes)}`,
    `Files:     ${blobs.files}, ${sizeOf(blobs.bytes)}`,
    ...(secretKey === 'given' ? ['LOKET_SECRET is not in it: keep it where it will be found with the backup.'] : []),
  ];
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
