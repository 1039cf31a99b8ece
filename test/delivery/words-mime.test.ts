import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { type Field, type Words, writeMail } from '../../src/delivery/words-mime.ts';

const DATE = new Date('2026-03-02T09:00:00.000Z');
const BOUNDARY = '0123456789abcdef0123456789abcdef';
const from = { name: 'Example support', address: 'support@example.com' };
/** One line, as `makeMessage` lets through: no controls, no word too long to fold. */
const line = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) => text.replace(/\p{C}/gu, '').trim());
const name = line.map((text) => text.slice(0, 60).trim());
/** Words as people write them: any line ends, dots at the start of lines, blanks at their end, long lines. */
const words = fc
  .array(fc.oneof(line, fc.constantFrom('', '.', '..', '--', 'x'.repeat(300), 'é'.repeat(90), 'a ', '\tb')))
  .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.join(end)));

function mailOf(to: string, subject: string, { text, html }: Words): Buffer {
  const fields: Field[] = [
    ['From', from],
    ['To', { name: to, address: 'ann@customer.example' }],
    ['Subject', subject],
    ['Message-ID', '<a@example.com>'],
    ['References', ['<b@example.com>', '<c@example.com>']],
    ['Date', DATE],
    ['Auto-Submitted', 'auto-replied'],
  ];
  return writeMail(fields, { text, html }, BOUNDARY);
}

async function byNodemailer(to: string, subject: string, { text, html }: Words): Promise<Buffer> {
  const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail({
    from,
    to: { name: to, address: 'ann@customer.example' },
    subject,
    messageId: '<a@example.com>',
    references: ['<b@example.com>', '<c@example.com>'],
    date: DATE,
    headers: { 'Auto-Submitted': 'auto-replied' },
    xMailer: false,
    text,
    ...(html === null ? {} : { html }),
  });
  return message as Buffer;
}

/** The lines of the head but for those that describe the body, in alphabetical order. */
function fieldsOf(raw: Buffer): string[] {
  const text = raw.toString('latin1');
  const fields = text.slice(0, text.indexOf('\r\n\r\n')).split(/\r\n(?![ \t])/);
  return fields.filter((field) => !/^content-/i.test(field)).sort();
}

describe('a mail of words alone', () => {
  it('has the same head, byte for byte, as one that nodemailer makes', async () => {
    await fc.assert(
      fc.asyncProperty(name, line, async (to, subject) => {
        fc.pre(subject !== '');
        const both = { text: 'Hello', html: '<p>Hello</p>' };
        expect(fieldsOf(mailOf(to, subject, both))).toEqual(fieldsOf(await byNodemailer(to, subject, both)));
      }),
    );
  });

  it('says the same words to whoever reads it, in lines of ASCII that any server takes', async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.option(words), async (text, html) => {
        // nodemailer leaves out what is empty; our texts never are.
        fc.pre(text.trim() !== '');
        const raw = mailOf('Ann', 'Printer', { text, html });
        const lines = raw.toString('latin1').split('\r\n');
        expect(lines.every((one) => /^[\t\x20-\x7e]{0,78}$/.test(one))).toBe(true);
        expect(lines.pop()).toBe('');
        const [ours, theirs] = [
          await simpleParser(raw),
          await simpleParser(await byNodemailer('Ann', 'Printer', { text, html })),
        ];
        expect(ours.text?.trimEnd() ?? '').toBe(theirs.text?.trimEnd() ?? '');
        expect((ours.html || '').trimEnd()).toBe((theirs.html || '').trimEnd());
      }),
    );
  });

  it('is multipart only where there is HTML', () => {
    expect(mailOf('', 'x', { text: 'Hello', html: null }).toString()).toContain(
      'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\nHello\r\n',
    );
    expect(mailOf('', 'x', { text: 'é', html: '<p>é</p>' }).toString()).toMatch(
      new RegExp(
        `Content-Type: multipart/alternative;\\r\\n boundary="${BOUNDARY}"\r\n\r\n--${BOUNDARY}\r\n[^]+=C3=A9</p>\r\n--${BOUNDARY}--\r\n$`,
      ),
    );
  });
});
