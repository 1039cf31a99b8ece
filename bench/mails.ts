/**
 * Mixed support mail, the same bytes for the same seed: four languages, 40 % with HTML beside the text, 5 % with an
 * attachment of 20 to 300 KB, 10 % answers to mails that nobody here knows, 3 % written by machines; with the trace and
 * signature headers of a mail that crossed three hosts.
 */
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Language } from '../src/message/mail.ts';
import { type Random, seeded } from './random.ts';
import { PHRASES, type Phrases } from './words.ts';

export const SUPPORT = 'support@loket.example';

const LANGUAGES: readonly Language[] = ['nl', 'nl', 'nl', 'fr', 'fr', 'en', 'en', 'de'];
const WITH_HTML = 0.4;
const WITH_ATTACHMENT = 0.05;
const ANSWERS = 0.1;
const BY_MACHINES = 0.03;
const ATTACHMENT_BYTES = { min: 20_000, max: 300_000 };
/** Customers write more than once: so many mails for each address. */
const MAILS_PER_SENDER = 3;
const FIRST_DATE = Date.UTC(2026, 10, 24, 8, 0, 0);

export interface Mix {
  mails: Buffer[];
  /** Mails of persons: each is to be confirmed. */
  persons: number;
  /** Mean size in bytes of a mail without attachments. */
  meanBytes: number;
}

/** `count` mixed mails. Another `seed` gives other mails, senders included. */
export async function mixedMails(count: number, seed: number): Promise<Mix> {
  const random = seeded(seed);
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const mails: Buffer[] = [];
  const plainSizes: number[] = [];
  let persons = 0;
  for (let at = 0; at < count; at += 1) {
    const byMachine = random.chance(BY_MACHINES);
    const message = messageOf(random, `${seed}-${at}`, Math.ceil(count / MAILS_PER_SENDER), byMachine);
    message.date = new Date(FIRST_DATE + at * 1000);
    const { message: body } = await composer.sendMail(message);
    const raw = Buffer.concat([traceOf(random, at), body as Buffer]);
    mails.push(raw);
    if (message.attachments === undefined) plainSizes.push(raw.length);
    if (!byMachine) persons += 1;
  }
  const meanBytes = Math.round(plainSizes.reduce((sum, size) => sum + size, 0) / plainSizes.length);
  return { mails, persons, meanBytes };
}

/** One plain mail of a person, with an attachment of `bytes` bytes. */
export async function largeMail(bytes: number, seed: number): Promise<Buffer> {
  const random = seeded(seed);
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const message = messageOf(random, `large-${seed}`, 1, false);
  message.attachments = [{ filename: 'archive.zip', content: random.bytes(bytes), contentType: 'application/zip' }];
  const { message: body } = await composer.sendMail(message);
  return body as Buffer;
}

function messageOf(random: Random, id: string, senders: number, byMachine: boolean): SendMailOptions {
  const phrases = PHRASES[random.pick(LANGUAGES)];
  const sender = random.whole(1, senders);
  const isAnswer = random.chance(ANSWERS);
  const subject = `${random.pick(phrases.subjects)} ${random.whole(1000, 9999)}`;
  const paragraphs = Array.from({ length: random.whole(2, 5) }, () => paragraph(random, phrases));
  const name = `Customer ${sender}`;
  const text = textOf(random, phrases, paragraphs, name, isAnswer);
  const unknown = `<${random.hex(12)}@elders.example>`;
  return {
    from: { name, address: `customer${sender}@company${sender % 97}.example` },
    to: SUPPORT,
    subject: isAnswer ? `Re: ${subject}` : subject,
    messageId: `<${id}.${random.hex(8)}@company${sender % 97}.example>`,
    ...(isAnswer ? { inReplyTo: unknown, references: [`<${random.hex(12)}@elders.example>`, unknown] } : {}),
    text,
    ...(random.chance(WITH_HTML) ? { html: htmlOf(phrases, paragraphs, name) } : {}),
    ...(random.chance(WITH_ATTACHMENT) ? { attachments: [attachmentOf(random)] } : {}),
    headers: byMachine ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {},
    baseBoundary: random.hex(12),
  };
}

function paragraph(random: Random, phrases: Phrases): string {
  return Array.from({ length: random.whole(2, 4) }, () => random.pick(phrases.sentences)).join(' ');
}

function textOf(random: Random, phrases: Phrases, paragraphs: string[], name: string, isAnswer: boolean): string {
  const own = [phrases.greeting, ...paragraphs, `${phrases.closing}\n${name}`].join('\n\n');
  if (!isAnswer) return own;
  const earlier = Array.from({ length: 3 }, () => `> ${paragraph(random, phrases)}`).join('\n>\n');
  return `${own}\n\n${phrases.wrote}\n${earlier}\n`;
}

/** As a desktop mail program writes it: a style on every paragraph. */
function htmlOf(phrases: Phrases, paragraphs: string[], name: string): string {
  const style = "margin:0cm;font-size:11.0pt;font-family:'Calibri',sans-serif;color:#1F3864";
  const lines = [phrases.greeting, ...paragraphs, phrases.closing, name];
  const body = lines
    .map((line) => `<p class="MsoNormal" style="${style}"><span lang="x-none">${line}</span><o:p></o:p></p>`)
    .join('\n<p class="MsoNormal">&nbsp;</p>\n');
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8">
<style>p.MsoNormal{margin:0cm} a:link{color:#0563C1;text-decoration:underline}</style></head>
<body lang="NL-BE" link="#0563C1"><div class="WordSection1">${body}</div></body></html>`;
}

function attachmentOf(random: Random): NonNullable<SendMailOptions['attachments']>[number] {
  const [extension, contentType] = random.pick([
    ['pdf', 'application/pdf'],
    ['png', 'image/png'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ] as const);
  const size = random.whole(ATTACHMENT_BYTES.min, ATTACHMENT_BYTES.max);
  return { filename: `document ${random.whole(1, 999)}.${extension}`, content: random.bytes(size), contentType };
}

/** What the hosts on the way put on top: three hops, a DKIM signature, the verdict of our own mail host. */
function traceOf(random: Random, at: number): Buffer {
  const date = new Date(FIRST_DATE + at * 1000 + 2000).toUTCString().replace('GMT', '+0000');
  const hop = (from: string, by: string) =>
    `Received: from ${from} (${from} [192.0.2.${random.whole(1, 250)}])\r\n\tby ${by} (Postfix) with ESMTPS id ` +
    `${random.hex(6).toUpperCase()}\r\n\tfor <${SUPPORT}>; ${date}\r\n`;
  const signature = random.bytes(256).toString('base64').replace(/.{68}/g, '$&\r\n\t ');
  return Buffer.from(
    `Return-Path: <bounce-${random.hex(4)}@company.example>\r\nDelivered-To: ${SUPPORT}\r\n` +
      hop('mx2.loket.example', 'mail.loket.example') +
      hop('out.company.example', 'mx2.loket.example') +
      hop('desk-17.company.example', 'out.company.example') +
      `Authentication-Results: mx2.loket.example;\r\n\tdkim=pass header.d=company.example;\r\n\tspf=pass ` +
      `smtp.mailfrom=company.example;\r\n\tdmarc=pass header.from=company.example\r\n` +
      `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=company.example; s=mail;\r\n\tt=1795507200; ` +
      `bh=${random.bytes(32).toString('base64')};\r\n\th=From:To:Subject:Date:Message-ID:References:In-Reply-To;\r\n\t` +
      `b=${signature}\r\n` +
      `X-Mailer: Desk mail 16.0\r\nX-Spam-Status: No, score=-2.1 required=5.0 tests=DKIM_VALID,SPF_PASS\r\n` +
      `Thread-Index: ${random.bytes(22).toString('base64')}\r\nAccept-Language: nl-BE, en-US\r\n`,
  );
}
