import { spawn } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { type Instruction, pairs, type Stage } from './dockerfile.ts';

/*
 * Follows a Dockerfile without an engine: every stage is a folder that plays the root of a file system, and its steps
 * are done in it. What needs a real image (packages of the system, owners) is held against a known shape instead.
 */

/** The number of the user `node` in the official images. */
export const NODE_UID = 1000;

/** A step of the build that takes longer has hung. */
const STEP_MS = 8 * 60_000;

const APT_INSTALL =
  /^apt-get update && apt-get install --yes --no-install-recommends [a-z0-9+ -]+ && rm -rf \/var\/lib\/apt\/lists\/\*$/;
const CHOWN = / && chown node:node (\/\S+)$/;

/** Folders at the root of an image that a step may name. */
const ROOT_FOLDERS = /(^|[\s:=])\/(app|data|usr\/local)(?=[\s/:]|$)/g;

/** A stage as far as it has come. */
export interface Image {
  /** The folder that plays `/`. */
  root: string;
  workFolder: string;
  env: Record<string, string>;
  user: string;
}

/** Does the steps of the stages in order, below `folder`; gives the images by stage. `env` is for RUN alone. */
export async function build(
  stages: readonly Stage[],
  context: string,
  folder: string,
  env: Record<string, string>,
): Promise<Image[]> {
  const images: Image[] = [];
  for (const [index, stage] of stages.entries()) {
    const root = join(folder, `stage-${index}`);
    mkdirSync(join(root, 'usr/local/bin'), { recursive: true });
    const image: Image = { root, workFolder: '/', env: {}, user: 'root' };
    const others = new Map(images.map((built, at) => [stages[at]?.name ?? '', built.root]));
    for (const step of stage.steps) await follow(step, image, context, others, env);
    images.push(image);
  }
  return images;
}

/** A path, or a word that holds one, as it lies below the folder of the image. */
export function inside(image: Image, text: string): string {
  return text.replace(ROOT_FOLDERS, (_, before: string, name: string) => `${before}${join(image.root, name)}`);
}

async function follow(
  step: Instruction,
  image: Image,
  context: string,
  others: ReadonlyMap<string, string>,
  env: Record<string, string>,
): Promise<void> {
  switch (step.word) {
    case 'WORKDIR':
      image.workFolder = step.rest;
      mkdirSync(join(image.root, step.rest), { recursive: true });
      return;
    case 'ENV':
      Object.assign(image.env, pairs(step.rest));
      return;
    case 'USER':
      image.user = step.rest;
      return;
    case 'COPY':
      return copy(step, image, context, others);
    case 'RUN':
      return run(step, image, env);
    default:
      // EXPOSE, VOLUME, HEALTHCHECK and the like change no file; the test reads them where it needs them.
      return;
  }
}

function copy(step: Instruction, image: Image, context: string, others: ReadonlyMap<string, string>): void {
  const [, from, list = ''] = /^(?:--from=(\S+)\s+)?(.*)$/.exec(step.rest) ?? [];
  const base = from === undefined ? context : others.get(from);
  if (base === undefined) throw new Error(`Dockerfile:${step.line} there is no stage ${from}`);
  const words = list.split(/\s+/);
  const target = join(image.root, posix.resolve(image.workFolder, words.at(-1) ?? ''));
  for (const word of words.slice(0, -1)) {
    const source = join(base, word);
    if (!existsSync(source))
      throw new Error(`Dockerfile:${step.line} ${word} is not there (left out by .dockerignore?)`);
    const intoFolder = words.at(-1)?.endsWith('/') && !statSync(source).isDirectory();
    cpSync(source, intoFolder ? join(target, basename(source)) : target, { recursive: true, verbatimSymlinks: true });
  }
}

async function run(step: Instruction, image: Image, env: Record<string, string>): Promise<void> {
  if (APT_INSTALL.test(step.rest)) return;
  const [, owned] = CHOWN.exec(step.rest) ?? [];
  const command = step.rest.replace(CHOWN, '');
  if (/\b(?:apt-get|apk|useradd|adduser|chown|curl|wget)\b/.test(command)) {
    throw new Error(`Dockerfile:${step.line} cannot be followed without an engine: ${command}`);
  }
  await shell(inside(image, command), join(image.root, image.workFolder), { ...env, ...image.env }, step.line);
  if (owned !== undefined && process.getuid?.() === 0) chownSync(join(image.root, owned), NODE_UID, NODE_UID);
}

function shell(command: string, cwd: string, env: Record<string, string>, line: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: STEP_MS });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Dockerfile:${line} \`${command}\` ended with ${code}:\n${output}`));
    });
  });
}

/** All files below a folder of the image, counted from it, in order of name. */
export function filesOf(image: Image, folder: string): string[] {
  const entries = readdirSync(join(image.root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
