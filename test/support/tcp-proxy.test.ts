import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startProxy, type TcpProxy } from './tcp-proxy.ts';
import { until } from './until.ts';

let server: Server;
let heard = '';
let speaker: Socket | null = null;
let proxy: TcpProxy;
const clients: Socket[] = [];

/** A server that keeps what it hears, and a proxy before it. */
beforeEach(async () => {
  heard = '';
  server = createServer((socket) => {
    speaker = socket;
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      heard += chunk;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await startProxy({ port: (server.address() as AddressInfo).port });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await proxy.stop();
  server.close();
});

interface Client {
  socket: Socket;
  got: Buffer;
  closed: boolean;
}

async function open(): Promise<Client> {
  speaker = null;
  const socket = connect(proxy.port, '127.0.0.1');
  clients.push(socket);
  const client: Client = { socket, got: Buffer.alloc(0), closed: false };
  socket.on('error', () => {});
  socket.on('data', (chunk: Buffer) => {
    client.got = Buffer.concat([client.got, chunk]);
  });
  socket.on('close', () => {
    client.closed = true;
  });
  await once(socket, 'connect');
  await until(() => speaker, { what: 'the connection to arrive' });
  return client;
}

it('hands on both ways, a large amount too, and closes with either side', async () => {
  const client = await open();
  const large = Buffer.alloc(3_000_000, 'abc');
  client.socket.write('hello');
  await until(() => heard === 'hello', { what: 'the hello' });
  speaker?.end(large);
  await until(() => client.closed, { what: 'the close' });
  expect(client.got.equals(large)).toBe(true);
  await until(() => proxy.open() === 0, { what: 'the link to close' });
});

it('cuts the connections of now and takes new ones', async () => {
  const first = await open();
  proxy.cut();
  await until(() => first.closed, { what: 'the cut' });
  const second = await open();
  second.socket.write('again');
  await until(() => heard === 'again', { what: 'the second client' });
  expect(proxy.accepted()).toBe(2);
});

it('refuses new connections, keeps the old, and accepts again on the same port', async () => {
  const first = await open();
  proxy.refuse();
  const refused = connect(proxy.port, '127.0.0.1');
  await expect(once(refused, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  first.socket.write('still here');
  await until(() => heard === 'still here', { what: 'the old client' });
  await proxy.pass();
  await open();
});

it('stalls deaf, then hands on what it held', async () => {
  const client = await open();
  proxy.stall();
  client.socket.write('question');
  speaker?.write('notice');
  await until(() => proxy.held() === 14, { what: 'the proxy to hold both' });
  expect([heard, client.got.length, client.closed]).toEqual(['', 0, false]);
  await proxy.pass();
  await until(() => heard === 'question' && client.got.toString() === 'notice', { what: 'the held bytes' });
});

it('says nothing of the end of the server while it is deaf', async () => {
  const client = await open();
  proxy.stall();
  speaker?.end('bye');
  await until(() => proxy.held() === 3, { what: 'the last words' });
  expect(client.closed).toBe(false);
  await proxy.pass();
  await until(() => client.closed, { what: 'the close' });
  expect(client.got.toString()).toBe('bye');
});

it('is slow, byte by byte', async () => {
  const client = await open();
  proxy.slow(1, 5);
  let pieces = 0;
  client.socket.on('data', () => {
    pieces += 1;
  });
  speaker?.write('0123456789');
  await until(() => client.got.toString() === '0123456789', { what: 'all bytes' });
  expect(pieces).toBeGreaterThan(5);
});

it('turns what the server says into the same noise every time', async () => {
  proxy.garbage();
  const noises: Buffer[] = [];
  for (let round = 0; round < 2; round++) {
    const client = await open();
    client.socket.write('clear ');
    speaker?.write('* OK ready\r\n');
    await until(() => client.got.length === 12, { what: 'the noise' });
    noises.push(client.got);
  }
  await until(() => heard === 'clear clear ', { what: 'the words of the clients' });
  expect(noises[0]?.equals(noises[1] ?? Buffer.alloc(0))).toBe(true);
  expect(noises[0]?.toString('latin1')).not.toContain('OK');
});

it('says a line that the server never said', async () => {
  const client = await open();
  proxy.say('* BYE Shutting down');
  await until(() => client.got.toString() === '* BYE Shutting down\r\n', { what: 'the line' });
});

it('cuts after a number of bytes from the server', async () => {
  const client = await open();
  const cut = proxy.cutAfter(7);
  speaker?.write('0123');
  speaker?.write('456789');
  await cut;
  await until(() => client.closed, { what: 'the cut' });
  expect(client.got.toString()).toBe('0123456');
});

it('cuts when the client has said something, which the server still gets', async () => {
  const client = await open();
  const cut = proxy.cutWhen(/\r\n\.\r\n/);
  client.socket.write('body\r\n.');
  client.socket.write('\r\nQUIT\r\n');
  await cut;
  await until(() => client.closed, { what: 'the cut' });
  await until(() => heard === 'body\r\n.\r\n', { what: 'the end of the mail' });
  expect(client.got.length).toBe(0);
});
