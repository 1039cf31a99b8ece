/** winmail.dat: Outlook's own wrapping of files and words ([MS-OXTNEF]), unpacked. */
import { decodeText } from './charset.ts';
import { htmlToText } from './html-text.ts';
import { type MapiValues, readMapi } from './mapi.ts';

export interface TnefFile {
  fileName: string;
  contentType: string;
  contentId: string | null;
  bytes: Uint8Array;
}

/** What a winmail.dat holds; `text` and `html` '' where it has none. */
export interface Tnef {
  files: TnefFile[];
  text: string;
  html: string;
}

const SIGNATURE = 0x223e9f78;
/** [MS-OXTNEF] §2.1.3.2: attribute identifiers, low half. */
const BODY = 0x800c;
const ATTACH_DATA = 0x800f;
const ATTACH_TITLE = 0x8010;
const ATTACH_REND_DATA = 0x9002;
const MESSAGE_PROPS = 0x9003;
const ATTACHMENT_PROPS = 0x9005;
const OEM_CODEPAGE = 0x9007;
/** [MS-OXPROPS] property ids. */
const PID_BODY = 0x1000;
const PID_HTML = 0x1013;
const PID_ATTACH_DATA = 0x3701;
const PID_ATTACH_FILE_NAME = 0x3704;
const PID_ATTACH_LONG_FILE_NAME = 0x3707;
const PID_ATTACH_MIME_TAG = 0x370e;
const PID_ATTACH_CONTENT_ID = 0x3712;

/** Files that are taken out of one winmail.dat, and messages within messages that are looked into. */
const MAX_FILES = 200;
const MAX_DEPTH = 5;

/** True for the types and names that such a part goes by. */
export function isTnef(contentType: string, fileName: string | null): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/.test(contentType) || /^win(?:mail)?\.dat$/i.test(fileName ?? '');
}

/** Null for bytes that are no TNEF; one that breaks off gives what came before. Never fails. */
export function readTnef(bytes: Uint8Array, depth = 0): Tnef | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 6 || data.readUInt32LE(0) !== SIGNATURE) return null;
  const found: Tnef = { files: [], text: '', html: '' };
  let codepage = 'windows-1252';
  let file: TnefFile | null = null;
  for (const { id, value } of attributes(data)) {
    if (id === OEM_CODEPAGE && value.length >= 4) codepage = codepageName(value.readUInt32LE(0));
    else if (id === BODY) found.text = withoutEnd(decodeText(value, codepage));
    else if (id === MESSAGE_PROPS) readBodies(found, readMapi(value, codepage));
    else if (id === ATTACH_REND_DATA) {
      if (found.files.length >= MAX_FILES) break;
      file = { fileName: '', contentType: 'application/octet-stream', contentId: null, bytes: new Uint8Array(0) };
      found.files.push(file);
    } else if (file === null) continue;
    else if (id === ATTACH_TITLE) file.fileName ||= withoutEnd(decodeText(value, codepage));
    else if (id === ATTACH_DATA) file.bytes = value;
    else if (id === ATTACHMENT_PROPS) found.files.push(...describeFile(file, readMapi(value, codepage), depth));
  }
  return { ...found, files: found.files.filter((one) => one.bytes.length > 0 || one.fileName !== '') };
}

function* attributes(data: Buffer): Generator<{ id: number; value: Buffer }> {
  // Level (1 byte), identifier (2), type (2), length (4), value, checksum (2).
  for (let at = 6; at + 9 <= data.length; ) {
    const id = data.readUInt16LE(at + 1);
    const size = data.readUInt32LE(at + 5);
    yield { id, value: data.subarray(at + 9, at + 9 + size) };
    at += 11 + size;
  }
}

function readBodies(found: Tnef, props: MapiValues): void {
  found.text = withoutEnd(props.text(PID_BODY)) || found.text;
  found.html = withoutEnd(props.text(PID_HTML)) || found.html;
}

/** Fills in what the properties say; gives the files of a message that is attached as such. */
function describeFile(file: TnefFile, props: MapiValues, depth: number): TnefFile[] {
  file.fileName =
    withoutEnd(props.text(PID_ATTACH_LONG_FILE_NAME) || props.text(PID_ATTACH_FILE_NAME)) || file.fileName;
  const type = withoutEnd(props.text(PID_ATTACH_MIME_TAG)).toLowerCase();
  if (/^[!-.0-~]{1,80}\/[!-.0-~]{1,80}$/.test(type)) file.contentType = type;
  file.contentId = withoutEnd(props.text(PID_ATTACH_CONTENT_ID)).replace(/^<|>$/g, '') || null;
  const data = props.bytes(PID_ATTACH_DATA);
  if (data === null || file.bytes.length > 0) return [];
  // An object begins with its interface id; a message is a TNEF behind it.
  const inner = depth < MAX_DEPTH ? readTnef(data.subarray(16), depth + 1) : null;
  if (inner === null) {
    file.bytes = data;
    return [];
  }
  const words = inner.html || inner.text;
  // A message without words of its own is only its files: with neither bytes nor name it is left out.
  file.fileName = words === '' ? '' : `${file.fileName || 'message'}.${inner.html === '' ? 'txt' : 'html'}`;
  file.contentType = inner.html === '' ? 'text/plain' : 'text/html';
  file.bytes = Buffer.from(words, 'utf8');
  return inner.files;
}

function codepageName(codepage: number): string {
  if (codepage === 65001) return 'utf-8';
  if (codepage === 932) return 'shift_jis';
  if (codepage === 936) return 'gb18030';
  return codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : `cp${codepage}`;
}

function withoutEnd(text: string): string {
  const end = text.indexOf('\0');
  return (end < 0 ? text : text.slice(0, end)).trim();
}

/** The words of a mail, or, where it has none, those of its winmail.dat. */
export function withTnefWords<B extends { text: string; html: string | null }>(body: B, tnefs: readonly Tnef[]): B {
  const tnef = tnefs.find(({ text, html }) => text !== '' || html !== '');
  if (tnef === undefined || body.text.trim() !== '') return body;
  const text = tnef.text || htmlToText(tnef.html);
  return { ...body, text, html: body.html ?? (tnef.html === '' ? null : tnef.html) };
}
