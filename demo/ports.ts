/** The ports that the demo likes best; one that is taken is replaced by any free one, and printed. */
import { createServer } from 'node:net';

export const LETTERBOX_PORT = 8025;
export const WEB_PORT = 8080;
export const OPS_PORT = 9090;
export const IMAP_PORT = 1143;
export const SMTP_PORT = 1025;

/** `wanted` when nothing on this machine listens there, else 0: any free port. */
export async function freePort(wanted: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => resolve(wanted)));
  });
}
