/** The environment: LOKET_ + a key's path, each also with _FILE at its end. */
import { resolve } from 'node:path';
import { nearest } from './nearest.ts';
import { CONFIG_NAME, type Environment, PREFIX, readText, type Setting, type Settings, variableOf } from './setting.ts';

const FILE_SUFFIX = '_FILE';

/** What the environment sets; its mistakes are added to `mistakes`. */
export function readEnvironment(env: Environment, cwd: string, defaults: Settings, mistakes: string[]): Settings {
  const paths = new Map([...defaults.keys()].map((path) => [variableOf(path), path]));
  const settings = new Map<string, Setting>();
  for (const name of Object.keys(env).sort()) {
    const given = env[name] ?? '';
    if (!name.startsWith(PREFIX) || name === CONFIG_NAME || given === '') continue;
    const isFile = !paths.has(name) && name.endsWith(FILE_SUFFIX);
    const variable = isFile ? name.slice(0, -FILE_SUFFIX.length) : name;
    const path = paths.get(variable);
    if (path === undefined) {
      mistakes.push(unknownVariable(name, [...paths.keys(), CONFIG_NAME]));
      continue;
    }
    if (isFile && (env[variable] ?? '') !== '') {
      mistakes.push(`${variable}, ${name}: both are set; keep one of them`);
      continue;
    }
    const text = isFile ? readText(name, resolve(cwd, given), mistakes)?.replace(/\r?\n$/, '') : given;
    if (text === undefined || text === '') continue;
    const value = Array.isArray(defaults.get(path)?.value) ? text.split(',') : text;
    settings.set(path, { value, label: `${path} (${name})`, isDefault: false });
  }
  return settings;
}

function unknownVariable(name: string, known: readonly string[]): string {
  if (name === 'LOKET_MAILBOXES' || /^LOKET_MAILBOXES?_*\d/.test(name)) {
    return `${name}: unknown name; the nearest key is LOKET_MAILBOX__ADDRESS; several mailboxes stand in the file of ${CONFIG_NAME}`;
  }
  const suffix = name.endsWith(FILE_SUFFIX) ? FILE_SUFFIX : '';
  const base = name.slice(0, name.length - suffix.length);
  // Kubernetes sets LOKET_PORT, LOKET_SERVICE_HOST … by itself for a service that is named loket.
  const links = /^LOKET_(SERVICE_(HOST|PORT)|PORT)(_|$)/.test(name)
    ? '; if Kubernetes set it, put enableServiceLinks: false in the pod'
    : '';
  const best = nearest(base, known);
  return `${name}: unknown name; the nearest key is ${best === CONFIG_NAME ? best : best + suffix}${links}`;
}
