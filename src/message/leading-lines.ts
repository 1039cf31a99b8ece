/** Blank lines before the header block, as pipes and mailbox files leave them: by RFC 5322 §2.2 they would end it before its first field. */

/** More of them are no slip. */
const MAX_BLANK = 4096;
/** The longest field name that is looked for, with its colon. */
const MAX_NAME = 80;
const SPACE = 0x20;
const LF = 0x0a;

/** Fields that stand at the top of mails; a body may well begin with some other word and a colon. */
const FIRST_FIELD =
  /^(?:return-path|received|delivered-to|x-[\w-]{1,60}|arc-[\w-]{1,60}|dkim-signature|authentication-results|from|to|subject|date|message-id|mime-version)[ \t]*:/i;

/** The bytes of a mail from its first field on, where only blank lines stand before it; else as they are. */
export async function* withoutLeadingBlanks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (start === null) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (isUndecided(start)) continue;
    yield fromFirstField(start);
    start = null;
  }
  if (start !== null) yield fromFirstField(start);
}

function isUndecided(start: Buffer): boolean {
  const first = firstVisible(start);
  if (first === 0) return false;
  if (first < 0) return start.length < MAX_BLANK;
  return start.length < first + MAX_NAME && !start.includes(LF, first);
}

function fromFirstField(start: Buffer): Buffer {
  const first = firstVisible(start);
  if (first <= 0 || start[first - 1] !== LF) return start;
  return FIRST_FIELD.test(start.toString('latin1', first, first + MAX_NAME)) ? start.subarray(first) : start;
}

/** Where the first byte is that is no blank or line end; -1 when none is near. */
function firstVisible(start: Buffer): number {
  return start.subarray(0, MAX_BLANK).findIndex((byte) => byte > SPACE);
}
