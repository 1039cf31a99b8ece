/** Takes a mail through all that is pure, and says what is wrong with what came out. */
import { Readable } from 'node:stream';
import { withoutLeadingBlanks } from '../../src/message/leading-lines.ts';
import type { Mail } from '../../src/message/mail.ts';
import { DEFAULT_LIMITS, parse } from '../../src/message/parse.ts';
import { readByOurselves } from '../../src/message/reading.ts';
import { sanitizeHtml } from '../../src/message/sanitize.ts';
import { understand } from '../../src/message/understand.ts';
import { explain } from '../../src/triage/explain.ts';
import { judge as judgeMail } from '../../src/triage/judge.ts';
import { keysOf } from '../../src/triage/thread.ts';
import { activeParts } from '../corpus/inert.ts';
import { HOW, weigh } from '../message/read.ts';
import { arrival, facts, NOW, policy } from '../support/judged.ts';

/** No mail may take longer. */
const MAX_MILLISECONDS = 5000;
/** What must never reach a header, a file name or a page of ours. */
const UNCLEAN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const PATH = /^\.|[/\\]/;

/** Null when all is well, else the fault in one line. `chunk`: the size of the pieces that the mail arrives in. */
export async function faultOf(raw: Buffer, chunk: number): Promise<string | null> {
  const started = performance.now();
  try {
    const mail = await read(raw, raw.length);
    const fault =
      judge(mail) ?? (await readersDiffer(mail, raw)) ?? (chunk < raw.length ? await differs(mail, raw, chunk) : null);
    if (fault !== null) return fault;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const took = performance.now() - started;
  return took > MAX_MILLISECONDS ? `took ${Math.round(took)} ms` : null;
}

function read(raw: Buffer, chunk: number): Promise<Mail> {
  function* pieces() {
    for (let at = 0; at < raw.length; at += chunk) yield raw.subarray(at, at + chunk);
  }
  return parse(Readable.from(pieces(), { objectMode: false }), weigh);
}

function judge(mail: Mail): string | null {
  const understood = understand(mail, HOW);
  const house = policy();
  const keys = keysOf(understood, house.ticketPrefix);
  const judgement = judgeMail({ understood, keys }, facts(), house, arrival(), NOW);
  const number = keys.numbers[0] ?? null;
  const told = explain({ file: null, mail, ...judgement, number, ticket: null });
  if (told.kindReason === '' || told.decision.reason.length === 0) return 'no reason given';
  if (mail.text.trim() !== '' && understood.reply.trim() === '') return 'the new words are empty, the text is not';
  if (mail.text.includes('\0')) return 'NUL in the text';
  if (UNCLEAN.test(mail.subject)) return 'the subject is not clean';
  if (mail.from !== null && UNCLEAN.test(mail.from.address + mail.from.name)) return 'the sender is not clean';
  const name = mail.attachments.find(
    ({ fileName }) => fileName === '' || UNCLEAN.test(fileName) || PATH.test(fileName),
  );
  if (name !== undefined) return `the file name ${JSON.stringify(name.fileName)} is not clean`;
  const active = activeParts(sanitizeHtml(mail.html ?? '', { cidUrl: () => null }).html);
  return active.length === 0 ? null : `active HTML: ${active.join(', ')}`;
}

/** Where MailParser's reading stands, our own reader must give the same. */
async function readersDiffer(mail: Mail, raw: Buffer): Promise<string | null> {
  if (mail.anomalies.some((anomaly) => anomaly.startsWith('read-again:'))) return null;
  const own = await readByOurselves(withoutLeadingBlanks(Readable.from([raw])), weigh, DEFAULT_LIMITS);
  return comparable(own) === comparable(mail) ? null : 'MailParser and our own reader differ';
}

/** Readers may differ in white space. */
function comparable(mail: Mail): string {
  return JSON.stringify({ ...mail, text: mail.text.replace(/\s+/g, ' ').trim(), html: mail.html?.trim() ?? null });
}

/** The network cuts a mail where it likes: that must change nothing. */
async function differs(mail: Mail, raw: Buffer, chunk: number): Promise<string | null> {
  const again = JSON.stringify(await read(raw, chunk));
  return again === JSON.stringify(mail) ? null : `reads differently in pieces of ${chunk} bytes`;
}
