/**
 * The configuration: config/default.yaml ← the file named by LOKET_CONFIG ← the environment. Read once, judged whole,
 * frozen. Its keys are those of the file. Sources, rules and reading stand in config/.
 */
import { resolve } from 'node:path';
import type * as z from 'zod';
import { listText } from './config/hours.ts';
import { mailboxRules, settingRules } from './config/schema.ts';
import { type Environment, refuse, type Setting, type Settings, variableOf } from './config/setting.ts';
import { readSources } from './config/sources.ts';

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** One watched mailbox. Ports are filled in, `smtp` is the one that holds for it, addresses are lower case. */
export type Mailbox = DeepReadonly<z.output<typeof mailboxRules>>;

/** All settings. Paths are absolute, `web.public_url` has no trailing slash; '' and null mean: not set. */
export type Config = DeepReadonly<z.output<typeof settingRules>> & { readonly mailboxes: readonly Mailbox[] };

/**
 * The settings of `env` and the files that it names; relative paths count from `cwd`. Reads files, changes nothing.
 * Throws LoketError `invalid` with one line for each mistake: the key, what is wrong, how to mend it, never a value.
 */
export function loadConfig(env: Environment, cwd: string): Config {
  const sources = readSources(env, cwd);
  const mistakes = [...sources.mistakes];
  const settings = judge(settingRules, sources.settings, mistakes);
  const mailboxes = sources.mailboxes.map((own) => judgeMailbox(inherit(own, sources.settings), mistakes));
  sayDoubles(mailboxes, sources.mailboxes, mistakes);
  if (settings === null || mistakes.length > 0) return refuse(mistakes);
  const { web, theme } = settings;
  return freeze({
    ...settings,
    data_dir: resolve(cwd, settings.data_dir),
    templates_dir: settings.templates_dir === '' ? '' : resolve(cwd, settings.templates_dir),
    theme: { ...theme, logo: theme.logo === '' ? '' : resolve(cwd, theme.logo) },
    web: { ...web, public_url: web.public_url.replace(/\/+$/, '') || `http://localhost:${web.port}` },
    mailboxes: mailboxes.filter((mailbox) => mailbox !== null),
  });
}

/**
 * The mailboxes, for a command that watches them: there is one, and each has what IMAP and SMTP need.
 * Throws LoketError `invalid` with one line for each thing that is missing.
 */
export function requireMailboxes(config: Config): readonly Mailbox[] {
  const { mailboxes } = config;
  if (mailboxes.length === 0) {
    refuse([
      `mailbox.address: no mailbox is set; give at least ${variableOf('mailbox.address')} and ${variableOf('mailbox.imap.host')}`,
    ]);
  }
  const missing = mailboxes.flatMap(({ address, imap, smtp }) => {
    const lines: string[] = [];
    const say = (key: string, why: string, also: string) => {
      lines.push(`${key} of ${address}: ${why}; set ${variableOf(also)}, or the key in the file of LOKET_CONFIG`);
    };
    if (imap.host === '') say('imap.host', 'is missing', 'mailbox.imap.host');
    if (imap.password === '') say('imap.password', 'is missing', 'mailbox.imap.password');
    if (smtp.host === '') say('smtp.host', 'is missing', 'smtp.host');
    if (smtp.user !== '' && smtp.password === '') say('smtp.password', 'is missing beside smtp.user', 'smtp.password');
    if (smtp.user === '' && smtp.password !== '') say('smtp.user', 'is missing beside smtp.password', 'smtp.user');
    return lines;
  });
  return missing.length > 0 ? refuse(missing) : mailboxes;
}

export interface SettingLine {
  readonly key: string;
  readonly value: string;
}

/** The settings in force, in order, for a person to read; a secret is only `set` or `not set`. */
export function describeSettings(config: Config): SettingLine[] {
  const { mailboxes, ...rest } = config;
  const lines = [rest, ...mailboxes].map((part, index) => linesOf(part, index === 0 ? '' : `mailboxes[${index - 1}]`));
  return lines.flat();
}

const SECRETS = new Set(['secret', 'password', 'database_url']);

function linesOf(value: unknown, key: string): SettingLine[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, child]) => linesOf(child, key === '' ? name : `${key}.${name}`));
  }
  const name = key.slice(key.lastIndexOf('.') + 1);
  if (SECRETS.has(name)) return [{ key, value: value === '' ? 'not set' : 'set' }];
  const text = Array.isArray(value) ? listText(key, value) : String(value ?? '');
  return [{ key, value: text }];
}

/** Fills what a mailbox leaves to the general settings, before anything is judged: a mistake keeps its first name. */
function inherit(own: Settings, general: Settings): Settings {
  const merged = new Map(own);
  const fill = (path: string, from: Setting | undefined): void => {
    if (from !== undefined && merged.get(path)?.isDefault !== false) merged.set(path, from);
  };
  fill('language', general.get('language'));
  fill('imap.user', own.get('address'));
  const otherHost =
    own.get('smtp.host')?.isDefault === false && own.get('smtp.host')?.value !== general.get('smtp.host')?.value;
  const ownUser = own.get('smtp.user')?.isDefault === false;
  for (const key of ['host', 'port', 'tls'] as const) fill(`smtp.${key}`, general.get(`smtp.${key}`));
  // A user and a password belong together and to one host: neither is shown to another.
  if (!otherHost && !ownUser) {
    fill('smtp.user', general.get('smtp.user'));
    fill('smtp.password', general.get('smtp.password'));
  }
  return merged;
}

function judge<T>(rules: z.ZodType<T>, settings: Settings, mistakes: string[]): T | null {
  const result = rules.safeParse(treeOf(settings));
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = issue.path.filter((step) => typeof step === 'string').join('.');
    mistakes.push(`${settings.get(path)?.label ?? path}: ${issue.message}`);
  }
  return null;
}

function judgeMailbox(own: Settings, mistakes: string[]): Mailbox | null {
  if (own.get('after_care')?.value === 'move') {
    const folder = own.get('move_to');
    if (folder?.value === '') mistakes.push(`${folder.label}: must name a folder because after_care is move`);
    else if (folder !== undefined && folder.value === own.get('imap.folder')?.value) {
      mistakes.push(`${folder.label}: must be another folder than imap.folder`);
    }
  }
  return judge(mailboxRules, own, mistakes);
}

function sayDoubles(mailboxes: readonly (Mailbox | null)[], sources: readonly Settings[], mistakes: string[]): void {
  const seen = new Set<string>();
  mailboxes.forEach((mailbox, index) => {
    if (mailbox === null) return;
    if (seen.has(mailbox.address)) {
      mistakes.push(`${sources[index]?.get('address')?.label}: another mailbox has this address; keep one of them`);
    }
    seen.add(mailbox.address);
  });
}

interface Tree {
  [key: string]: Tree | Setting['value'];
}

function treeOf(settings: Settings): Tree {
  const root: Tree = {};
  for (const [path, { value }] of settings) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let node = root;
    for (const step of steps) {
      const child = subtree(node[step]);
      node[step] = child;
      node = child;
    }
    node[last] = value;
  }
  return root;
}

function subtree(node: Tree | Setting['value'] | undefined): Tree {
  return typeof node === 'object' && !isList(node) ? node : {};
}

function isList(node: Tree | readonly string[]): node is readonly string[] {
  return Array.isArray(node);
}

function freeze<T extends object>(value: T): T {
  for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) freeze(child);
  return Object.freeze(value);
}
