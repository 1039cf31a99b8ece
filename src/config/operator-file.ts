/** The operator's file: the keys of default.yaml, and `mailboxes:` for several mailboxes. */
import { resolve } from 'node:path';
import { nearest } from './nearest.ts';
import { CONFIG_NAME, type Environment, mailboxPart, readText, type Setting, type Settings } from './setting.ts';
import { isMapping, parseYaml } from './yaml.ts';

const MAX_MAILBOXES = 100;

export interface ListedMailbox {
  readonly label: string;
  readonly settings: Settings;
}

export interface OperatorFile {
  readonly settings: Settings;
  /** Null when the file has no list. */
  readonly mailboxes: readonly ListedMailbox[] | null;
}

/** What the file named by LOKET_CONFIG sets; its mistakes are added to `mistakes`. */
export function readOperatorFile(env: Environment, cwd: string, defaults: Settings, mistakes: string[]): OperatorFile {
  const name = env[CONFIG_NAME] ?? '';
  const nothing: OperatorFile = { settings: new Map(), mailboxes: null };
  if (name === '') return nothing;
  const text = readText(CONFIG_NAME, resolve(cwd, name), mistakes);
  if (text === null) return nothing;
  const { root, mistakes: unreadable } = parseYaml(text);
  mistakes.push(...unreadable.map((mistake) => `${CONFIG_NAME}: the file, ${mistake}`));
  if (unreadable.length > 0 || root === null) return nothing;
  if (!isMapping(root)) {
    mistakes.push(`${CONFIG_NAME}: the file must hold keys and values, e.g. \`language: nl\``);
    return nothing;
  }
  const { mailboxes, ...rest } = root;
  const settings = new Map<string, Setting>();
  collect(rest, '', '', defaults, settings, mistakes);
  if (mailboxes === undefined || mailboxes === null || mailboxes === '') return { settings, mailboxes: null };
  if (root.mailbox !== undefined && root.mailbox !== null) {
    mistakes.push('mailbox, mailboxes: the short form and the list are both in the file; keep one of them');
  }
  return { settings, mailboxes: readList(mailboxes, defaults, mistakes) };
}

function readList(list: unknown, defaults: Settings, mistakes: string[]): ListedMailbox[] {
  if (!Array.isArray(list) || list.length > MAX_MAILBOXES) {
    mistakes.push(`mailboxes: must be a list of at most ${MAX_MAILBOXES}, each beginning with \`- address: …\``);
    return [];
  }
  const known = mailboxPart(defaults);
  return list.flatMap((item: unknown, index) => {
    const label = `mailboxes[${index}]`;
    if (!isMapping(item)) {
      mistakes.push(`${label}: must hold keys and values, e.g. \`address: support@example.com\``);
      return [];
    }
    const settings = new Map<string, Setting>();
    collect(item, '', `${label}.`, known, settings, mistakes);
    return [{ label, settings }];
  });
}

/** Walks the file along the known keys; `labelPrefix` stands before a path where it is told. */
function collect(
  node: Readonly<Record<string, unknown>>,
  parent: string,
  labelPrefix: string,
  known: Settings,
  into: Map<string, Setting>,
  mistakes: string[],
): void {
  for (const [key, value] of Object.entries(node)) {
    const path = parent + key;
    const label = labelPrefix + path;
    const usual = known.get(path);
    const section = [...known.keys()].filter((one) => one.startsWith(`${path}.`));
    if (usual === undefined && section.length === 0) {
      // A forgotten space, {password:secret}, makes one key of both: only its first word is told.
      const told = `${labelPrefix}${parent}${key.replace(/[^\w-][\s\S]*$/, '…')}`;
      mistakes.push(`${told}: unknown key; the nearest is ${labelPrefix}${nearest(path, keysAndSections(known))}`);
    } else if (value === null || value === '') {
      // Empty means not set.
    } else if (usual === undefined) {
      if (isMapping(value)) collect(value, `${path}.`, labelPrefix, known, into, mistakes);
      else mistakes.push(`${label}: must be a section with keys such as ${labelPrefix}${section[0]}`);
    } else if (Array.isArray(usual.value)) {
      const items = typeof value === 'string' ? value.split(',') : value;
      if (isListOfText(items)) into.set(path, { value: items, label, isDefault: false });
      else mistakes.push(`${label}: must be a list, e.g. [one, two]`);
    } else if (typeof value === 'string') into.set(path, { value, label, isDefault: false });
    else mistakes.push(`${label}: must be one value; put it in quotes if it holds brackets or a colon`);
  }
}

function keysAndSections(known: Settings): string[] {
  const paths = [...known.keys()].flatMap((path) =>
    path.split('.').map((_, depth, steps) => steps.slice(0, depth + 1)),
  );
  return [...new Set(paths.map((steps) => steps.join('.')))];
}

function isListOfText(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
