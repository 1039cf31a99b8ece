import { describe, expect, it } from 'vitest';
import { openDeskStage } from './desk-stage.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
).toString('latin1');

interface File {
  fileName: string;
  content: string;
  contentType?: string;
  contentId?: string;
}

/** A message with files; the bytes of `content` are those of its Latin-1 characters. */
async function withMessage(message: { html?: string; files?: File[] }) {
  const stage = await openDeskStage();
  const agent = await stage.signIn('bart@example.com', 'agent');
  const ticket = await stage.openTicket('Files');
  const files = message.files ?? [];
  await stage.addMail(ticket, {
    text: 'see the file',
    html: message.html ?? null,
    files: files.map(({ fileName, content, contentId }) => ({
      fileName,
      content: Buffer.from(content, 'latin1'),
      inline: contentId !== undefined,
    })),
  });
  const rows = await stage.database.read.selectFrom('attachment').selectAll().orderBy('id').execute();
  for (const [index, row] of rows.entries()) {
    const { contentType = row.content_type, contentId = null } = files[index] ?? {};
    await stage.database.write((tx) =>
      tx
        .updateTable('attachment')
        .set({ content_type: contentType, content_id: contentId })
        .where('id', '=', row.id)
        .execute(),
    );
  }
  const entry = await stage.database.read.selectFrom('entry').select('id').executeTakeFirstOrThrow();
  return { agent, entryId: entry.id, ids: rows.map(({ id }) => id), path: `/desk/tickets/${ticket.number}` };
}

describe('a file', () => {
  it('is a download with its whole name, of no kind that a browser opens (RFC 6266)', async () => {
    const { agent, ids, path } = await withMessage({
      files: [{ fileName: 'Facture "é" 100%.html', content: '<script>alert(1)</script>', contentType: 'text/html' }],
    });
    expect(await agent.page(path)).toContain(`href="/desk/attachments/${ids[0]}"`);
    for (const query of ['', '?preview']) {
      const answer = await agent.get(`/desk/attachments/${ids[0]}${query}`);
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="Facture ___ 100_.html"; filename*=UTF-8''Facture%20%22%C3%A9%22%20100%25.html`,
      );
      expect(await answer.text()).toBe('<script>alert(1)</script>');
    }
  });

  it('R-MSG-7 is shown only as what its bytes are', async () => {
    const { agent, ids } = await withMessage({
      files: [
        { fileName: 'a.png', content: PNG, contentType: 'application/x-unknown' },
        { fileName: 'b.png', content: '<svg onload="alert(1)"/>', contentType: 'image/png' },
        { fileName: 'c.txt', content: 'plain words', contentType: 'text/plain' },
        { fileName: 'd.txt', content: 'MZ\0\0', contentType: 'text/plain' },
        { fileName: 'e.html', content: '<b>x</b>', contentType: 'text/html' },
        { fileName: 'f.txt', content: '', contentType: 'text/plain' },
      ],
    });
    const types = await Promise.all(
      ids.map(async (id) => {
        const answer = await agent.get(`/desk/attachments/${id}?preview`);
        await answer.arrayBuffer();
        return [answer.headers.get('content-type'), answer.headers.get('content-disposition')?.split(';')[0]];
      }),
    );
    expect(types).toEqual([
      ['image/png', 'inline'],
      ['application/octet-stream', 'attachment'],
      ['text/plain; charset=utf-8', 'inline'],
      ['application/octet-stream', 'attachment'],
      ['application/octet-stream', 'attachment'],
      ['text/plain; charset=utf-8', 'inline'],
    ]);
    const picture = await agent.get(`/desk/attachments/${ids[0]}?preview`);
    expect(Buffer.from(await picture.arrayBuffer()).toString('latin1')).toBe(PNG);
  });

  it('comes whole, however large', async () => {
    const content = 'a line of a long list\n'.repeat(100_000);
    const { agent, ids } = await withMessage({ files: [{ fileName: 'list.txt', content }] });
    for (const query of ['', '?preview']) {
      expect(await (await agent.get(`/desk/attachments/${ids[0]}${query}`)).text()).toBe(content);
    }
    expect((await agent.get('/desk/attachments/999')).status).toBe(404);
    expect((await agent.get('/desk/attachments/x')).status).toBe(404);
  });
});

describe('the HTML of a message', () => {
  const HTML =
    '<script>alert(1)</script><p onclick="x()">Hello <b>you</b></p><img src="cid:logo@x"><img src="https://spy.example/p.gif">';

  it('R-MSG-12 is a document without rights, with its own pictures and nobody else’s', async () => {
    const { agent, entryId, path } = await withMessage({
      html: HTML,
      files: [{ fileName: 'logo.png', content: PNG, contentType: 'image/png', contentId: 'logo@x' }],
    });
    expect(await agent.page(path)).toMatch(/<iframe[^>]* sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    const answer = await agent.get(`/desk/entries/${entryId}/html`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox');
    expect(policy).toContain('img-src data:;');
    expect(policy).not.toMatch(/script|https:/);
    const page = await answer.text();
    expect(page).toContain('Hello <b>you</b>');
    expect(page).not.toMatch(/<script|onclick|spy\.example/);
    expect(page).toContain(`src="data:image/png;base64,${Buffer.from(PNG, 'latin1').toString('base64')}"`);
    expect(page).toContain('href="?remote=1"');
  });

  it('loads pictures from elsewhere once an agent asks', async () => {
    const { agent, entryId } = await withMessage({ html: HTML });
    const answer = await agent.get(`/desk/entries/${entryId}/html?remote=1`);
    expect(answer.headers.get('content-security-policy')).toContain('img-src data: https:;');
    const page = await answer.text();
    expect(page).toContain('src="https://spy.example/p.gif"');
    expect(page).not.toContain('href="?remote=1"');
  });
});
