/**
 * The HTML of a stranger's message as a document of its own, for a sandboxed frame (R-MSG-12): no script, no form, no
 * cookie of ours; pictures of the message itself, and those from elsewhere only once an agent asks.
 */
import { escapeHtml } from '../../message/body.ts';
import { sanitizeHtml } from '../../message/sanitize.ts';
import { type EntryDocument, readEntryDocument } from '../../store/desk-files.ts';
import { TICKET } from '../../wording/desk/ticket.ts';
import { withoutStatusSecrets } from '../../wording/quotation.ts';
import { shownType } from '../file.ts';
import { knownId } from '../row-id.ts';
import type { DeskRoutes, Visit } from './visit.ts';

/** Links open in a window of their own, which is not bound by the sandbox. */
const SANDBOX = 'sandbox allow-popups allow-popups-to-escape-sandbox';

function policyOf(allowsRemote: boolean): string {
  return [
    "default-src 'none'",
    `img-src data:${allowsRemote ? ' https:' : ''}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    SANDBOX,
  ].join('; ');
}

export function addEntryHtml(routes: DeskRoutes): void {
  const { blobs, database } = routes.deps;
  const { read } = database;
  routes.resource('/desk/entries/:id/html', async (visit, reply) => {
    const allowsRemote = visit.query.has('remote');
    const document = await readEntryDocument(read, knownId(visit.params.id));
    const pictures = await readPictures(document.inline, (sha256) => blobs.read(read, sha256));
    return reply
      .header('content-security-policy', policyOf(allowsRemote))
      .header('referrer-policy', 'no-referrer')
      .type('text/html; charset=utf-8')
      .send(pageOf(visit, document, { allowRemote: allowsRemote, pictures }));
  });
  routes.resource('/desk/entries/:id/text', async (visit, reply) => {
    const { text } = await readEntryDocument(read, knownId(visit.params.id));
    return reply
      .header('content-security-policy', "default-src 'none'; sandbox")
      .type('text/plain; charset=utf-8')
      .send(withoutStatusSecrets(text));
  });
}

/** Bytes of pictures that are put into one document; the others are among the attachments. */
const MAX_PICTURE_BYTES = 10_000_000;

/**
 * The pictures of a message as part of its document: a sandboxed frame has no origin, so a browser would ask for them
 * without the session's cookie. Their bytes decide what they are.
 */
async function readPictures(
  inline: EntryDocument['inline'],
  read: (sha256: string) => Promise<Buffer>,
): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  let left = MAX_PICTURE_BYTES;
  for (const { contentId, size, sha256 } of inline) {
    if (size > left) continue;
    left -= size;
    const bytes = await read(sha256);
    const type = shownType(bytes, '');
    if (type !== null) pictures.set(contentId, `data:${type};base64,${bytes.toString('base64')}`);
  }
  return pictures;
}

/** The looks of a mail that brings none: dark words on white, as its writer saw it, whatever the desk looks like. */
const STYLE =
  'body{margin:.75rem;background:#fff;color:#111;font:15px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}.loket-blocked{background:#fdf0d3;padding:.4rem .6rem;margin:0 0 .75rem}';

interface Shown {
  allowRemote: boolean;
  /** Addresses of the message's own pictures, by Content-ID. */
  pictures: ReadonlyMap<string, string>;
}

function pageOf(visit: Visit, { text, html }: EntryDocument, { allowRemote, pictures }: Shown): string {
  const words = TICKET[visit.language];
  const { html: clean, blockedRemote } = sanitizeHtml(html ?? `<pre>${escapeHtml(text)}</pre>`, {
    allowRemote,
    cidUrl: (contentId) => pictures.get(contentId) ?? null,
  });
  const notice = blockedRemote
    ? `<p class="loket-blocked">${escapeHtml(words.blocked)} <a href="?remote=1">${escapeHtml(words.showBlocked)}</a></p>`
    : '';
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(words.html)}</title><style>${STYLE}</style>`;
  return `<!doctype html><html><head>${head}</head><body>${notice}${withoutStatusSecrets(clean)}</body></html>`;
}
