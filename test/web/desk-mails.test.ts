import { describe, expect, it } from 'vitest';
import { MAIL_KINDS } from '../../src/wording/desk/mail-kinds.ts';
import { SAMPLE_KINDS } from '../../src/wording/sample-mails.ts';
import { LANGUAGES } from '../../src/wording/wording.ts';
import { openDeskStage } from './desk-stage.ts';

describe('the page of our mails', () => {
  it('shows each kind in each language, both parts of it', async () => {
    const admin = await (await openDeskStage()).signIn('admin@example.com', 'admin');
    for (const kind of SAMPLE_KINDS) {
      for (const language of LANGUAGES) {
        const page = await admin.page(`/desk/mails?kind=${kind}&lang=${language}`);
        expect(page).toContain(`<option value="${kind}" selected>${MAIL_KINDS.en[kind]}`);
        expect(page).toContain(
          kind === 'sign-in' ? 'https://support.example.com/sign-in/' : `<p lang="${language}"><strong>[SA-100427] `,
        );
      }
    }
    expect(await admin.page('/desk/mails?kind=nonsense&lang=xx')).toContain('We have received your request');
  });

  it('shows the HTML part in a frame that runs nothing and loads nothing', async () => {
    const admin = await (await openDeskStage()).signIn('admin@example.com', 'admin');
    expect(await admin.page('/desk/mails?kind=approval')).toMatch(
      /<iframe class="mail" sandbox src="\/desk\/mails\/en\/approval"/,
    );
    const frame = await admin.get('/desk/mails/nl/approval');
    expect(frame.headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*; sandbox$/);
    expect(await frame.text()).toContain('Akkoord of niet akkoord');
  });

  it('is for admins', async () => {
    const agent = await (await openDeskStage()).signIn('bart@example.com', 'agent');
    expect((await agent.get('/desk/mails')).status).toBe(403);
    expect((await agent.get('/desk/mails/nl/approval')).status).toBe(403);
  });
});
