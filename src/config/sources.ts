/**
 * Where settings come from: default.yaml, the operator's file, the environment; the last one that sets a key wins.
 * Values never enter a message: a password may stand in the wrong place.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.ts';
import { readEnvironment } from './environment.ts';
import { type ListedMailbox, readOperatorFile } from './operator-file.ts';
import { type Environment, mailboxPart, type Setting, type Settings, variableOf } from './setting.ts';
import { isMapping, parseYaml } from './yaml.ts';

export interface Sources {
  readonly settings: Settings;
  readonly mailboxes: readonly Settings[];
  /** One line for each. */
  readonly mistakes: readonly string[];
}

const DEFAULT_FILE = join(PACKAGE_ROOT, 'config', 'default.yaml');

/** All settings of the three layers, and every mistake that shows before a value is judged. */
export function readSources(env: Environment, cwd: string): Sources {
  const mistakes: string[] = [];
  const defaults = readDefaults();
  const file = readOperatorFile(env, cwd, defaults, mistakes);
  const environment = readEnvironment(env, cwd, defaults, mistakes);

  const merged = new Map([...defaults, ...file.settings, ...environment]);
  const settings = new Map([...merged].filter(([path]) => !path.startsWith('mailbox.')));
  const variables = [...mailboxPart(environment).values()];
  if (file.mailboxes !== null) {
    for (const { label } of variables) {
      mistakes.push(`${label}: the file has a list \`mailboxes\`, which excludes the short form; use one of the two`);
    }
    return { settings, mailboxes: file.mailboxes.map((own) => withDefaults(defaults, own)), mistakes };
  }
  const short = mailboxPart(merged);
  return { settings, mailboxes: [...short.values()].some((one) => !one.isDefault) ? [short] : [], mistakes };
}

function readDefaults(): Settings {
  const { root, mistakes } = parseYaml(readFileSync(DEFAULT_FILE, 'utf8'));
  const settings = new Map<string, Setting>();
  const walk = (node: unknown, path: string): void => {
    if (isMapping(node))
      for (const [key, child] of Object.entries(node)) walk(child, path === '' ? key : `${path}.${key}`);
    else if (typeof node === 'string')
      settings.set(path, { value: node, label: `${path} (${variableOf(path)})`, isDefault: true });
    else if (Array.isArray(node))
      settings.set(path, { value: node.map(String), label: `${path} (${variableOf(path)})`, isDefault: true });
  };
  walk(root, '');
  if (mistakes.length > 0 || settings.size === 0) throw new Error('config/default.yaml is damaged; install again');
  return settings;
}

/** A mailbox of the list: no variable reaches it, so its defaults are named by their key alone. */
function withDefaults(defaults: Settings, own: ListedMailbox): Settings {
  const merged = mailboxPart(defaults);
  for (const [path, setting] of merged) merged.set(path, { ...setting, label: `${own.label}.${path}` });
  for (const [path, setting] of own.settings) merged.set(path, setting);
  return merged;
}
