import { describe, expect, it } from 'vitest';
import { REQUEST } from '../../src/wording/portal/request.ts';
import { fillIn, formStage } from './form-stage.ts';

const SITE = 'https://www.example.org';

const policyOf = (answer: Response) => answer.headers.get('content-security-policy') ?? '';

describe('the form inside another site', () => {
  it('does not exist until a site is named', async () => {
    const stage = await formStage();
    expect((await stage.get('/embed')).status).toBe(404);
    const admin = await stage.signIn('admin@example.com', 'admin');
    const page = await admin.page('/desk/embedding');
    expect(page).toContain('embed_origins: [https://www.example.com]');
    expect(page).not.toContain('iframe');
  });

  it('may be shown by the sites that are named, and no other page may', async () => {
    const stage = await formStage({ embedOrigins: [SITE, 'http://localhost:3000'] });
    expect(policyOf(await stage.get('/embed'))).toContain(`frame-ancestors 'self' ${SITE} http://localhost:3000`);
    for (const path of ['/', '/lost', '/nowhere']) {
      expect(policyOf(await stage.get(path)), path).toContain("frame-ancestors 'none'");
    }
    expect(policyOf(await stage.get('/desk/sign-in'))).toMatch(/frame-ancestors '(none|self)'/);
  });

  it('works without a cookie, in the language of the page around it', async () => {
    const stage = await formStage({ embedOrigins: [SITE] });
    const page = await stage.page('/embed?lang=de');
    expect(page).toContain('action="/embed?lang=de"');
    expect(page).not.toMatch(/<header|\/sign-in/);
    const answer = await fillIn(stage, {}, { path: '/embed?lang=de' });
    expect(policyOf(answer)).toContain(`frame-ancestors 'self' ${SITE}`);
    const taken = await answer.text();
    expect(taken).toContain(REQUEST.de.taken.title);
    expect(taken).toContain('href="/embed"');
    expect(await stage.tickets()).toMatchObject([{ channel: 'form', language: 'de' }]);
  });

  it('is put there with lines that admins copy', async () => {
    const stage = await formStage({ embedOrigins: [SITE] });
    const admin = await stage.signIn('admin@example.com', 'admin');
    const page = await admin.page('/desk/embedding');
    expect(page).toContain('&lt;iframe src=&quot;https://support.example.com/embed?lang=fr&quot; title=&quot;');
    expect(page).toContain(SITE);
    const agent = await stage.signIn('bart@example.com', 'agent');
    expect((await agent.get('/desk/embedding')).status).toBe(403);
  });
});
