import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, parse } from '../../src/message/parse.ts';
import { fixturePath, inPieces, readFixture, readMail, weigh } from './read.ts';

describe('parse', () => {
  it('reads the fields and the words of an ordinary mail', async () => {
    const mail = await readFixture('dutch-question');
    expect(mail).toMatchObject({
      from: { address: 'an.peeters@example.org', name: 'An Peeters' },
      to: [{ address: 'support@example.com', name: 'Support' }],
      subject: 'Printer op de tweede verdieping',
      messageId: '<q1@example.org>',
      inReplyTo: [],
      html: null,
      attachments: [],
      anomalies: [],
    });
    expect(mail.text).toMatch(/^Goedemorgen,\n\nOnze printer/);
  });

  it('gives the same whatever the chunks are', async () => {
    const raw = readFileSync(fixturePath('inline-image'));
    const whole = await readMail(raw);
    for (const size of [1, 7, 64, 1000]) expect(await readMail(raw, DEFAULT_LIMITS, size)).toEqual(whole);
  });

  it('R-MSG-1 takes undeclared 8-bit words as windows-1252, in header and body', async () => {
    const mail = await readFixture('raw-8bit-headers');
    expect(mail.from).toEqual({ address: 'juergen@example.org', name: 'Jürgen' });
    expect(mail.subject).toBe('Drücker – kaputt');
    expect(mail.text).toBe('Das Gerät kostet 10 €.\n');
  });

  it('R-MSG-2 handles a mail without sender, and one that is an attachment and nothing else', async () => {
    const nobody = await readFixture('no-from');
    expect(nobody.from).toBeNull();
    expect(nobody.anomalies).toEqual(['no-from', 'no-message-id', 'no-date']);
    expect(nobody.text).toBe('Text without a sender.\n');
    const scan = await readFixture('attachment-only');
    expect(scan.text).toBe('');
    expect(scan.attachments).toEqual([
      {
        fileName: 'scan.pdf',
        contentType: 'application/pdf',
        size: 13,
        sha256: createHash('sha256').update('%PDF-1.4 scan').digest('hex'),
        inline: false,
        contentId: null,
      },
    ]);
  });

  it('R-MSG-2 handles broken Date, From, Subject and Message-ID, an empty body, and no byte at all', async () => {
    const broken = await readMail('From: nobody\r\nDate: soon\r\nSubject:\r\nMessage-ID: none at all\r\n\r\n');
    expect(broken).toMatchObject({ from: null, subject: '', messageId: null, text: '' });
    expect(broken.anomalies).toEqual(expect.arrayContaining(['no-from', 'no-message-id', 'no-date']));
    const nothing = await readMail('');
    expect(nothing).toMatchObject({ from: null, subject: '', text: '', attachments: [] });
    expect(nothing.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('R-MSG-3 lets the first of duplicate fields win and records it', async () => {
    const mail = await readFixture('duplicate-headers');
    expect(mail.from?.address).toBe('first@example.org');
    expect(mail.subject).toBe('one');
    expect(mail.references).toEqual(['<a@x>', '<b@x>', '<c@x>']);
    expect(mail.anomalies).toEqual(['duplicate-header:from', 'duplicate-header:subject']);
  });

  it('R-MSG-4 joins encoded words that split a character or the ticket tag', async () => {
    const mail = await readFixture('encoded-subject-split');
    expect(mail.from?.name).toBe('Jürgen Groß');
    expect(mail.subject).toBe('Für Sie € 10 [SA-100427]');
  });

  it('R-MSG-4 joins flowed lines with delsp, R-MSG-5 keeps both alternatives, R-MSG-9 knows the image that is shown', async () => {
    const mail = await readFixture('inline-image');
    expect(mail.text).toContain('This line was broken by theclient and belongs together.');
    expect(mail.html).toContain('cid:shot@example.org');
    expect(mail.attachments).toMatchObject([{ contentType: 'image/png', inline: true, contentId: 'shot@example.org' }]);
  });

  it('R-MSG-5 keeps the text behind an attachment and a nested mail as an attachment that can be opened', async () => {
    const mail = await readFixture('nested-message');
    expect(mail.text).toBe('Please look at the attached mail.\nWords behind the attachment.');
    expect(mail.text).not.toContain('inner words');
    expect(mail.attachments).toMatchObject([{ fileName: 'attachment.eml', contentType: 'message/rfc822' }]);
  });

  it('R-MSG-5 turns HTML into text where there is no other', async () => {
    const mail = await readFixture('html-only');
    expect(mail.text).toBe('Café link\n\n€ 5');
    expect(mail.html).toContain('https://example.org/x');
  });

  it('R-MSG-7 cleans file names and takes a named text part for an attachment', async () => {
    const mail = await readFixture('path-traversal-file-name');
    expect(mail.attachments.map(({ fileName }) => fileName)).toEqual(['invfdp.exe', 'notes.txt']);
    expect(mail.text.trim()).toBe('see file');
  });
});

describe('parse of broken mails', () => {
  it('finds the body where the empty line is missing', async () => {
    const mail = await readFixture('header-without-end');
    expect(mail.subject).toBe('no empty line');
    expect(mail.text).toBe('This is already the body.\nSecond line.\n');
  });

  it('R-MSG-2 finds the fields behind blank lines, which pipes leave before them', async () => {
    const raw = readFileSync(fixturePath('dutch-question'));
    const expected = await readMail(raw);
    const blank = Buffer.concat([Buffer.from(`\r\n${' '.repeat(300)}\r\n\n`), raw]);
    for (const size of [1, 100, 1000]) expect(await readMail(blank, DEFAULT_LIMITS, size)).toEqual(expected);
    const words = await readMail('\r\nNote: the printer is on fire.\r\n');
    expect(words, 'words are no field').toMatchObject({ from: null, subject: '' });
    expect(words.text).toContain('Note: the printer is on fire.');
    expect((await readMail('\r\n'.repeat(9_000))).text.trim()).toBe('');
  });

  it('shows a multipart whose boundary never comes as one text', async () => {
    const mail = await readFixture('wrong-boundary');
    expect(mail.text).toContain('Words that must not be lost.');
    expect(mail.anomalies).toContain('boundary-guessed');
  });

  it('reads CR as line end where there is no other', async () => {
    const mail = await readFixture('old-mac-line-ends');
    expect(mail.subject).toBe('old');
    expect(mail.text).toBe('Words.\nMore words.\n');
  });

  it('never throws for empty or binary input', async () => {
    for (const raw of [
      '',
      '\r\n',
      '\0\0\0',
      'a',
      ':',
      'Content-Type: multipart/mixed',
      Buffer.from([0xff, 0xfe, 0x0a, 0x0a]),
    ]) {
      expect((await readMail(raw)).fingerprint).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});

describe('R-MSG-6 limits', () => {
  const part = (i: number) => `--b\r\nContent-Type: image/png\r\n\r\n${i}\r\n`;
  const parts = (n: number) =>
    `From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${Array.from({ length: n }, (_, i) => part(i)).join('')}--b--\r\n`;

  it('lists no more attachments than the limit and says so', async () => {
    const mail = await readMail(parts(5), { ...DEFAULT_LIMITS, attachments: 3 });
    expect(mail.attachments).toHaveLength(3);
    expect(mail.anomalies).toContain('too-many-attachments');
  });

  it('reads no more parts than the limit and says so', async () => {
    const mail = await readMail(parts(1500));
    expect(mail.from?.address).toBe('a@example.org');
    expect(mail.anomalies).toEqual([
      'no-message-id',
      'no-date',
      'too-many-parts',
      'too-many-attachments',
      'read-again:many-parts',
    ]);
  });

  it('keeps the first bytes of a text that is too long', async () => {
    const mail = await readMail(`From: a@example.org\r\n\r\n${'word '.repeat(1000)}`, {
      ...DEFAULT_LIMITS,
      textBytes: 50,
    });
    expect(mail.text).toBe('word '.repeat(10));
    expect(mail.anomalies).toContain('text-too-long');
  });

  it('passes over header bytes beyond the limit and still finds the body', async () => {
    const fields = `X-Long: ${'y'.repeat(70)}\r\n`.repeat(5000);
    const mail = await readMail(`Subject: kept\r\n${fields}\r\nbody`, DEFAULT_LIMITS, 4096);
    expect(mail).toMatchObject({ subject: 'kept', text: 'body' });
    expect(mail.anomalies).toContain('header-too-long');
  });

  it('leaves out words that lie too deep', async () => {
    const nested = Array.from(
      { length: 60 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    ).join('');
    const mail = await readMail(`From: a@example.org\r\n${nested}\r\ndeep`);
    expect(mail.text).toBe('');
    expect(mail.anomalies).toContain('too-deep');
  });

  it('survives HTML that nests without end', async () => {
    const mail = await readMail(`Content-Type: text/html\r\n\r\n${'<b>'.repeat(100_000)}word`);
    expect(mail.text).toBe('word');
  });
});

describe('the sink', () => {
  const raw = readFileSync(fixturePath('path-traversal-file-name'));

  it('passes its failure on: a full disk is not the fault of the mail', async () => {
    const full = parse(inPieces(raw, 100), () =>
      Promise.reject(Object.assign(new Error('disk full'), { code: 'ENOSPC' })),
    );
    await expect(full).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('may leave an attachment unread', async () => {
    const mail = await parse(inPieces(raw, 100), async () => ({ sha256: 'none', size: 0 }));
    expect(mail.attachments).toHaveLength(2);
  });

  it('sees the end of its stream when the mail breaks off', async () => {
    async function* broken() {
      yield raw.subarray(0, raw.indexOf('x\r\n--out') + 1);
      throw new Error('connection lost');
    }
    await expect(parse(Readable.from(broken(), { objectMode: false }), weigh)).rejects.toThrow('connection lost');
  });

  it('gets a large attachment in pieces', async () => {
    const line = `${'QUJD'.repeat(19)}\r\n`;
    function* large() {
      yield Buffer.from('Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n');
      for (let i = 0; i < 100; i++) yield Buffer.from(line.repeat(1000));
    }
    const mail = await parse(Readable.from(large(), { objectMode: false }), weigh);
    expect(mail.attachments).toMatchObject([{ fileName: 'attachment.pdf', size: 100 * 1000 * 57 }]);
  });
});
