import { randomUUID } from 'node:crypto';

/** One recipient who did not get a mail. */
export interface Bounce {
  /** Host that reports, e.g. `mail.example.com`. */
  host: string;
  /** Envelope sender of the mail, to whom the report goes. */
  sender: string;
  recipient: string;
  /** The mail that was not delivered. */
  raw: Buffer;
  now: Date;
}

/** A delivery status notification (RFC 3464, RFC 6522) as an MTA sends it: a sentence, the status, the headers of the mail. */
export function bounceReport({ host, sender, recipient, raw, now }: Bounce): Buffer {
  const boundary = `report-${randomUUID()}`;
  const diagnostic = `550 5.1.1 <${recipient}>: Recipient address rejected: User unknown`;
  const text = `
Return-Path: <>
From: Mail Delivery System <mailer-daemon@${host}>
To: ${sender}
Subject: Undelivered Mail Returned to Sender
Date: ${now.toUTCString().replace('GMT', '+0000')}
Message-ID: <${randomUUID()}@${host}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"

--${boundary}
Content-Type: text/plain; charset=utf-8

This is the mail system at ${host}.

Your message could not be delivered to <${recipient}>:
${diagnostic}

--${boundary}
Content-Type: message/delivery-status

Reporting-MTA: dns; ${host}
Arrival-Date: ${now.toUTCString().replace('GMT', '+0000')}

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; ${diagnostic}

--${boundary}
Content-Type: text/rfc822-headers

`.trimStart();
  return Buffer.concat([crlf(text), headersOf(raw), crlf(`\n--${boundary}--\n`)]);
}

/** The header block of a raw mail with its last line end. */
function headersOf(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n');
  return end < 0 ? raw : raw.subarray(0, end + 2);
}

function crlf(text: string): Buffer {
  return Buffer.from(text.replace(/\r?\n/g, '\r\n'));
}
