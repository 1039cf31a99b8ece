import { describe, expect, it, vi } from 'vitest';
import { isPassword } from '../../src/actions/password.ts';
import { openPasswordLink } from '../../src/actions/sign-in.ts';
import { findCredentials } from '../../src/store/agents.ts';
import { SUPPORT } from '../support/desk.ts';
import { openStore } from '../support/store.ts';
import { command } from './loket.ts';

vi.setConfig({ testTimeout: 60_000 });

const BART = 'bart@example.com';

async function openDesk() {
  const { database, dataDir } = await openStore();
  const env = {
    LOKET_DATA_DIR: dataDir,
    LOKET_MAILBOX__ADDRESS: SUPPORT,
    LOKET_WEB__PUBLIC_URL: 'https://support.example.com/help/',
  };
  const agent = (args: readonly string[], input = '') => command(['agent', ...args], { env, input });
  const hashOf = async () => (await findCredentials(database.read, BART))?.passwordHash ?? null;
  return { database, agent, hashOf };
}

describe('loket agent', () => {
  it('add prints a one-time link; the password is never an argument', async () => {
    const { database, agent } = await openDesk();
    const added = await agent(['add', 'Bart@Example.com', '--name', 'Bart Maes', '--admin', '--language', 'fr']);
    expect(added).toMatchObject({ code: 0, errors: [] });
    const secret = /^https:\/\/support\.example\.com\/help\/desk\/welcome\/([\w-]{43})$/m.exec(added.stdout)?.[1] ?? '';
    expect(await openPasswordLink(database.read, new Date().toISOString(), secret)).toMatchObject({
      person: { address: BART, name: 'Bart Maes', language: 'fr' },
    });
    expect((await agent(['add', BART, '--password', 'secret'])).code).toBe(2);
  });

  it('add and password take one by standard input, without the line break at its end', async () => {
    const { agent, hashOf } = await openDesk();
    const added = await agent(['add', BART, '--password-stdin', '--json'], 'seven grey herons\n');
    expect(added.objects).toEqual([{ address: BART, name: '', role: 'agent', link: null }]);
    expect(await isPassword(await hashOf(), 'seven grey herons')).toBe(true);
    expect(await hashOf()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await agent(['password', BART, '--password-stdin'], 'eight white swans')).code).toBe(0);
    expect(await isPassword(await hashOf(), 'eight white swans')).toBe(true);
  });

  it('password without one prints a link; the old password works until it is used', async () => {
    const { agent, hashOf } = await openDesk();
    await agent(['add', BART, '--password-stdin'], 'seven grey herons');
    const renewed = await agent(['password', BART, '--json']);
    expect(renewed.objects).toEqual([expect.objectContaining({ link: expect.stringContaining('/desk/welcome/') })]);
    expect(await isPassword(await hashOf(), 'seven grey herons')).toBe(true);
  });

  it('list, disable and enable', async () => {
    const { agent } = await openDesk();
    expect(await agent(['list', '--json'])).toMatchObject({ code: 0, stdout: '' });
    await agent(['add', BART, '--name', 'Bart']);
    await agent(['add', 'ada@example.com', '--name', 'Ada', '--admin', '--password-stdin'], 'seven grey herons');
    expect((await agent(['list', '--json'])).objects).toEqual([
      expect.objectContaining({ address: 'ada@example.com', role: 'admin', hasPassword: true, disabledAt: null }),
      expect.objectContaining({ address: BART, role: 'agent', hasPassword: false, disabledAt: null }),
    ]);
    expect((await agent(['disable', BART])).stdout).toBe(`${BART} may not sign in any more, and is signed out.\n`);
    expect((await agent(['list'])).stdout).toMatch(/bart@example\.com +Bart +agent +not yet +\d{4}-\d\d-\d\d/);
    expect((await agent(['enable', BART])).code).toBe(0);
    expect((await agent(['list', '--json'])).objects[1]).toMatchObject({ disabledAt: null });
  });

  it.each([
    [['add', 'nonsense'], '', /give one e-mail address/],
    [['add', SUPPORT], '', /a watched mailbox/],
    [['add', BART, '--password-stdin'], 'short\n', /at least 10 characters/],
    [['add', BART, '--password-stdin'], 'x'.repeat(5000), /at most 200 characters/],
    [['add', BART, '--password-stdin'], `${BART}\n`, /must not be the address/],
    [['add', 'ada@example.com'], '', /is an agent already/],
    [['disable', 'ada@example.com'], '', /the last admin; add another one first/],
    [['password', 'nobody@example.com'], '', /there is no agent nobody@example\.com/],
    [['enable', 'nobody@example.com'], '', /there is no agent nobody@example\.com/],
  ])('%j is refused with what to do', async (args, input, line) => {
    const { agent } = await openDesk();
    await agent(['add', 'ada@example.com', '--admin']);
    const run = await agent(args, input);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.errors).toEqual([expect.stringMatching(line)]);
  });
});
