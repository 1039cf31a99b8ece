/** The words and options of `loket backup` and `loket restore`; their code is loaded only when it runs. */
import type { Command } from 'commander';
import type { Shell } from './shell.ts';

const JSON_LINE = ['--json', 'one JSON object'] as const;

/** Adds both commands to `loket`. */
export function addBackupCommands(program: Command, shell: Shell, ended: (exitCode: number) => void): void {
  program
    .command('backup')
    .description('copy all that Loket keeps into a new folder, while it works or rests')
    .argument('<DEST>', 'a folder that is not there yet, or empty')
    .option(...JSON_LINE)
    .action(async (folder, options) => ended(await (await import('./backup.ts')).backup(shell, folder, options)));
  program
    .command('restore')
    .description('fill an empty data folder from a backup; mails that waited to be sent are held')
    .argument('<SRC>', 'a folder that `loket backup` made')
    .option(...JSON_LINE)
    .action(async (folder, options) => ended(await (await import('./restore.ts')).restore(shell, folder, options)));
}
