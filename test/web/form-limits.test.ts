import { expect, it } from 'vitest';
import { formStage, post } from './form-stage.ts';

it('R-WEB a form with more words than any of ours is refused, whatever its fields are called', async () => {
  const stage = await formStage();
  const words = 'x'.repeat(1_000_000);
  const fields = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`field-${at}`, words]));
  const answer = await post(stage, fields);
  expect(answer.status).toBe(400);
  expect(await answer.text()).not.toContain('x'.repeat(1_000));
  expect(await stage.tickets()).toEqual([]);
});
