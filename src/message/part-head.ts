import libmime from 'libmime';
import { decodeWords } from './encoded-words.ts';
import { first, type Headers } from './headers.ts';
import { type TransferEncoding, transferEncoding } from './transfer.ts';

/** What a part's header block says about the part (RFC 2045, RFC 2183). Names in lower case. */
export interface PartHead {
  /** `type/subtype`; the default of the place where it is missing. */
  contentType: string;
  boundary: string | null;
  charset: string | null;
  /** RFC 3676. */
  flowed: boolean;
  delSp: boolean;
  encoding: TransferEncoding;
  disposition: string | null;
  fileName: string | null;
  contentId: string | null;
}

/** Characters of a boundary; RFC 2046 allows 70, mailers write more. */
export const MAX_BOUNDARY = 1024;

/** Reads the fields that describe a part; `fallback` is the type of a part that gives none (RFC 2046 §5.1.5). */
export function readPartHead(headers: Headers, fallback: string): PartHead {
  const type = readField(first(headers, 'content-type'));
  const disposition = readField(first(headers, 'content-disposition'));
  const boundary = type.params.boundary?.slice(0, MAX_BOUNDARY) ?? '';
  const fileName = disposition.params.filename ?? type.params.name ?? lastOfLocation(headers, type.value);
  return {
    contentType: typeName(type.value, fallback),
    boundary: boundary.trim() === '' ? null : boundary,
    charset: type.params.charset ?? null,
    flowed: type.params.format?.toLowerCase() === 'flowed',
    delSp: type.params.delsp?.toLowerCase() === 'yes',
    encoding: transferEncoding(first(headers, 'content-transfer-encoding')),
    disposition: disposition.value === '' ? null : disposition.value,
    fileName: fileName.trim() === '' ? null : fileName,
    contentId: contentId(first(headers, 'content-id')),
  };
}

/** RFC 2557: where a file of a saved page came from; the words of a mail may have one too, and it is no name for them. */
function lastOfLocation(headers: Headers, type: string): string {
  if (type === '' || type.startsWith('text/')) return '';
  return (
    /([^/?#]{1,300})(?:[?#].*)?$/.exec(decodeWords(first(headers, 'content-location') ?? '').slice(0, 1000))?.[1] ?? ''
  );
}

/** RFC 2045 §5.2: what is no type is plain text, unless it is a multipart without its second half. */
function typeName(value: string, fallback: string): string {
  const name = /^[!-.0-~]{1,80}\/[!-.0-~]{1,80}/.exec(value)?.[0];
  if (name !== undefined) return name;
  if (value.startsWith('multipart')) return 'multipart/mixed';
  if (value === 'html') return 'text/html';
  return value === '' ? fallback : 'text/plain';
}

interface Field {
  value: string;
  params: Record<string, string>;
}

/** A field with parameters: RFC 2231 ones decoded, and the encoded words that mailers write into the others. */
function readField(value: string | null): Field {
  if (value === null) return { value: '', params: {} };
  try {
    // A lone backslash is a path of Windows, not an escape: nobody escapes letters.
    const escaped = value.replace(/\\(?!["\\])/g, '\\\\');
    const parsed = libmime.parseHeaderValue(escaped, { stripComments: true });
    const params: Record<string, string> = {};
    for (const [name, raw] of Object.entries(parsed.params)) {
      params[name.toLowerCase()] = parsed.decodedParams.includes(name) ? raw : decodeWords(raw);
    }
    return { value: parsed.value.toLowerCase().trim(), params };
  } catch {
    return { value: (value.split(';')[0] ?? '').toLowerCase().trim(), params: {} };
  }
}

function contentId(value: string | null): string | null {
  const id = (/<([^<>]{1,998})>/.exec(value ?? '')?.[1] ?? value ?? '').replace(/^[\s<]+|[\s>]+$/g, '').slice(0, 998);
  return id === '' ? null : id;
}

/** Text that is words, written in another way (RFC 1896, RFC 7763). */
const WORDS = new Set(['text/plain', 'text/html', 'text/enriched', 'text/richtext', 'text/markdown']);
/** Text that is a file wherever it stands. */
const FILES = new Set([
  'text/calendar',
  'text/csv',
  'text/vcard',
  'text/x-vcard',
  'text/directory',
  'text/rfc822-headers',
]);

/**
 * True for the words of a mail: plain text, HTML, and, where it is all that the mail holds, text of an unknown kind (RFC 2046
 * §4.1.4), unless the part calls itself an attachment or a file (RFC 2183).
 */
export function isWords(head: PartHead, root: boolean): boolean {
  if (head.disposition !== null && head.disposition !== 'inline') return false;
  if (!root && head.disposition !== null && head.fileName !== null) return false;
  if (WORDS.has(head.contentType)) return true;
  return root && head.contentType.startsWith('text/') && !FILES.has(head.contentType) && head.fileName === null;
}
