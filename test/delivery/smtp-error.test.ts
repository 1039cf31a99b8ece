import { expect, it } from 'vitest';
import type { SmtpAccount } from '../../src/delivery/account.ts';
import { explainSmtpError } from '../../src/delivery/smtp-error.ts';

const ACCOUNT: SmtpAccount = { host: 'mail.example', port: 465, tls: 'implicit', user: null, password: null };

it.each([
  [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'nothing listens at mail.example:465'],
  [{ code: 'EDNS', originalCode: 'ENOTFOUND' }, 'the name mail.example is not known'],
  [{ code: 'EDNS', originalCode: 'EAI_AGAIN' }, 'the name server does not answer'],
  [{ code: 'ESOCKET', originalCode: 'EHOSTUNREACH' }, 'there is no way to mail.example:465'],
  [{ code: 'ETIMEDOUT', timeoutType: 'CONNECT_TIMEOUT' }, 'check host and port, and whether a firewall'],
  [{ code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' }, 'never greeted'],
  [{ code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'not from an authority known here'],
  [{ code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'is for another name'],
  [{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, 'has expired'],
  [{ code: 'ESOCKET', originalCode: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'does not begin with TLS: set tls to "starttls"'],
  [
    { code: 'ETLS', command: 'STARTTLS', responseCode: 502, response: '502 no' },
    'offers no STARTTLS (it answered 502 no)',
  ],
  [{ code: 'EAUTH', responseCode: 535, response: '535 5.7.8 bad' }, 'refused user or password: 535 5.7.8 bad'],
  [{ code: 'EAUTH', responseCode: 454, response: '454 busy' }, 'cannot check the password now'],
  [
    { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553, response: '553 not yours' },
    'refused the sender: 553 not yours',
  ],
  [
    { code: 'EPROTOCOL', command: 'CONN', responseCode: 421, response: '421 too many' },
    'would not talk to us: 421 too many',
  ],
  [{}, 'mail.example:465: It failed'],
])('says what is wrong: %j', (fields, words) => {
  const line = explainSmtpError(Object.assign(new Error('It failed'), fields), ACCOUNT);
  expect(line).toContain(words);
  expect(line).not.toContain('\n');
});
