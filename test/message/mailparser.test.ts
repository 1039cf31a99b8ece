import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { largeMail, mixedMails } from '../../bench/mails.ts';
import type { Mail } from '../../src/message/mail.ts';
import { DEFAULT_LIMITS, parse } from '../../src/message/parse.ts';
import { readByOurselves } from '../../src/message/reading.ts';
import { FIXTURES } from '../fuzz/samples.ts';
import { inPieces, weigh } from './read.ts';

/*
 * Two readers, one result: where MailParser's reading of a mail stands, our own reader gives the same; where it would not,
 * the mail is read again, and nearly no ordinary mail is.
 */

const MIXED = 300;
/** Names of fixtures that are not ordinary: broken, in old charsets and encodings, reports, mails inside mails. */
const BROKEN =
  /^(?:abuse|read-receipt|bounce-|boundary-|wrong-|encoded-multipart|header-without|old-mac|uuencode|winmail|utf7|shift-jis|cyrillic|undeclared|raw-8bit|gbk|file-names|path-|digest|forward-attached|message-|nested-|two-alternatives)/;

const fixtures = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.eml'))
  .sort()
  .map((name) => ({ name, raw: readFileSync(`${FIXTURES}/${name}`) }));

function pieces(raw: Buffer) {
  return inPieces(raw, 64 * 1024);
}

/** Why the mail was read again; null where MailParser's reading stands. */
function readAgain(mail: Mail): string | null {
  return mail.anomalies.find((anomaly) => anomaly.startsWith('read-again:')) ?? null;
}

function comparable(mail: Mail): object {
  return { ...mail, text: mail.text.replace(/\s+/g, ' ').trim(), html: mail.html?.trim() ?? null };
}

async function expectSame(raw: Buffer, name: string): Promise<string | null> {
  const mail = await parse(pieces(raw), weigh);
  const why = readAgain(mail);
  if (why !== null) return why;
  expect(comparable(mail), name).toEqual(comparable(await readByOurselves(pieces(raw), weigh, DEFAULT_LIMITS)));
  return null;
}

describe('where the reading of MailParser stands, our own reader gives the same', () => {
  it('for the mails of the tests, of which it reads all that are not broken', async () => {
    const again: string[] = [];
    for (const { name, raw } of fixtures) if ((await expectSame(raw, name)) !== null) again.push(name);
    expect(again.filter((name) => !BROKEN.test(name))).toEqual([]);
  });

  it(`for mixed support mail, of which it reads at least 95 %`, async () => {
    const { mails } = await mixedMails(MIXED, 7);
    let alone = 0;
    for (const [at, raw] of mails.entries()) if ((await expectSame(raw, `mail ${at}`)) === null) alone += 1;
    expect(alone).toBeGreaterThanOrEqual(MIXED * 0.95);
  });

  it('which reads a mail that is too large to be kept, by itself and at once', async () => {
    const raw = await largeMail(1024 * 1024, 3);
    expect(await parse(pieces(raw), weigh)).toEqual(await readByOurselves(pieces(raw), weigh, DEFAULT_LIMITS));
  });
});

describe('a mail is read again, and says why', () => {
  const multipart = (type: string, ...lines: string[]) =>
    ['From: a@example.org', `Content-Type: ${type}; boundary=b`, '', ...lines, ''].join('\r\n');
  const single = (fields: string, body: string) => `From: a@example.org\r\n${fields}\r\n\r\n${body}`;

  it.each([
    ['header-without-end', 'From: a@example.org\rSubject: x\r\rwords'],
    ['header-line', 'From: a@example.org\r\nwords\r\n\r\nmore'],
    ['boundary', 'Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nwords\r\n--b--\r\n'],
    ['boundary-not-closed', multipart('multipart/mixed', '--b', '', 'words')],
    ['other-boundary', multipart('multipart/mixed', '--c', '', 'words', '--c--')],
    ['boundary-line', multipart('multipart/mixed', '--b ', '', 'words', '--b--')],
    ['boundary-line', multipart('multipart/mixed', '--b', '', 'words', '--b-- and more')],
    ['boundary-missing', multipart('multipart/mixed', 'words', '--b--')],
    ['epilogue', multipart('multipart/mixed', '--b', '', 'words', '--b--', 'more words')],
    [
      'encoded-multipart',
      single('Content-Type: multipart/mixed; boundary=b\r\nContent-Transfer-Encoding: base64', 'x'),
    ],
    ['multipart/report', multipart('multipart/report', '--b', '', 'words', '--b--')],
    ['message', multipart('multipart/mixed', '--b', 'Content-Type: message/rfc822', '', 'From: x', '', 'x', '--b--')],
    ['tnef', multipart('multipart/mixed', '--b', 'Content-Type: application/ms-tnef', '', 'x', '--b--')],
    ['several-texts', multipart('multipart/mixed', '--b', '', 'x', '--b', 'Content-Type: text/html', '', 'y', '--b--')],
    ['content-transfer-encoding', single('Content-Transfer-Encoding: x-uuencode', 'begin 644 a\r\n`\r\nend\r\n')],
    ['uuencode', single('Subject: x', 'words\r\nbegin 644 a\r\n`\r\nend\r\n')],
    ['charset', single('Content-Type: text/plain; charset=utf-7', '+AOk-')],
    ['characters', single('Content-Type: text/plain', Buffer.from([0xe9]).toString('latin1'))],
    ['part-content', single('Content-Transfer-Encoding: quoted-printable', 'a=b')],
    [
      'content-disposition',
      multipart(
        'multipart/mixed',
        '--b',
        'Content-Type: image/png',
        "Content-Disposition: attachment; filename*=utf-8''%C3%A9.png",
        '',
        'x',
        '--b--',
      ),
    ],
  ])('%s', async (why, raw) => {
    for (const size of [1, 5, raw.length]) {
      const mail = await parse(inPieces(Buffer.from(raw, 'latin1'), size), weigh);
      expect(readAgain(mail)).toBe(`read-again:${why}`);
    }
  });

  it('fails as its source and its sink fail, and leaves no sink waiting', async () => {
    const raw = await largeMail(20_000, 3);
    const fault = new Error('disk full');
    await expect(parse(pieces(raw), () => Promise.reject(fault))).rejects.toBe(fault);
    const breaking = (mail: Buffer) =>
      Readable.from(
        (function* () {
          yield mail.subarray(0, mail.length - 1000);
          throw fault;
        })(),
      );
    for (const mail of [raw, await largeMail(1024 * 1024, 3)]) {
      await expect(parse(breaking(mail), weigh)).rejects.toBe(fault);
    }
  });
});
