import { describe, expect, it } from 'vitest';
import { readDeliveryReport } from '../../src/message/bounce.ts';
import { readFixture, readMail } from './read.ts';

describe('R-KIND-4 delivery reports', () => {
  it('reads action, status and diagnostic of each recipient and the original Message-ID', async () => {
    const report = readDeliveryReport(await readFixture('bounce-mailbox-full'))?.report;
    expect(report).toEqual({
      originalMessageId: '<loket.5@example.com>',
      guessed: false,
      recipients: [
        {
          address: 'an.peeters@example.org',
          action: 'failed',
          status: '5.2.2',
          diagnostic: '552 5.2.2 Mailbox is full',
        },
        { address: 'luc@example.org', action: 'delayed', status: '4.4.1', diagnostic: null },
      ],
    });
  });

  it('reads the part alone, under a wrong outer type', async () => {
    const read = readDeliveryReport(await readFixture('bounce-wrong-outer-type'));
    expect(read?.report.recipients).toHaveLength(2);
    expect(read?.report.originalMessageId).toBe('<loket.5@example.com>');
  });

  it('reads a receipt, which names the mail that was read', async () => {
    expect(readDeliveryReport(await readFixture('read-receipt'))).toMatchObject({
      kind: 'receipt',
      report: {
        originalMessageId: '<loket.8@example.com>',
        recipients: [{ address: 'an.peeters@example.org', action: 'delivered' }],
      },
    });
  });

  it('guesses at qmail and Exim, and says that it guesses', async () => {
    expect(readDeliveryReport(await readFixture('bounce-qmail'))?.report).toEqual({
      originalMessageId: '<loket.6@example.com>',
      guessed: true,
      recipients: [
        {
          address: 'gone@example.org',
          action: 'failed',
          status: '5.1.1',
          diagnostic: '550 5.1.1 sorry, no mailbox here by that name',
        },
      ],
    });
    expect(readDeliveryReport(await readFixture('bounce-exim'))?.report).toMatchObject({
      originalMessageId: '<loket.7@example.com>',
      guessed: true,
      recipients: [{ address: 'slow@example.org', action: 'delayed' }],
    });
  });

  it('takes no abuse report and no question for a bounce', async () => {
    expect(readDeliveryReport(await readFixture('abuse-report'))).toBeNull();
    expect(readDeliveryReport(await readFixture('dutch-question'))).toBeNull();
  });

  const fields = async (status: string, notice = 'Sorry.') => {
    const lines = [
      'From: MAILER-DAEMON@mx.example.net',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
      '',
      '--x',
      '',
      notice,
      '--x',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.net',
      '',
      status,
      '--x',
      'Content-Type: text/rfc822-headers',
      '',
      'Message-ID: <loket.5@example.com>',
      'To: an@example.org',
      '--x--',
    ];
    return readDeliveryReport(await readMail(lines.join('\r\n')))?.report;
  };

  it('names whom the sender wrote to, and where the mail went from there', async () => {
    const report = await fields(
      'Original-Recipient: rfc822;an@example.org\r\nFinal-Recipient: rfc822;@mx.example.org:box7@store.example.org\r\nAction: failed\r\nStatus: 5.2.2\r\n',
    );
    expect(report?.recipients).toMatchObject([
      { address: 'an@example.org', finalAddress: 'box7@store.example.org', status: '5.2.2' },
    ]);
  });

  it.each([
    ['5.0.0', 'smtp; 554 5.7.1 Relay access denied', '5.7.1'],
    ['4.4.7', 'smtp; 450 4.7.1 IP name lookup failed', '4.7.1'],
    ['5.1.1', 'smtp; 550 5.0.0 refused', '5.1.1'],
    ['5.0.0', 'smtp; 550 refused by 192.0.2.5', '5.0.0'],
    ['', 'smtp; 552 mailbox full', '5.2.2'],
    ['', 'smtp; connection timed out', '5.4.1'],
  ])(
    'reads status %j with %j as %s: the refusing server is nearest to the cause',
    async (given, diagnostic, status) => {
      const report = await fields(
        `Final-Recipient: rfc822; an@example.org\r\nAction: failed\r\nStatus: ${given}\r\nDiagnostic-Code: ${diagnostic}\r\n`,
      );
      expect(report).toMatchObject({ guessed: false, recipients: [{ address: 'an@example.org', status }] });
    },
  );

  it('asks the words, then the returned mail, where the fields name no mailbox', async () => {
    const status = 'Final-Recipient: rfc822; /var/mail/spool/an\r\nAction: failed\r\nStatus: 5.2.2\r\n';
    expect(await fields(status, 'Failed:\r\n\r\n<eva@example.org>: mailbox is full\r\n')).toMatchObject({
      guessed: true,
      recipients: [{ address: 'eva@example.org', action: 'failed', status: '5.2.2' }],
    });
    expect((await fields(status))?.recipients).toMatchObject([{ address: 'an@example.org', status: '5.2.2' }]);
  });

  it('reads the fields where a relay left them in the text', async () => {
    const mail = await readMail(
      'From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered Mail Returned to Sender\n\nSorry.\n\nReporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; an@example.org\nAction: delayed\nStatus: 4.4.1\n\nReceived: by mx.example.net\nMessage-ID: <loket.5@example.com>\n\nhello\n',
    );
    expect(readDeliveryReport(mail)?.report).toMatchObject({
      originalMessageId: '<loket.5@example.com>',
      guessed: true,
      recipients: [{ address: 'an@example.org', action: 'delayed', status: '4.4.1' }],
    });
  });
});
