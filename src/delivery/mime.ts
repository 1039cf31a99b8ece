/**
 * An outgoing mail as bytes. The last door before the wire: whatever came this far uncleaned is our own bug and is refused
 * here, visibly, instead of being sent (R-ACK-7).
 */
import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import MimeNode from 'nodemailer/lib/mime-node';
import { LoketError } from '../errors.ts';
import type { Address, OutgoingMail } from '../message/mail.ts';
import { type Field, writeMail } from './words-mime.ts';

/** RFC 5322 section 2.1.1: 998 octets a line; a word that long cannot be folded. Less, for the header's own name. */
const MAX_WORD_OCTETS = 900;
/** RFC 5322 section 3.6.8: printable characters but the colon. */
const HEADER_NAME = /^[!-9;-~]+$/;
/** 128 bits in hexadecimal. */
const BOUNDARY_CHARACTERS = 32;
/** What is gathered of a mail before it is written to the socket. */
const CHUNK_BYTES = 64 * 1_024;
/** CR, LF and NUL end or hide a header; the other controls have no business in one either. */
const CONTROL = /\p{Cc}/u;
/** RFC 5321 section 4.5.3.1: a path of 256 octets with its angle brackets. */
const MAX_ADDRESS_OCTETS = 254;
/** A local part, quoted or not, and a domain or address literal; nothing that could end a path or begin another. */
const ADDRESS = /^(?:[^\s<>,;:"()[\]\\@]+|"[^"\\<>\p{Cc}]+")@(?:[^\s<>,;:"()[\]\\@]+|\[[\w.:]+\])$/u;

/** Opens the bytes of an attachment by their SHA-256. */
export type OpenAttachment = (sha256: string) => Promise<Readable>;

/** A mail as bytes, with its envelope (R-ACK-2: explicit, nothing is read out of headers). */
export interface Message {
  envelope: { from: string; to: string[] };
  messageId: string;
  /** Its bytes from their start; `onRead` is told when the first are taken. Again: only while none were taken before. */
  open(onRead: () => void): Readable;
  /** Closes what the bytes would have come from, where they were not all read. */
  release(): void;
}

/** Its attachments are opened, so it has to be sent or released. Errors: LoketError `invalid` for a mail that must not be sent. */
export async function makeMessage(mail: OutgoingMail, date: Date, open: OpenAttachment): Promise<Message> {
  checkAddresses(mail);
  const head = headOf(mail, date);
  const words = { text: bodyOf('text', mail.text), html: mail.html === null ? null : bodyOf('html', mail.html) };
  const own = Object.entries(mail.headers).map(([name, value]) => headerOf(name, value));
  // Unique as the Message-ID is, and costs no random bytes for each part.
  const boundary = hash('sha256', mail.messageId, 'hex').slice(0, BOUNDARY_CHARACTERS);
  const envelope = envelopeOf(mail.envelopeFrom, recipientsOf(mail));
  if (mail.attachments.length === 0 && mail.calendar === undefined) {
    const fields = [...standardFields(head), ...own.map(({ key, value }): Field => [key, value])];
    const bytes = writeMail(fields, words, boundary);
    return { envelope, messageId: head.messageId, open: (onRead) => atOnce(bytes, onRead), release: () => undefined };
  }
  const attachments = await openAll(mail.attachments, open);
  const release = () => closeAll(attachments);
  try {
    const node = new MailComposer({
      ...head,
      headers: own,
      baseBoundary: boundary,
      text: words.text,
      ...(words.html === null ? {} : { html: words.html }),
      ...(mail.calendar === undefined ? {} : { icalEvent: calendarOf(mail.calendar) }),
      attachments,
      disableFileAccess: true,
      disableUrlAccess: true,
    }).compile();
    return {
      envelope,
      messageId: head.messageId,
      open: (onRead) => inFewChunks(node.createReadStream(), onRead),
      release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Goes onto the wire as it is: a dot-atom and a domain in ASCII (RFC 5321 section 4.1.2). */
const ORDINARY = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;
/** Knows how other addresses are written, e.g. of a domain beyond ASCII, and nothing of a mail. */
const ENVELOPE = new MimeNode();

function envelopeOf(from: string, to: string[]): Message['envelope'] {
  if ([from, ...to].every((address) => ORDINARY.test(address))) return { from, to };
  const envelope = ENVELOPE.setEnvelope({ from, to }).getEnvelope();
  return { from: envelope.from || '', to: envelope.to };
}

function atOnce(bytes: Buffer, onRead: () => void): Readable {
  return new Readable({
    read() {
      onRead();
      this.push(bytes);
      this.push(null);
    },
  });
}

/** The same bytes in few large chunks: each chunk is a write to the socket, and nodemailer makes some twenty of a mail. */
function inFewChunks(input: Readable, onRead: () => void): Readable {
  async function* bytes() {
    onRead();
    let gathered: Buffer[] = [];
    let size = 0;
    for await (const chunk of input as AsyncIterable<Buffer>) {
      gathered.push(chunk);
      size += chunk.length;
      if (size < CHUNK_BYTES) continue;
      yield Buffer.concat(gathered);
      gathered = [];
      size = 0;
    }
    if (size > 0) yield Buffer.concat(gathered);
  }
  return Readable.from(bytes(), { objectMode: false });
}

interface Head {
  from: Address;
  to: Address;
  cc: Address[];
  replyTo?: Address;
  subject: string;
  messageId: string;
  inReplyTo?: string;
  references: string[];
  date: Date;
}

function headOf(mail: OutgoingMail, date: Date): Head {
  return {
    from: mailboxOf('From', mail.from),
    to: mailboxOf('To', mail.to),
    cc: (mail.cc ?? []).map((person) => mailboxOf('Cc', person)),
    ...(mail.replyTo === null ? {} : { replyTo: mailboxOf('Reply-To', { address: mail.replyTo, name: '' }) }),
    subject: checked('Subject', mail.subject),
    messageId: checked('Message-ID', mail.messageId),
    ...(mail.inReplyTo === null ? {} : { inReplyTo: checked('In-Reply-To', mail.inReplyTo) }),
    references: mail.references.map((id) => checked('References', id)),
    date,
  };
}

function standardFields({ from, to, cc, replyTo, subject, messageId, inReplyTo, references, date }: Head): Field[] {
  return [
    ['From', from],
    ['To', to],
    ...(cc.length === 0 ? [] : [['Cc', cc] as const]),
    ...(replyTo === undefined ? [] : [['Reply-To', replyTo] as const]),
    ['Subject', subject],
    ['Message-ID', messageId],
    ...(inReplyTo === undefined ? [] : [['In-Reply-To', inReplyTo] as const]),
    ...(references.length === 0 ? [] : [['References', references] as const]),
    ['Date', date],
  ];
}

function recipientsOf(mail: OutgoingMail): string[] {
  return [mail.to, ...(mail.cc ?? [])].map(({ address }) => address);
}

function checkAddresses(mail: OutgoingMail): void {
  const addresses = [mail.from.address, ...recipientsOf(mail), mail.envelopeFrom];
  if (mail.replyTo !== null) addresses.push(mail.replyTo);
  for (const address of addresses) {
    if (typeof address !== 'string' || !ADDRESS.test(address) || Buffer.byteLength(address) > MAX_ADDRESS_OCTETS) {
      throw new LoketError('invalid', 'an address of this mail is not one that SMTP can carry');
    }
  }
}

function mailboxOf(header: string, { address, name }: Address): { address: string; name: string } {
  return { address: checked(header, address), name: checked(header, name) };
}

function headerOf(name: string, value: string): { key: string; value: string } {
  if (!HEADER_NAME.test(name)) throw new LoketError('invalid', 'a header of this mail has a name that is not allowed');
  return { key: name, value: checked(name, value) };
}

/** The value, if it is one line that can be folded. The stored row is JSON, so its types are not taken on trust. */
function checked(header: string, value: unknown): string {
  if (typeof value !== 'string') throw new LoketError('invalid', `the header ${header} of this mail is not text`);
  if (CONTROL.test(value))
    throw new LoketError('invalid', `the header ${header} of this mail holds control characters`);
  if (value.split(' ').some((word) => Buffer.byteLength(word) > MAX_WORD_OCTETS)) {
    throw new LoketError('invalid', `the header ${header} of this mail has a word too long to fold`);
  }
  return value;
}

/** An object here would be a file or an address to fetch for nodemailer. */
function bodyOf(part: string, value: unknown): string {
  if (typeof value !== 'string') throw new LoketError('invalid', `the ${part} of this mail is not text`);
  return value;
}

/** As an alternative to the text, which Outlook, Gmail and Apple Mail read, and as a file for the others (RFC 6047). */
function calendarOf({ method, text }: NonNullable<OutgoingMail['calendar']>) {
  return { method, filename: 'invite.ics', content: bodyOf('calendar', text) };
}

type Opened = { filename: string; contentType: string; content: Readable; contentDisposition: 'attachment' };

async function openAll(attachments: OutgoingMail['attachments'], open: OpenAttachment): Promise<Opened[]> {
  const opened: Opened[] = [];
  try {
    for (const { fileName, contentType, sha256 } of attachments) {
      const filename = checked('Content-Disposition', fileName);
      const type = safeType(checked('Content-Type', contentType));
      opened.push({ filename, contentType: type, content: await open(sha256), contentDisposition: 'attachment' });
    }
    return opened;
  } catch (error) {
    closeAll(opened);
    throw error;
  }
}

function closeAll(opened: readonly Opened[]): void {
  for (const { content } of opened) content.destroy();
}

/** RFC 2046: a message or multipart may not be base64, so as an attachment with any bytes it travels as plain bytes. */
function safeType(contentType: string): string {
  return /^\s*(message|multipart)\//i.test(contentType) ? 'application/octet-stream' : contentType;
}
