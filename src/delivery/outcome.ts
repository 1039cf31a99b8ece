/**
 * What a failed attempt means for the mail (R-OUT-2, R-OUT-3). Pure.
 *
 *   permanent       a clear 5xx to MAIL, RCPT or DATA, or a mail that can never be sent
 *   ambiguous       lost while or after the content went over: it may have arrived
 *   unreachable     never offered: no session came about
 *   authentication  never offered: the server does not take our sign-in
 *   temporary       everything else, known or not
 */
import { LoketError, never } from '../errors.ts';
import type { ClaimedMail, DeliveryRecord } from '../store/outbox.ts';
import type { SmtpAccount } from './account.ts';
import { nextAttemptAt } from './backoff.ts';
import { answerOf, explainSmtpError, isAboutSigningIn, readSmtpError, type SmtpError } from './smtp-error.ts';

/** How far an attempt came: `session`: not yet signed in; `envelope`: MAIL, RCPT, DATA; `content`: its bytes went over. */
export type Stage = 'session' | 'envelope' | 'content';

/** A failed attempt, with how far it came; `cause` is the client's error. */
export class SendFailure extends Error {
  readonly stage: Stage;

  constructor(stage: Stage, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'SendFailure';
    this.stage = stage;
  }
}

export interface Failure {
  kind: 'permanent' | 'temporary' | 'ambiguous' | 'unreachable' | 'authentication';
  /** In plain words, for people. May hold the server's answer, so it goes into rows and never into logs. */
  message: string;
  /** The server's code, for logs. */
  responseCode: number | null;
}

/** Errors of the client that say that this mail can never be sent: our own mistake, so it fails visibly. */
const UNSENDABLE = new Set(['EFILEACCESS', 'EURLACCESS', 'EMAXRECIPIENTS']);

/** Judges whatever a transport threw. */
export function judgeFailure(thrown: unknown, account: SmtpAccount): Failure {
  const stage = thrown instanceof SendFailure ? thrown.stage : 'envelope';
  const cause = thrown instanceof SendFailure ? thrown.cause : thrown;
  const error = readSmtpError(cause);
  const kind = cause instanceof LoketError && cause.code === 'invalid' ? 'permanent' : kindOf(error, stage);
  return { kind, message: messageOf(kind, error, cause, account), responseCode: error.responseCode };
}

function kindOf(error: SmtpError, stage: Stage): Failure['kind'] {
  if (error.systemCode !== null && UNSENDABLE.has(error.systemCode)) return 'permanent';
  if (error.code === 'EENVELOPE' && error.command === 'API') return 'permanent';
  if (error.code === 'EAUTH') return isLater(error) ? 'unreachable' : 'authentication';
  if (isAboutSigningIn(error)) return 'authentication';
  if (stage === 'session' || isBeforeSession(error)) return 'unreachable';
  if (isClearRefusal(error)) return 'permanent';
  if (error.responseCode !== null || error.code === 'ESTREAM') return 'temporary';
  return stage === 'content' ? 'ambiguous' : 'temporary';
}

/** An answer of 4xx to AUTH: the server cannot check the password now. */
function isLater(error: SmtpError): boolean {
  return error.responseCode !== null && error.responseCode < 500;
}

/** A pooled connection may have been dropped and replaced, so the error itself may tell more than the stage. */
function isBeforeSession(error: SmtpError): boolean {
  if (error.code === 'EDNS' || error.code === 'ETLS') return true;
  if (error.systemCode === 'ECONNREFUSED') return true;
  // The pool's own word for connections that closed before anything was said on them.
  if (error.code === 'ECONNECTION' && error.command === null && error.responseCode === null) return true;
  return error.timeout !== null && error.timeout !== 'SOCKET_TIMEOUT';
}

/** 503, bad sequence of commands, speaks of the session and not of the mail (RFC 5321 section 4.2.3). */
function isClearRefusal({ responseCode, command }: SmtpError): boolean {
  if (command !== 'MAIL FROM' && command !== 'RCPT TO' && command !== 'DATA') return false;
  return responseCode !== null && responseCode >= 500 && responseCode < 600 && responseCode !== 503;
}

function messageOf(kind: Failure['kind'], error: SmtpError, cause: unknown, account: SmtpAccount): string {
  switch (kind) {
    case 'permanent':
      return error.responseCode === null
        ? `this mail cannot be sent: ${error.message}`
        : `refused by the mail server: ${answerOf(error)}`;
    case 'ambiguous':
      return 'the connection was lost while the mail was handed over: it may have arrived; it is sent again with the same Message-ID';
    case 'temporary':
      if (cause instanceof LoketError) return cause.message;
      return error.responseCode === null
        ? explainSmtpError(cause, account)
        : `the mail server asks to try later: ${answerOf(error)}`;
    case 'unreachable':
    case 'authentication':
      return explainSmtpError(cause, account);
  }
}

/** What is written down for a failed attempt of a claimed mail. 0 ≤ `random` < 1. */
export function recordOfFailure(claimed: ClaimedMail, failure: Failure, now: string, random: number): DeliveryRecord {
  const { id, createdAt } = claimed;
  const attempts = claimed.attempts + 1;
  switch (failure.kind) {
    case 'unreachable':
    case 'authentication':
      return { id, result: 'released', nextAttemptAt: now };
    case 'permanent':
      return { id, result: 'failed', error: failure.message };
    case 'ambiguous':
    case 'temporary': {
      const at = nextAttemptAt(attempts, createdAt, now, random);
      if (at === null)
        return { id, result: 'failed', error: `given up after ${attempts} attempts: ${failure.message}` };
      return { id, result: 'retry', error: failure.message, nextAttemptAt: at };
    }
    default:
      return never(failure.kind);
  }
}
