/** What Loket makes of a sample: the same functions that a mail in the mailbox goes through, with an empty store. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Understood } from '../../src/message/mail.ts';
import { parse } from '../../src/message/parse.ts';
import { newWords } from '../../src/message/quote.ts';
import { understand } from '../../src/message/understand.ts';
import { judge } from '../../src/triage/judge.ts';
import { keysOf } from '../../src/triage/thread.ts';
import { arrival, facts, NOW, policy } from '../support/judged.ts';
import type { Sample } from './expectations.ts';

export interface Examined {
  understood: Understood;
  /** Whether a confirmation would go out. */
  confirms: boolean;
  confirmationReason: string;
  milliseconds: number;
}

const HELPDESK = 'helpdesk@loket.example';

/** Reads and decides on a whole mail. Whatever it throws is a defect. */
export async function examine({ raw, expected }: Sample): Promise<Examined> {
  const started = performance.now();
  const ownAddresses = [expected.own_address ?? HELPDESK];
  const mail = await parse(Readable.from([raw]), countBytes);
  const understood = understand(mail, {
    ownAddresses,
    authservIds: [],
    // What SpamAssassin, rspamd and amavis write when they are sure.
    spam: { header: 'X-Spam-Flag', holdFrom: null },
    replyAddress: null,
    secret: Buffer.alloc(32),
    language: 'nl',
  });
  const house = policy({ ownAddresses });
  const keys = keysOf(understood, house.ticketPrefix);
  const { acknowledgement } = judge({ understood, keys }, facts(), house, arrival(), NOW);
  return {
    understood,
    confirms: acknowledgement.send,
    confirmationReason: acknowledgement.reason,
    milliseconds: performance.now() - started,
  };
}

/** The new words of a body that came without its mail. */
export function examineBody({ raw }: Sample): string {
  return newWords(raw.toString('utf8'));
}

async function countBytes(content: Readable) {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { sha256: hash.digest('hex'), size };
}
