/** A customer's mailbox on the demo's mail host, read as the customer's own mail program does. */
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';

export interface CustomerMailbox {
  port: number;
  address: string;
  password: string;
}

/** The newest link to a page of Loket, e.g. `/status/…`, that a mail holds whose path begins so; null for none. */
export async function newestLink({ port, address, password }: CustomerMailbox, path: string): Promise<string | null> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    logger: false,
    auth: { user: address, pass: password },
  });
  await client.connect();
  try {
    await client.mailboxOpen('INBOX', { readOnly: true });
    let link: string | null = null;
    for await (const { source } of client.fetch('1:*', { source: true })) {
      const { text = '' } = await simpleParser(source ?? Buffer.alloc(0));
      const found = (text.match(/https?:\/\/[^\s<>]+/g) ?? []).map((one) => new URL(one).pathname);
      link = found.find((one) => one.startsWith(path)) ?? link;
    }
    return link;
  } finally {
    await client.logout();
  }
}
