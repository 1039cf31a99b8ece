/**
 * What a setting may be. Every setting arrives as text (or a list of texts), whether it was written in YAML or in the
 * environment, so one rule serves both. Messages say what is wanted; they never contain what was given: it may be a secret.
 */
import * as z from 'zod';
import { holidayRules, openingHoursRules, targetRules } from './hours.ts';
import { embedOriginRules, formRules, themeRules } from './portal.ts';
import { type Bounds, LINE, line, whole } from './rule.ts';

const LISTEN_PORT: Bounds = { min: 0, max: 65_535 };
const SERVER_PORT: Bounds = { min: 1, max: 65_535 };
const POLL_SECONDS: Bounds = { min: 1, max: 3_600 };
const REOPEN_DAYS: Bounds = { min: 0, max: 3_650 };
const CONFIRMATIONS_PER_ADDRESS_PER_HOUR: Bounds = { min: 0, max: 1_000 };
const CONFIRMATIONS_PER_HOUR: Bounds = { min: 1, max: 100_000 };
const CONFIRMATION_AGE_HOURS: Bounds = { min: 1, max: 8_760 };
const NOTICE_GROUP_MINUTES: Bounds = { min: 0, max: 60 };
const NOTICES_PER_AGENT_PER_HOUR: Bounds = { min: 1, max: 1_000 };
const RATE_CENTS: Bounds = { min: 0, max: 1_000_000 };
const ROUND_MINUTES: Bounds = { min: 1, max: 240 };
const APPROVAL_LIMIT_MINUTES: Bounds = { min: 15, max: 1_440 };
const WARN_MINUTES: Bounds = { min: 1, max: 1_440 };
const MAIL_BYTES: Bounds = { min: 1_024, max: 1_073_741_824 };
const SPAM_SCORE: Bounds = { min: -1_000, max: 1_000 };
const MIN_SECRET_CHARACTERS = 32;
/** RFC 5321 4.5.3.1.3, without the angle brackets. */
const MAX_ADDRESS_CHARACTERS = 254;
const MAX_AUTHSERV_IDS = 20;

const ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/;
/** RFC 5322 3.6.8: what a header may be called. */
const HEADER_NAME = /^[!-9;-~]*$/;
const HOST = /^[\p{L}\p{N}._:%[\]-]*$/u;

const host = line.refine((text) => HOST.test(text), {
  error: 'must be a host name or IP address alone, without scheme, port or path; the port has a key of its own',
});

function choice<const T extends readonly [string, ...string[]]>(allowed: T) {
  return z.enum(allowed, { error: `must be one of ${allowed.join(', ')}` });
}

/** Text with its meaning when empty, in one rule: zod's own union would hide the message of the rule inside it. */
function emptyOr<T>(rule: z.ZodType<T, string>) {
  return z.string().transform((text, context): T | null => {
    if (text === '') return null;
    const result = rule.safeParse(text);
    if (result.success) return result.data;
    for (const issue of result.error.issues) context.addIssue({ code: 'custom', message: issue.message });
    return z.NEVER;
  });
}

const score = z.string().transform((text, context) => {
  const number = /^-?\d{1,4}(\.\d{1,3})?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (number >= SPAM_SCORE.min && number <= SPAM_SCORE.max) return number;
  context.addIssue({
    code: 'custom',
    message: `must be a number from ${SPAM_SCORE.min} to ${SPAM_SCORE.max}, or empty for a header that says yes`,
  });
  return z.NEVER;
});

const databaseUrl = z.string().transform((text, context): '' => {
  if (text === '') return '';
  const postgres = /^postgres(ql)?:/i.test(text);
  const message = postgres
    ? 'PostgreSQL is not yet in this version; leave it empty to use SQLite in the data folder'
    : 'must be empty, which means SQLite in the data folder';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

function isTimeZone(name: string): boolean {
  try {
    // Newer engines also take offsets such as +02:00, which know no summer time: a zone has a name.
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const plain = url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return plain && (url.protocol === 'http:' || url.protocol === 'https:');
}

function isReplyAddress(text: string): boolean {
  const [before, after, ...more] = text.split('{token}');
  if (before === undefined || after === undefined || more.length > 0) return false;
  return after.includes('@') && isAddress(`${before}0${after}`);
}

function isAddress(text: string): boolean {
  return text.length <= MAX_ADDRESS_CHARACTERS && ADDRESS.test(text) && LINE.test(text);
}

const address = z
  .string()
  .refine(isAddress, { error: 'must be one e-mail address, e.g. support@example.com, without a name' })
  .transform((text) => text.toLowerCase());

const link = line.refine((text) => text === '' || /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : ''), {
  error: 'must be empty or an http or https address, e.g. https://get.teamviewer.com/example',
});

const language = choice(['nl', 'fr', 'en', 'de']);
const tls = choice(['implicit', 'starttls', 'none']);
const serverPort = emptyOr(whole(SERVER_PORT));

const imap = z
  .strictObject({
    host,
    port: serverPort,
    tls,
    user: line,
    password: line,
    folder: line.refine((text) => text !== '', { error: 'must name a folder, e.g. INBOX' }),
    poll_seconds: whole(POLL_SECONDS),
  })
  .transform((server) => ({ ...server, port: server.port ?? (server.tls === 'implicit' ? 993 : 143) }));

const SUBMISSION_PORTS = { implicit: 465, starttls: 587, none: 25 } as const;

const smtp = z
  .strictObject({ host, port: serverPort, tls, user: line, password: line })
  .transform((server) => ({ ...server, port: server.port ?? SUBMISSION_PORTS[server.tls] }));

export const mailboxRules = z.strictObject({
  address,
  name: line,
  language,
  imap,
  after_care: choice(['leave', 'seen', 'move']),
  move_to: line,
  first_scan: choice(['all', 'new']),
  authserv_ids: z
    .array(line)
    .transform((ids) => ids.map((id) => id.trim().toLowerCase()).filter((id) => id !== ''))
    .refine((ids) => ids.length <= MAX_AUTHSERV_IDS, { error: `must hold at most ${MAX_AUTHSERV_IDS} names` })
    .refine((ids) => ids.every((id) => !/[\s;]/.test(id)), { error: 'must be host names separated by commas' }),
  reply_address: z.string().refine((text) => text === '' || isReplyAddress(text), {
    error: 'must be empty or an address with {token} exactly once before its @, e.g. support+{token}@example.com',
  }),
  smtp,
});

export const settingRules = z.strictObject({
  data_dir: line,
  database_url: databaseUrl,
  secret: line.refine((text) => text === '' || text.length >= MIN_SECRET_CHARACTERS, {
    error: `must have at least ${MIN_SECRET_CHARACTERS} characters; make one with: openssl rand -hex 32`,
  }),
  language,
  time_zone: line.refine(isTimeZone, { error: 'must be an IANA time zone, e.g. Europe/Brussels' }),
  opening_hours: openingHoursRules,
  holidays: holidayRules,
  targets: targetRules,
  smtp,
  web: z.strictObject({
    host,
    port: whole(LISTEN_PORT),
    public_url: line.refine((text) => text === '' || isPublicUrl(text), {
      error: 'must be an http or https address without query or password, e.g. https://support.example.com',
    }),
    embed_origins: embedOriginRules,
  }),
  form: formRules,
  theme: themeRules,
  ops: z.strictObject({ host, port: whole(LISTEN_PORT) }),
  ticket: z.strictObject({
    prefix: z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/, {
      error: 'must be 1 to 8 capital letters or digits, a letter first, e.g. SA',
    }),
    reopen_days: whole(REOPEN_DAYS),
  }),
  log: z.strictObject({ level: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']) }),
  confirmation: z.strictObject({
    max_per_address_per_hour: whole(CONFIRMATIONS_PER_ADDRESS_PER_HOUR),
    max_per_hour: whole(CONFIRMATIONS_PER_HOUR),
    max_age_hours: whole(CONFIRMATION_AGE_HOURS),
  }),
  notices: z.strictObject({
    group_minutes: whole(NOTICE_GROUP_MINUTES),
    max_per_agent_per_hour: whole(NOTICES_PER_AGENT_PER_HOUR),
  }),
  billing: z
    .strictObject({
      rate_cents: whole(RATE_CENTS),
      round_minutes: whole(ROUND_MINUTES),
      approval_limit_minutes: whole(APPROVAL_LIMIT_MINUTES),
      warn_minutes: whole(WARN_MINUTES),
    })
    .refine((billing) => billing.warn_minutes <= billing.approval_limit_minutes, {
      error: 'must not be more than approval_limit_minutes: the warning comes before the limit',
      path: ['warn_minutes'],
    }),
  remote_session: z.strictObject({ pc_url: link, mac_url: link }),
  spam: z.strictObject({
    header: line.refine((text) => HEADER_NAME.test(text), { error: 'must be the name of a header, e.g. X-Spam-Score' }),
    hold_from: emptyOr(score),
  }),
  limits: z.strictObject({ max_mail_bytes: whole(MAIL_BYTES) }),
  templates_dir: line,
});
