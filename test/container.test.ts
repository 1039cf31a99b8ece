import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { execForm, healthCommand, inContext, last, readDockerfile, type Stage } from './container/dockerfile.ts';
import { build, filesOf, type Image, inside, NODE_UID } from './container/image.ts';
import { findRegistry } from './support/available.ts';
import { ROOT, repositoryPaths } from './support/repository.ts';
import { until } from './support/until.ts';

/*
 * The image without an engine: our own Dockerfile is followed step by step in a clean folder, with the Node it names,
 * and the command it ends with is started as the user it names, with nothing but the image's own environment.
 */

/** Variables of the test run that would steer an npm below it, or a Node. */
const STEERING =
  /^(?:npm_(?!config_(?:registry|cache|userconfig)$)|NODE_(?:ENV|OPTIONS|PATH|V8_COVERAGE)$|VITEST|TEST|LOKET_|CI$)/i;
const BUILD_MS = 15 * 60_000;
const START_MS = 60_000;
/** `stop_grace_period` of compose.yaml. */
const STOP_MS = 30_000;

const stages = readDockerfile(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
const final: Stage = stages.at(-1) ?? { name: '', image: '', steps: [] };
const dockerignore = readFileSync(join(ROOT, '.dockerignore'), 'utf8');
const registry = process.platform === 'linux' ? findRegistry() : null;

describe('the Dockerfile', () => {
  it('builds and runs on one and the same image of Node', () => {
    expect(new Set(stages.map(({ image }) => image)).size).toBe(1);
    expect(final.image).toMatch(/^node:\d+-slim$/);
  });

  it('ends as a user without rights, with Node as process 1 that gets SIGTERM itself', () => {
    expect(last(final, 'USER')).toBe('node');
    const [program, ...words] = execForm(last(final, 'ENTRYPOINT') ?? '');
    expect([program, words.filter((word) => !word.startsWith('--'))]).toEqual(['node', ['/app/dist/main.js']]);
    expect(execForm(last(final, 'CMD') ?? '')).toEqual(['start']);
    expect(last(final, 'STOPSIGNAL')).toBe('SIGTERM');
  });

  it('lets nothing into the build that it does not copy', () => {
    const secrets = ['.env', 'loket.env', '.git/config', '.npmrc', 'data/loket.db', 'node_modules/a/b.js', 'test/a.ts'];
    expect(secrets.filter((path) => inContext(path, dockerignore))).toEqual([]);
    expect(inContext('src/message/mail.ts', dockerignore)).toBe(true);
  });
});

describe.runIf(registry)('the image', () => {
  const folder = mkdtempSync(join(tmpdir(), 'loket-image-'));
  const children: ChildProcess[] = [];
  let image: Image;
  let nodeFolder = '';

  beforeAll(async () => {
    // The service runs as another user below this folder.
    chmodSync(folder, 0o755);
    const context = join(folder, 'context');
    for (const path of repositoryPaths().filter((path) => inContext(path, dockerignore))) {
      mkdirSync(dirname(join(context, path)), { recursive: true });
      cpSync(join(ROOT, path), join(context, path));
    }
    const node = installNode(folder, /\d+/.exec(final.image)?.[0] ?? '');
    nodeFolder = join(node, 'bin');
    const PATH = [nodeFolder, process.env.PATH].join(delimiter);
    const images = await build(stages, context, folder, { ...environment(), PATH, npm_config_nodedir: node });
    image = images.at(-1) as Image;
  }, BUILD_MS);

  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (!isRunning(child)) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the service, its packages, its configuration and its migrations, and nothing else', () => {
    const top = new Set(
      filesOf(image, 'app').map((path) => path.slice(join(image.root, 'app').length + 1).split('/')[0]),
    );
    expect([...top].sort()).toEqual(['config', 'dist', 'migrations', 'node_modules', 'package.json']);
  });

  it('holds the packages that run the service, and none that only build it', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
    const present = (path: string) => existsSync(join(image.root, 'app', path, 'package.json'));
    const paths = Object.keys(packages).filter((path) => path !== '');
    const kind = (path: string) => packages[path] ?? {};
    expect(paths.filter((path) => kind(path).dev && present(path))).toEqual([]);
    expect(
      paths.filter((path) => !kind(path).dev && !kind(path).devOptional && !kind(path).optional && !present(path)),
    ).toEqual([]);
  });

  it('has the command on the path', () => {
    const result = spawnSync(inside(image, '/usr/local/bin/loket'), ['--help'], {
      env: imageEnvironment(),
      encoding: 'utf8',
    });
    expect(result).toMatchObject({ status: 0, stdout: expect.stringContaining('start') });
  });

  it(
    'starts with a mail server that is away, says that it lives, and stops in order on SIGTERM',
    async () => {
      const before = filesOf(image, 'app');
      const settings = await loopbackSettings();
      expect(health(settings)).toBe(1);

      const service = start(settings);
      await until(() => !isRunning(service.child) || health(settings) === 0, {
        timeoutMs: START_MS,
        what: 'the health check passes',
      });
      expect(isRunning(service.child), service.output()).toBe(true);

      const began = Date.now();
      service.child.kill('SIGTERM');
      const [code] = await once(service.child, 'exit');
      expect(code, service.output()).toBe(0);
      expect(Date.now() - began).toBeLessThan(STOP_MS);
      expect(health(settings)).toBe(1);
      expect(filesOf(image, 'app')).toEqual(before);
      expect(filesOf(image, 'data')).not.toEqual([]);
    },
    START_MS + STOP_MS + 30_000,
  );

  function start(settings: Record<string, string>): { child: ChildProcess; output: () => string } {
    const [program = '', ...words] = [
      ...execForm(last(final, 'ENTRYPOINT') ?? ''),
      ...execForm(last(final, 'CMD') ?? ''),
    ];
    const child = spawn(
      program,
      words.map((word) => inside(image, word)),
      {
        cwd: inside(image, image.workFolder),
        env: { ...imageEnvironment(), ...settings },
        stdio: ['ignore', 'pipe', 'pipe'],
        ...imageUser(),
      },
    );
    children.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return { child, output: () => output };
  }

  /** Exit code of the image's own health check. */
  function health(settings: Record<string, string>): number | null {
    const [program = '', ...words] = healthCommand(last(final, 'HEALTHCHECK') ?? '');
    const env = { ...imageEnvironment(), ...settings };
    return spawnSync(program, words, { env, stdio: 'ignore', ...imageUser() }).status;
  }

  /** What a container has: the ENV lines, a PATH that leads to its Node, and a home. */
  function imageEnvironment(): Record<string, string> {
    const own = Object.entries(image.env).map(([name, value]) => [name, inside(image, value)]);
    return { PATH: [nodeFolder, '/usr/bin', '/bin'].join(delimiter), HOME: image.root, ...Object.fromEntries(own) };
  }
});

/** A process that a signal ended, e.g. an abort of native code, has no exit code. */
function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

interface Lock {
  packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>;
}

/** The Node of the image, from the registry: its folder, with headers for native packages. */
function installNode(folder: string, major: string): string {
  const name = `node-linux-${process.arch}`;
  const target = join(folder, 'node');
  mkdirSync(target);
  execFileSync('npm', ['install', '--prefix', target, '--no-save', `${name}@${major}`], {
    env: environment(),
    stdio: 'pipe',
  });
  return join(target, 'node_modules', name);
}

/** Our own environment without what `npm test` puts into it, which would steer an npm below it. */
function environment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !STEERING.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, value ?? '']));
}

/** The user of the image, where we may become another one. */
function imageUser(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: NODE_UID, gid: NODE_UID } : {};
}

async function loopbackSettings(): Promise<Record<string, string>> {
  const [web, ops, closed] = await freePorts(3);
  return {
    LOKET_MAILBOX__ADDRESS: 'support@example.com',
    LOKET_MAILBOX__IMAP__HOST: '127.0.0.1',
    LOKET_MAILBOX__IMAP__PORT: `${closed}`,
    LOKET_MAILBOX__IMAP__TLS: 'none',
    LOKET_MAILBOX__IMAP__USER: 'support@example.com',
    LOKET_MAILBOX__IMAP__PASSWORD: 'secret',
    LOKET_SMTP__HOST: '127.0.0.1',
    LOKET_SMTP__PORT: `${closed}`,
    LOKET_SMTP__TLS: 'none',
    LOKET_WEB__HOST: '127.0.0.1',
    LOKET_WEB__PORT: `${web}`,
    LOKET_OPS__HOST: '127.0.0.1',
    LOKET_OPS__PORT: `${ops}`,
  };
}

/** Ports that nobody listens on now; taken together, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers
    .map((server) => server.address())
    .map((address) => (typeof address === 'object' && address ? address.port : 0));
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
