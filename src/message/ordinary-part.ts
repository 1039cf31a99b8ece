/** Which parts MailParser reads as we do: only what is known to be safe is ordinary, all else is named. */
import { type Headers, readHeaders } from './headers.ts';
import type { Part } from './part.ts';
import { isTnef } from './tnef.ts';

/** Charsets that MailParser decodes as we do; what it cannot decode shows as U+FFFD or as a control character. */
const CHARSET = /^(?:utf-?8|us-ascii|iso-8859-(?:1|2|15)|windows-125[0-8])$/i;
const ENCODINGS = new Set(['', '7bit', '8bit', 'binary', 'base64', 'quoted-printable']);
const IDENTITY = new Set(['', '7bit', '8bit', 'binary']);
const MEDIA_TYPE = /^[a-z0-9][a-z0-9.+_-]*\/[a-z0-9][a-z0-9.+_-]*[ \t]*(?:;|$)/i;
/** RFC 2047 words in UTF-8 and nothing else. */
const ENCODED_NAME = /^=\?utf-8\?[bq]\?[^?\s]+\?=(?:[ \t]+=\?utf-8\?[bq]\?[^?\s]+\?=)*$/i;
const PLAIN_NAME = /^[ -~]+$/;
/** Without a colon: its line can then be no field of a part's header. */
const BOUNDARY = /^[!-9;-~](?:[ -9;-~]{0,98}[!-9;-~])?$/;
const CONTENT_FIELDS = /^content-(?:[^\n]*\n?)(?:[ \t][^\n]*\n?)*/gim;

/** The fields of a header block that describe its body; the others say nothing to MailParser. */
export function contentFields(head: Buffer): Headers {
  const block = head.toString('latin1');
  return readHeaders(Buffer.from((block.match(CONTENT_FIELDS) ?? []).join(''), 'latin1'));
}

/** Why fields may be read in another way by MailParser; null where all of them are plain. */
export function oddFields(fields: Headers): string | null {
  const seen = new Set<string>();
  for (const { name, value } of fields) {
    if (seen.has(name)) return `two-${name}`;
    seen.add(name);
    // Raw 8-bit and RFC 2231 names, escapes and comments.
    if (/[^\t -~]|\\|\*\d{0,3}\*?=/.test(value)) return name;
    if (name === 'content-transfer-encoding' && !ENCODINGS.has(value.toLowerCase())) return name;
    if (name === 'content-type' && !(MEDIA_TYPE.test(value) && !value.includes('('))) return name;
    if (name === 'content-disposition' && !/^(?:inline|attachment)[ \t]*(?:;[^(]*)?$/i.test(value)) return name;
    if (name === 'content-id' && !/^<[!-;=?-~]+>$/.test(value)) return name;
    if (name === 'content-location') return name;
  }
  return seen.has('content-disposition') && !seen.has('content-type') ? 'content-type' : null;
}

/** Why a multipart is none that MailParser cuts as we do. */
export function oddMultipart(contentType: string, boundary: string | null, encoding: string): string | null {
  if (/^multipart\/(?:report|digest)$/.test(contentType)) return contentType;
  if (!IDENTITY.has(encoding)) return 'encoded-multipart';
  return boundary !== null && BOUNDARY.test(boundary) ? null : 'boundary';
}

/** Why a part is neither words nor a file that MailParser gives out as we do. */
export function oddPart(part: Part, encoding: string): string | null {
  const { contentType, fileName } = part;
  if (contentType.startsWith('message/') || contentType === 'text/rfc822-headers') return 'message';
  if (isTnef(contentType, fileName)) return 'tnef';
  if (fileName?.includes('\ufffd') === true) return 'file-name';
  const isText = contentType === 'text/plain' || contentType === 'text/html';
  if (part.words) {
    if (!isText || fileName !== null) return 'text-type';
    return part.charset === null || CHARSET.test(part.charset) ? null : 'charset';
  }
  if (isText && part.disposition !== 'attachment') return 'text-type';
  if (contentType.startsWith('text/') && part.root) return 'text-type';
  if (encoding === 'quoted-printable') return 'encoded-file';
  return part.root && encoding !== 'base64' ? 'encoded-file' : null;
}

/** Why the names in the fields may be read in another way: encoded words of other charsets, or beside plain ones. */
export function oddNames(params: readonly string[]): string | null {
  return params.every((name) => (name.includes('=?') ? ENCODED_NAME.test(name) : PLAIN_NAME.test(name)))
    ? null
    : 'file-name';
}
