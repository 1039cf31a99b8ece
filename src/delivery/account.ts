/** One SMTP account: where our mail leaves the house. `service` maps the configuration to it. */
export interface SmtpAccount {
  host: string;
  port: number;
  /** `implicit`: TLS from the first byte (465); `starttls`: required, never optional (587); `none`: plain text. */
  tls: 'implicit' | 'starttls' | 'none';
  /** Null: the server takes our mail without signing in. */
  user: string | null;
  password: string | null;
  /** A certificate (PEM) to trust besides the system's, for a server with one of its own. */
  tlsCa?: string;
  /** Connections held open at most; `DEFAULT_CONNECTIONS` when left out. */
  connections?: number;
}

/** Beyond five, large mail hosts begin to refuse connections of one account. */
export const DEFAULT_CONNECTIONS = 5;

/** How an account is called in states and logs: `host:port`. */
export function accountName(account: Pick<SmtpAccount, 'host' | 'port'>): string {
  return account.host.includes(':') ? `[${account.host}]:${account.port}` : `${account.host}:${account.port}`;
}

/** How long each wait for the server may last, in milliseconds. */
export interface SmtpTimeouts {
  /** From the look-up of the name to a session that is ready. */
  connectionMs: number;
  /** From the connection to the server's first word. */
  greetingMs: number;
  /** Silence in the middle of a session. */
  socketMs: number;
}

export const DEFAULT_TIMEOUTS: SmtpTimeouts = { connectionMs: 30_000, greetingMs: 30_000, socketMs: 60_000 };
