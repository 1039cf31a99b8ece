import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanHeaderText } from '../../src/message/clean.ts';
import { composeConfirmation, makeMessageId, taggedSubject } from '../../src/message/compose.ts';
import { cleanFileName } from '../../src/message/file-name.ts';

const INPUT = {
  mailbox: { address: 'support@example.com', name: 'Support' },
  to: { address: 'an@example.org', name: 'An\r\nBcc: x@example.net' },
  subject: 'Printer\r\nBcc: x@example.net',
  tag: '[SA-100427]',
  incoming: { messageId: '<q@example.org>', references: ['<p@example.org>'] },
  messageId: '<loket.1@example.com>',
  replyTo: null,
  words: { subject: '', text: 'Dank u', html: null },
};

describe('R-ACK-2 the confirmation', () => {
  it('answers the mail, says that a machine wrote it, and returns to the mailbox', () => {
    expect(composeConfirmation(INPUT)).toMatchObject({
      envelopeFrom: 'support@example.com',
      inReplyTo: '<q@example.org>',
      references: ['<p@example.org>', '<q@example.org>'],
      headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
      messageId: '<loket.1@example.com>',
    });
  });

  it('R-ACK-7 lets no line end of the customer into a header', () => {
    const mail = composeConfirmation(INPUT);
    expect(mail.subject).toBe('[SA-100427] Printer Bcc: x@example.net');
    expect(mail.to.name).toBe('An Bcc: x@example.net');
  });

  it('R-ACK-10 is generated, not replied, where there is no mail to reply to', () => {
    const mail = composeConfirmation({ ...INPUT, incoming: null });
    expect(mail).toMatchObject({ inReplyTo: null, references: [], headers: { 'Auto-Submitted': 'auto-generated' } });
  });

  it('carries the tag once, and never cuts it', () => {
    expect(taggedSubject('[SA-100427]', 'Re: [SA-100427] x [SA-100427]')).toBe('[SA-100427] Re: x');
    expect(taggedSubject('[SA-100427]', 'long '.repeat(200))).toMatch(/^\[SA-100427\] long/);
  });

  it('makes Message-IDs that are dot-atoms of at most 250 characters', () => {
    expect(makeMessageId('loket.7', 'Example.com')).toBe('<loket.7@example.com>');
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 300 }), (unique, domain) => {
        const id = makeMessageId(unique, domain);
        expect(id).toMatch(/^<[^\s<>@()[\]\\,;:"]+@[a-z0-9.-]+>$/);
        expect(id.length).toBeLessThanOrEqual(250);
      }),
    );
  });
});

describe('clean text', () => {
  it('R-ACK-7 holds one line without control characters, cut between characters', () => {
    expect(cleanHeaderText('a\0b\u202ec\r\n d\u2028e', 50)).toBe('a bc d e');
    expect(cleanHeaderText('ab😀', 3)).toBe('ab');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (value, length) => {
        const clean = cleanHeaderText(value, length);
        expect(clean.length).toBeLessThanOrEqual(length);
        expect(clean).not.toMatch(/[\r\n\0]|\p{Cs}/u);
      }),
    );
  });

  it.each([
    ['../../etc/passwd', 'text/plain', 'passwd'],
    ['C:\\temp\\a.txt', 'text/plain', 'a.txt'],
    ['..', 'text/plain', 'attachment.txt'],
    [null, 'application/pdf', 'attachment.pdf'],
    ['', 'message/rfc822', 'attachment.eml'],
    ['a\u202efdp.exe', 'application/pdf', 'afdp.exe'],
    ['con.txt', 'text/plain', '_con.txt'],
    ['.htaccess', 'text/plain', 'htaccess'],
    ['php://foo', 'text/plain', 'foo'],
    [`${'x'.repeat(300)}.docx`, 'application/msword', `${'x'.repeat(195)}.docx`],
  ])('R-MSG-7 %j of %s becomes %s', (name, type, clean) => {
    expect(cleanFileName(name, type)).toBe(clean);
  });
});
