/** `loket ingest`: mails through the one door, e.g. from an MTA's pipe (R-IN-16). */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Config } from '../config.ts';
import { LoketError } from '../errors.ts';
import { ingest as takeMail } from '../intake/receive.ts';
import { openBlobs } from '../store/blobs.ts';
import { EXIT_OK, exitCodeOf, lineOf } from './failure.ts';
import { configOf, withDatabase } from './open.ts';
import { showProgress } from './progress.ts';
import type { Shell } from './shell.ts';
import { oneLine } from './table.ts';

export interface IngestOptions {
  mailbox?: string;
  json?: boolean;
}

/** Takes each file (`-`: standard input) and says so after its commit. A bad one does not stop the rest. */
export async function ingest(shell: Shell, files: readonly string[], options: IngestOptions): Promise<number> {
  const config = configOf(shell);
  const mailbox = mailboxFor(config, options.mailbox);
  return withDatabase(config, async (database) => {
    const deps = { database, blobs: await openBlobs(config.data_dir), clock: () => new Date() };
    const progress = showProgress(shell, files.length, 'mails');
    let exitCode = EXIT_OK;
    for (const file of files) {
      try {
        const raw = openMail(shell, file);
        const id = await takeMail(deps, { mailbox, raw, maxMailBytes: config.limits.max_mail_bytes });
        progress.hide();
        await shell.print(
          options.json
            ? JSON.stringify({ file, id, outcome: 'recorded' })
            : `${oneLine(file)}: recorded as inbound mail ${id}`,
        );
      } catch (error) {
        progress.hide();
        shell.complain(`${oneLine(file)}: ${lineOf(error)}`);
        // A fault that passes by itself outweighs a bad file: the caller keeps all of them and tries again.
        exitCode = Math.max(exitCode, exitCodeOf(error));
      }
      progress.advance();
    }
    return exitCode;
  });
}

/** The bytes of a mail to take: a file's, or those of standard input for `-`. */
export function openMail(shell: Shell, file: string): Readable {
  return file === '-' ? shell.input : createReadStream(file);
}

function mailboxFor(config: Config, wanted: string | undefined): string {
  const addresses = config.mailboxes.map(({ address }) => address);
  const address = wanted === undefined ? addresses[0] : addresses.find((one) => one === wanted.trim().toLowerCase());
  if (address !== undefined) return address;
  throw new LoketError(
    'invalid',
    addresses.length === 0
      ? 'no mailbox is set; give at least LOKET_MAILBOX__ADDRESS'
      : `--mailbox: there is no such mailbox; there is ${addresses.join(', ')}`,
  );
}
