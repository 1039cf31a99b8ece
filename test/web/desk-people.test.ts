import { describe, expect, it } from 'vitest';
import { setPassword } from '../../src/actions/agent.ts';
import { FRAME } from '../../src/wording/desk/frame.ts';
import { browserOf, type DeskStage, openDeskStage } from './desk-stage.ts';

const OLD = 'seven grey herons';
const NEW = 'eight white swans';

async function signInWith(stage: DeskStage, username: string, password: string) {
  const response = await fetch(`${stage.web.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ username, password }).toString(),
  });
  const token = /^loket=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? null;
  return { status: response.status, browser: token === null ? null : browserOf(stage.web.url, 0, token) };
}

describe('one’s own account', () => {
  it('keeps name, language and signature, and shows the desk in that language at once', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@example.com', 'agent');
    const fields = { name: ' Bart\u202e Maes ', language: 'fr', signature: 'Bart\r\nServices & co\r\n' };
    const saved = await bart.post('/desk/account', fields);
    expect(saved.headers.get('location')).toBe('/desk/account?done=saved');
    const page = await bart.page('/desk/account?done=saved');
    expect(page).toContain('<html lang="fr">');
    expect(page).toContain('value="Bart Maes"');
    expect(page).toContain('>Bart\nServices &amp; co</textarea>');
    await bart.post('/desk/account', { ...fields, language: 'xx' });
    expect(await bart.page('/desk/account')).toContain('<html lang="en">');
  });

  it('R-WEB-3: a new password needs the old one, and ends every other session', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@example.com', 'agent');
    const elsewhere = await stage.signIn('bart@example.com', 'agent');
    await setPassword(stage.database, { id: bart.personId, address: 'bart@example.com' }, OLD);
    const here = (await signInWith(stage, 'bart@example.com', OLD)).browser;
    const other = (await signInWith(stage, 'bart@example.com', OLD)).browser;
    expect((await elsewhere.get('/desk/account')).status).toBe(303);
    const refusals = [
      [{ old: 'wrong', chosen: NEW, again: NEW }, 'The current password is not right.'],
      [{ old: OLD, chosen: NEW, again: 'other' }, 'not the same'],
      [{ old: OLD, chosen: 'short', again: 'short' }, 'too short'],
    ] as const;
    for (const [fields, words] of refusals) {
      const refused = await here?.post('/desk/account/password', fields);
      expect([refused?.status, await refused?.text()]).toEqual([422, expect.stringContaining(words)]);
    }
    const changed = await here?.post('/desk/account/password', { old: OLD, chosen: NEW, again: NEW });
    expect(changed?.headers.get('location')).toBe('/desk/account?done=password');
    expect([(await here?.get('/desk/account'))?.status, (await other?.get('/desk/account'))?.status]).toEqual([
      200, 303,
    ]);
    expect((await signInWith(stage, 'bart@example.com', OLD)).status).toBe(422);
    expect((await signInWith(stage, 'bart@example.com', NEW)).status).toBe(303);
  });

  it('whoever finds a desk unlocked cannot guess the old password for ever', async () => {
    const stage = await openDeskStage();
    const { personId } = await stage.signIn('bart@example.com', 'agent');
    await setPassword(stage.database, { id: personId, address: 'bart@example.com' }, OLD);
    const { browser } = await signInWith(stage, 'bart@example.com', OLD);
    const guess = () => browser?.post('/desk/account/password', { old: 'wrong', chosen: NEW, again: NEW });
    for (let at = 0; at < 10; at += 1) await guess();
    expect(await (await guess())?.text()).toContain('Too many wrong attempts.');
  });

  it('signs out everywhere', async () => {
    const stage = await openDeskStage();
    const browsers = [await stage.signIn('bart@example.com', 'agent'), await stage.signIn('bart@example.com', 'agent')];
    const eva = await stage.signIn('eva@example.com', 'agent', 'Eva');
    expect(await browsers[0]?.page('/desk/account')).toContain('signed in in 2 browsers');
    const out = await browsers[0]?.post('/desk/account/sign-out-everywhere');
    expect(out?.headers.get('location')).toBe('/sign-in');
    const statuses = await Promise.all([...browsers, eva].map(async (one) => (await one.get('/desk/account')).status));
    expect(statuses).toEqual([303, 303, 200]);
  });
});

describe('people', () => {
  async function openWithAdmin() {
    const stage = await openDeskStage();
    return { ...stage, admin: await stage.signIn('ada@example.com', 'admin', 'Ada') };
  }

  it('are for admins: an agent does not see the place and is refused', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@example.com', 'agent');
    expect(await bart.page('/desk/account')).not.toContain('/desk/people');
    expect((await bart.get('/desk/people')).status).toBe(403);
    const path = `/desk/people/${bart.personId}`;
    for (const verb of ['/desk/people', `${path}/role`, `${path}/disabling`, `${path}/enabling`, `${path}/link`]) {
      expect([verb, (await bart.post(verb, { role: 'admin' })).status]).toEqual([verb, 403]);
    }
  });

  it('an admin adds an agent and passes on a link that is shown once', async () => {
    const { admin, ...stage } = await openWithAdmin();
    const added = await admin.post('/desk/people', { address: 'Bart@Example.com', name: 'Bart', role: 'agent' });
    const page = await added.text();
    const link = /https:\/\/support\.example\.com(\/desk\/welcome\/[\w-]{43})/.exec(page)?.[1] ?? '';
    expect(added.status).toBe(200);
    expect((await stage.get(link)).status).toBe(200);
    const later = await admin.page('/desk/people');
    expect(later).not.toContain('/desk/welcome/');
    expect(later).toContain('bart@example.com · invited');
  });

  it('somebody who was a customer becomes an agent, and loses the sessions of a customer', async () => {
    const { admin, ...stage } = await openWithAdmin();
    const an = await stage.signIn('an@example.com', 'customer', 'An');
    expect((await admin.post('/desk/people', { address: 'an@example.com', name: 'An', role: 'agent' })).status).toBe(
      200,
    );
    expect((await an.get('/desk/account')).status).toBe(303);
    const row = await stage.database.read.selectFrom('person').select('role').where('id', '=', an.personId).execute();
    expect(row).toEqual([{ role: 'agent' }]);
  });

  it.each([
    ['nonsense', 'This is no e-mail address.'],
    ['support+x@example.com', 'a watched mailbox'],
    ['ada@example.com', 'is an agent already'],
  ])('%s cannot be added, and the form keeps what was filled in', async (address, words) => {
    const { admin } = await openWithAdmin();
    const refused = await admin.post('/desk/people', { address, name: 'Zoë', role: 'admin' });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain(words);
    expect(page).toContain(`value="${address}"`);
    expect(page).toContain('value="Zoë"');
  });

  it('a disabled agent is out at once, and in again when enabled', async () => {
    const { admin, ...stage } = await openWithAdmin();
    const bart = await stage.signIn('bart@example.com', 'agent');
    await setPassword(stage.database, { id: bart.personId, address: 'bart@example.com' }, OLD);
    await admin.post(`/desk/people/${bart.personId}/disabling`);
    expect((await signInWith(stage, 'bart@example.com', OLD)).status).toBe(422);
    expect(await admin.page('/desk/people')).toContain('disabled');
    await admin.post(`/desk/people/${bart.personId}/enabling`);
    expect((await signInWith(stage, 'bart@example.com', OLD)).status).toBe(303);
  });

  it('the last admin who may sign in stays one', async () => {
    const { admin, ...stage } = await openWithAdmin();
    const own = `/desk/people/${admin.personId}`;
    for (const [verb, role] of [
      ['disabling', ''],
      ['role', 'agent'],
    ] as const) {
      const refused = await admin.post(`${own}/${verb}`, { role });
      expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('This is the last admin')]);
    }
    const eva = await stage.signIn('eva@example.com', 'agent', 'Eva');
    await admin.post(`/desk/people/${eva.personId}/role`, { role: 'admin' });
    expect((await eva.get('/desk/people')).status).toBe(200);
    expect((await admin.post(`${own}/role`, { role: 'agent' })).status).toBe(303);
    expect((await admin.get('/desk/people')).status).toBe(403);
  });

  it('who is no agent is not found, and names are text', async () => {
    const { admin, ...stage } = await openWithAdmin();
    const an = await stage.signIn('an@example.com', 'customer', 'An');
    for (const id of [String(an.personId), '0', 'x', '999999']) {
      expect([id, (await admin.post(`/desk/people/${id}/role`, { role: 'admin' })).status]).toEqual([id, 404]);
    }
    await stage.signIn('eva@example.com', 'agent', '<script>alert(1)</script>');
    expect(await admin.page('/desk/people')).not.toContain('<script>');
  });

  it('are shown in each language of the desk', async () => {
    const { admin } = await openWithAdmin();
    for (const language of ['nl', 'fr', 'en', 'de'] as const) {
      await admin.post('/desk/account', { name: 'Ada', language });
      for (const path of ['/desk/people', '/desk/account']) {
        expect(await admin.page(path)).toContain(FRAME[language].signOut);
      }
    }
  });
});
