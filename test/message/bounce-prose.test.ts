import { describe, expect, it } from 'vitest';
import { readDeliveryReport } from '../../src/message/bounce.ts';
import { readMail } from './read.ts';

/** A report in plain text from a mail server to the desk that sent the mail. */
async function readProse(text: string, headers: readonly string[] = [], subject = 'Undeliverable mail') {
  const head = [
    'Return-Path: <>',
    'From: Mail Delivery System <mailer-daemon@mx.example.net>',
    'To: support@example.com',
    `Subject: ${subject}`,
    ...headers,
  ];
  return readDeliveryReport(await readMail(`${head.join('\n')}\n\n${text}`))?.report;
}

/** How servers write: who, which status, and the text of the report. */
const STYLES: readonly (readonly [string, string, string | null, string])[] = [
  [
    'qmail, with the reason below the address',
    'gone@example.org',
    '5.1.1',
    "Hi. This is the qmail-send program at mx.example.net.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<gone@example.org>:\n192.0.2.25 does not like recipient.\nRemote host said: 550 5.1.1 <gone@example.org>: User unknown\nGiving up on 192.0.2.25.\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <support@example.com>\nMessage-ID: <loket.9@example.com>\nTo: gone@example.org\n",
  ],
  [
    'Exim, with the reason indented',
    'gone@example.org',
    '5.2.2',
    'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  gone@example.org\n    mailbox is full: retry timeout exceeded\n\n------ This is a copy of the message, including all the headers. ------\n\nReturn-path: <support@example.com>\nTo: gone@example.org\nMessage-ID: <loket.9@example.com>\n',
  ],
  [
    'Postfix, with the reason on the same line',
    'gone@example.org',
    '5.1.2',
    'This is the mail system at host mx.example.net.\n\nI am sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\nFor further assistance, please send mail to <postmaster@example.net>\n\n<gone@example.org>: Host or domain name not found. Name service error for\n    name=example.org type=A: Host not found\n',
  ],
  [
    'sendmail of old, with the dialogue before the address',
    'gone@example.org',
    '5.1.1',
    '   ----- Transcript of session follows -----\nWhile talking to mx.example.org:\n>>> RCPT To:<gone@example.org>\n<<< 550 No such user here.\n550 <gone@example.org>... User unknown\n\n   ----- Unsent message follows -----\nReceived: by mx.example.net; (5.65/1.37) id 0\nMessage-Id: <loket.9@example.com>\nTo: gone@example.org\n',
  ],
  [
    'Courier',
    'gone@example.org',
    '5.1.1',
    'This is a delivery status notification from mx.example.net,\nrunning the Courier mail server, version 0.65.2.\n\n                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<gone@example.org>:\n    mx.example.org [192.0.2.95]:\n>>> RCPT TO:<gone@example.org>\n<<< 550 5.1.1 <gone@example.org>... User Unknown\n',
  ],
  [
    'Exchange 2003',
    'gone@example.org',
    '5.1.1',
    'Your message\n\n  To:      support@example.com\n  Subject: Your question\n  Sent:    Thu, 5 Mar 2026 09:00:00 +0100\n\ndid not reach the following recipient(s):\n\ngone@example.org on Thu, 5 Mar 2026 09:00:01 +0100\n    The recipient name is not recognized\n    MSEXCH:IMS:EXAMPLE:EXCHANGE 0 (000C05A6) Unknown Recipient\n',
  ],
  [
    'Exchange 2007, the address with its link',
    'gone@example.org',
    '5.1.1',
    'Delivery has failed to these recipients or distribution lists:\n\ngone@example.org<mailto:gone@example.org>\nThe e-mail address you entered could not be found.\n\nDiagnostic information for administrators:\n\nGenerating server: mx.example.net\n\ngone@example.org\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n\nOriginal message headers:\n\nReceived: from mx.example.com\nMessage-ID: <loket.9@example.com>\n',
  ],
  [
    'Domino',
    'gone@example.org',
    '5.1.1',
    'Your message\n\n  Subject: Your question\n\nwas not delivered to:\n\n  gone@example.org\n\nbecause:\n\n  User gone (gone@example.org) not listed in Domino Directory\n',
  ],
  [
    'Notes, with the reason above the address',
    'gone@example.org',
    '5.1.1',
    '------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book\ngone@example.org\n\n------- Returned Message --------\nReceived: from mx.example.com\nMessage-ID: <loket.9@example.com>\n',
  ],
  [
    'GroupWise',
    'gone@example.org',
    null,
    'The message that you sent was undeliverable to the following:\n\tgone@example.org\n\nPossibly truncated original message follows:\n\nTo: gone@example.org\n',
  ],
  [
    'Gmail of old',
    'gone@example.org',
    '5.2.1',
    'Delivery to the following recipient failed permanently:\n\n     gone@example.org\n\nTechnical details of permanent failure:\nThe account is disabled.\n\n----- Original message -----\n\nReceived: by 192.0.2.1\n        Thu, 5 Mar 2026 09:00:00 +0100\nMessage-ID: <loket.9@example.com>\n',
  ],
  [
    'GMX, the address in quotes',
    'gone@example.org',
    '5.1.1',
    'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of\nits recipients. The following address failed:\n\n"gone@example.org":\nSMTP error from remote server after RCPT command:\nhost: mx.example.org\n5.1.1 <gone@example.org>... User Unknown\n\n--- The header of the original message is following. ---\n\nReceived: from mx.example.com\nMessage-ID: <loket.9@example.com>\n',
  ],
  [
    'OpenSMTPD',
    'gone@example.org',
    '5.1.2',
    '    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this e-mail.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\ngone@example.org: Domain does not exist\n\n    Below is a copy of the original message:\n\nReceived: from mx.example.com\nMessage-ID: <loket.9@example.com>\n',
  ],
  [
    'DragonFly, within a sentence',
    'gone@example.org',
    '5.7.509',
    'This is the DragonFly Mail Agent v0.13 at mx.example.net.\n\nThere was an error delivering your mail to <gone@example.org>.\n\nmx.example.org [192.0.2.17] did not like our final DATA:\n550 5.7.509 Access denied\n\nMessage headers follow.\n\nReceived: from support (uid 0)\nMessage-Id: <loket.9@example.com>\n',
  ],
  [
    'IMail',
    'gone@example.org',
    '5.2.2',
    'User mailbox exceeds allowed size: gone@example.org\n\n\nOriginal message follows.\n',
  ],
  [
    'KDDI',
    'gone@example.org',
    '5.2.2',
    'Your mail sent on: Thu, 5 Mar 2026 11:04:47 +0900\n    Could not be delivered to: <gone@example.org>\n    As their mailbox is full.\n',
  ],
  [
    'MailMarshal, the reason first',
    'gone@example.org',
    '5.1.1',
    'Your message:\n   From:    support@example.com\n   Subject: Your question\n\nCould not be delivered because of\n\n550 5.1.1 User unknown\n\nThe following recipients were affected:\n    gone@example.org\n',
  ],
  [
    'James',
    'gone@example.org',
    '5.1.1',
    'Message details:\n  Subject: Your question\n  MAIL FROM: support@example.com\n  RCPT TO: gone@example.org\n  From: support@example.com\n\nError message below:\n550 - Requested action not taken: no such user here\n',
  ],
  [
    'InterScan',
    'gone@example.org',
    '5.1.1',
    'Sent <<< MAIL FROM:<support@example.com>\nReceived >>> 250 ok\nSent <<< RCPT TO:<gone@example.org>\nReceived >>> 550 5.1.1 <gone@example.org>... user unknown\n\nUnable to deliver message to <gone@example.org>.\n',
  ],
  [
    'Sun Messaging Server, the returned fields first',
    'gone@example.org',
    '5.1.1',
    'This report relates to a message you sent with the following header fields:\n\n  Return-path: <support@example.com>\n  Message-id: <loket.9@example.com>\n  From: support@example.com\n\nYour message cannot be delivered to the following recipients:\n\n  Recipient address: gone@example.org\n  Reason: Remote SMTP server has rejected address\n  Diagnostic code: smtp;550 5.1.1 <gone@example.org>... User Unknown\n',
  ],
  [
    'Zoho',
    'gone@example.org',
    '5.1.1',
    'This message was created automatically by mail delivery software.\nA message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\n\ngone@example.org Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <gone@example.org>... User Unknown\n',
  ],
  [
    'T-Online',
    'gone@example.org',
    '5.1.2',
    '|------------------------- Message log follows: -------------------------|\n no valid recipients were found for this message\n|------------------------- Failed addresses follow: ---------------------|\n gone@example.org ... unknown host\n|------------------------- Message text follows: ------------------------|\nReceived: from mx.example.com\nMessage-Id: <loket.9@example.com>\nTo: gone@example.org\n',
  ],
];

describe('R-KIND-4 reports in prose', () => {
  it.each(STYLES)('%s', async (_, address, status, text) => {
    const report = await readProse(text);
    expect(report).toMatchObject({ guessed: true, recipients: [{ address, action: 'failed', status }] });
    expect(report?.recipients).toHaveLength(1);
    if (text.toLowerCase().includes('message-id')) expect(report?.originalMessageId).toBe('<loket.9@example.com>');
  });

  it('gives each of several recipients its own reason', async () => {
    const report = await readProse(
      'Hi. This is the qmail-send program at mx.example.net.\n\n<a@example.org>:\nRemote host said: 550 5.1.1 unknown\n\n<b@example.org>:\nRemote host said: 552 5.2.2 full\n\n--- Enclosed is a copy of the message.\n',
    );
    expect(report?.recipients).toMatchObject([
      { address: 'a@example.org', status: '5.1.1', diagnostic: 'Remote host said: 550 5.1.1 unknown' },
      { address: 'b@example.org', status: '5.2.2', diagnostic: 'Remote host said: 552 5.2.2 full' },
    ]);
  });

  it('knows a delay from a failure', async () => {
    const text =
      'This is a warning message only. YOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\n  slow@example.org\n    connection timed out\n';
    expect((await readProse(text, [], 'Warning: message 1abc delayed 24 hours'))?.recipients).toMatchObject([
      { address: 'slow@example.org', action: 'delayed', status: '4.4.1' },
    ]);
  });

  it('takes whom the returned mail was for, or the envelope address it came back to, where the words name nobody', async () => {
    const returned =
      'Sorry.\n\n----- Original message -----\n\nReceived: from mx.example.com\nMessage-ID: <loket.9@example.com>\nTo: An <an@example.org>\n';
    expect((await readProse(returned))?.recipients).toMatchObject([{ address: 'an@example.org', status: null }]);
    const verp = await readProse('Sorry.', ['Delivered-To: bounce+an=example.org@example.com']);
    expect(verp?.recipients).toMatchObject([{ address: 'an@example.org' }]);
  });

  it('finds the mail that it answers where nothing came back with it', async () => {
    expect(
      (await readProse('Sorry, gone@example.org is unknown.', ['In-Reply-To: <loket.9@example.com>']))
        ?.originalMessageId,
    ).toBe('<loket.9@example.com>');
  });

  it('is no report where a person writes about one', async () => {
    const mail = await readMail(
      'From: an@example.org\nTo: support@example.com\nSubject: Re: mail delivery failed\n\nThis message was created automatically by mail delivery software.\n\nWhat does it mean?',
    );
    expect(readDeliveryReport(mail)).toBeNull();
  });

  it('is done with hostile words within the time of a test', async () => {
    const pieces = [
      '<a@b.cd>: ',
      'for a@',
      '550 5.1.1 ',
      'unknown user ',
      'recipient ',
      '"',
      'Received: x\n',
      'mailbox ',
      '-- ',
    ];
    for (const piece of pieces) {
      for (const end of ['', '\n']) await readProse((piece + end).repeat(40_000 / (piece.length + end.length)));
    }
  }, 10_000);
});
