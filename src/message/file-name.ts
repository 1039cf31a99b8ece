import libmime from 'libmime';
import { cut, withoutControls } from './clean.ts';

/** Characters of a file name, extension included (R-MSG-6). */
const MAX_FILE_NAME = 200;
/** A longer "extension" is not one; it is cut with the rest of the name. */
const MAX_EXTENSION = 12;

/** Characters that some file system or shell takes for more than a character of a name. */
const RESERVED = /[<>:"|?*\\/]/g;
/** Windows gives these names to devices, whatever the extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * R-MSG-7: a name that is only a name: no path, control or bidi characters, at most `MAX_FILE_NAME` characters with the
 * extension kept; `attachment.<ext>` by content type when nothing usable is left.
 */
export function cleanFileName(name: string | null, contentType: string): string {
  // NFC: macOS sends letters and their accents apart, and the name would look like another one's twin.
  const base = withoutControls(name ?? '')
    .normalize('NFC')
    .split(/[\\/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .at(-1);
  const named = (base ?? '').replace(RESERVED, '_').replace(/^[.\s]+/, '');
  const plain = withoutEnd(named);
  if (plain === '') return `attachment.${extensionOf(contentType)}`;
  return shorten(DEVICE.test(plain) ? `_${plain}` : plain);
}

/** Without dots and space at its end. A regular expression would try anew at each of a thousand dots within. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && /[.\s]/.test(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}

function extensionOf(contentType: string): string {
  if (contentType === 'message/rfc822' || contentType === 'message/global') return 'eml';
  return libmime.detectExtension(contentType);
}

function shorten(name: string): string {
  if (name.length <= MAX_FILE_NAME) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= MAX_EXTENSION ? name.slice(dot) : '';
  return cut(name, MAX_FILE_NAME - extension.length) + extension;
}
