import { type Random, seeded } from '../../bench/random.ts';
import { mail, personMail } from '../support/mail.ts';

/** A mail with what has to become of it. */
export interface MixedMail {
  raw: Buffer;
  messageId: string;
  outcome: 'opened' | 'appended' | 'held' | 'duplicate';
}

const SMALL_BYTES = 20_000;
/** Above the size up to which a blob lies in the database, and above that from which a mail is streamed. */
const FILE_BYTES = 300_000;
const STREAMED_BYTES = 1_200_000;

/**
 * The mail of a busy desk, the same for a seed: new requests, some with small, large and very large attachments, replies
 * to earlier ones by number of their thread, alerts of machines, bounces of what we never sent, and second deliveries.
 */
export function mixedMails(count: number, seed: number): MixedMail[] {
  const random = seeded(seed);
  const mails: MixedMail[] = [];
  const requests: { messageId: string; from: string; subject: string }[] = [];
  for (let at = 0; at < count; at++) {
    const messageId = `<mixed-${seed}-${at}@customer.example>`;
    const from = `customer-${seed}-${at}@customer.example`;
    const subject = `Question ${seed}-${at}`;
    const dice = random.next();
    const earlier = requests[random.whole(0, Math.max(0, requests.length - 1))];
    const known = mails[random.whole(0, Math.max(0, mails.length - 1))];
    if (dice < 0.08 && known !== undefined) {
      mails.push({ ...known, outcome: 'duplicate' });
    } else if (dice < 0.22 && earlier !== undefined) {
      const headers = { 'In-Reply-To': earlier.messageId, References: earlier.messageId };
      const reply = { from: earlier.from, subject: `Re: ${earlier.subject}`, messageId, headers };
      mails.push({ raw: personMail({ ...reply, body: `More about it, part ${at}.` }), messageId, outcome: 'appended' });
    } else if (dice < 0.28) {
      const alert = { from, subject: `Disk of host ${at} nearly full`, messageId };
      mails.push({
        raw: personMail({ ...alert, headers: { 'Auto-Submitted': 'auto-generated' } }),
        messageId,
        outcome: 'opened',
      });
    } else if (dice < 0.32) {
      mails.push({ raw: strangeBounce(messageId, at), messageId, outcome: 'held' });
    } else {
      const size = sizeOf(random);
      const raw =
        size === 0
          ? personMail({ from, subject, messageId, body: `Goedendag, vraag ${at}. Kunt u ons helpen?` })
          : withAttachment({ from, subject, messageId }, random.bytes(size));
      mails.push({ raw, messageId, outcome: 'opened' });
      requests.push({ messageId, from, subject });
    }
  }
  return mails;
}

/** Bytes of the attachment; 0: none. */
function sizeOf(random: Random): number {
  const dice = random.next();
  if (dice < 0.015) return STREAMED_BYTES + random.whole(0, 50_000);
  if (dice < 0.05) return FILE_BYTES + random.whole(0, 50_000);
  return dice < 0.1 ? random.whole(100, SMALL_BYTES) : 0;
}

function withAttachment(head: { from: string; subject: string; messageId: string }, bytes: Buffer): Buffer {
  return mail`
    From: ${head.from}
    To: support@example.com
    Subject: ${head.subject}
    Message-ID: ${head.messageId}
    Date: Mon, 02 Mar 2026 09:00:00 +0100
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=part

    --part
    Content-Type: text/plain; charset=utf-8

    See the attachment.
    --part
    Content-Type: application/octet-stream
    Content-Disposition: attachment; filename="scan.bin"
    Content-Transfer-Encoding: base64

    ${bytes.toString('base64').replace(/.{76}/g, '$&\n')}
    --part--
  `;
}

/** A delivery report about a mail that was not ours. */
function strangeBounce(messageId: string, at: number): Buffer {
  return mail`
    Return-Path: <>
    From: mailer-daemon@mail.example
    To: support@example.com
    Subject: Undelivered Mail Returned to Sender
    Message-ID: ${messageId}
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=part

    --part
    Content-Type: text/plain

    Your message could not be delivered.
    --part
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mail.example

    Final-Recipient: rfc822; nobody-${at}@elsewhere.example
    Action: failed
    Status: 5.1.1

    --part
    Content-Type: text/rfc822-headers

    Message-ID: <never-ours-${at}@elsewhere.example>
    --part--
  `;
}
