import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

const HOST = '127.0.0.1';

/** What becomes of a command: it goes on to the server, the connection breaks, or the client gets this answer instead. */
export type Verdict = 'pass' | 'cut' | { answer: string };

/**
 * An IMAP proxy for one test that looks at each line of the client: for servers which dislike one mail, or one moment.
 * `judge` gets the line without its tag; `answer` gets the tag put before it.
 */
export async function judgingProxy(
  port: number,
  judge: (command: string) => Verdict | Promise<Verdict>,
): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, HOST);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', end).on('close', end);
    }
    upstream.pipe(client);
    // One line after the other, also when judging takes time.
    let turn = Promise.resolve();
    let rest = '';
    client.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) turn = turn.then(() => handle(line));
    });
    const handle = async (line: string) => {
      const [tag = '', command = line] = /^(\S+) (.*)$/s.exec(line)?.slice(1) ?? [];
      const verdict = await judge(command);
      if (verdict === 'cut') end();
      else if (verdict === 'pass') upstream.write(`${line}\r\n`, 'latin1');
      else client.write(`${tag} ${verdict.answer}\r\n`);
    };
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  return (server.address() as AddressInfo).port;
}

/** True for a command that asks for the bytes of this UID, among others or alone. */
export function asksBytesOf(command: string, uid: number): boolean {
  const set = /^UID FETCH (\S+) .*BODY\.PEEK\[\]/.exec(command)?.[1];
  return (set ?? '').split(',').some((run) => {
    const [first = 0, last = first] = run.split(':').map(Number);
    return first <= uid && uid <= last;
  });
}
