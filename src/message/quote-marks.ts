/**
 * What mail clients of many languages write between a reply and the history below it. Every pattern is anchored or looks at
 * a bounded line, so that reading stays linear.
 */

/** Lines longer than this are words, whatever they begin with. */
export const MAX_MARK = 300;
/** A reply header ("On … wrote:") is broken over at most this many lines, of at most this many characters together. */
const HEADER_LINES = 4;
const HEADER_LENGTH = 400;
/** Fields of an Outlook block stand within this many lines. */
const BLOCK_LINES = 10;
/** Characters in which a block's field shows itself. */
const FIELD_START = 60;
/** Lines of a mailing list's footer that are looked at behind its rule. */
const FOOTER_LINES = 4;

const QUOTED = /^[ \t]*(?:>|\|[ \t])/;

/** What stands between two words of a reply header: letters with accents have no `\b` in JavaScript. */
const REPLY_VERB =
  /(?:^|[\s>])(?:wrote|writes|schreef|geschreven|heeft|écrit|ecrit|schrieb|schrieben|geschrieben|escribi[óo]|scritto|escreveu|skrev|kirjoitti|napisał(?:\(a\)|a)?|pisze|napsal(?:\(a\)|a)?|napísal(?:\(a\)|a)?|napisao|napisala|írta|scris|yazdı|έγραψε|написал(?:\(а\)|а)?|написа|пишет|написав|написала|пише|rašė|rakstīja|kirjutas|escriure|viết|menulis|写道|寫道|citeren|quoting|zitat|כתב|كتب)(?=[\s:：]|$)|(?:写道|寫道|のメール|書きました|작성)/i;
/** "On … wrote:" and its kin begin with one of these words, or with a date. */
const REPLY_HEADER_START =
  /^\s*[-*]{0,5}\s*(?:on|op|le|am|el|il|em|den|pe|в|на|in data|w dniu|dnia|citeren|quoting|zitat|\d{1,4}[./:-]\d|\d{1,2}\.? \p{L}|[\p{L}]{2,9}[.,]? ?\d{1,2}|\p{L}{2,9}[.,] )/iu;
/** A date, a name and an address before a colon: some clients use no verb. */
const VERBLESS_HEADER = /^.{0,200}\d{1,4}.{0,200}<[^<>\s]{1,200}@[^<>\s]{1,200}>\s*:$/;
/** Zoho and kin leave the colon out. */
const COLONLESS_HEADER = /^\s*[-*]{0,5}\s*on\s.{4,300}@.{2,200}\swrote\s*[-*]{0,5}\s*$/i;
const ENDS_IN_COLON = /[:：]\s*[-*]{0,5}\s*$/;
/** A sentence of the customer's may end in "wrote:" too; a reply header names a date or an address. */
const HEADER_SIGN = /\d{1,2}.{0,20}[:./ -]\d{1,4}|@|\d{4}/;

const SEPARATOR =
  /^\s*[-‐–—_=*]{2,}\s*(?:original message|original appointment|(?:mail|e-?mail) original|oorspronkelijk bericht|oorspronkelijke (?:e-?mail|afspraak)|message d['’]origine|message original|urspr[üu]ngliche (?:nachricht|e-?mail|mail)|originalnachricht|antwort|reply message|reply|oprindelig (?:besked|meddelelse)|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|mensaje original|mensagem original|messaggio originale|wiadomość oryginalna|oryginalna wiadomość|původní (?:zpráva|e-?mail)|pôvodná správa|исходное сообщение|eredeti üzenet|mesaj original|原始邮件|原始郵件|元のメッセージ|원본 메시지)\s*[-‐–—_=*]{2,}\s*$/i;
const ABOVE_THIS_LINE =
  /^\W*(?:please )?(?:type your reply|reply|write your reply) (?:above|before) this line|^\W*(?:gelieve )?(?:boven|antwoord boven|typ uw antwoord boven) deze (?:lijn|regel)|^\W*(?:merci de )?(?:répond(?:re|ez)|écrivez) au-dessus de cette ligne|^\W*(?:bitte )?(?:antworten sie )?(?:oberhalb|über) dieser (?:linie|zeile)/i;
const FORWARD =
  /^\s*[-‐–—_=*]{2,}\s*(?:forwarded message|forwarded by|doorgestuurd bericht|message transf[ée]r[ée]|weitergeleitete nachricht|begin forwarded message|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|videresendt meddelelse)|^(?:begin forwarded message|begin doorgestuurd bericht|début du message (?:transféré|réexpédié)|anfang der weitergeleiteten nachricht|inizio messaggio inoltrato)\s*:/i;

const BLOCK_FROM =
  /^[\s>*]*\*?(?:from|van|de|von|da|fra|från|lähettäjä|od|от|від|feladó|kimden|发件人|寄件者|差出人|보낸 ?사람)\*?\s*[:：]\*?\s*\S/i;
const BLOCK_FIELD =
  /^[\s>*]*\*?(?:sent|date|to|cc|verzonden|datum|aan|envoyé(?: le)?|date d['’]envoi|message du|à|a|pour|copie à|gesendet|an|inviato|data|enviado(?: el)?|fecha|para|til|dato|sendt|skickat|till|lähetetty|vastaanottaja|do|wysłan[eo]|komu|odesláno|отправлено|дата|кому|címzett|elküldve|发送时间|日期|收件人|送信日時|宛先|보낸 ?날짜|받는 ?사람)\*?\s*[:：]/i;
const BLOCK_SUBJECT =
  /^[\s>*]*\*?(?:subject|onderwerp|objet|sujet|betreff|asunto|oggetto|assunto|emne|ämne|aihe|temat|předmět|predmet|тема|tárgy|konu|主题|主旨|件名|제목)\*?\s*[:：]/i;
const UNDERSCORES = /^\s*_{5,}\s*$/;

/** What telephones and mail programs add of their own. */
const CLIENT_LINE =
  /^\s*[*_(]?(?:sent (?:from|with|via|using) |get outlook for|(?:verzonden|verstuurd) (?:vanaf|met|via|vanuit) |outlook voor (?:ios|android)|download outlook|envoyé (?:de(?:puis| mon| ma)?|à partir|via|avec) |télécharger outlook|obten(?:ez|ir) outlook|provenance ?: ?courrier|von meinem .{1,40} gesendet|gesendet (?:von|mit|aus|über|via) |diese nachricht wurde von meinem|hol(?:e|en)? .{0,10}outlook|enviado (?:desde|do|de) (?:mi |meu |minha )?|inviato da(?:l)? |sendt fra |skickat från |lähetetty |wysłan[eo] z |odesláno z |отправлено (?:с|из) |从我的|發自我的|iphoneから送信)[^,;!?]{0,60}$|^\s*(?:iphoneから送信|发自我的.{1,20}|從我的.{1,20}傳送)\s*$/i;
/** Links behind a name, which say nothing. */
const LINK = /\s*(?:<(?:https?:|mailto:)[^<>\s]{0,200}>|https?:\/\/\S{1,200})/gi;

/** A line drawn across: left over where history was cut off below it. */
const RULE = /^\s*[-‐–—_=*]{3,}\s*$/;
const LIST_FOOTER = /mailing list\s*$|\/(?:mailman|listinfo|options)\/|^(?:to )?unsubscribe\b/i;

/** What a line is to a reader of mail. */
export interface Mark {
  kind: 'words' | 'quoted' | 'header' | 'history';
  /** How many lines it takes. */
  length: number;
}

/** True for a line that begins a forwarded mail. */
export function isForwardMark(line: string): boolean {
  return line.length <= MAX_MARK && FORWARD.test(line);
}

export function isQuoted(line: string): boolean {
  return QUOTED.test(line);
}

export function isRule(line: string): boolean {
  return line.length <= MAX_MARK && RULE.test(line);
}

/** True for "Sent from my …" and its kin. */
export function isClientLine(line: string): boolean {
  return line.length <= MAX_MARK && CLIENT_LINE.test(line.replace(LINK, ''));
}

/** What stands at line `i`. */
export function markAt(lines: readonly string[], i: number): Mark {
  const line = lines[i] ?? '';
  if (isQuoted(line)) return { kind: 'quoted', length: 1 };
  if (line.length > MAX_MARK) return { kind: 'words', length: 1 };
  if (SEPARATOR.test(line) || ABOVE_THIS_LINE.test(line)) return { kind: 'history', length: 1 };
  if (isBlock(lines, i)) return { kind: 'history', length: 1 };
  if (UNDERSCORES.test(line) && (BLOCK_FROM.test(nextFilled(lines, i + 1)) || isListFooter(lines, i)))
    return { kind: 'history', length: 1 };
  const header = replyHeaderLength(lines, i);
  return header > 0 ? { kind: 'header', length: header } : { kind: 'words', length: 1 };
}

/**
 * A block of fields as Outlook, webmails and Notes write it: sender, two further fields, and a subject or an address, so that
 * "From: Ghent, To: Bruges" of a customer is none. The sender may stand behind the date.
 */
function isBlock(lines: readonly string[], i: number): boolean {
  const first = lines[i] ?? '';
  if (!BLOCK_FROM.test(first) && !BLOCK_FIELD.test(first) && !BLOCK_SUBJECT.test(first)) return false;
  const found = { from: 0, fields: 0, subject: 0, address: false };
  for (let j = i; j < Math.min(lines.length, i + BLOCK_LINES); j++) {
    const line = (lines[j] ?? '').slice(0, FIELD_START * 4);
    if (BLOCK_FROM.test(line)) found.from += 1;
    else if (BLOCK_FIELD.test(line.slice(0, FIELD_START))) found.fields += 1;
    else if (BLOCK_SUBJECT.test(line.slice(0, FIELD_START))) found.subject += 1;
    else if (j > i && line.trim() === '') break;
    found.address ||= line.includes('@');
  }
  const total = found.from + found.fields + found.subject;
  const firstIsSender = BLOCK_FROM.test(first);
  return found.from > 0 && total >= (firstIsSender ? 3 : 4) && (found.subject > 0 || found.address);
}

/** The field of such a block that a line is; null for none. Its value stands behind the first colon. */
export function blockField(line: string): 'from' | 'subject' | 'other' | null {
  const start = line.slice(0, FIELD_START);
  if (BLOCK_FROM.test(start)) return 'from';
  if (BLOCK_SUBJECT.test(start)) return 'subject';
  return BLOCK_FIELD.test(start) ? 'other' : null;
}

/** What a mailing list adds below every message. */
function isListFooter(lines: readonly string[], i: number): boolean {
  return lines.slice(i + 1, i + 1 + FOOTER_LINES).some((line) => line.length <= MAX_MARK && LIST_FOOTER.test(line));
}

/** How many lines the reply header takes that begins at line `i`; 0 when none does. */
function replyHeaderLength(lines: readonly string[], i: number): number {
  let joined = (lines[i] ?? '').trim();
  if (isReplyHeader(joined)) return 1;
  if (!REPLY_HEADER_START.test(joined)) return 0;
  for (let length = 2; length <= HEADER_LINES && i + length <= lines.length; length++) {
    const line = (lines[i + length - 1] ?? '').trim();
    joined += ` ${line}`;
    if (line === '' || joined.length > HEADER_LENGTH) return 0;
    if (isReplyHeader(joined)) return length;
  }
  return 0;
}

function isReplyHeader(line: string): boolean {
  if (COLONLESS_HEADER.test(line)) return true;
  if (!ENDS_IN_COLON.test(line) || !HEADER_SIGN.test(line)) return false;
  return VERBLESS_HEADER.test(line) || REPLY_VERB.test(line);
}

/** The first line with words within the next four; '' when there is none. */
export function nextFilled(lines: readonly string[], from: number): string {
  for (let i = from; i < Math.min(lines.length, from + 4); i++) {
    const line = lines[i] ?? '';
    if (line.trim() !== '') return line;
  }
  return '';
}
