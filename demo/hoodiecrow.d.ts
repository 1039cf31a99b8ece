/** The part of hoodiecrow-imap 2.1 that we use; the package has no types of its own. */
declare module 'hoodiecrow-imap' {
  import type { EventEmitter } from 'node:events';
  import type { AddressInfo, Server as NetServer, Socket } from 'node:net';

  function hoodiecrow(options: hoodiecrow.Options): hoodiecrow.Server;

  namespace hoodiecrow {
    /** A token of the IMAP grammar, as read and as written. */
    interface Token {
      type: 'ATOM' | 'STRING' | 'LITERAL' | 'SEQUENCE' | 'TEXT' | 'SECTION';
      value?: string;
      section?: (Token | number)[];
      partial?: number[];
    }

    interface Response {
      tag: string;
      command?: string;
      attributes?: (Token | number | string | Token[])[];
      skipResponse?: boolean;
    }

    interface Command {
      tag: string;
      command: string;
      attributes?: Token[];
    }

    interface Message {
      uid: number;
      flags: string[];
      /** IMAP date-time. */
      internaldate: string;
      /** The bytes, as a latin1 string. */
      raw: string;
    }

    interface Mailbox {
      path: string;
      messages: Message[];
      uidvalidity: number;
      uidnext: number;
    }

    interface Folder {
      uidvalidity?: number;
    }

    interface Options {
      plugins?: (string | ((server: Server) => void))[];
      id?: Record<string, string>;
      storage?: { INBOX: Folder; '': { separator: string; folders: Record<string, Folder> } };
    }

    interface Connection {
      server: Server;
      /** Null once the connection is closed. */
      socket: Socket | null;
      state: 'Not Authenticated' | 'Authenticated' | 'Selected' | 'Logout';
      selectedMailbox?: Mailbox | false;
      /** Takes the next line of the client instead of the command parser. */
      inputHandler: ((line: string) => void) | false;
      /** True while notices may be sent at once. */
      directNotifications: boolean;
      _notificationCallback: (notice: unknown) => void;
      send(response: Response, description: string, command?: Command, data?: string, extra?: unknown): void;
      processNotifications(): void;
      expungeSpecificMessages(mailbox: Mailbox, which: (message: Message) => boolean): void;
    }

    type CommandHandler = (connection: Connection, command: Command, data: string, done: () => void) => void;
    type FetchHandler = (connection: Connection, message: Message, query: Token) => unknown;
    type OutputHandler = (
      connection: Connection,
      response: Response,
      description: string | undefined,
      command?: Command,
      data?: string,
      extra?: unknown,
    ) => void;

    interface Server extends EventEmitter {
      server: NetServer & { address(): AddressInfo };
      connectionHandlers: ((connection: Connection) => void)[];
      outputHandlers: OutputHandler[];
      fetchHandlers: Record<string, FetchHandler>;
      setCommandHandler(command: string, handler: CommandHandler): void;
      getMailbox(path: string): Mailbox | undefined;
      createMailbox(path: string): void;
      appendMessage(mailbox: Mailbox, flags: string[], internalDate: string, raw: string): { message: Message };
      formatInternalDate(date: Date): string;
      listen(port: number, host: string, listening: () => void): void;
      close(closed: () => void): void;
    }
  }

  export = hoodiecrow;
}

declare module 'hoodiecrow-imap/lib/commands/handlers/fetch.js' {
  import type { FetchHandler } from 'hoodiecrow-imap';

  const handlers: Record<'BODY' | 'BODY.PEEK', FetchHandler>;
  export default handlers;
}
