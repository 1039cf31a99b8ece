/** The command line: which words and options there are. Each command's code is loaded only when it runs: an MTA's pipe starts one process a mail. */
import { Command, CommanderError, Option } from 'commander';
import { addAgentCommands } from './agent-commands.ts';
import { addBackupCommands } from './backup-commands.ts';
import { EXIT_OK, EXIT_USAGE, exitCodeOf, linesOf } from './failure.ts';
import { addInboundCommands, addMailCommands, addOutboxCommands } from './mail-commands.ts';
import { positive } from './row-ids.ts';
import type { Shell } from './shell.ts';
import { version } from './version.ts';

const STATUSES = ['new', 'open', 'planned', 'waiting', 'resolved', 'closed'];

/** Runs one command line and gives its exit code. Never throws: what went wrong stands on standard error, one line each. */
export async function run(argv: readonly string[], shell: Shell): Promise<number> {
  let exitCode = EXIT_OK;
  const program = describeProgram(shell, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_OK : EXIT_USAGE;
    const level = shell.env.LOKET_LOG__LEVEL;
    for (const line of linesOf(error, level === 'debug' || level === 'trace')) shell.complain(line);
    return exitCodeOf(error);
  }
}

type Ended = (exitCode: number) => void;

function describeProgram(shell: Shell, ended: Ended): Command {
  const program = new Command('loket')
    .description('Turns a support mailbox into a ticket desk: one program, one folder, no lost mail.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void shell.write(text),
      writeErr: (text) => shell.note(text),
      outputError: (text, write) => {
        write(`loket: ${text.replace(/^error: /, '').replace(/\n(?=.)/g, ' ')}`);
      },
    })
    .addHelpText('after', EXAMPLES);
  addService(program, shell, ended);
  addMails(program, shell, ended);
  addBackupCommands(program, shell, ended);
  const ticket = program.command('ticket').description('tickets as agents see them');
  addTicket(ticket, shell, ended);
  addDoubt(ticket, shell, ended);
  addInboundCommands(program.command('inbound').description('the ledger of incoming mail'), shell, ended);
  addOutboxCommands(program.command('outbox').description('our own mails on their way out'), shell, ended);
  addMailCommands(program.command('mail').description('the words of our mails'), shell, ended);
  addAgentCommands(program.command('agent').description('who may work at the desk'), shell, ended);
  return program;
}

const EXAMPLES = `
Settings come from environment variables and the file that LOKET_CONFIG names; config/default.yaml explains each.

Examples:
  loket check                          is everything set up, can mail come and go?
  loket start                          run the desk until Ctrl-C
  loket agent add bart@example.com     a link by which Bart chooses his password
  loket explain mail.eml               what would happen to this mail, and why
  loket ticket list --status new       what waits for somebody
  loket inbound list --state failed    mails that could not be processed
  loket inbound retry --failed         … and once more
  loket mail preview --out mails       how each of our mails looks, in files
  loket ticket list --json | jq .      for programs: one object a line
  loket backup /backup/monday          a copy of all that the desk keeps, while it works

Exit codes: 0 fine, 1 failed, 2 wrong usage, 75 try again later.`;

const JSON_LINE = 'one JSON object';
const JSON_LINES = 'one JSON object a line';

function addService(program: Command, shell: Shell, ended: Ended): void {
  program
    .command('start')
    .description('run the service: read mail, answer it, show the desk')
    .addOption(new Option('--role <role>', 'what this process does').choices(['all', 'worker', 'web']).default('all'))
    .action(async (options) => ended(await (await import('./start.ts')).start(shell, options)));
  program
    .command('migrate')
    .description('bring the database to the schema of this version; `start` does so by itself')
    .option('--json', JSON_LINE)
    .action(async (options) => ended(await (await import('./migrate.ts')).migrate(shell, options)));
  program
    .command('check')
    .description('try the settings, the database and the mail servers, and say what to mend')
    .option('--offline', 'without the mail servers')
    .option('--settings', 'also list the settings in force; secrets are only `set` or `not set`')
    .option('--json', JSON_LINE)
    .action(async (options) => ended(await (await import('./check.ts')).check(shell, options)));
  program
    .command('reconcile')
    .description('is every mail on the server accounted for? exit 1 if not')
    .option('--json', JSON_LINES)
    .action(async (options) => ended(await (await import('./reconcile.ts')).reconcile(shell, options)));
}

function addMails(program: Command, shell: Shell, ended: Ended): void {
  program
    .command('ingest')
    .description("take mails through the one door, e.g. from an MTA's pipe; without FILE from standard input")
    .argument('[FILE...]', 'raw mails; - is standard input', ['-'])
    .option('--mailbox <address>', 'the mailbox that they are for (default: the first)')
    .option('--json', JSON_LINES)
    .action(async (files, options) => ended(await (await import('./ingest.ts')).ingest(shell, files, options)));
  program
    .command('explain')
    .description('dry run: what would happen to each mail, and why; writes nothing')
    .argument('<FILE...>', 'raw mails; - is standard input')
    .option('--json', JSON_LINES)
    .action(async (files, options) => ended(await (await import('./explain.ts')).explain(shell, files, options)));
}

function addTicket(ticket: Command, shell: Shell, ended: Ended): void {
  ticket
    .command('list')
    .description('all tickets, oldest first')
    .addOption(new Option('--status <status>', 'only these').choices(STATUSES))
    .option('--limit <number>', 'at most so many', positive)
    .option('--json', JSON_LINES)
    .action(async (options) => ended(await (await import('./ticket.ts')).ticketList(shell, options)));
  ticket
    .command('show')
    .description('one ticket with its conversation')
    .argument('<NUMBER>', 'e.g. SA-100427, in any spelling')
    .option('--json', JSON_LINE)
    .action(async (number, options) => ended(await (await import('./ticket.ts')).ticketShow(shell, number, options)));
  ticket
    .command('confirm')
    .description('send the confirmation that the rules did not send')
    .argument('<NUMBER>', 'e.g. SA-100427')
    .option('--again', 'also when there is one already')
    .option('--json', JSON_LINE)
    .action(async (number, options) =>
      ended(await (await import('./ticket.ts')).ticketConfirm(shell, number, options)),
    );
}

/** The verbs on doubtful mail (R-THR-2). */
function addDoubt(ticket: Command, shell: Shell, ended: Ended): void {
  const entry = ['--entry <id>', 'only this message, as `ticket show` numbers it', positive] as const;
  ticket
    .command('accept')
    .description('a doubtful message belongs to this ticket; without --entry: this ticket to the one that it names')
    .argument('<NUMBER>', 'e.g. SA-100427')
    .option(...entry)
    .option('--json', JSON_LINE)
    .action(async (number, options) => ended(await (await import('./doubt.ts')).ticketAccept(shell, number, options)));
  ticket
    .command('move')
    .description('a message, or without --entry the whole ticket, belongs to another one')
    .argument('<NUMBER>', 'where it is')
    .argument('<TO>', 'where it belongs')
    .option(...entry)
    .option('--json', JSON_LINE)
    .action(async (number, to, options) =>
      ended(await (await import('./doubt.ts')).ticketMove(shell, number, to, options)),
    );
  ticket
    .command('reject')
    .description('a doubtful message does not belong to this ticket; without --entry: this ticket stands for itself')
    .argument('<NUMBER>', 'e.g. SA-100427')
    .option(...entry)
    .option('--json', JSON_LINE)
    .action(async (number, options) => ended(await (await import('./doubt.ts')).ticketReject(shell, number, options)));
}
