import { describe, expect, it } from 'vitest';
import type { SmtpAccount } from '../../src/delivery/account.ts';
import { judgeFailure, recordOfFailure, SendFailure, type Stage } from '../../src/delivery/outcome.ts';
import { LoketError } from '../../src/errors.ts';
import type { ClaimedMail } from '../../src/store/outbox.ts';

const ACCOUNT: SmtpAccount = { host: 'mail.example', port: 587, tls: 'starttls', user: 'support', password: 'secret' };

/** An error as nodemailer makes it. */
function clientError(fields: Record<string, unknown>): Error {
  return Object.assign(new Error('It failed'), fields);
}

/** An answer of the server to one command. */
function answer(command: string, responseCode: number, text = 'No'): Error {
  const code = command === 'DATA' ? 'EMESSAGE' : 'EENVELOPE';
  return clientError({ code, command, responseCode, response: `${responseCode} ${text}` });
}

const kindOf = (stage: Stage, error: unknown) => judgeFailure(new SendFailure(stage, error), ACCOUNT).kind;

describe('R-OUT-2 only a clear 5xx is permanent', () => {
  it.each([
    ['MAIL FROM', 'envelope'],
    ['RCPT TO', 'envelope'],
    ['DATA', 'envelope'],
    ['DATA', 'content'],
  ] as const)('at %s (%s)', (command, stage) => {
    expect(kindOf(stage, answer(command, 550))).toBe('permanent');
    expect(kindOf(stage, answer(command, 554))).toBe('permanent');
    expect(kindOf(stage, answer(command, 450))).toBe('temporary');
    expect(kindOf(stage, answer(command, 421))).toBe('temporary');
  });

  it('not a 503, which speaks of the session', () => {
    expect(kindOf('envelope', answer('RCPT TO', 503))).toBe('temporary');
  });

  it('not at the greeting, EHLO or STARTTLS, which speak of us', () => {
    for (const command of ['CONN', 'EHLO', 'HELO', 'STARTTLS']) {
      const error = clientError({ code: 'EPROTOCOL', command, responseCode: 554, response: '554 go away' });
      expect(kindOf('session', error)).toBe('unreachable');
    }
  });

  it('nor anything that is not known', () => {
    expect(kindOf('envelope', new Error('What is this?'))).toBe('temporary');
    expect(judgeFailure('a word', ACCOUNT).kind).toBe('temporary');
    expect(judgeFailure(undefined, ACCOUNT).kind).toBe('temporary');
    expect(kindOf('envelope', clientError({ code: 'EPROTOCOL', command: 'CONN' }))).toBe('temporary');
  });
});

describe('a mail that can never be sent fails visibly', () => {
  it.each([
    new LoketError('invalid', 'the header Subject of this mail holds control characters'),
    clientError({ code: 'EENVELOPE', command: 'API' }),
    clientError({ code: 'ESTREAM', originalCode: 'EFILEACCESS', command: 'API' }),
    clientError({ code: 'EURLACCESS' }),
  ])('%s', (error) => {
    expect(judgeFailure(error, ACCOUNT)).toMatchObject({
      kind: 'permanent',
      message: expect.stringMatching(/cannot be sent/),
    });
  });

  it('but not for an attachment that could not be read', () => {
    expect(kindOf('content', clientError({ code: 'ESTREAM', command: 'API' }))).toBe('temporary');
  });
});

describe('R-OUT-3 a connection that is lost', () => {
  const lost = clientError({ code: 'ECONNECTION', command: 'CONN' });
  const silent = clientError({ code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT', command: 'CONN' });

  it('is ambiguous once the content went over, and says so', () => {
    for (const error of [lost, silent]) {
      expect(judgeFailure(new SendFailure('content', error), ACCOUNT)).toMatchObject({
        kind: 'ambiguous',
        message: expect.stringMatching(/may have arrived.* same Message-ID/),
      });
    }
  });

  it('is temporary at the envelope: a recipient that breaks the server must not be tried for ever', () => {
    expect(kindOf('envelope', lost)).toBe('temporary');
    expect(kindOf('envelope', silent)).toBe('temporary');
  });

  it('is the server being away when there was no session', () => {
    expect(kindOf('session', lost)).toBe('unreachable');
    expect(kindOf('session', silent)).toBe('unreachable');
  });

  it('is the server being away when the pool found no connection that holds', () => {
    expect(kindOf('envelope', clientError({ code: 'ECONNECTION' }))).toBe('unreachable');
    expect(kindOf('envelope', clientError({ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }))).toBe('unreachable');
  });
});

describe('a sign-in that is refused', () => {
  it('pauses the account, at AUTH and at MAIL', () => {
    const refused = clientError({ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535, response: '535 no' });
    expect(judgeFailure(new SendFailure('session', refused), ACCOUNT)).toEqual({
      kind: 'authentication',
      message: 'mail.example:587 refused user or password: 535 no',
      responseCode: 535,
    });
    expect(kindOf('envelope', answer('MAIL FROM', 530))).toBe('authentication');
  });

  it('is the server being away when it cannot check the password now', () => {
    const later = clientError({ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 454, response: '454 later' });
    expect(kindOf('session', later)).toBe('unreachable');
  });
});

describe('what is written down', () => {
  const now = '2026-03-02T09:00:00.000Z';
  const claimed: ClaimedMail = { id: 7, ticketId: 1, attempts: 0, createdAt: now };
  const record = (stage: Stage, error: unknown, attempts = 0, createdAt = now) =>
    recordOfFailure(
      { ...claimed, attempts, createdAt },
      judgeFailure(new SendFailure(stage, error), ACCOUNT),
      now,
      0.5,
    );

  it('R-OUT-2 counts nothing for a mail that was never offered', () => {
    const error = clientError({ code: 'ESOCKET', originalCode: 'ECONNREFUSED' });
    expect(record('session', error)).toEqual({ id: 7, result: 'released', nextAttemptAt: now });
  });

  it('R-OUT-2 tries again later, with the answer of the server', () => {
    expect(record('envelope', answer('RCPT TO', 451, '4.7.1 Greylisted'))).toEqual({
      id: 7,
      result: 'retry',
      error: 'the mail server asks to try later: 451 4.7.1 Greylisted',
      nextAttemptAt: '2026-03-02T09:00:30.000Z',
    });
  });

  it('R-OUT-2 gives up in the end, and says after how many attempts', () => {
    expect(record('envelope', answer('RCPT TO', 451), 65, '2026-02-20T09:00:00.000Z')).toMatchObject({
      result: 'failed',
      error: expect.stringMatching(/^given up after 66 attempts: .*451/),
    });
  });
});
