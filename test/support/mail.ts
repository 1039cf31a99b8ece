type Piece = string | number | Buffer;

/**
 * A raw mail from an indented literal: common indentation removed, CRLF line ends, UTF-8, one line end at the close.
 * A `Buffer` is put in byte for byte; so is the inside of a string, apart from its line ends.
 */
export function mail(strings: TemplateStringsArray, ...values: Piece[]): Buffer {
  const pieces: Buffer[] = [];
  dedent(strings).forEach((text, at) => {
    pieces.push(Buffer.from(toCrlf(text)));
    const value = values[at];
    if (value !== undefined) pieces.push(Buffer.isBuffer(value) ? value : Buffer.from(toCrlf(String(value))));
  });
  return Buffer.concat(pieces);
}

/** What a test says about a customer's mail; everything has a plain default. */
export interface MailParts {
  from?: string;
  to?: string;
  subject?: string;
  /** With angle brackets. */
  messageId?: string;
  date?: string;
  /** Further headers, put after the usual ones. */
  headers?: Record<string, string>;
  body?: string;
}

/** A mail that asks a question and brings `groot.bin`, whose bytes `encoded` holds as lines of base64. */
export function mailWithFile(encoded: Buffer): Buffer {
  return mail`
    From: An Peeters <an@example.org>
    To: support@example.com
    Subject: Een grote bijlage
    Message-ID: <groot@example.org>
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    Goedendag, zie de bijlage. Kunt u ons hiermee helpen?
    --b
    Content-Type: application/octet-stream; name="groot.bin"
    Content-Disposition: attachment; filename="groot.bin"
    Content-Transfer-Encoding: base64

    ${encoded}
    --b--
  `;
}

let made = 0;

/** A plain-text mail from a person to the support address. Each has a Message-ID of its own. */
export function personMail(parts: MailParts = {}): Buffer {
  made += 1;
  const lines = [
    `From: ${parts.from ?? 'Ann Peeters <ann@customer.example>'}`,
    `To: ${parts.to ?? 'support@example.com'}`,
    `Subject: ${parts.subject ?? `Printer on fire ${made}`}`,
    `Message-ID: ${parts.messageId ?? `<mail-${process.pid}-${made}@customer.example>`}`,
    `Date: ${parts.date ?? 'Mon, 02 Mar 2026 09:00:00 +0100'}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...Object.entries(parts.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    '',
    parts.body ?? 'The printer is on fire. Please send someone.',
    '',
  ];
  return Buffer.from(toCrlf(lines.join('\n')));
}

/**
 * The answer of a person's mail client to `original`: to its sender, `Re:` before its subject, In-Reply-To and References
 * set (RFC 5322 §3.6.4), the original quoted below the new words.
 */
export function replyTo(original: Buffer, parts: MailParts = {}): Buffer {
  const id = headerOf(original, 'Message-ID');
  const subject = headerOf(original, 'Subject') ?? '';
  const references = [headerOf(original, 'References') ?? headerOf(original, 'In-Reply-To'), id]
    .filter(Boolean)
    .join(' ');
  const from = parts.from ?? headerOf(original, 'To');
  const to = parts.to ?? headerOf(original, 'Reply-To') ?? headerOf(original, 'From');
  const quoted = bodyOf(original).replace(/^/gm, '> ');
  return personMail({
    ...parts,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    subject: parts.subject ?? (/^re:/i.test(subject) ? subject : `Re: ${subject}`),
    headers: { ...(id ? { 'In-Reply-To': id, References: references } : {}), ...parts.headers },
    body: `${parts.body ?? 'Thank you, here is more.'}\n\nOn 2 March 2026, ${to ?? 'someone'} wrote:\n${quoted}`,
  });
}

/** The first header `name` of a raw mail, unfolded but not decoded; null when absent. */
export function headerOf(raw: Buffer, name: string): string | null {
  const head = splitMail(raw).head.replace(/\r?\n(?=[ \t])/g, '');
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (line.slice(0, colon).trim().toLowerCase() === name.toLowerCase()) return line.slice(colon + 1).trim();
  }
  return null;
}

/** What stands below the headers, as UTF-8 text with bare line feeds; no MIME is undone. */
export function bodyOf(raw: Buffer): string {
  return splitMail(raw).body.replace(/\r\n/g, '\n').trimEnd();
}

function splitMail(raw: Buffer): { head: string; body: string } {
  const text = raw.toString('utf8');
  const gap = /\r?\n\r?\n/.exec(text);
  if (!gap) return { head: text, body: '' };
  return { head: text.slice(0, gap.index), body: text.slice(gap.index + gap[0].length) };
}

function toCrlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/** Looks at the literal's own lines only, so that a value of several lines does not change the indentation. */
function dedent(strings: readonly string[]): string[] {
  const first = strings[0] ?? '';
  const indents = [...strings.join('\0').matchAll(/\n([ \t]*)(?=[^ \t\n])/g)].map((match) => (match[1] ?? '').length);
  const indent = indents.length > 0 ? Math.min(...indents) : 0;
  const lineStart = new RegExp(`\\n[ \\t]{0,${indent}}`, 'g');
  const parts = [first, ...strings.slice(1)].map((text) => text.replace(lineStart, '\n'));
  parts[0] = (parts[0] ?? '').replace(/^[ \t]*\n/, '');
  const last = parts.length - 1;
  parts[last] = (parts[last] ?? '').replace(/\n[ \t]*$/, '').concat('\n');
  return parts;
}
