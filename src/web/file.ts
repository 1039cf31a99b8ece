/**
 * Files that strangers sent: always downloads, never pages. A picture of a kind that holds no program, and plain text, can
 * be looked at; their bytes decide, not what the mail says they are (R-MSG-7).
 */
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { StoredFile } from '../store/desk-files.ts';

/** A file is a document of its own if anything opens it: without rights. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const SNIFFED_BYTES = 4_096;

/** Sends a file: to be looked at where that is asked for and its bytes are harmless, else as a download. */
export async function sendFile(
  reply: FastifyReply,
  bytes: Readable,
  { fileName, contentType, size }: StoredFile,
  isPreview: boolean,
): Promise<FastifyReply> {
  const shown = isPreview ? shownType(await firstBytes(bytes), contentType) : null;
  if (shown === null) return sendDownload(reply, bytes, { fileName, size });
  return withFileHeaders(reply, size)
    .header('content-disposition', disposition('inline', fileName))
    .type(shown)
    .send(bytes);
}

/** Sends bytes that a browser keeps and never shows. */
export function sendDownload(
  reply: FastifyReply,
  bytes: Readable,
  { fileName, size, type = 'application/octet-stream' }: { fileName: string; size: number; type?: string },
): FastifyReply {
  return withFileHeaders(reply, size)
    .header('content-disposition', disposition('attachment', fileName))
    .type(type)
    .send(bytes);
}

function withFileHeaders(reply: FastifyReply, size: number): FastifyReply {
  return reply.header('content-security-policy', POLICY).header('content-length', size);
}

/** RFC 6266 4.3: a name in ASCII for old programs, and the whole one in UTF-8 (RFC 8187). */
function disposition(how: 'attachment' | 'inline', fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(fileName.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** The first bytes of a stream, which goes on to be read from its start. */
async function firstBytes(stream: Readable): Promise<Buffer> {
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer;
    stream.unshift(bytes);
    return bytes.subarray(0, SNIFFED_BYTES);
  }
  return Buffer.alloc(0);
}

const PICTURES: readonly { type: string; is: (head: string) => boolean }[] = [
  { type: 'image/png', is: (head) => head.startsWith('\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', is: (head) => head.startsWith('\xff\xd8\xff') },
  { type: 'image/gif', is: (head) => head.startsWith('GIF87a') || head.startsWith('GIF89a') },
  { type: 'image/webp', is: (head) => head.startsWith('RIFF') && head.startsWith('WEBP', 8) },
];

/** As what the bytes may be shown; null: not at all. */
export function shownType(first: Buffer, declaredType: string): string | null {
  const head = first.toString('latin1', 0, 16);
  const picture = PICTURES.find(({ is }) => is(head));
  if (picture !== undefined) return picture.type;
  return declaredType === 'text/plain' && !first.includes(0) ? 'text/plain; charset=utf-8' : null;
}
