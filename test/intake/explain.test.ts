import { describe, expect, it } from 'vitest';
import { TemporaryError } from '../../src/errors.ts';
import { DeadlineError } from '../../src/intake/deadline.ts';
import { explainImapError, isLoginRefused } from '../../src/intake/explain.ts';
import { mailboxOptions } from './ledger.ts';

const options = mailboxOptions({ port: 993, password: 'open sesame' }, { imap: { host: 'imap.example.com' } });
const failed = (fields: object, message = 'Command failed') => Object.assign(new Error(message), fields);
const login = (responseText: string, serverResponseCode?: string) =>
  failed({
    authenticationFailed: true,
    responseStatus: 'NO',
    responseText,
    ...(serverResponseCode && { serverResponseCode }),
  });

describe('R-IN-13 a refused login', () => {
  it.each([
    ['AUTHENTICATIONFAILED', login('Invalid credentials (Failure)', 'AUTHENTICATIONFAILED')],
    ['EXPIRED', login('Password has expired', 'EXPIRED')],
    ['no code, as Exchange says it', login('LOGIN failed.')],
  ])('is strictly classified: %s', (_what, error) => {
    expect(isLoginRefused(error)).toBe(true);
    expect(explainImapError(error, options)).toContain('refused the login of support@example.com');
  });

  it.each([
    ['UNAVAILABLE', login('Temporary authentication failure', 'UNAVAILABLE')],
    ['LIMIT', login('Too many logins', 'LIMIT')],
    ['INUSE', login('Mailbox is locked', 'INUSE')],
    ['too many connections, without a code', login('Too many simultaneous connections. (Failure)')],
    ['a rate limit, without a code', login('429 slow down')],
    ['a server fault, without a code', login('503 backend gone')],
    ['BAD', failed({ authenticationFailed: true, responseStatus: 'BAD', responseText: 'Unknown command' })],
    ['login disabled before TLS', failed({ authenticationFailed: true }, 'Login is disabled')],
    ['a lost connection', failed({ code: 'NoConnection' })],
    ['a time-out', new DeadlineError('connect', 30_000)],
    ['throttling', new TemporaryError('the server asks to wait', { retryAfterMs: 1000 })],
  ])('is not: %s', (_what, error) => {
    expect(isLoginRefused(error)).toBe(false);
  });
});

describe('explainImapError', () => {
  it.each([
    [failed({ code: 'ENOTFOUND' }), 'the name of imap.example.com:993 cannot be found'],
    [failed({ code: 'ECONNREFUSED' }), 'refuses the connection'],
    [failed({ code: 'EHOSTUNREACH' }), 'cannot be reached'],
    [failed({ code: 'CONNECT_TIMEOUT' }), 'did not answer in time'],
    [new DeadlineError('list', 60_000), 'did not answer in time (list took longer than 60 s)'],
    [failed({ code: 'GREETING_TIMEOUT' }), 'says nothing'],
    [failed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'certificate of imap.example.com:993 cannot be verified'],
    [failed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'certificate'],
    [failed({ code: 'NoConnection', reason: 'Shutting down' }), 'closed the connection: Shutting down'],
    [failed({}, 'Server does not support STARTTLS'), 'does not offer STARTTLS; nothing was sent in clear text'],
    [failed({}, 'SSL routines:ssl3_get_record:wrong version number'), 'does not speak TLS at once'],
    [failed({ responseText: 'Quota exceeded' }), 'Quota exceeded'],
  ])('says what to do: %s', (error, words) => {
    expect(explainImapError(error, options)).toContain(words);
  });

  it('names folders that exist when the configured one does not', () => {
    const error = failed({ mailboxMissing: true });
    const lost = mailboxOptions({ port: 143 }, { imap: { folder: 'Support' } });
    expect(explainImapError(error, lost, ['INBOX', 'INBOX.Support', 'Trash'])).toContain('there is "INBOX.Support"');
    expect(explainImapError(error, lost, ['INBOX', 'Trash'])).toContain('there is "INBOX", "Trash"');
    expect(explainImapError(error, lost)).toContain('has no folder "Support"; check imap.folder');
  });

  it('never holds the password', () => {
    expect(explainImapError(login('LOGIN failed.'), options)).not.toContain('open sesame');
  });
});
