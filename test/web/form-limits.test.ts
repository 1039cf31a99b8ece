import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MAX_INLINE_BYTES } from '../../src/store/blob-stage.ts';
import { formStage, LIMITS, post, REQUESTED } from './form-stage.ts';

it('R-WEB a form with more words than any of ours is refused, whatever its fields are called', async () => {
  const stage = await formStage();
  const words = 'x'.repeat(1_000_000);
  const fields = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`field-${at}`, words]));
  const answer = await post(stage, fields);
  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toContain('x'.repeat(1_000));
  expect(await stage.tickets()).toEqual([]);
});

it('P19 forms that come all at once bring no more files than those that come one by one', async () => {
  const stage = await formStage({ limits: { ...LIMITS, perNetwork: 3 } });
  const stamp = await stage.ripeStamp();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      post(stage, { ...REQUESTED, stamp }, { files: [{ name: 'x.bin', content: randomBytes(MAX_INLINE_BYTES + 1) }] }),
    ),
  );
  const kept = await readdir(join(stage.dataDir, 'blobs'), { recursive: true });
  expect(kept.filter((name) => /[0-9a-f]{64}$/.test(name)).length).toBeLessThanOrEqual(3);
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(7);
});
