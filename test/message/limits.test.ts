import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, parse } from '../../src/message/parse.ts';
import { readMail, weigh } from './read.ts';

/*
 * R-MSG-6: over a limit a mail degrades. Work and memory are held by counts (parts read, bytes kept, sinks open), not by the
 * clock, so that a slow machine proves the same as a fast one.
 */

const HEAD = 'From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
const MEGABYTE = 1024 * 1024;

function streamed(head: string, piece: Buffer, times: number): Readable {
  function* pieces() {
    yield Buffer.from(head);
    for (let i = 0; i < times; i++) yield piece;
  }
  return Readable.from(pieces(), { objectMode: false });
}

describe('R-MSG-6 a mail over the limits', () => {
  it('of 100 MB in one line keeps the first 2 MB of its words', async () => {
    const mail = await parse(streamed('From: a@example.org\r\n\r\n', Buffer.alloc(MEGABYTE, 'x'), 100), weigh);
    expect(mail.text).toHaveLength(DEFAULT_LIMITS.textBytes);
    expect(mail.anomalies).toContain('text-too-long');
  });

  it('of one line within a multipart is not held to look for a boundary', async () => {
    const mail = await parse(streamed(`${HEAD}--b\r\n\r\n`, Buffer.alloc(MEGABYTE, '-'), 20), weigh);
    expect(mail.text).toHaveLength(DEFAULT_LIMITS.textBytes);
  });

  it('of 100,000 parts is read up to the thousandth', async () => {
    let stored = 0;
    const parts = '--b\r\nContent-Type: image/png\r\n\r\nx\r\n'.repeat(100_000);
    const mail = await parse(Readable.from([Buffer.from(HEAD + parts)], { objectMode: false }), async (content) => {
      stored += 1;
      return weigh(content);
    });
    expect(stored).toBe(DEFAULT_LIMITS.attachments);
    expect(mail.attachments).toHaveLength(DEFAULT_LIMITS.attachments);
    expect(mail.anomalies).toEqual(expect.arrayContaining(['too-many-parts', 'too-many-attachments']));
  });

  it('R-ACK-6 names the files that it leaves out', async () => {
    const part = (name: string) => `--b\r\nContent-Type: image/png; name="${name}"\r\n\r\nx\r\n`;
    const limits = { ...DEFAULT_LIMITS, attachments: 2 };
    const mail = await readMail(`${HEAD}${['1.png', '2.png', '../3.png', ''].map(part).join('')}--b--`, limits);
    expect(mail.attachments.map(({ fileName }) => fileName)).toEqual(['1.png', '2.png']);
    expect(mail.refused).toEqual([
      { fileName: '3.png', reason: 'too-many' },
      { fileName: 'attachment.png', reason: 'too-many' },
    ]);
  });

  it('of a hundred thousand files in uuencode names no more than a mail can have parts', async () => {
    const mail = await readMail(`\r\n${'begin 644 a\n`\nend\n'.repeat(20_000)}`);
    expect(mail.attachments).toHaveLength(DEFAULT_LIMITS.attachments);
    expect(mail.refused).toHaveLength(DEFAULT_LIMITS.parts);
  });

  it('of empty multiparts without end counts them as parts', async () => {
    const mail = await readMail(HEAD + '--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n'.repeat(5000));
    expect(mail.anomalies).toContain('too-many-parts');
  });

  it('stores one attachment after the other, each at the pace of the sink', async () => {
    let open = 0;
    let most = 0;
    const part = `--b\r\nContent-Type: image/png\r\n\r\n${'x'.repeat(1000)}\r\n`;
    await parse(Readable.from([Buffer.from(HEAD + part.repeat(100))], { objectMode: false }), async (content) => {
      most = Math.max(most, ++open);
      const ref = await weigh(content);
      open -= 1;
      return ref;
    });
    expect(most).toBe(1);
  });

  it('takes no more from the network than the sink takes from it', async () => {
    let given = 0;
    let taken = 0;
    let most = 0;
    function* pieces() {
      yield Buffer.from('Content-Type: application/pdf\r\n\r\n');
      for (let i = 0; i < 500; i++) {
        given += 64 * 1024;
        yield Buffer.alloc(64 * 1024, 'x');
      }
    }
    await parse(Readable.from(pieces(), { objectMode: false }), async (content) => {
      for await (const chunk of content) {
        taken += (chunk as Buffer).length;
        most = Math.max(most, given - taken);
      }
      return { sha256: 'none', size: taken };
    });
    expect(taken).toBe(500 * 64 * 1024);
    expect(most).toBeLessThan(MEGABYTE);
  });

  it('of 50,000 references and 200 kB of header keeps its fields', async () => {
    const references = Array.from({ length: 50_000 }, (_, i) => `<${i}@x>`).join('\r\n ');
    const mail = await readMail(`Subject: kept\r\nFrom: a@example.org\r\nReferences: ${references}\r\n\r\nbody`);
    expect(mail).toMatchObject({ subject: 'kept', text: 'body', from: { address: 'a@example.org' } });
    expect(mail.references.length).toBeLessThan(2000);
    const long = await readMail(`Subject: kept\r\nX-Long: ${'y'.repeat(200_000)}\r\n\r\nbody`, DEFAULT_LIMITS, 4096);
    expect(long).toMatchObject({ subject: 'kept', text: 'body' });
  });

  it('reads on behind a part whose header has no end', async () => {
    const long = `--b\r\nX-Long: ${'y'.repeat(300_000)}\r\n${'X-More: z\r\n'.repeat(20_000)}\r\nfirst\r\n--b\r\n\r\nsecond\r\n--b--`;
    const mail = await readMail(HEAD + long, DEFAULT_LIMITS, 1000);
    expect(mail.text).toContain('second');
  });
});
