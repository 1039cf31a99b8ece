/** `loket check`: tries everything that Loket needs, and says in plain words what to mend. */

import { existsSync } from 'node:fs';
import { type Config, describeSettings, requireMailboxes } from '../config.ts';
import { LoketError } from '../errors.ts';
import { hoursOf, lookUpHolidays } from '../service/opening-hours.ts';
import { wordingOf } from '../service/words.ts';
import { databasePath } from '../store/database.ts';
import { ledgerState, outboxState, proveWritable } from '../store/health.ts';
import { attentionAt } from '../ticket/opening-hours.ts';
import { checkMailbox } from './check-mailbox.ts';
import { EXIT_FAILED, EXIT_OK, linesOf } from './failure.ts';
import type { Finding } from './finding.ts';
import { commandLog, configOf, withDatabase } from './open.ts';
import type { Shell } from './shell.ts';
import { momentIn, oneLine } from './table.ts';

export interface CheckOptions {
  offline?: boolean;
  settings?: boolean;
  json?: boolean;
}

const LABELS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

/** Prints each finding as it is made; exit 1 when one is a failure. */
export async function check(shell: Shell, options: CheckOptions): Promise<number> {
  const findings: Finding[] = [];
  const say = async (finding: Finding) => {
    findings.push(finding);
    if (!options.json) await shell.print(`${LABELS[finding.level]} ${finding.subject}: ${oneLine(finding.message)}`);
  };
  const config = await checkSettings(shell, say);
  if (config !== null) {
    if (options.settings && !options.json) await printSettings(shell, config);
    await checkTemplates(config, say);
    await checkOpeningHours(config, say);
    await checkTheme(config, say);
    await checkDatabase(config, say);
    await checkMailboxes(shell, config, options.offline === true, say);
  }
  const ok = findings.every(({ level }) => level !== 'fail');
  if (options.json) {
    const settings =
      config === null ? {} : Object.fromEntries(describeSettings(config).map(({ key, value }) => [key, value]));
    await shell.print(JSON.stringify({ ok, findings, settings }));
  } else await shell.print(ok ? 'All is well.' : 'Something needs to be mended; see FAIL above.');
  return ok ? EXIT_OK : EXIT_FAILED;
}

/** Nothing is said of ours, which is always in order. */
async function checkTheme(config: Config, say: Say): Promise<void> {
  const { logo, accent, accent_dark } = config.theme;
  if (logo === '' && accent === '' && accent_dark === '') return;
  const { themeOf } = await import('../service/theme.ts');
  try {
    themeOf(config);
    await say({ level: 'ok', subject: 'theme', message: 'can be read in light and in dark' });
  } catch (error) {
    await fail(say, 'theme', error);
  }
}

type Say = (finding: Finding) => Promise<void>;

async function checkSettings(shell: Shell, say: Say): Promise<Config | null> {
  try {
    const config = configOf(shell);
    await say({ level: 'ok', subject: 'settings', message: `from ${sourcesOf(shell)}` });
    return config;
  } catch (error) {
    await fail(say, 'settings', error);
    return null;
  }
}

/** Names only: what stands in them is for nobody's log. */
function sourcesOf({ env }: Shell): string {
  const names = Object.keys(env).filter(
    (name) => name.startsWith('LOKET_') && name !== 'LOKET_CONFIG' && env[name] !== '',
  );
  const file = env.LOKET_CONFIG ?? '';
  return [
    'config/default.yaml',
    ...(file === '' ? [] : [`the file ${file}`]),
    ...(names.length === 0 ? [] : [names.sort().join(', ')]),
  ].join(', then ');
}

async function printSettings(shell: Shell, config: Config): Promise<void> {
  for (const { key, value } of describeSettings(config)) await shell.print(`       ${key}: ${oneLine(value)}`);
}

async function checkTemplates(config: Config, say: Say): Promise<void> {
  try {
    wordingOf(config);
    const where = config.templates_dir === '' ? 'built in' : `own ones from ${config.templates_dir}`;
    await say({ level: 'ok', subject: 'templates', message: where });
  } catch (error) {
    await fail(say, 'templates', error);
  }
}

async function checkOpeningHours(config: Config, say: Say): Promise<void> {
  try {
    const now = new Date();
    const holidays = await lookUpHolidays(config, now);
    const attention = attentionAt(hoursOf(config, holidays), now.toISOString());
    if (attention.is === 'closed-for-good') {
      const message = 'the house never opens again; take days out of holidays.extra';
      return say({ level: 'warn', subject: 'opening hours', message });
    }
    const moment = momentIn(config.time_zone);
    const stand = attention.is === 'open' ? 'open now' : `closed now, open again ${moment(attention.opensAt)}`;
    const next = holidays.find(({ day }) => day >= now.toISOString().slice(0, 'YYYY-MM-DD'.length));
    const holiday = next === undefined ? '' : `; the next public holiday is ${next.day}`;
    await say({ level: 'ok', subject: 'opening hours', message: `${stand} (${config.time_zone})${holiday}` });
  } catch (error) {
    await fail(say, 'opening hours', error);
  }
}

async function checkDatabase(config: Config, say: Say): Promise<void> {
  const path = databasePath(config.data_dir);
  if (!existsSync(path)) {
    const message = `there is none at ${path} yet; \`loket start\` or \`loket migrate\` makes it`;
    return say({ level: 'warn', subject: 'database', message });
  }
  try {
    const { ledger, outbox } = await withDatabase(config, async (database) => {
      await database.write(proveWritable);
      return { ledger: await ledgerState(database.read), outbox: await outboxState(database.read) };
    });
    await say({ level: 'ok', subject: 'database', message: `${path} is of this version and can be written` });
    const waiting = `${ledger.pending} mails to process, ${outbox.rows.queued + outbox.rows.sending} to send`;
    await say({ level: 'ok', subject: 'work', message: waiting });
    const stuck: [number, string][] = [
      [ledger.failed, 'mails could not be processed; see `loket inbound list --state failed`'],
      [ledger.held, 'mails are held for an agent; see `loket inbound list --state held`'],
      [outbox.rows.failed, 'of our mails could not be sent; see `loket outbox list --state failed`'],
      [outbox.rows.held, 'of our mails are held since a restore; see `loket outbox list --state held`'],
    ];
    for (const [count, message] of stuck) {
      if (count > 0) await say({ level: 'warn', subject: 'work', message: `${count} ${message}` });
    }
  } catch (error) {
    await fail(say, 'database', error);
  }
}

async function checkMailboxes(shell: Shell, config: Config, offline: boolean, say: Say): Promise<void> {
  try {
    requireMailboxes(config);
  } catch (error) {
    return fail(say, 'mailbox', error);
  }
  if (offline) return say({ level: 'warn', subject: 'mail servers', message: 'not tried (--offline)' });
  const log = commandLog(config);
  for (const mailbox of config.mailboxes) {
    if (shell.showsProgress) shell.note(`trying ${mailbox.address} …\n`);
    await checkMailbox({ shell, config, mailbox, log, say, fail: (subject, error) => fail(say, subject, error) });
  }
}

async function fail(say: Say, subject: string, error: unknown): Promise<void> {
  const lines = error instanceof LoketError ? error.message.split('\n') : linesOf(error, false);
  for (const message of lines) await say({ level: 'fail', subject, message });
}
