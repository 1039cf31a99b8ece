import { ImapFlow } from 'imapflow';

export interface ImapLogin {
  host?: string;
  port: number;
  user: string;
  password: string;
}

/** A second mail client on a mailbox, logged in, as a person beside our service would have. The caller logs out. */
export async function imapClient({ host = '127.0.0.1', port, user, password }: ImapLogin): Promise<ImapFlow> {
  const client = new ImapFlow({
    host,
    port,
    secure: false,
    doSTARTTLS: false,
    disableAutoIdle: true,
    logger: false,
    auth: { user, pass: password },
  });
  // Without a listener a connection that a test cuts would end the process.
  client.on('error', () => {});
  await client.connect();
  return client;
}
