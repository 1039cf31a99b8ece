/** The words and options of `loket inbound`, `loket outbox` and `loket mail`; their code is loaded only when it runs. */
import { type Command, Option } from 'commander';
import { positive, positives } from './row-ids.ts';
import type { Shell } from './shell.ts';

const INBOUND_STATES = ['pending', 'done', 'ignored', 'held', 'failed'];
const OUTBOX_STATES = ['queued', 'held', 'sending', 'sent', 'failed', 'bounced'];

/** As `wording` has them, which is loaded only when a mail is shown. */
const SAMPLE_KINDS = [
  'confirmation',
  'answer',
  'appointment',
  'approval',
  'expected-date',
  'link',
  'sign-in',
  'notice',
];
const LANGUAGES = ['nl', 'fr', 'en', 'de'];

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

/** Adds the commands of `loket mail`. */
export function addMailCommands(mail: Command, shell: Shell, ended: (exitCode: number) => void): void {
  mail
    .command('preview')
    .description('our mails with a made-up request, from the templates in force; sends nothing')
    .addOption(new Option('--kind <kind>', 'only this one').choices(SAMPLE_KINDS))
    .addOption(new Option('--language <language>', 'only this one').choices(LANGUAGES))
    .addOption(new Option('--text', 'the text part').conflicts('html'))
    .option('--html', 'the HTML part')
    .option('--out <folder>', 'files instead of a print: <language>-<kind>.txt and .html')
    .action(async (options) => ended(await (await import('./mail-preview.ts')).mailPreview(shell, options)));
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
