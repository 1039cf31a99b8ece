/** `loket agent`: who may work at the desk. Passwords come by standard input or a one-time link, never as an argument. */
import { randomBytes } from 'node:crypto';
import {
  type AddressFault,
  type AgentHouse,
  addAgent,
  disableAgent,
  enableAgent,
  renewPassword,
  setPassword,
  welcomeUrl,
} from '../actions/agent.ts';
import type { PasswordFault } from '../actions/password.ts';
import type { Config } from '../config.ts';
import { type ErrorCode, LoketError } from '../errors.ts';
import { cleanAddress } from '../message/address.ts';
import { cleanHeaderText } from '../message/clean.ts';
import type { Language } from '../message/mail.ts';
import { type AgentRow, findAgent, listAgents } from '../store/agents.ts';
import type { Database } from '../store/database.ts';
import type { Db } from '../store/transaction.ts';
import { EXIT_OK } from './failure.ts';
import { configOf, withDatabase, withReader } from './open.ts';
import type { Shell } from './shell.ts';
import { momentIn, oneLine, printList } from './table.ts';

/** A password of 200 characters is shorter in any script. */
const MAX_PASSWORD_BYTES = 4_096;
const MAX_NAME_CHARACTERS = 200;

export interface AgentAddOptions {
  name?: string;
  admin?: boolean;
  language?: Language;
  passwordStdin?: boolean;
  json?: boolean;
}

export interface PasswordOptions {
  passwordStdin?: boolean;
  json?: boolean;
}

export async function agentAdd(shell: Shell, address: string, options: AgentAddOptions): Promise<number> {
  const config = configOf(shell);
  const password = options.passwordStdin ? await readPassword(shell) : null;
  const agent = {
    address,
    name: cleanHeaderText(options.name ?? '', MAX_NAME_CHARACTERS),
    role: options.admin ? ('admin' as const) : ('agent' as const),
    language: options.language ?? null,
  };
  const added = await withDatabase(config, (database) => addAgent(database, houseOf(config), agent, password));
  if (added.fault !== null) return refuse(added.fault);
  const { role } = added.agent;
  await say(shell, options.json, config, added.agent, added.secret, `${added.agent.address} is an ${role} now`);
  return EXIT_OK;
}

/** A new password, or a one-time link to choose one; the old one works until the link is used. */
export async function agentPassword(shell: Shell, address: string, options: PasswordOptions): Promise<number> {
  const config = configOf(shell);
  const password = options.passwordStdin ? await readPassword(shell) : null;
  await withAgent(config, address, async (database, agent) => {
    if (password === null) {
      const secret = await renewPassword(database, houseOf(config), agent.id);
      return say(shell, options.json, config, agent, secret, `${agent.address} may choose a new password`);
    }
    const fault = await setPassword(database, agent, password);
    if (fault !== null) return refuse(fault);
    return say(shell, options.json, config, agent, null, `${agent.address} has a new password, and is signed out`);
  });
  return EXIT_OK;
}

export async function agentDisable(shell: Shell, address: string, { json }: { json?: boolean }): Promise<number> {
  const config = configOf(shell);
  await withAgent(config, address, async (database, agent) => {
    if ((await disableAgent(database, agent.id)) !== null) return refuse('last-admin');
    return say(shell, json, config, agent, null, `${agent.address} may not sign in any more, and is signed out`);
  });
  return EXIT_OK;
}

export async function agentEnable(shell: Shell, address: string, { json }: { json?: boolean }): Promise<number> {
  const config = configOf(shell);
  await withAgent(config, address, async (database, agent) => {
    await enableAgent(database, agent.id);
    return say(shell, json, config, agent, null, `${agent.address} may sign in again`);
  });
  return EXIT_OK;
}

export async function agentList(shell: Shell, { json }: { json?: boolean }): Promise<number> {
  const config = configOf(shell);
  const moment = momentIn(config.time_zone);
  await withReader(config, (read) =>
    printList<AgentRow>(
      shell,
      onePage(read),
      {
        columns: [
          { title: 'ADDRESS', cell: (row) => row.address },
          { title: 'NAME', cell: (row) => row.name, flexible: true },
          { title: 'ROLE', cell: (row) => row.role },
          { title: 'PASSWORD', cell: (row) => (row.hasPassword ? 'set' : 'not yet') },
          { title: 'DISABLED', cell: (row) => moment(row.disabledAt) },
        ],
        noun: ['agent', 'agents'],
        hint: 'No agents yet. `loket agent add ADDRESS --admin` adds the first one.',
      },
      json === true,
    ),
  );
  return EXIT_OK;
}

async function* onePage(read: Db): AsyncGenerator<AgentRow[]> {
  const agents = await listAgents(read);
  if (agents.length > 0) yield agents;
}

async function say(
  shell: Shell,
  json: boolean | undefined,
  config: Config,
  { address, name, role }: AgentRow,
  secret: string | null,
  done: string,
): Promise<void> {
  const link = secret === null ? null : welcomeUrl(config.web.public_url, secret);
  if (json) return shell.print(JSON.stringify({ address, name, role, link }));
  await shell.print(`${done}.`);
  if (link !== null) await shell.print(`Within seven days a password can be chosen here, once:\n${link}`);
}

async function withAgent(
  config: Config,
  typed: string,
  work: (database: Database, agent: AgentRow) => Promise<unknown>,
): Promise<void> {
  await withDatabase(config, async (database) => {
    const agent = await findAgent(database.read, cleanAddress(typed) ?? '');
    if (agent === null) throw new LoketError('not_found', `there is no agent ${oneLine(typed)}`);
    await work(database, agent);
  });
}

/** All of standard input, without the line break that `echo` and files put at its end. */
async function readPassword(shell: Shell): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of shell.input) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_PASSWORD_BYTES) return refuse('too-long');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}

const REFUSALS: Readonly<Record<AddressFault | PasswordFault | 'known' | 'last-admin', readonly [ErrorCode, string]>> =
  {
    'no-address': ['invalid', 'give one e-mail address, e.g. bart@example.com'],
    'own-address': ['invalid', 'this is the address of a watched mailbox; give the agent’s own'],
    known: [
      'conflict',
      'this is an agent already; `loket agent password` gives a new password, `enable` lets in again',
    ],
    'too-short': ['invalid', 'the password must have at least 10 characters'],
    'too-long': ['invalid', 'the password must have at most 200 characters'],
    'is-address': ['invalid', 'the password must not be the address'],
    'last-admin': ['conflict', 'this is the last admin; add another one first: loket agent add ADDRESS --admin'],
  };

function refuse(fault: keyof typeof REFUSALS): never {
  throw new LoketError(...REFUSALS[fault]);
}

function houseOf(config: Config): AgentHouse {
  return { ownAddresses: config.mailboxes.map(({ address }) => address), randomBytes };
}
