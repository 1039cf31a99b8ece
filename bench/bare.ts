/**
 * What the same libraries do without a product around them: one FETCH stream → MailParser → a handful of inserts in
 * transactions of 50 → pooled nodemailer. The raw mail and its attachments are stored as Loket stores them. It keeps no
 * states, takes no claims, knows no duplicates, decides nothing and does not record what was sent.
 */
import { fileURLToPath } from 'node:url';
import { ImapFlow } from 'imapflow';
import { type AttachmentStream, MailParser, type MessageText } from 'mailparser';
import { createTransport } from 'nodemailer';
import { blobOf, confirmationOf, openStore, type Parsed } from './bare-store.ts';
import { cpuMs, forked, nextMessage, pidOf, teller } from './processes.ts';

const FILE = fileURLToPath(import.meta.url);
const BATCH = 50;
const CONNECTIONS = 5;
const MAX_MAILS_PER_CONNECTION = 500;
/** Mails handed to the pool and not yet sent, at most. */
const MAX_WAITING = 200;

export interface BareOptions {
  imapPort: number;
  user: string;
  password: string;
  folder: string;
  smtpPort: number;
  dir: string;
}

export interface BareResult {
  /** Ms since 1970: about to connect, and last row committed with every mail accepted. */
  begunAt: number;
  endedAt: number;
  mails: number;
  sent: number;
  cpuMs: number;
}

/** Runs the loop once over a folder, in a process of its own. */
export async function runBare(options: BareOptions): Promise<BareResult> {
  const child = forked(FILE, JSON.stringify(options));
  const { begunAt } = await nextMessage<{ begunAt: number }>(child);
  const before = cpuMs(pidOf(child));
  child.send('go');
  const done = await nextMessage<{ endedAt: number; mails: number; sent: number }>(child);
  const used = cpuMs(pidOf(child)) - before;
  child.send('end');
  await new Promise((resolve) => child.once('exit', resolve));
  return { begunAt, ...done, cpuMs: used };
}

async function loop(options: BareOptions): Promise<{ mails: number; sent: number }> {
  const write = openStore(options.dir);
  const mailer = createTransport({
    host: '127.0.0.1',
    port: options.smtpPort,
    ignoreTLS: true,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: MAX_MAILS_PER_CONNECTION,
  });
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: options.imapPort,
    secure: false,
    doSTARTTLS: false,
    auth: { user: options.user, pass: options.password },
    disableAutoIdle: true,
    logger: false,
  });
  await client.connect();
  await client.mailboxOpen(options.folder, { readOnly: true });
  const onTheirWay = new Set<Promise<unknown>>();
  let mails = 0;
  let sent = 0;
  const flush = async (batch: Parsed[]) => {
    await write(batch);
    for (const mail of batch) {
      if (!mail.isPerson) continue;
      const way: Promise<unknown> = mailer.sendMail(confirmationOf(mail)).then(() => {
        sent += 1;
        onTheirWay.delete(way);
      });
      onTheirWay.add(way);
    }
    while (onTheirWay.size > MAX_WAITING) await Promise.race(onTheirWay);
  };
  let batch: Parsed[] = [];
  for await (const message of client.fetch('1:*', { uid: true, internalDate: true, source: true }, { uid: true })) {
    batch.push(await parse(message.uid, message.source ?? Buffer.alloc(0)));
    mails += 1;
    if (batch.length < BATCH) continue;
    await flush(batch);
    batch = [];
  }
  await flush(batch);
  await Promise.all(onTheirWay);
  mailer.close();
  await client.logout();
  return { mails, sent };
}

async function parse(uid: number, source: Buffer): Promise<Parsed> {
  const parser = new MailParser({
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  });
  const attachments: Parsed['attachments'] = [];
  let words: MessageText | null = null;
  parser.on('data', (part: AttachmentStream | MessageText) => {
    if (part.type === 'text') {
      words = part;
      return;
    }
    const chunks: Buffer[] = [];
    part.content.on('data', (chunk: Buffer) => void chunks.push(chunk));
    part.content.on('end', () => {
      const blob = blobOf(Buffer.concat(chunks));
      attachments.push({ ...blob, fileName: part.filename || 'file', contentType: part.contentType });
      part.release?.();
    });
  });
  const ended = new Promise((resolve, reject) => {
    parser.once('end', resolve);
    parser.once('error', reject);
  });
  parser.end(source);
  await ended;
  const headers = new Map(parser.headers === false ? [] : parser.headers);
  const from = headers.get('from') as { value: { address?: string; name: string }[] } | undefined;
  const text = words as MessageText | null;
  return {
    raw: blobOf(source),
    uid,
    messageId: String(headers.get('message-id') ?? ''),
    from: from?.value[0]?.address ?? '',
    name: from?.value[0]?.name ?? '',
    subject: String(headers.get('subject') ?? ''),
    text: text?.text ?? '',
    html: text?.html || null,
    attachments,
    isPerson: !headers.has('auto-submitted') && !headers.has('precedence') && !headers.has('list-id'),
  };
}

const tell = teller();
if (tell !== null && process.argv[1] === FILE) {
  const options = JSON.parse(process.argv[2] ?? '') as BareOptions;
  process.on('message', async (what) => {
    if (what === 'end') process.exit(0);
    const result = await loop(options);
    tell({ ...result, endedAt: Date.now() });
  });
  tell({ begunAt: Date.now() });
}
