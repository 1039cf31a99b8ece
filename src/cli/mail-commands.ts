/** The words and options of `loket inbound` and `loket outbox`; their code is loaded only when it runs. */
import { type Command, Option } from 'commander';
import { positive, positives } from './row-ids.ts';
import type { Shell } from './shell.ts';

const INBOUND_STATES = ['pending', 'done', 'ignored', 'held', 'failed'];
const OUTBOX_STATES = ['queued', 'held', 'sending', 'sent', 'failed', 'bounced'];

const JSON_LINE = 'one JSON object';
const JSON_LINES = 'one JSON object a line';

/** Adds the commands of `loket inbound`. */
export function addInboundCommands(inbound: Command, shell: Shell, ended: (exitCode: number) => void): void {
  inbound
    .command('list')
    .description('all mails that ever came, oldest first')
    .addOption(new Option('--state <state>', 'only these').choices(INBOUND_STATES))
    .option('--limit <number>', 'at most so many', positive)
    .option('--json', JSON_LINES)
    .action(async (options) => ended(await (await import('./inbound.ts')).inboundList(shell, options)));
  inbound
    .command('show')
    .description('one mail: what became of it, and why')
    .argument('<ID>', 'as in the list', positive)
    .option('--raw', 'the mail itself, byte for byte')
    .option('--json', JSON_LINE)
    .action(async (id, options) => ended(await (await import('./inbound.ts')).inboundShow(shell, id, options)));
  inbound
    .command('retry')
    .description('process mails again; one that is done is refused')
    .argument('[ID...]', 'as in the list', positives, [])
    .option('--failed', 'all that failed')
    .option('--held', 'all that are held, e.g. after a larger max_mail_bytes')
    .option('--json', JSON_LINES)
    .action(async (ids, options) => ended(await (await import('./inbound.ts')).inboundRetry(shell, ids, options)));
  inbound
    .command('release')
    .description('let held mails through: spam that is none, a report that is known')
    .argument('<ID...>', 'as in the list', positives)
    .option('--json', JSON_LINES)
    .action(async (ids, options) => ended(await (await import('./inbound.ts')).inboundRelease(shell, ids, options)));
}

/** Adds the commands of `loket outbox`. */
export function addOutboxCommands(outbox: Command, shell: Shell, ended: (exitCode: number) => void): void {
  outbox
    .command('list')
    .description('all our mails, oldest first')
    .addOption(new Option('--state <state>', 'only these').choices(OUTBOX_STATES))
    .option('--limit <number>', 'at most so many', positive)
    .option('--json', JSON_LINES)
    .action(async (options) => ended(await (await import('./outbox.ts')).outboxList(shell, options)));
  outbox
    .command('show')
    .description('one of our mails, with its words')
    .argument('<ID>', 'as in the list', positive)
    .option('--json', JSON_LINE)
    .action(async (id, options) => ended(await (await import('./outbox.ts')).outboxShow(shell, id, options)));
  outbox
    .command('retry')
    .description('send mails again, with the same Message-ID; one that was sent is refused')
    .argument('[ID...]', 'as in the list', positives, [])
    .option('--failed', 'all that failed')
    .option('--bounced', 'all that came back')
    .option('--held', 'all that are held since a restore')
    .option('--json', JSON_LINES)
    .action(async (ids, options) => ended(await (await import('./outbox.ts')).outboxRetry(shell, ids, options)));
  outbox
    .command('settle')
    .description('held mails that went out before the restore: they count as sent, and are not sent again')
    .argument('<ID...>', 'as in the list', positives)
    .option('--json', JSON_LINES)
    .action(async (ids, options) => ended(await (await import('./outbox.ts')).outboxSettle(shell, ids, options)));
}
