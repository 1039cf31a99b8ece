/**
 * Where hoodiecrow-imap departs from RFC 3501 in a way that a mail client would meet, put right through its plugin interface.
 * Each function says what is wrong without it.
 */
import type { Command, Connection, Message, OutputHandler, Server, Token } from 'hoodiecrow-imap';
import fetchHandlers from 'hoodiecrow-imap/lib/commands/handlers/fetch.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A hoodiecrow plugin with all corrections. List it after hoodiecrow's own plugins. */
export function corrections(server: Server): void {
  server.setMaxListeners(0);
  server.formatInternalDate = formatInternalDate;
  server.setCommandHandler('IDLE', idle);
  serveRawBytes(server);
  server.outputHandlers.push(refuseUnknownFolder);
}

/** IMAP date-time (RFC 3501 §9) in UTC. Hoodiecrow's own is wrong in zones with half hours. */
export function formatInternalDate(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}

/** Answers a command with its tag. */
export function answer(connection: Connection, command: Command, status: 'OK' | 'NO' | 'BAD', text: string): void {
  const attributes: Token[] = [{ type: 'TEXT', value: text }];
  connection.send({ tag: command.tag, command: status, attributes }, `${command.command} ANSWER`, command);
}

/** RFC 2177. Hoodiecrow's own leaves a 30-minute timer behind a lost connection, and goes on pushing notices after DONE. */
function idle(connection: Connection, command: Command, _data: string, done: () => void): void {
  if (connection.state === 'Not Authenticated') {
    answer(connection, command, 'NO', 'Login first');
    done();
    return;
  }
  connection.directNotifications = true;
  connection.inputHandler = (line) => {
    connection.inputHandler = false;
    connection.directNotifications = false;
    const ended = line.trim().toUpperCase() === 'DONE';
    answer(connection, command, ended ? 'OK' : 'BAD', ended ? 'IDLE terminated' : 'DONE expected');
  };
  connection.socket?.write('+ idling\r\n');
  connection.processNotifications();
  done();
}

/** BODY[] is the bytes as they came. Hoodiecrow parses the MIME tree first and keeps it: slow, and the memory twice. */
function serveRawBytes(server: Server): void {
  for (const name of ['BODY', 'BODY.PEEK'] as const) {
    server.fetchHandlers[name] = (connection, message, query) => {
      if (query.section?.length !== 0) return fetchHandlers[name](connection, message, query);
      return { type: 'LITERAL', value: slice(message, query) };
    };
  }
}

function slice(message: Message, query: Token): string {
  const [start, length] = query.partial ?? [];
  if (start === undefined) return message.raw;
  return message.raw.slice(start, length === undefined ? undefined : start + length);
}

/** RFC 3501 §6.3.1: a folder that is not there is NO. Hoodiecrow says BAD, which clients take for a bug of their own. */
const refuseUnknownFolder: OutputHandler = (_connection, response, description) => {
  if (!/^(SELECT|EXAMINE|STATUS) FAILED$/.test(description ?? '')) return;
  const text = response.attributes?.[0];
  if (typeof text !== 'object' || Array.isArray(text) || text.value !== 'Invalid mailbox name') return;
  response.command = 'NO';
  response.attributes = [{ type: 'SECTION', section: [{ type: 'ATOM', value: 'NONEXISTENT' }] }, text];
};
