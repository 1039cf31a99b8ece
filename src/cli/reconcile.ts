/** `loket reconcile`: is every mail on the server accounted for? */
import { requireMailboxes } from '../config.ts';
import { explainImapError } from '../intake/explain.ts';
import { reconcile as compare, type Reconciliation } from '../intake/reconcile.ts';
import { mailboxOptions } from '../service/options.ts';
import { EXIT_FAILED, EXIT_OK } from './failure.ts';
import { commandLog, configOf, withReader } from './open.ts';
import type { Shell } from './shell.ts';
import { printList } from './table.ts';

/** UIDs named in one line for people; programs get all. */
const MAX_NAMED = 20;

/** Compares each mailbox with the ledger. Exit 1 when a mail has no row, or a mailbox cannot be read. */
export async function reconcile(shell: Shell, options: { json?: boolean }): Promise<number> {
  const config = configOf(shell);
  const mailboxes = requireMailboxes(config);
  const log = commandLog(config);
  const results: Reconciliation[] = [];
  let exitCode = EXIT_OK;
  await withReader(config, async (read) => {
    for (const mailbox of mailboxes) {
      const imap = mailboxOptions(mailbox, config);
      try {
        results.push(await compare(imap, { read, log }));
      } catch (error) {
        shell.complain(`${mailbox.address}: ${explainImapError(error, imap)}`);
        exitCode = EXIT_FAILED;
      }
    }
  });
  if (results.some(({ missing }) => missing.length > 0)) exitCode = EXIT_FAILED;
  await printList<Reconciliation>(
    shell,
    pagesOf(results),
    {
      columns: [
        { title: 'MAILBOX', cell: (row) => row.mailbox },
        { title: 'ON SERVER', cell: (row) => String(row.onServer) },
        { title: 'ACCOUNTED', cell: (row) => String(row.accounted) },
        { title: 'BEFORE START', cell: (row) => String(row.before) },
        { title: 'MISSING', cell: missingOf, flexible: true },
      ],
      noun: ['mailbox', 'mailboxes'],
      hint: 'No mailbox could be read.',
    },
    options.json === true,
  );
  return exitCode;
}

async function* pagesOf(results: readonly Reconciliation[]): AsyncGenerator<readonly Reconciliation[]> {
  if (results.length > 0) yield results;
}

function missingOf({ missing, known }: Reconciliation): string {
  if (missing.length === 0) return 'none';
  const uids = missing.slice(0, MAX_NAMED).join(', ') + (missing.length > MAX_NAMED ? ', …' : '');
  return `${missing.length}${known ? '' : ' (never read yet)'}: UID ${uids}`;
}
