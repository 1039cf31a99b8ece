import { describe, expect, it } from 'vitest';
import { openDeskStage } from './desk-stage.ts';

const PATH = '/desk/account';

/** Which of the choices is the agent's. */
const chosen = (page: string) => /value="(\w+)"[^>]* checked/.exec(page)?.[1];

describe('what an agent is told by mail', () => {
  it('is everything, until the agent chooses less; each for oneself', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@example.com', 'agent');
    const cato = await stage.signIn('cato@example.com', 'agent', 'Cato');
    expect(chosen(await bart.page(PATH))).toBe('all');
    const saved = await bart.post(`${PATH}/notices`, { wish: 'mine' });
    expect(saved.headers.get('location')).toBe(`${PATH}?done=notices`);
    const page = await bart.page(`${PATH}?done=notices`);
    expect(chosen(page)).toBe('mine');
    expect(page).toContain('Your choice of notices is saved.');
    expect(chosen(await cato.page(PATH))).toBe('all');
  });

  it('stays as it is when a form asks for what there is not', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@example.com', 'agent');
    const refused = await bart.post(`${PATH}/notices`, { wish: 'some' });
    expect([refused.status, chosen(await refused.text())]).toEqual([422, 'all']);
  });
});
