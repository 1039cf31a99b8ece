import { describe, expect, it, onTestFinished } from 'vitest';
import { startLetterbox } from '../../demo/letterbox.tsx';
import type { ReceivedSmtp } from '../../demo/mail-server.ts';

const SUPPORT = 'support@example.com';
const HOSTILE = `<script>alert(1)</script><img src=x onerror=alert(2)>"'>`;

async function openLetterbox(sent: readonly ReceivedSmtp[]) {
  const letterbox = await startLetterbox({ port: 0, sent, from: SUPPORT });
  onTestFinished(letterbox.close);
  return async (path: string) => {
    const answer = await fetch(`${letterbox.url}${path}`);
    return { status: answer.status, policy: answer.headers.get('content-security-policy'), page: await answer.text() };
  };
}

function mail(from: string, subject: string, html: string): ReceivedSmtp {
  const raw = [
    `From: ${from}`,
    'To: an@example.com',
    `Subject: ${subject}`,
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    '',
    'Follow it: http://localhost:8080/status/abc',
    '--b',
    'Content-Type: text/html',
    '',
    html,
    '--b--',
  ];
  return { from, to: ['an@example.com'], raw: Buffer.from(raw.join('\r\n')), at: new Date(0) };
}

describe('the letterbox of the demo', () => {
  it('says so while there is nothing, and looks again', async () => {
    const get = await openLetterbox([]);
    const { page } = await get('/');
    expect(page).toContain('Nothing yet.');
    expect(page).toContain('http-equiv="refresh"');
  });

  it('shows what people received, newest first, with links to follow', async () => {
    const sent = [
      mail('an@example.com', 'Printer', '<p>Help</p>'),
      mail(SUPPORT, '[SA-100014] Received', '<p>Thanks</p>'),
      mail(SUPPORT, '[SA-100014] Answer', '<p>Done</p>'),
    ];
    const get = await openLetterbox(sent);
    const { page } = await get('/');
    expect([...page.matchAll(/<a href="\/(\d)">([^<]*)/g)].map(([, index, subject]) => [index, subject])).toEqual([
      ['2', '[SA-100014] Answer'],
      ['1', '[SA-100014] Received'],
    ]);
    const letter = (await get('/1')).page;
    expect(letter).toContain('href="http://localhost:8080/status/abc"');
    expect(letter).toContain('srcdoc="&lt;base target=&quot;_blank&quot;>&lt;p>Thanks&lt;/p>');
    expect((await get('/0')).status).toBe(404);
  });

  it('keeps hostile words inert', async () => {
    const get = await openLetterbox([mail(SUPPORT, HOSTILE, HOSTILE)]);
    for (const path of ['/', '/0']) {
      const { page, policy } = await get(path);
      expect(page).not.toMatch(/<script|<[^>]*\sonerror=/i);
      expect(policy).toContain("default-src 'none'");
    }
  });

  it.each(['/77', '/x', '/%zz'])('knows no %s', async (path) => {
    const get = await openLetterbox([]);
    expect((await get(path)).status).toBe(404);
  });
});
