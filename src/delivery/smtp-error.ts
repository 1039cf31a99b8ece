/** What can be read from an error of the SMTP client, and what it means in plain words. Pure. */
import { describe } from '../errors.ts';
import { accountName, type SmtpAccount } from './account.ts';

/** The fields of a client's error that decide something; null where it has none. */
export interface SmtpError {
  code: string | null;
  /** What the system or TLS layer called it, e.g. `ECONNREFUSED`. */
  systemCode: string | null;
  /** The command that was in flight, e.g. `RCPT TO`; `CONN` for the connection itself, `API` for our own input. */
  command: string | null;
  responseCode: number | null;
  /** The server's answer, whole. */
  response: string | null;
  timeout: string | null;
  message: string;
}

/** Reads what is there; anything may have been thrown. */
export function readSmtpError(error: unknown): SmtpError {
  const fields: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {};
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : null);
  return {
    code: text('code'),
    systemCode: text('originalCode') ?? text('code'),
    command: text('command'),
    responseCode: typeof fields.responseCode === 'number' ? fields.responseCode : null,
    response: text('response'),
    timeout: text('timeoutType'),
    message: describe(error),
  };
}

/** What went wrong with an SMTP server and how to mend it, in one line of plain words. */
export function explainSmtpError(error: unknown, account: SmtpAccount): string {
  const read = readSmtpError(error);
  const name = accountName(account);
  return (
    explainTimeout(read, name) ??
    explainTls(read, account) ??
    explainConnection(read, account) ??
    explainAnswer(read, name) ??
    `${name}: ${read.message}`
  );
}

function explainTimeout(error: SmtpError, name: string): string | null {
  switch (error.timeout) {
    case 'CONNECT_TIMEOUT':
      return `${name} did not answer in time: check host and port, and whether a firewall is in between`;
    case 'GREETING_TIMEOUT':
      return `${name} took the connection but never greeted: on port 465 tls has to be "implicit"`;
    case 'UPGRADE_TIMEOUT':
      return `${name} did not finish the change to TLS in time`;
    case 'SOCKET_TIMEOUT':
      return `${name} stopped answering in the middle of a session`;
    default:
      return error.code === 'ETIMEDOUT'
        ? `${name} did not answer in time: check host and port, and the firewall`
        : null;
  }
}

function explainTls(error: SmtpError, account: SmtpAccount): string | null {
  const name = accountName(account);
  const code = error.systemCode ?? '';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `the certificate of ${name} is for another name: use the name that stands in it as host`;
  }
  if (code === 'CERT_HAS_EXPIRED') return `the certificate of ${name} has expired`;
  if (
    /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERT_|ERR_TLS_CERT/.test(code) ||
    /self-signed|certificate/i.test(error.message)
  ) {
    return `the certificate of ${name} is not from an authority known here: name a file with its authority in NODE_EXTRA_CA_CERTS, or use a host with a public certificate`;
  }
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/.test(code) || /wrong version number/i.test(error.message)) {
    return `${name} does not begin with TLS: set tls to "starttls" (port 587) or use port 465`;
  }
  if (error.command === 'STARTTLS' && error.responseCode !== null) {
    return `${name} offers no STARTTLS (it answered ${answerOf(error)}): use tls "implicit" on port 465, or "none" on a network you trust`;
  }
  if (error.code === 'ETLS') return `no TLS connection with ${name} (tls is "${account.tls}"): ${error.message}`;
  return null;
}

function explainConnection(error: SmtpError, account: SmtpAccount): string | null {
  const name = accountName(account);
  switch (error.systemCode) {
    case 'ECONNREFUSED':
      return `nothing listens at ${name}: check host and port, and whether the server runs`;
    case 'ENOTFOUND':
    case 'EDNS':
      return `the name ${account.host} is not known: check host`;
    case 'EAI_AGAIN':
      return `the name ${account.host} cannot be looked up now: the name server does not answer`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `there is no way to ${name}: check the network`;
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ECONNECTION':
      return error.responseCode === null ? `${name} closed the connection` : null;
    default:
      return null;
  }
}

function explainAnswer(error: SmtpError, name: string): string | null {
  if (error.code === 'EAUTH' || isAboutSigningIn(error)) {
    if (error.responseCode === null) return `${name} offers no way to sign in that we know: ${error.message}`;
    if (error.responseCode < 500) return `${name} cannot check the password now: ${answerOf(error)}`;
    return `${name} refused user or password: ${answerOf(error)}`;
  }
  if (error.responseCode === null) return null;
  if (error.command === 'MAIL FROM') return `${name} refused the sender: ${answerOf(error)}`;
  if (error.command === 'RCPT TO') return `${name} refused the recipient: ${answerOf(error)}`;
  if (error.command === 'DATA') return `${name} refused the mail: ${answerOf(error)}`;
  return `${name} would not talk to us: ${answerOf(error)}`;
}

/** RFC 4954 section 6: answers to MAIL that ask for a sign-in say nothing of the mail. */
export function isAboutSigningIn(error: SmtpError): boolean {
  const { command, responseCode } = error;
  return command === 'MAIL FROM' && responseCode !== null && [530, 534, 535, 538].includes(responseCode);
}

/** The server's answer in one line. */
export function answerOf(error: SmtpError): string {
  return describe(error.response ?? error.message);
}
