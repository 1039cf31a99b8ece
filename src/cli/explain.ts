/** `loket explain`: what would happen to a mail, and why. Writes nothing and makes nothing: no folder, no file, no key. */
import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Config } from '../config.ts';
import { LoketError } from '../errors.ts';
import { isOwnAddress } from '../message/address.ts';
import type { BlobRef, Mail } from '../message/mail.ts';
import { parse } from '../message/parse.ts';
import { understand } from '../message/understand.ts';
import type { Desk } from '../pipeline/house.ts';
import { deskOf } from '../service/options.ts';
import { findSecret } from '../service/secret.ts';
import { openForReading } from '../store/database.ts';
import { lookUpFacts } from '../store/facts.ts';
import { MIGRATIONS_DIR } from '../store/migrate.ts';
import type { Db } from '../store/transaction.ts';
import type { Decision, Facts, Keys } from '../triage/decision.ts';
import { type Explanation, explain as putTogether } from '../triage/explain.ts';
import { judge } from '../triage/judge.ts';
import { keysOf } from '../triage/thread.ts';
import { explanationLines } from './explanation.ts';
import { EXIT_FAILED, EXIT_OK, lineOf } from './failure.ts';
import { openMail } from './ingest.ts';
import { configOf } from './open.ts';
import type { Shell } from './shell.ts';
import { oneLine } from './table.ts';

const SECRET_BYTES = 32;

/** Each mail is explained by itself, as if it arrived now. A file that cannot be read does not stop the rest. */
export async function explain(shell: Shell, files: readonly string[], options: { json?: boolean }): Promise<number> {
  const config = configOf(shell);
  const desks = desksOf(config);
  const store = await openIfThere(config);
  let exitCode = EXIT_OK;
  let first = true;
  try {
    for (const file of files) {
      try {
        const explanation = await explainMail(file, openMail(shell, file), desks, config, store?.read ?? null);
        if (options.json) await shell.print(JSON.stringify(explanation));
        else await shell.print([...(first ? [] : ['']), ...pageOf(explanation)].join('\n'));
        first = false;
      } catch (error) {
        shell.complain(`${oneLine(file)}: ${lineOf(error)}`);
        exitCode = EXIT_FAILED;
      }
    }
  } finally {
    await store?.close();
  }
  return exitCode;
}

function pageOf(explanation: Explanation): string[] {
  const name = explanation.file === '-' ? 'standard input' : (explanation.file ?? '');
  return [`${'File:'.padEnd(15)}${oneLine(name)}`, ...explanationLines(explanation, 'would')];
}

async function explainMail(
  file: string,
  raw: AsyncIterable<Uint8Array>,
  desks: readonly Desk[],
  config: Config,
  db: Db | null,
): Promise<Explanation> {
  const mail = await parse(raw, countOnly);
  const desk = deskFor(mail, desks);
  const understood = understand(mail, desk.understanding);
  const keys = keysOf(understood, config.ticket.prefix);
  const now = new Date().toISOString();
  const facts = await factsFor(db, now, keys);
  const arrival = { arrivedAt: now, rescan: false, released: false };
  const judgement = judge({ understood, keys }, facts, desk.policy, arrival, now);
  return putTogether({
    file,
    mail,
    ...judgement,
    number: keys.numbers[0] ?? null,
    ticket: ticketOf(judgement.decision, facts),
  });
}

/** Attachments are hashed and counted, and kept nowhere. */
async function countOnly(content: Readable): Promise<BlobRef> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    hash.update(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), size };
}

/** The number that the decision names, as in the row of a mail that was processed; a ticket not yet opened has none. */
function ticketOf(decision: Decision, facts: Facts): string | null {
  if (!('ticketId' in decision)) return null;
  return facts.tickets.get(decision.ticketId)?.number ?? null;
}

async function factsFor(db: Db | null, now: string, keys: Keys): Promise<Facts> {
  const [facts] = db === null ? [] : await lookUpFacts(db, now, [{ inboundId: 0, keys }]);
  return facts ?? NOTHING_KNOWN;
}

const NOTHING_KNOWN: Facts = {
  duplicateOf: null,
  messageIdKnown: false,
  tickets: new Map(),
  ownMails: new Map(),
  knownIds: new Map(),
  numbers: new Map(),
  appointments: new Map(),
  sender: { isAgent: false, organisationId: null },
  forwardedFrom: null,
  confirmations: { toSender: 0, total: 0, oldest: null },
  restoredAt: null,
};

/** The store if there is one of this version; else mails are explained as to a desk that knows nothing yet. */
async function openIfThere(config: Config) {
  try {
    return await openForReading(config.data_dir, MIGRATIONS_DIR);
  } catch (error) {
    if (error instanceof LoketError) return null;
    throw error;
  }
}

/** Of each mailbox; without any, a desk of no address, so that a mail can be explained before anything is set up. */
function desksOf(config: Config): Desk[] {
  // No key: then no reply token can be valid, and none was ever given out.
  const secret = findSecret(config.secret, config.data_dir) ?? randomBytes(SECRET_BYTES);
  const nobody = { address: '', name: '', authserv_ids: [], reply_address: '', language: config.language };
  const mailboxes = config.mailboxes.length === 0 ? [nobody] : config.mailboxes;
  return mailboxes.map((mailbox) => deskOf(mailbox, config, secret));
}

/** The mailbox that the mail was written to, as far as it says; else the first. */
function deskFor(mail: Mail, desks: readonly Desk[]): Desk {
  const written = desks.find(({ mailbox }) =>
    [...mail.to, ...mail.cc].some(({ address }) => isOwnAddress(address, [mailbox.address])),
  );
  const desk = written ?? desks[0];
  if (desk === undefined) throw new Error('there is no desk');
  return desk;
}
