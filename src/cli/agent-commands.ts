/** The words and options of `loket agent`; its code is loaded only when it runs. */
import { type Command, Option } from 'commander';
import type { Shell } from './shell.ts';

const LANGUAGES = ['nl', 'fr', 'en', 'de'];
const BY_STDIN = ['--password-stdin', 'read the password from standard input'] as const;
const JSON_LINE = ['--json', 'one JSON object'] as const;

/** Adds the commands about agents to `loket agent`. */
export function addAgentCommands(agent: Command, shell: Shell, ended: (exitCode: number) => void): void {
  const code = () => import('./agent.ts');
  agent
    .command('add')
    .description('let somebody work at the desk; without --password-stdin prints a one-time link to choose a password')
    .argument('<ADDRESS>', 'the e-mail address, which is the username')
    .option('--name <name>', 'as customers read it')
    .option('--admin', 'may also manage agents and incoming mail')
    .addOption(new Option('--language <language>', 'of the desk (default: that of the house)').choices(LANGUAGES))
    .option(...BY_STDIN)
    .option(...JSON_LINE)
    .action(async (address, options) => ended(await (await code()).agentAdd(shell, address, options)));
  agent
    .command('list')
    .description('all agents and admins, by name')
    .option('--json', 'one JSON object a line')
    .action(async (options) => ended(await (await code()).agentList(shell, options)));
  agent
    .command('password')
    .description('a new password by --password-stdin, or a one-time link to choose one')
    .argument('<ADDRESS>', 'of the agent')
    .option(...BY_STDIN)
    .option(...JSON_LINE)
    .action(async (address, options) => ended(await (await code()).agentPassword(shell, address, options)));
  agent
    .command('disable')
    .description('sign an agent out and let nobody in by that name; what the agent did stays')
    .argument('<ADDRESS>', 'of the agent')
    .option(...JSON_LINE)
    .action(async (address, options) => ended(await (await code()).agentDisable(shell, address, options)));
  agent
    .command('enable')
    .description('let a disabled agent in again')
    .argument('<ADDRESS>', 'of the agent')
    .option(...JSON_LINE)
    .action(async (address, options) => ended(await (await code()).agentEnable(shell, address, options)));
}
