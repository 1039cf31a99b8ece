import { isOwnAddress, parseAddresses } from './address.ts';
import { readAgentTokens } from './agent-token.ts';
import { readAuthentication } from './authentication.ts';
import { isOwnForm, readAuthor } from './author.ts';
import { readHeaderVerdict, suppressesAutoReply } from './automatic.ts';
import { readDeliveryReport } from './bounce.ts';
import { calendarPart } from './calendar.ts';
import { readCalendarAnswer } from './calendar-answer.ts';
import { readForward } from './forward.ts';
import { all } from './headers.ts';
import { languageOf } from './language.ts';
import type { DeliveryReport, Kind, Language, Mail, Understood } from './mail.ts';
import { isForward, newWords } from './quote.ts';
import { readReplyTokens } from './reply-token.ts';
import { isSpam, type SpamPolicy } from './spam.ts';

export interface UnderstandOptions {
  /** All addresses that are ours. */
  ownAddresses: readonly string[];
  /** Mail hosts whose Authentication-Results we believe (R-THR-7). */
  authservIds: readonly string[];
  spam: SpamPolicy | null;
  /** The Reply-To pattern with `{token}`; null when there is none. */
  replyAddress: string | null;
  secret: Uint8Array;
  /** Taken when the words do not show their language. */
  language: Language;
}

/** Fields in which a mail host says for whom a mail was; tokens may stand in any of them. */
const RECIPIENT_FIELDS = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];
/** Delivery fields that are looked at, of those the mail has. */
const MAX_RECIPIENT_FIELDS = 20;

interface Verdict {
  kind: Kind;
  reason: string;
  delivery: DeliveryReport | null;
}

/** What a mail means, by its own bytes alone: kind, trust, language, new words. Pure. */
export function understand(mail: Mail, how: UnderstandOptions): Understood {
  const verdict = judge(mail, how.ownAddresses);
  const author = readAuthor(mail, how.ownAddresses);
  const authentication = readAuthentication(mail.headers, how.authservIds);
  const reply = newWords(mail.text, { forwarded: isForward(mail.subject) });
  const to = recipients(mail);
  return {
    mail,
    kind: verdict.kind,
    kindReason: verdict.reason,
    ...author,
    forward: verdict.kind === 'person' && author.authorReason === 'from' ? readForward(mail, how) : null,
    suppressesAutoReply: suppressesAutoReply(mail.headers),
    // What the mail host vouches for is the domain in From, not somebody named elsewhere.
    authentication: authentication === 'pass' && author.authorReason !== 'from' ? 'unknown' : authentication,
    spam: isSpam(mail.headers, how.spam),
    delivery: verdict.delivery,
    calendarAnswer: verdict.kind === 'calendar' ? readCalendarAnswer(mail) : null,
    tokens: readReplyTokens(to, how.replyAddress, how.secret),
    agentTokens: readAgentTokens(to, how.replyAddress, how.secret),
    ...languageOf(reply, mail.subject, how.language),
    reply,
  };
}

/** R-KIND-1. Control fields of ours (X-Loket-…) mean nothing here: anyone can write them (R-THR-7). */
function judge(mail: Mail, ownAddresses: readonly string[]): Verdict {
  const report = readDeliveryReport(mail);
  if (report !== null) return { kind: report.kind, reason: report.reason, delivery: report.report };
  const plain = (kind: Kind, reason: string): Verdict => ({ kind, reason, delivery: null });
  // Our own web form writes in our name, too, with its visitor in Reply-To.
  if (mail.from !== null && isOwnAddress(mail.from.address, ownAddresses) && !isOwnForm(mail, ownAddresses))
    return plain('loop', 'From: our own address');
  const calendar = calendarPart(mail);
  if (calendar !== null) return plain('calendar', `part: text/calendar method=${calendar.method}`);
  const headers = readHeaderVerdict(mail);
  if (headers !== null) return plain(headers.kind, headers.reason);
  return plain('person', 'no mark of a machine');
}

function recipients(mail: Mail): string[] {
  const delivered = RECIPIENT_FIELDS.flatMap((name) => all(mail.headers, name)).slice(0, MAX_RECIPIENT_FIELDS);
  return [...mail.to, ...mail.cc, ...delivered.flatMap((value) => parseAddresses(value))].map(({ address }) => address);
}
