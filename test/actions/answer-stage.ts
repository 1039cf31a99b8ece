/** A desk's ground for answers: mails through the pipeline, a house that answers, an agent. */
import { randomBytes } from 'node:crypto';
import type { ConfirmingHouse } from '../../src/actions/confirmation.ts';
import { loadConfig } from '../../src/config.ts';
import type { OutgoingMail } from '../../src/message/mail.ts';
import { hoursOf } from '../../src/service/opening-hours.ts';
import { confirmingHouse } from '../../src/service/options.ts';
import { meetPeople } from '../../src/store/people.ts';
import type { Role } from '../../src/store/schema.ts';
import type { SignedIn } from '../../src/store/sessions.ts';
import { BUILT_IN_TEMPLATES, readTemplates } from '../../src/templates.ts';
import { openWording } from '../../src/wording/wording.ts';
import { type FakeClock, fakeClock } from '../support/clock.ts';
import { SUPPORT } from '../support/desk.ts';
import { type Ledger, openLedger } from '../support/ledger.ts';

export interface AnswerStage extends Ledger {
  clock: FakeClock;
  house: ConfirmingHouse;
  agent: SignedIn;
  person(address: string, role: Role, name?: string): Promise<SignedIn>;
  ticket(id: number): ReturnType<typeof ticketOf>;
  entries(ticketId: number): ReturnType<typeof entriesOf>;
  /** The mails of a kind in the outbox, oldest first. */
  mails(
    kind: 'answer' | 'confirmation' | 'notice',
  ): Promise<(OutgoingMail & { state: string; nextAttemptAt: string | null })[]>;
}

export async function openAnswerStage(): Promise<AnswerStage> {
  const clock = fakeClock('2026-03-02T09:00:00.000Z');
  const ledger = await openLedger({}, clock);
  const config = loadConfig(
    {
      LOKET_MAILBOX__ADDRESS: SUPPORT,
      LOKET_MAILBOX__NAME: 'Example support',
      LOKET_WEB__PUBLIC_URL: 'https://support.example.com',
      LOKET_SECRET: randomBytes(32).toString('hex'),
    },
    ledger.dataDir,
  );
  const house = confirmingHouse(config, openWording(readTemplates(BUILT_IN_TEMPLATES, null)), hoursOf(config, []));
  const person = (address: string, role: Role, name = '') => makePerson(ledger, address, role, name);
  return {
    ...ledger,
    clock,
    house,
    person,
    agent: await person('bart@example.com', 'agent', 'Bart'),
    ticket: (id) => ticketOf(ledger, id),
    entries: (ticketId) => entriesOf(ledger, ticketId),
    async mails(kind) {
      const rows = await ledger.database.read
        .selectFrom('outbox')
        .innerJoin('outbox_mail', 'outbox_id', 'outbox.id')
        .select(['mail', 'state', 'next_attempt_at'])
        .where('kind', '=', kind)
        .orderBy('id')
        .execute();
      return rows.map(({ mail, state, next_attempt_at }) => ({
        ...(JSON.parse(mail) as OutgoingMail),
        state,
        nextAttemptAt: next_attempt_at,
      }));
    },
  };
}

async function makePerson({ database }: Ledger, address: string, role: Role, name: string): Promise<SignedIn> {
  const id = await database.write(async (tx, now) => {
    const met = (await meetPeople(tx, now, [{ address, name, language: null }])).get(address)?.id ?? 0;
    await tx.updateTable('person').set({ role }).where('id', '=', met).execute();
    return met;
  });
  return { id, address, name, role, language: null, signature: '' };
}

function ticketOf({ database }: Ledger, id: number) {
  return database.read.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

function entriesOf({ database }: Ledger, ticketId: number) {
  return database.read.selectFrom('entry').selectAll().where('ticket_id', '=', ticketId).orderBy('id').execute();
}
