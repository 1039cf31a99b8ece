import { decodeText } from './charset.ts';

/** Properties of one message or attachment, by id ([MS-OXTNEF] §2.1.3.4). Absent: '' and null. */
export interface MapiValues {
  text(id: number): string;
  bytes(id: number): Buffer | null;
}

/** [MS-OXCDATA] §2.11.1: property types whose values tell their own length. */
const OBJECT = 0x000d;
const STRING8 = 0x001e;
const UNICODE = 0x001f;
const BINARY = 0x0102;
const VARIABLE = new Set([OBJECT, STRING8, UNICODE, BINARY]);
const MULTIPLE = 0x1000;
const FIXED_SIZES = new Map([
  [0x0001, 4],
  [0x0002, 4],
  [0x0003, 4],
  [0x0004, 4],
  [0x0005, 8],
  [0x0006, 8],
  [0x0007, 8],
  [0x000a, 4],
  [0x000b, 4],
  [0x0014, 8],
  [0x0040, 8],
  [0x0048, 16],
]);
/** From here on a property is named: a GUID, a kind and a number or a name stand before its value. */
const NAMED = 0x8000;
const MAX_PROPERTIES = 4096;

/** Reads a property list up to its end or to the first thing that is none. Never fails. */
export function readMapi(data: Buffer, codepage: string): MapiValues {
  const values = new Map<number, { type: number; value: Buffer }>();
  const reader = new Reader(data);
  const count = Math.min(reader.number(), MAX_PROPERTIES);
  for (let i = 0; i < count && !reader.over; i++) {
    const tag = reader.number();
    const id = tag >>> 16;
    const type = tag & 0xffff & ~MULTIPLE;
    if (id >= NAMED) reader.skipName();
    const value = readValue(reader, type, (tag & MULTIPLE) !== 0);
    if (value === null) break;
    if (!values.has(id)) values.set(id, { type, value });
  }
  return {
    text: (id) => {
      const found = values.get(id);
      if (found === undefined) return '';
      if (found.type === UNICODE) return found.value.subarray(0, found.value.length & ~1).toString('utf16le');
      return decodeText(found.value, codepage, { html: true });
    },
    bytes: (id) => values.get(id)?.value ?? null,
  };
}

/** The first of a property's values; null when its type is unknown, so that its length is too. */
function readValue(reader: Reader, type: number, multiple: boolean): Buffer | null {
  const size = FIXED_SIZES.get(type);
  if (size === undefined && !VARIABLE.has(type)) return null;
  const count = multiple || size === undefined ? reader.number() : 1;
  let found: Buffer | null = null;
  for (let i = 0; i < count && !reader.over; i++) {
    const value = reader.take(size ?? reader.number());
    found ??= value;
  }
  return found ?? Buffer.alloc(0);
}

class Reader {
  readonly #data: Buffer;
  #at = 0;

  constructor(data: Buffer) {
    this.#data = data;
  }

  get over(): boolean {
    return this.#at >= this.#data.length;
  }

  /** 32 bits, little-endian; 0 beyond the end. */
  number(): number {
    const at = this.#at;
    this.#at += 4;
    return at + 4 <= this.#data.length ? this.#data.readUInt32LE(at) : 0;
  }

  /** So many bytes, and over the padding to the next four. */
  take(size: number): Buffer {
    const value = this.#data.subarray(this.#at, this.#at + size);
    this.#at += Math.ceil(size / 4) * 4;
    return value;
  }

  skipName(): void {
    this.take(16);
    if (this.number() === 0) this.number();
    else this.take(this.number());
  }
}
