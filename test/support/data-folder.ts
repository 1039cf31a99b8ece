import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Folder {
  path: string;
  remove(): Promise<void>;
}

/** An empty folder that the caller removes: for `beforeAll`, where `dataFolder` cannot clean up by itself. */
export async function temporaryFolder(name = 'loket-test-'): Promise<Folder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), name)));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** An empty folder for the running test, removed when that test ends. Call it inside a test or `beforeEach`. */
export async function dataFolder(): Promise<string> {
  const folder = await temporaryFolder();
  // Loaded here alone: what starts servers outside a test run uses this file too.
  const { onTestFinished } = await import('vitest');
  onTestFinished(folder.remove);
  return folder.path;
}

/**
 * A file system of `bytes` bytes, for tests of a full disk. Null where it cannot be made:
 * it takes Linux, root and the right to mount (a plain container has none).
 */
export async function smallFileSystem(bytes: number): Promise<Folder | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = await temporaryFolder('loket-small-');
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder.path]);
  } catch {
    await folder.remove();
    return null;
  }
  return {
    path: folder.path,
    remove: async () => {
      // Lazily, so that a file which the test left open does not leave the mount behind.
      await run('umount', ['-l', folder.path]);
      await folder.remove();
    },
  };
}
