import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { REQUEST } from '../../src/wording/portal/request.ts';
import { fillIn, formStage } from './form-stage.ts';

const EVIL = '<script>alert(document.cookie)</script>';
const BOMB = gzipSync(Buffer.alloc(10_000_000));

/** What strangers send, and what its name becomes. */
const HOSTILE = [
  { name: 'invoice.pdf.exe', content: 'MZ\x90', type: 'application/pdf', kept: 'invoice.pdf.exe' },
  { name: '../../etc/passwd', content: 'x', type: 'text/plain', kept: 'passwd' },
  {
    name: 'logo.svg',
    content: `<svg xmlns="http://www.w3.org/2000/svg">${EVIL}</svg>`,
    type: 'image/svg+xml',
    kept: 'logo.svg',
  },
  { name: 'page.html', content: EVIL, type: 'text/html', kept: 'page.html' },
  { name: 'photo.png', content: EVIL, type: 'image/png', kept: 'photo.png' },
  { name: 'empty.txt', content: '', type: 'text/plain', kept: 'empty.txt' },
  { name: 'bomb.gz', content: BOMB, type: 'application/gzip', kept: 'bomb.gz' },
  { name: 'gpj.\u202Eexe.txt', content: 'x', type: 'text/plain; charset="evil"\r\nx: y', kept: 'gpj.exe.txt' },
  { name: 'con', content: 'x', type: 'nonsense', kept: '_con' },
] as const;

describe('R-MSG-7 hostile files of the form', () => {
  it('are stored as they came, and served as downloads without rights', async () => {
    const stage = await formStage();
    const answer = await fillIn(stage, {}, { files: HOSTILE });
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('<script>alert');
    const rows = await stage.database.read.selectFrom('attachment').selectAll().orderBy('id').execute();
    expect(rows.map(({ file_name }) => file_name)).toEqual(HOSTILE.map(({ kept }) => kept));
    const bart = await stage.signIn('bart@example.com', 'agent');
    for (const [at, row] of rows.entries()) {
      expect(row.content_type, row.file_name).toMatch(/^[\w.+-]+\/[\w.+-]+$/);
      for (const how of ['', '?preview']) {
        const file = await bart.get(`/desk/attachments/${row.id}${how}`);
        const what = `${row.file_name}${how}`;
        expect(Buffer.from(await file.arrayBuffer()), what).toEqual(Buffer.from(HOSTILE[at]?.content ?? ''));
        expect(file.headers.get('x-content-type-options'), what).toBe('nosniff');
        expect(file.headers.get('content-security-policy'), what).toContain('sandbox');
        expect(file.headers.get('content-type'), what).not.toMatch(/html|svg|xml|script|gzip|image/);
        expect(file.headers.get('content-encoding'), what).toBeNull();
      }
    }
  });

  it('of which there are a thousand are refused, and the server goes on', async () => {
    const stage = await formStage();
    const files = Array.from({ length: 1_000 }, (_, at) => ({ name: `${at}.txt`, content: 'x' }));
    const answer = await fillIn(stage, {}, { files });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await stage.tickets()).toEqual([]);
    expect((await fillIn(stage)).status).toBe(200);
  });

  it('that are too large together are refused with the words kept, and leave nothing behind', async () => {
    const stage = await formStage();
    const content = new Uint8Array(10_000_000);
    const files = [1, 2].map((at) => ({ name: `${at}.bin`, content }));
    const answer = await fillIn(stage, {}, { files });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(REQUEST.nl.notices.over);
    expect(page).toContain('Sinds vanmorgen start de kassa niet meer.</textarea>');
    expect(await stage.database.read.selectFrom('blob').select('sha256').execute()).toEqual([]);
  });
});
