import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { dataFolder, smallFileSystem } from './data-folder.ts';

const made: string[] = [];
let fromHook: string | undefined;

beforeEach(async () => {
  if (fromHook) expect(existsSync(fromHook)).toBe(false);
  fromHook = await dataFolder();
});

it('gives each test a folder of its own', async () => {
  made.push(await dataFolder(), await dataFolder());
  await writeFile(join(made[0] ?? '', 'blob'), 'x');
  expect(new Set(made).size).toBe(2);
});

it('removes the folders of the test before', () => {
  expect(made.length).toBe(2);
  expect(made.filter((path) => existsSync(path))).toEqual([]);
});

it('makes a file system that is soon full, where the machine allows it', async ({ skip }) => {
  const disk = await smallFileSystem(256 * 1024);
  if (!disk) return skip('mounting needs Linux and root');
  try {
    await writeFile(join(disk.path, 'small'), Buffer.alloc(1024));
    await expect(writeFile(join(disk.path, 'large'), Buffer.alloc(1024 * 1024))).rejects.toMatchObject({
      code: 'ENOSPC',
    });
  } finally {
    await disk.remove();
  }
  expect(existsSync(disk.path)).toBe(false);
});
