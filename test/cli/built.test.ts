import { expect, it, vi } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { deskEnv, mailServer, SUPPORT } from '../support/desk.ts';
import { personMail } from '../support/mail.ts';
import { startLoket } from '../support/process.ts';
import { until } from '../support/until.ts';
import { command } from './loket.ts';

vi.setConfig({ testTimeout: 60_000 });

const AGENT = 'noor@loket.example';
const PASSWORD = 'seven grey herons';

/*
 * All other tests of pages run from source. The built program holds its packages in a few files, and a package that was
 * joined wrongly shows only where it is used.
 */
it('the built program serves every page that its own pages lead to, to customers and to an admin', async () => {
  const server = await mailServer();
  const env = { ...deskEnv(server, await dataFolder()), LOKET_LOG__LEVEL: 'info' };
  const program = startLoket(['start'], env);
  await program.opsUrl();
  const added = await command(['agent', 'add', AGENT, '--admin', '--password-stdin'], { env, input: PASSWORD });
  expect(added).toMatchObject({ code: 0, errors: [] });
  const url = /"web":"([^"]+)"/.exec(program.out.join('\n'))?.[1] ?? '';
  server.deliver(SUPPORT, personMail({ from: 'An <an@example.org>', subject: 'De printer hapert' }));
  await until(() => server.sent.some(({ to }) => to.includes('an@example.org')), { what: 'the confirmation' });

  const signedIn = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username: AGENT, password: PASSWORD, next: '/desk' }),
  });
  expect(signedIn.status).toBe(303);
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

  const answers = new Map<string, number>();
  const paths = ['/', '/lost', '/sign-in', '/my', '/desk'];
  for (const path of paths) {
    if (answers.has(path)) continue;
    const answer = await fetch(`${url}${path}`, { headers: { cookie } });
    answers.set(path, answer.status);
    const page = answer.headers.get('content-type')?.startsWith('text/html') ? await answer.text() : '';
    for (const [, link = ''] of page.matchAll(/(?:href|src)="(\/[^"?#]*)/g)) paths.push(link);
    await answer.body?.cancel().catch(() => undefined);
  }
  expect([...answers].filter(([, status]) => status >= 400)).toEqual([]);
  expect(answers.size).toBeGreaterThan(25);
  expect(program.out.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  program.signal('SIGTERM');
  expect(await program.ended()).toEqual({ code: 0, signal: null });
});
