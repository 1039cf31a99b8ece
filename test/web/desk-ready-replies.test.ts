import { describe, expect, it } from 'vitest';
import { listReadyReplies } from '../../src/store/ready-replies.ts';
import { openDeskStage } from './desk-stage.ts';

const PATH = '/desk/ready-replies';

function filledIn(text: string, name = 'Thanks') {
  return Object.fromEntries(
    ['nl', 'fr', 'en', 'de'].flatMap((one) => [
      [`name-${one}`, name],
      [`text-${one}`, text],
    ]),
  );
}

describe('ready replies (P13)', () => {
  it('are built in, are kept by admins alone, and stand in the audit trail', async () => {
    const stage = await openDeskStage();
    const ada = await stage.signIn('ada@example.com', 'admin');
    const bart = await stage.signIn('bart@example.com', 'agent');
    expect(await ada.page(PATH)).toContain('Outside of support');
    expect((await bart.get(PATH)).status).toBe(403);
    expect((await bart.post(PATH, filledIn('{{ greeting }}'))).status).toBe(403);
    expect((await ada.post(PATH, filledIn('{{ greeting }}'))).status).toBe(303);
    expect((await listReadyReplies(stage.database.read)).map(({ names }) => names.en)).toEqual([
      'Outside of support',
      'Which version do you use?',
      'Propose an appointment',
      'Thanks',
    ]);
    await ada.post(`${PATH}/4/order`, { to: 'front' });
    expect((await listReadyReplies(stage.database.read)).map(({ id }) => id)).toEqual([1, 2, 4, 3]);
    expect(await ada.page('/desk/audit')).toContain('kept the ready reply Thanks');
  });

  it('with a fault come back with what was filled in, and why', async () => {
    const stage = await openDeskStage();
    const ada = await stage.signIn('ada@example.com', 'admin');
    const refused = await ada.post(PATH, { ...filledIn('{{ greeting }}'), 'text-de': 'Hallo {{ name }}', suits: '3' });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain('In the text in German: there is no field name.');
    expect(page).toContain('Hallo {{ name }}');
    expect(page).toContain('<option value="3" selected');
    expect(await listReadyReplies(stage.database.read)).toHaveLength(3);
  });

  it('are shown as a customer reads them before they are kept', async () => {
    const stage = await openDeskStage();
    const ada = await stage.signIn('ada@example.com', 'admin');
    const preview = await ada.post(`${PATH}/2`, { ...filledIn('{{ greeting }} <b>'), intent: 'preview' });
    expect(await preview.text()).toContain('Beste An Peeters, &lt;b>');
    expect((await listReadyReplies(stage.database.read))[1]?.names.en).toBe('Which version do you use?');
  });

  it('that are retired are offered no more', async () => {
    const stage = await openDeskStage();
    const ada = await stage.signIn('ada@example.com', 'admin');
    const ticket = await stage.openTicket('Logo', 'fr');
    expect(await ada.page(`/desk/tickets/${ticket.number}`)).toContain('data-text="Bonjour An Peeters,');
    for (const id of [1, 2, 3]) await ada.post(`${PATH}/${id}/retirement`, { retired: 'yes' });
    expect(await ada.page(`/desk/tickets/${ticket.number}`)).not.toContain('data-text');
    await ada.post(`${PATH}/3/retirement`, { retired: 'no' });
    expect(await ada.page(`/desk/tickets/${ticket.number}`)).toContain('Propose an appointment');
  });

  it('link to the page behind the sign-in, never by a secret', async () => {
    const stage = await openDeskStage();
    const ada = await stage.signIn('ada@example.com', 'admin');
    const ticket = await stage.openTicket('Logo', 'en');
    const page = await ada.page(`/desk/tickets/${ticket.number}`);
    expect(page).toContain(`/my/tickets/${ticket.number}`);
    expect(page).not.toContain('/status/');
  });
});
