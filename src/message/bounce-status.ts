/**
 * Status codes in the words of mail servers (RFC 3463, registry of RFC 5248). A code that a server wrote goes before one
 * that its words let us guess.
 */

/** Characters of one diagnostic that are searched. */
const MAX_SEARCHED = 4 * 1024;

/** Lines with a reply code that are looked at one by one. */
const MAX_ANSWERS = 10;

/** `550 5.1.1`, `550-5.1.1`, `550 #5.1.0`: the code right behind the reply code (RFC 2034 §4). */
const AFTER_REPLY = /\b[245]\d\d[ -]{1,3}\(?\[?#?([245]\.\d{1,3}\.\d{1,3})(?![.\d])/g;
/** A code anywhere else; digits and dots around it would make it an address or a version. */
const ANYWHERE = /(?<![\d.\w/-])#?([245]\.\d{1,3}\.\d{1,3})(?![.\d])/g;
const REPLY_CODE = /(?<![\d.:/\w-])([45][0-5]\d)(?=[ -](?!\d{1,3}\.)|:|$)/m;

/** Subject and detail by what is said, most telling first. The class comes from the reply code or from the action. */
const WORDINGS: readonly (readonly [string, RegExp])[] = [
  [
    '2.2',
    /(?:mail ?box|mail ?folder|inbox|account|spool)\b.{0,30}\b(?:is )?(?:too )?full|full (?:mail ?box|inbox)|over ?quota|quota (?:exceeded|is full|limit)|exceed(?:s|ed|ing)?.{0,40}(?:quota|storage|mailbox size)|mailbox (?:size limit )?exceed|bo[îi]te.{0,30}pleine|not enough (?:storage|space|disk)|insufficient (?:disk|storage|space)|postvak.{0,20}vol\b/i,
  ],
  [
    '3.4',
    /(?:message|mail|size|file|attachment).{0,40}too (?:large|big|long)|too (?:large|big).{0,20}(?:message|mail)|(?:exceed|larger than|over).{0,40}(?:max(?:imum)?|message|fixed).{0,12} size|size (?:limit|exceeds)/i,
  ],
  ['7.25', /reverse dns|\brdns\b|ptr (?:record|resource)|ip (?:name )?lookup|client host rejected: cannot find your/i],
  [
    '7.2',
    /groups\.google\.com\/support|permission to (?:post|send)|(?:only|not) .{0,20}members? .{0,20}(?:can|may|allowed to) (?:post|send)/i,
  ],
  ['1.10', /no smtp service|null mx|does not accept mail\b/i],
  [
    '1.2',
    /host (?:name )?(?:unknown|not found|lookup fail)|unknown (?:mail )?(?:host|domain)|\b[\w-]{1,63}\.[a-z]{2,20}>? (?:does not exist|not found)|unrout(?:e)?able address|lookups? failed|non-?existent (?:host|domain)|(?:unrout(?:e)?able|no such|invalid|illegal|bad) (?:mail )?(?:domain|host)|domain.{0,60}(?:does not exist|doesn't exist|not found|not exist|is not valid|couldn't be found|could not be found)|name server.{0,40}(?:no data|not found)|(?:no|any) (?:mx|mail exchangers?|mail servers?)\b|could ?n[o']t (?:find|resolve).{0,40}(?:host|gateway|domain|exchanger|server)|domain name (?:not|lookup)|name service error|no valid host|nxdomain/i,
  ],
  [
    '2.1',
    /(?:mail ?box|account|user|address|recipient|e-?mail).{0,60}(?:disabled|suspended|inactive|not active|deactivated|locked|closed|discontinued|been blocked)|(?:disabled|suspended|inactive|deactivated) (?:mail ?box|account|user|recipient|address)/i,
  ],
  [
    '7.1',
    /(?:open|insecure) (?:mail )?relay|relay(?:ing)? (?:access |not |is )?(?:denied|allowed|prohibited|permitted)|unable to relay|not (?:allowed|permitted) to (?:relay|send|post)|(?:un)?routeable sender|sender.{0,30}(?:reject|denied|verif|blocked)|spam|black-?list|block-?list|blacklisted|blocked|\brbls?\b|dnsbl|reputation|dmarc|\bspf\b|dkim|policy|access (?:is )?denied|denied by|unsolicited|virus|unwanted|prohibited|banned|refused to (?:accept|talk)|content (?:reject|filter)/i,
  ],
  [
    '1.1',
    /(?:user|recipient|mail ?box|address|account|userid|alias|addressee|person|utilisateur|compte|destinataire|empf[äa]nger)s?\b.{0,60}(?:unknown|not? (?:found|exist|known|valid|here|listed|available|recogni[sz]ed)|doesn'?t exist|does(?:n't| not) (?:have|exist)|isn't (?:valid|known)|invalid|is invalid|rejected|undeliverable|unavailable|inconnu|unbekannt|not a valid|couldn't be found|wasn't found)|(?:unknown|no such|invalid|bad|illegal|nonexistent|incorrect) (?:final delivery )?(?:local )?(?:user(?:id|name)?|recipient|mail ?box|address|account|person|alias|destination|local.?part)|no (?:mail ?box|account|user) |not listed in|not our customer|nobody here|not in (?:the )?(?:directory|address book)|no longer (?:valid|available|exists|works|employed)|does not (?:exist|like recipient)|doesn't have (?:an?|any)/i,
  ],
  [
    '4.7',
    /(?:retry|delivery|queue).{0,30}(?:time ?-?(?:out)?|timeout)? ?(?:exceeded|expired)|(?:message|envelope) expired|not delivered within|in (?:the )?queue (?:for )?too long|too long in queue|(?:aborted|given up|not be delivered|undelivered|undeliverable|cannot send message|been trying).{0,40}(?:for|after|in) .{0,20}(?:hour|day|attempt|minute|second)|(?:failed|after) \d+ attempts|time ?limit exceeded/i,
  ],
  [
    '4.1',
    /(?:connection|connect|conversation|session|smtp).{0,60}(?:timed? ?-?out|refused|reset|failed|unreachable)|connection.{0,20}(?:lost|dropped)|no route to host|network (?:is )?unreachable|network error|(?:does|did|is) not (?:respond|accept our requests to connect)|not respond(?:ing)?|(?:could ?n[o']t|unable to|can(?:no|')t|failed to) (?:connect|contact|reach|initiate)|timed out|host not reachable|no answer/i,
  ],
  ['4.6', /(?:routing|mail|forward(?:ing)?) loop|too many hops|looping/i],
  [
    '3.2',
    /not (?:currently )?accept(?:ing)? (?:network |mail|message|any)|system (?:is )?(?:shutting|going) down|service (?:is )?(?:not available|unavailable|closing)/i,
  ],
  ['6.0', /content|format(?:ted)? (?:error|not)|conversion|mime/i],
];

/** The code that a server wrote into its words; a generic one (x.0.0) only where there is no other. Null without any. */
export function writtenStatus(text: string): string | null {
  const searched = text.slice(0, MAX_SEARCHED);
  let generic: string | null = null;
  for (const pattern of [AFTER_REPLY, ANYWHERE]) {
    for (const [, code = ''] of searched.matchAll(pattern)) {
      if (!isGeneric(code)) return code;
      generic ??= code;
    }
  }
  return generic;
}

/** True for x.0.0, "other or undefined" (RFC 3463 §3.1). */
export function isGeneric(status: string): boolean {
  return /\.0\.0$/.test(status);
}

/** A code guessed from well-known words; null when they say nothing. `delayed`: the server is still trying. */
export function guessStatus(text: string, delayed: boolean): string | null {
  const searched = text.slice(0, MAX_SEARCHED);
  // What the refusing server said stands nearest to the cause, the reporting server's own words come after.
  const answers = searched.split('\n').filter((line) => replyCode(line) !== null);
  for (const said of [...answers.slice(0, MAX_ANSWERS), searched.replace(/\s+/g, ' ')]) {
    const code = WORDINGS.find(([, pattern]) => pattern.test(said))?.[0];
    if (code === undefined) continue;
    return `${delayed || replyCode(said)?.startsWith('4') === true ? '4' : '5'}.${code}`;
  }
  const reply = replyCode(searched);
  return reply === null ? null : byReplyCode(reply);
}

/** The first SMTP reply code (RFC 5321 §4.2) that tells of a failure. */
export function replyCode(text: string): string | null {
  return REPLY_CODE.exec(text)?.[1] ?? null;
}

/** RFC 5321 §4.2.3 in the words of RFC 3463. */
function byReplyCode(reply: string): string {
  const kind = reply.charAt(0);
  if (reply === '552') return '5.2.2';
  if (reply === '452') return '4.2.2';
  if (reply === '553') return '5.1.3';
  if (reply === '421') return '4.3.2';
  if (reply === '550' || reply === '551') return '5.1.1';
  return `${kind}.0.0`;
}
