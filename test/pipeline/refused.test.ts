import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/message/parse.ts';
import { readConfirmable } from '../../src/store/confirmation.ts';
import { openLedger } from '../support/ledger.ts';
import { mail } from '../support/mail.ts';
import { outgoingMails } from '../support/outgoing.ts';

const part = (name: string) => `--b\nContent-Type: text/csv; name="${name}"\nContent-Disposition: attachment\n\nx\n`;
const names = Array.from({ length: DEFAULT_LIMITS.attachments + 2 }, (_, i) => `meting-${i + 1}.csv`);
const MANY = mail`
  From: An Peeters <an@example.org>
  To: support@example.com
  Subject: Metingen
  Message-ID: <metingen@example.org>
  Content-Type: multipart/mixed; boundary=b

  --b
  Content-Type: text/plain

  Goedendag, hier zijn de metingen van vorige week. Kunt u ze nakijken?
  ${names.map(part).join('')}--b--
`;

describe('R-ACK-6 files that were not taken', () => {
  it('are named in the confirmation, with the reason in the customer’s language', async () => {
    const ledger = await openLedger();
    await ledger.take([MANY]);
    const [{ text } = { text: '' }] = await outgoingMails(ledger.database);
    const [, refused] = text.split('Niet aanvaarde bijlagen:');
    const words = refused?.replace(/\s+/g, ' ');
    expect(words).toMatch(/^ - meting-201\.csv: te veel bestanden in één e-mail; .* - meting-202\.csv: te veel /);
    expect(text).not.toContain('meting-200.csv: te veel');
  });

  it('are known for the confirmation that an agent sends', async () => {
    const ledger = await openLedger();
    await ledger.take([MANY]);
    const { id } = await ledger.database.read.selectFrom('ticket').select('id').executeTakeFirstOrThrow();
    const { opening } = await readConfirmable(ledger.database.read, id);
    expect(opening?.refused.map(({ fileName }) => fileName)).toEqual(['meting-201.csv', 'meting-202.csv']);
  });
});
