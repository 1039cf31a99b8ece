import { describe, expect, it } from 'vitest';
import { officeHours } from '../support/hours.ts';
import { openDeskStage } from './desk-stage.ts';
import { HEALTH, stageSender } from './stage.ts';

const NAMES = { nl: 'Feest', fr: 'Fête', en: 'Feast of all', de: 'Fest' };

/** The page as text. */
async function textOf(browser: { page(path: string): Promise<string> }, path = '/desk/health'): Promise<string> {
  const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(await browser.page(path)) ?? [];
  return main.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

describe('the health page', () => {
  it('says that all is well', async () => {
    const stage = await openDeskStage();
    const admin = await stage.signIn('anne@example.com', 'admin', 'Anne');
    const text = await textOf(admin);
    expect(text).toContain('Everything works.');
    expect(text).toContain('support@example.com State waits for new mail since Monday, 2 March 2026 at 09:00');
    expect(text).toContain('smtp.example.com:587 State works Last sent not yet');
  });

  it('says in words what is wrong, with what the server said', async () => {
    const health = {
      ...HEALTH,
      mailboxes: HEALTH.mailboxes.map((one) => ({ ...one, status: 'paused', error: 'the password was refused' })),
      delivery: [{ account: 'smtp.example.com:587', status: 'unreachable', error: 'no route', lastSentAt: null }],
      outbox: { queued: 3, failed: 1, oldestDueSeconds: 7_200 },
      inbound: { pending: 2, held: 1, failed: 0 },
    };
    const stage = await openDeskStage({ health: async () => health });
    const admin = await stage.signIn('anne@example.com', 'admin', 'Anne');
    const text = await textOf(admin);
    expect(text).toContain('Something asks for attention.');
    expect(text).toContain('sign-in refused; tries again after a pause');
    expect(text).toContain('the password was refused');
    expect(text).toContain('cannot be reached; is tried again no route');
    expect(text).toContain('2 incoming, to be processed');
    expect(text).toContain('3 waiting to be sent the oldest has been waiting for 2 hours');
  });

  it('says where to look when another process watches the mailboxes', async () => {
    const stage = await openDeskStage({
      health: async () => ({ ...HEALTH, role: 'web', mailboxes: [], delivery: [] }),
    });
    const admin = await stage.signIn('anne@example.com', 'admin', 'Anne');
    expect(await textOf(admin)).toContain('The mailboxes are watched by another process');
  });

  it('P14, P17 shows the opening hours of a week, with its holidays', async () => {
    const stage = await openDeskStage();
    const admin = await stage.signIn('anne@example.com', 'admin', 'Anne');
    const text = await textOf(admin);
    expect(text).toContain('Open now.');
    expect(text).toContain('Mon 2 Mar (today) 09:00–12:00, 13:00–17:00');
    expect(text).toContain('Sun 8 Mar closed');
    expect(await textOf(admin, '/desk/health?week=2026-W11')).toContain('Mon 9 Mar 09:00–12:00, 13:00–17:00');
    expect(await textOf(admin, '/desk/health?week=nonsense')).toContain('Mon 2 Mar');
  });

  it('is for admins alone', async () => {
    const stage = await openDeskStage();
    const agent = await stage.signIn('bart@example.com', 'agent', 'Bart');
    expect((await agent.get('/desk/health')).status).toBe(403);
    const customer = await stage.signIn('an@example.com', 'customer');
    expect((await customer.get('/desk/health')).status).toBe(404);
  });
});

describe('the hours of a house with a holiday', () => {
  it('name it in the agent’s language', async () => {
    const hours = officeHours(['2026-03-03', '05-01'], new Map([['2026-03-03', NAMES]]));
    const stage = await openDeskStage({ house: stageSender(hours) });
    const admin = await stage.signIn('anne@example.com', 'admin', 'Anne');
    expect(await textOf(admin)).toContain('Tue 3 Mar closed Feast of all');
    expect(await textOf(admin)).toContain('Tuesday, 3 March 2026 Feast of all Friday, 1 May 2026 closed day');
  });
});
