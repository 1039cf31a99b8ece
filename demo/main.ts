/**
 * `npm run demo`: a complete desk that works at once. A mail server of its own (real IMAP and SMTP, on loopback), Loket
 * itself in the same process, a handful of mails sent by SMTP, and a letterbox that shows what people received.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { addAgent } from '../src/actions/agent.ts';
import { loadConfig } from '../src/config.ts';
import { openLog } from '../src/log.ts';
import { startService } from '../src/service.ts';
import { openDatabase } from '../src/store/database.ts';
import { MIGRATIONS_DIR } from '../src/store/migrate.ts';
import { AGENT, AGENT_PASSWORD } from './agent.ts';
import { startLetterbox } from './letterbox.tsx';
import { type MailServer, startMailServer } from './mail-server.ts';
import { type Confirmed, FIRST_MAILS, FULL_MAILBOX, laterMails, SUPPORT } from './mails.ts';
import { freePort, IMAP_PORT, LETTERBOX_PORT, OPS_PORT, SMTP_PORT, WEB_PORT } from './ports.ts';
import { sendMail } from './sender.ts';

const PASSWORD = 'demo';
const CONFIRMATION_TIMEOUT_MS = 30_000;

const dataDir = await mkdtemp(join(tmpdir(), 'loket-demo-'));
const mail = await startMailServer({
  accounts: [{ address: SUPPORT, password: PASSWORD }],
  bounces: (address) => address === FULL_MAILBOX,
  imapPort: await freePort(IMAP_PORT),
  smtpPort: await freePort(SMTP_PORT),
});
const webPort = await freePort(WEB_PORT);
const config = loadConfig(
  {
    LOKET_DATA_DIR: dataDir,
    LOKET_MAILBOX__ADDRESS: SUPPORT,
    LOKET_MAILBOX__NAME: 'Demo support',
    LOKET_MAILBOX__IMAP__HOST: mail.host,
    LOKET_MAILBOX__IMAP__PORT: String(mail.imapPort),
    LOKET_MAILBOX__IMAP__TLS: 'none',
    LOKET_MAILBOX__IMAP__PASSWORD: PASSWORD,
    LOKET_SMTP__HOST: mail.host,
    LOKET_SMTP__PORT: String(mail.smtpPort),
    LOKET_SMTP__TLS: 'none',
    LOKET_WEB__HOST: '127.0.0.1',
    LOKET_WEB__PORT: String(webPort),
    LOKET_OPS__HOST: '127.0.0.1',
    LOKET_OPS__PORT: String(await freePort(OPS_PORT)),
    LOKET_LOG__LEVEL: 'warn',
  },
  process.cwd(),
);
await addDemoAgent();
const service = await startService(config, { role: 'all', log: openLog(config.log.level) });
const letterbox = await startLetterbox({ port: await freePort(LETTERBOX_PORT), sent: mail.sent, from: SUPPORT });

process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
introduce();
await play(mail);

/** Somebody who can sign in at once; a real desk prints a link for its first admin instead. */
async function addDemoAgent(): Promise<void> {
  const clock = () => new Date();
  const database = await openDatabase({ dataDir, migrationsDir: MIGRATIONS_DIR, clock, migrate: true });
  await addAgent(database, { ownAddresses: [SUPPORT], randomBytes }, AGENT, AGENT_PASSWORD);
  await database.close();
}

/** Tells where everything is. */
function introduce(): void {
  const lines = [
    ['Desk', `${service.webUrl}/desk   sign in as ${AGENT.address}, password ${AGENT_PASSWORD}`],
    ['Customers', `${service.webUrl}   the form, and their requests`],
    ['Letterbox', `${letterbox.url}   what they received: each confirmation links to a status page`],
    ['Health', `${service.opsUrl}/readyz   ${service.opsUrl}/metrics`],
    ['IMAP', `${mail.host}:${mail.imapPort}   user ${SUPPORT}, password ${PASSWORD}`],
    ['SMTP', `${mail.host}:${mail.smtpPort}   mail to ${SUPPORT} becomes a ticket`],
  ];
  console.log('\nLoket is running, with a mail server of its own. Open the desk and watch the mail come in.\n');
  for (const [name, value] of lines) console.log(`  ${String(name).padEnd(10)} ${value}`);
  const port = mail.smtpPort === SMTP_PORT ? '' : ` --port ${mail.smtpPort}`;
  console.log(`\nSend another mail:\n\n  npm run demo:mail --${port} "De printer hapert" "Kunt u eens kijken?"\n`);
}

/** Sends the mails of a morning and says what becomes of them. */
async function play(server: MailServer): Promise<void> {
  for (const one of FIRST_MAILS) await tell(server, one);
  const an = await confirmationTo(server, 'an.peeters@bakkerijpeeters.example');
  const mathieu = await confirmationTo(server, 'm.lambert@lambert-freres.example');
  for (const one of laterMails({ an, mathieu })) await tell(server, one);
  console.log('\nThat was the morning. Press Ctrl+C to stop; nothing is left behind.\n');
}

async function tell(server: MailServer, one: (typeof FIRST_MAILS)[number]): Promise<void> {
  await sendMail(server.smtpPort, SUPPORT, one);
  console.log(`  ✉  ${String(one.from).replace(/ <.*/, '').padEnd(22)} ${one.subject}`);
}

/** Waits for the confirmation that Loket sends to a customer. */
async function confirmationTo(server: MailServer, address: string): Promise<Confirmed> {
  const deadline = Date.now() + CONFIRMATION_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const sent = server.sent.find(({ from, to }) => from === SUPPORT && to.includes(address));
    if (sent !== undefined) {
      const { messageId = '', subject = '' } = await simpleParser(sent.raw);
      return { messageId, subject };
    }
    await sleep(50);
  }
  throw new Error(`no confirmation reached ${address} within ${CONFIRMATION_TIMEOUT_MS / 1000} s`);
}

async function stop(): Promise<void> {
  console.log('\nStopping …');
  await letterbox.close();
  await service.stop();
  await mail.stop();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(0);
}
