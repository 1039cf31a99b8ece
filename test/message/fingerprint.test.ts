import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fingerprint } from '../../src/message/fingerprint.ts';
import { readHeaders } from '../../src/message/headers.ts';
import { readMail } from './read.ts';

const MAIL = 'From: a@example.org\nSubject: hello\nMessage-ID: <1@example.org>\n\nline one\n\nline two\n';

function ofBody(body: string, cuts: readonly number[] = []): string {
  const fingerprint = new Fingerprint(readHeaders(Buffer.from('From: a@example.org')));
  const bytes = Buffer.from(body, 'latin1');
  const stops = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (let i = 1; i < stops.length; i++) fingerprint.update(bytes.subarray(stops[i - 1], stops[i]));
  return fingerprint.digest();
}

describe('R-IN-7 fingerprint', () => {
  it('is the same over IMAP (CRLF) and through a pipe (LF), with other trace fields and other folding', async () => {
    const one = await readMail(MAIL);
    const folded = MAIL.replace('Subject: hello', 'Subject:\n hello');
    const two = await readMail(
      `Return-Path: <a@example.org>\r\nReceived: from x\r\n\tby y\r\n${folded.replaceAll('\n', '\r\n')}\r\n\r\n`,
    );
    expect(two.fingerprint).toBe(one.fingerprint);
  });

  it('differs where a field or the body differs', async () => {
    const { fingerprint } = await readMail(MAIL);
    for (const other of [
      MAIL.replace('hello', 'hallo'),
      MAIL.replace('one', 'on'),
      MAIL.replace('\n\nline two', '\nline two'),
    ]) {
      expect((await readMail(other)).fingerprint).not.toBe(fingerprint);
    }
  });

  it('does not depend on where the chunks are cut', () => {
    const body = fc.array(fc.constantFrom('a', '\r', '\n', '\r\n'), { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(body, fc.array(fc.nat(100), { maxLength: 6 }), (text, cuts) => ofBody(text, cuts) === ofBody(text)),
    );
  });

  it('takes CRLF for LF, and nothing else for anything else', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 20 });
    fc.assert(fc.property(lines, (words) => ofBody(words.join('\r\n')) === ofBody(words.join('\n'))));
    expect(ofBody('a\rb')).not.toBe(ofBody('a\nb'));
  });
});
