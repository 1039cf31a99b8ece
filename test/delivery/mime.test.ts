import { Readable } from 'node:stream';
import { simpleParser } from 'mailparser';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeMessage } from '../../src/delivery/mime.ts';
import { openTransport } from '../../src/delivery/smtp.ts';
import type { OutgoingMail } from '../../src/message/mail.ts';
import { startSmtpSink } from '../support/smtp-sink.ts';
import { MAILBOX, openOutbox, outgoing, plainAccount } from './outbox.ts';

const DATE = new Date('2026-03-02T09:00:00.000Z');
const noBlobs = () => Promise.reject(new Error('there are no attachments'));

/** The mail as the server of the customer gets it. */
async function received(mail: OutgoingMail, open: (sha256: string) => Promise<Readable> = noBlobs) {
  const sink = await startSmtpSink();
  const transport = openTransport(plainAccount(sink));
  onTestFinished(async () => {
    transport.close();
    await sink.stop();
  });
  await transport.send(await makeMessage(mail, DATE, open));
  const [sunk] = sink.accepted();
  if (sunk === undefined) throw new Error('the mail was not accepted');
  const raw = sunk.raw.toString('latin1');
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
  /** A header unfolded, by its name. */
  const header = (name: string) =>
    head
      .replace(/\r\n[ \t]/g, ' ')
      .split('\r\n')
      .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}: `))
      .map((line) => line.slice(name.length + 2));
  return { ...sunk, text: raw, head, header };
}

describe('a confirmation as it arrives', () => {
  it('R-ACK-2 carries its marks, its threading and its own Message-ID, each once', async () => {
    const { header } = await received(outgoing(1));
    expect(header('Auto-Submitted')).toEqual(['auto-replied']);
    expect(header('X-Auto-Response-Suppress')).toEqual(['All']);
    expect(header('In-Reply-To')).toEqual(['<question-1@customer.example>']);
    expect(header('References')).toEqual(['<earlier@customer.example> <question-1@customer.example>']);
    expect(header('Message-ID')).toEqual(['<loket-1@example.com>']);
    expect(header('Subject')).toEqual(['[SA-100427] Printer on fire']);
    expect(header('Date')).toEqual(['Mon, 02 Mar 2026 09:00:00 +0000']);
    expect(header('From')).toEqual(['Example support <support@example.com>']);
    expect(header('To')).toEqual(['Ann <ann1@customer.example>']);
    expect(header('Reply-To')).toEqual([]);
    expect(header('MIME-Version')).toEqual(['1.0']);
    expect(header('X-Mailer')).toEqual([]);
  });

  it('R-ACK-2 has an envelope of its own, whatever its headers say', async () => {
    const mail = outgoing(1, { envelopeFrom: 'bounces@example.com', headers: { Cc: 'all@customer.example' } });
    expect(await received(mail)).toMatchObject({ from: 'bounces@example.com', to: ['ann1@customer.example'] });
  });

  it('is text and HTML alike, in the words given', async () => {
    const words = 'Wij ontvingen uw vraag — één printer staat in brand.\n.\nMet vriendelijke groeten';
    const mail = outgoing(1, { text: words, html: '<p>één printer</p>', replyTo: 'support+abc@example.com' });
    const { raw, header } = await received(mail);
    const parsed = await simpleParser(raw);
    expect(parsed.text?.trim()).toBe(words);
    expect(parsed.html).toBe('<p>één printer</p>');
    expect(header('Content-Type')[0]).toMatch(/^multipart\/alternative;/);
    expect(header('Reply-To')).toEqual(['support+abc@example.com']);
  });

  it('needs no HTML', async () => {
    const { header } = await received(outgoing(1, { html: null }));
    expect(header('Content-Type')).toEqual(['text/plain; charset=utf-8']);
  });
});

describe('R-ACK-7 the lines of a mail', () => {
  it('are folded at 78 and never longer than 998, with encoded words for what is not ASCII', async () => {
    const references = Array.from({ length: 60 }, (_, i) => `<reference-number-${i}@mail.customer.example>`);
    const subject = `[SA-100427] ${'Störung im Büro – bitte dringend um Hilfe. '.repeat(6).trim()}`;
    const name = 'Ünïted Customers of the Wide World';
    const mail = outgoing(1, {
      references,
      subject,
      to: { address: 'ann@customer.example', name },
      text: 'x'.repeat(5_000),
    });
    const { raw, text, head, header } = await received(mail);
    expect(head).toMatch(/^[\x20-\x7e\r\n\t]+$/);
    expect(Math.max(...head.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(header('Subject')[0]).toMatch(/^(=\?UTF-8\?Q\?[^ ]{1,63}\?= ?)+$/);
    expect(header('References')).toEqual([references.join(' ')]);
    const parsed = await simpleParser(raw);
    expect(parsed.subject).toBe(subject);
    expect(parsed.to).toMatchObject({ value: [{ address: 'ann@customer.example', name }] });
  });

  it('hold a Message-ID of 250 characters whole', async () => {
    const messageId = `<${'a'.repeat(236)}@example.com>`;
    const { header, head } = await received(outgoing(1, { messageId, references: [messageId] }));
    expect(header('Message-ID')).toEqual([messageId]);
    expect(Math.max(...head.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it.each([
    ['a subject with a line break', { subject: 'Hello\r\nBcc: all@customer.example' }],
    ['a subject with a bare CR', { subject: 'Hello\rBcc: all@customer.example' }],
    ['a name with a line break', { to: { address: 'ann@customer.example', name: 'Ann\nBcc: all@customer.example' } }],
    ['a header value with a NUL', { headers: { 'X-Loket': 'a\0b' } }],
    ['a header name with a line break', { headers: { 'X-A: b\r\nBcc': 'all@customer.example' } }],
    ['a header name with a space', { headers: { 'X A': 'b' } }],
    ['a Message-ID with a line break', { messageId: '<a@b>\r\nBcc: all@customer.example' }],
    ['a reference with a line break', { references: ['<a@b>\r\nBcc: all@customer.example'] }],
    ['an In-Reply-To with a line break', { inReplyTo: '<a@b>\nBcc: all@customer.example' }],
    ['two recipients in one', { to: { address: 'ann@customer.example, bob@customer.example', name: '' } }],
    ['a recipient that ends its path', { to: { address: 'ann@customer.example> NOTIFY=NEVER', name: '' } }],
    ['a recipient with a line break', { to: { address: 'ann@customer.example\r\nDATA', name: '' } }],
    ['a Cc of two in one', { cc: [{ address: 'ann@customer.example, bob@customer.example', name: '' }] }],
    [
      'a Cc with a line break in its name',
      { cc: [{ address: 'ann@customer.example', name: 'Ann\r\nBcc: x@y.example' }] },
    ],
    ['a sender with a line break', { envelopeFrom: 'support@example.com\r\nRCPT TO:<all@customer.example>' }],
    ['a Reply-To of two', { replyTo: 'a@example.com, b@customer.example' }],
    ['a word that cannot be folded', { subject: 'x'.repeat(2_000) }],
    [
      'a file name with a line break',
      { attachments: [{ fileName: 'a\r\nb', contentType: 'text/plain', sha256: 'c' }] },
    ],
  ] satisfies [string, Partial<OutgoingMail>][])('refuse %s', async (_, change) => {
    await expect(makeMessage(outgoing(1, change), DATE, noBlobs)).rejects.toMatchObject({ code: 'invalid' });
  });

  it.each([
    ['"ann smith"@customer.example'],
    ['ann@[192.0.2.1]'],
    ["o'neil+tag@customer.example"],
    ['ann@müller.example', 'ann@xn--mller-kva.example'],
  ])('take the address %s', async (address, onTheWire = address) => {
    const mail = outgoing(1, { to: { address, name: '' } });
    await expect(makeMessage(mail, DATE, noBlobs)).resolves.toMatchObject({ envelope: { to: [onTheWire] } });
  });
});

describe('attachments', () => {
  it('travel whole, small and large, under their names', async () => {
    const outbox = await openOutbox();
    const bytes = [Buffer.from('small'), Buffer.alloc(600_000, 'large file ')];
    const stage = outbox.blobs.stage();
    const refs = [];
    for (const part of bytes) refs.push(await stage.put(part));
    await outbox.database.write((tx, now) => stage.commit(tx, now));
    const attachments = refs.map(({ sha256 }, i) => ({
      fileName: `Überblick ${i}.pdf`,
      contentType: 'application/pdf',
      sha256,
    }));
    const { raw } = await received(outgoing(1, { attachments }), (sha256) =>
      outbox.blobs.open(outbox.database.read, sha256),
    );
    const parsed = await simpleParser(raw);
    expect(parsed.attachments.map(({ filename }) => filename)).toEqual(['Überblick 0.pdf', 'Überblick 1.pdf']);
    expect(parsed.attachments.map(({ content }, i) => content.equals(bytes[i] ?? Buffer.of()))).toEqual([true, true]);
  });

  it('that are mails themselves travel as plain bytes, for they might not fit into lines', async () => {
    const bytes = Buffer.from(`Subject: x\r\n\r\n${'ü'.repeat(2_000)}`);
    const attachments = [{ fileName: 'a.eml', contentType: 'message/rfc822', sha256: 'a' }];
    const { raw, text } = await received(outgoing(1, { attachments }), async () => Readable.from([bytes]));
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect((await simpleParser(raw)).attachments[0]?.content.equals(bytes)).toBe(true);
  });
});

describe('R-OUT-4 a stored mail that was tampered with', () => {
  it.each([
    ['text', { path: '/etc/hostname' }],
    ['text', { href: 'http://127.0.0.1:1/' }],
    ['html', { path: '/etc/hostname' }],
    ['subject', { prepared: true, value: 'x\r\nBcc: all@customer.example' }],
    ['from', { address: MAILBOX, name: { path: '/etc/hostname' } }],
    ['calendar', { method: 'REQUEST', text: { path: '/etc/hostname' } }],
  ])('makes no file and no address be read through its %s, with a file beside it or without', async (key, value) => {
    const mail = { ...outgoing(1), ...JSON.parse(JSON.stringify({ [key]: value })) } as OutgoingMail;
    const attachments = [{ fileName: 'a.pdf', contentType: 'application/pdf', sha256: 'a' }];
    const open = async () => Readable.from(['a']);
    await expect(makeMessage(mail, DATE, open)).rejects.toMatchObject({ code: 'invalid' });
    await expect(makeMessage({ ...mail, attachments }, DATE, open)).rejects.toMatchObject({ code: 'invalid' });
  });
});
