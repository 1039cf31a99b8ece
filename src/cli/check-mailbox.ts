/** Trying one mailbox for `loket check`: can it be read, can it send, does its reply address arrive. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config, Mailbox } from '../config.ts';
import { makeMessage } from '../delivery/mime.ts';
import { openTransport, probeSmtp } from '../delivery/smtp.ts';
import { LoketError } from '../errors.ts';
import { explainImapError } from '../intake/explain.ts';
import { findMessage, probeMailbox } from '../intake/probe.ts';
import { reconcile } from '../intake/reconcile.ts';
import type { Log } from '../log.ts';
import { domainOf } from '../message/address.ts';
import { machineHeaders, makeMessageId } from '../message/compose.ts';
import type { OutgoingMail } from '../message/mail.ts';
import { addressWithToken, makeProbeToken } from '../message/reply-token.ts';
import { mailboxOptions, smtpAccount } from '../service/options.ts';
import { openSecret } from '../service/secret.ts';
import { databasePath } from '../store/database.ts';
import { hasMessage } from '../store/listing-inbound.ts';
import { recordProof } from '../store/reply-address.ts';
import type { Db } from '../store/transaction.ts';
import type { Finding } from './finding.ts';
import { withDatabase, withReader } from './open.ts';
import type { Shell } from './shell.ts';

/** How long the test mail to the reply address may take. */
const PROBE_MS = 60_000;
const LEDGER_EVERY_MS = 500;
const MESSAGE_ID_BYTES = 12;

export interface MailboxCheck {
  shell: Shell;
  config: Config;
  mailbox: Mailbox;
  log: Log;
  say: (finding: Finding) => Promise<void>;
  fail: (subject: string, error: unknown) => Promise<void>;
}

/** Says what was found; a mailbox in trouble is a finding, not an error. */
export async function checkMailbox(check: MailboxCheck): Promise<void> {
  const reads = await checkImap(check);
  const sends = await checkSmtp(check);
  const { mailbox, say } = check;
  if (mailbox.reply_address === '') return;
  const subject = `reply address of ${mailbox.address}`;
  if (!reads || !sends) return say({ level: 'warn', subject, message: 'not tried, because of the above' });
  if (!existsSync(databasePath(check.config.data_dir))) {
    const message = 'not tried: the proof needs a database; run `loket migrate`, then `loket check` again';
    return say({ level: 'warn', subject, message });
  }
  await proveReplyAddress(check, subject).catch((error: unknown) => check.fail(subject, error));
}

async function checkImap({ config, mailbox, log, say }: MailboxCheck): Promise<boolean> {
  const options = mailboxOptions(mailbox, config);
  const { host, port, user, folder } = options.imap;
  const subject = `reading ${mailbox.address}`;
  const probe = await probeMailbox(options, log);
  if (!probe.ok) {
    await say({ level: 'fail', subject, message: probe.error });
    return false;
  }
  const where = `${folder} at ${host}:${port} as ${user}`;
  await say({
    level: 'ok',
    subject,
    message: `${where}, ${probe.messages} mails in it; ${await plan(options, config, log)}`,
  });
  if (!probe.capabilities.idle) {
    const message = `the server announces nothing (no IDLE): new mail is seen every ${mailbox.imap.poll_seconds} s`;
    await say({ level: 'warn', subject, message });
  }
  if (mailbox.after_care === 'move' && !probe.moveToExists) {
    const message = `there is no folder "${mailbox.move_to}" yet; it is made when the first mail is moved`;
    await say({ level: 'warn', subject, message });
  }
  return true;
}

/** What the worker would take (R-IN-3), or what it has still to take. */
async function plan(options: ReturnType<typeof mailboxOptions>, config: Config, log: Log): Promise<string> {
  const first = options.firstScan === 'all' ? 'the first start takes all of them' : 'the first start leaves them alone';
  if (!existsSync(databasePath(config.data_dir))) return `${first} (first_scan: ${options.firstScan})`;
  try {
    const { known, missing, accounted } = await withReader(config, (read) => reconcile(options, { read, log }));
    if (!known && accounted === 0) return `not read yet: ${first} (first_scan: ${options.firstScan})`;
    return missing.length === 0 ? 'all accounted for' : `${missing.length} not taken yet`;
  } catch (error) {
    if (error instanceof LoketError) return 'not compared with the database, see above';
    return `not compared: ${explainImapError(error, options)}`;
  }
}

async function checkSmtp({ mailbox, say, fail }: MailboxCheck): Promise<boolean> {
  const account = smtpAccount(mailbox);
  const subject = `sending for ${mailbox.address}`;
  try {
    await probeSmtp(account);
  } catch (error) {
    await fail(subject, error);
    return false;
  }
  const how = account.user === null ? 'without signing in' : `as ${account.user}`;
  await say({ level: 'ok', subject, message: `${account.host}:${account.port} ${how}` });
  return true;
}

/** Sends a mail to the address with a token and waits for it in the mailbox; its arrival is the proof. */
async function proveReplyAddress({ shell, config, mailbox, log, say }: MailboxCheck, subject: string): Promise<void> {
  const pattern = mailbox.reply_address;
  const mail = probeMail(
    mailbox,
    addressWithToken(pattern, makeProbeToken(openSecret(config.secret, config.data_dir))),
  );
  const transport = openTransport(smtpAccount(mailbox));
  try {
    await transport.send(await makeMessage(mail, new Date(), () => Promise.reject(new Error('it has no attachments'))));
  } finally {
    transport.close();
  }
  if (shell.showsProgress) shell.note(`waiting for the test mail to ${pattern}, at most ${PROBE_MS / 1000} s …\n`);
  const options = mailboxOptions(mailbox, config);
  await withDatabase(config, async (database) => {
    const stop = new AbortController();
    // A worker beside us may move the mail away as soon as it has it; then the ledger knows it.
    const arrived = await Promise.race([
      findMessage(options, log, mail.messageId, PROBE_MS),
      seenInLedger(database.read, mail.messageId, stop.signal),
    ]).finally(() => stop.abort());
    if (arrived) {
      await database.write((tx, now) => recordProof(tx, now, mailbox.address, pattern));
      await say({ level: 'ok', subject, message: `mail to ${pattern} arrives; it is used from now on` });
      if (mailbox.authserv_ids.length === 0) {
        const message =
          'agents cannot answer notices by mail: nothing says who wrote; name the mail host that checks senders in authserv_ids';
        await say({ level: 'warn', subject, message });
      }
      return;
    }
    const message = `a test mail to ${pattern} did not arrive within ${PROBE_MS / 1000} s; let the mail host deliver such addresses to this mailbox, or leave reply_address empty`;
    await say({ level: 'fail', subject, message });
  });
}

async function seenInLedger(read: Db, messageId: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await hasMessage(read, messageId)) return true;
    await sleep(LEDGER_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

function probeMail(mailbox: Mailbox, to: string): OutgoingMail {
  return {
    from: { address: mailbox.address, name: mailbox.name },
    to: { address: to, name: '' },
    replyTo: null,
    envelopeFrom: mailbox.address,
    subject: 'Loket: does mail to the reply address arrive?',
    messageId: makeMessageId(`check.${randomBytes(MESSAGE_ID_BYTES).toString('hex')}`, domainOf(mailbox.address)),
    inReplyTo: null,
    references: [],
    headers: machineHeaders(false),
    text: 'This mail was sent by `loket check`. Its arrival proves that replies with a token reach this mailbox.\n',
    html: null,
    attachments: [],
  };
}
