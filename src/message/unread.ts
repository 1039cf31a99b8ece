/** A mail of which only the header block is read: the words stay in the raw mail, which is attached whole (R-MSG-6). */
import { readFields } from './fields.ts';
import { Fingerprint } from './fingerprint.ts';
import { HeadReader } from './head-reader.ts';
import { readHeaders } from './headers.ts';
import type { BlobRef, Mail } from './mail.ts';

const FILE_NAME = 'message.eml';

/** Reads headers and fingerprint of `raw`, and attaches it as `message.eml`; `why` becomes an anomaly. Bounded, linear. */
export async function readHeadOnly(raw: AsyncIterable<Uint8Array>, whole: BlobRef, why: string): Promise<Mail> {
  const reader = new HeadReader();
  let fingerprint: Fingerprint | null = null;
  for await (const chunk of raw) {
    const body = fingerprint === null ? reader.take(chunk) : chunk;
    if (body === null) continue;
    fingerprint ??= new Fingerprint(readHeaders(reader.head));
    fingerprint.update(body);
  }
  if (fingerprint === null) {
    const body = reader.finish();
    fingerprint = new Fingerprint(readHeaders(reader.head));
    fingerprint.update(body);
  }
  const headers = readHeaders(reader.head);
  const { anomalies, ...fields } = readFields(headers);
  return {
    headers,
    ...fields,
    text: '',
    html: null,
    attachments: [{ ...whole, fileName: FILE_NAME, contentType: 'message/rfc822', inline: false, contentId: null }],
    refused: [],
    attachedMail: null,
    reports: [],
    fingerprint: fingerprint.digest(),
    anomalies: [...anomalies, `not-read:${why}`],
  };
}
