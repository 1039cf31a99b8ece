import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { BlobRef, Mail, Understood } from '../../src/message/mail.ts';
import { type ParseLimits, parse } from '../../src/message/parse.ts';
import { type UnderstandOptions, understand } from '../../src/message/understand.ts';

/** A sink that counts and hashes, and keeps nothing. */
export async function weigh(content: Readable): Promise<BlobRef> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
}

export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`../fixtures/mail/${name}.eml`, import.meta.url));
}

/** A mail from test/fixtures/mail, parsed. */
export function readFixture(name: string): Promise<Mail> {
  return parse(createReadStream(fixturePath(name)), weigh);
}

/** A mail given as bytes or text, parsed; in pieces of `chunkSize` bytes. */
export function readMail(raw: string | Uint8Array, limits?: ParseLimits, chunkSize = 64 * 1024): Promise<Mail> {
  return parse(inPieces(Buffer.from(raw as Uint8Array), chunkSize), weigh, limits);
}

export function inPieces(bytes: Uint8Array, size: number): Readable {
  function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  return Readable.from(pieces(), { objectMode: false });
}

export const HOW: UnderstandOptions = {
  ownAddresses: ['support@example.com'],
  authservIds: ['mx.example.com'],
  spam: null,
  replyAddress: 'support+{token}@example.com',
  secret: Buffer.from('a secret of the tests'),
  language: 'nl',
};

/** A mail from test/fixtures/mail with its meaning. */
export async function understandFixture(name: string): Promise<Understood> {
  return understand(await readFixture(name), HOW);
}
