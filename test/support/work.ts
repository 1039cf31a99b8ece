/** A desk's ground for time and approvals: a customer's ticket, an agent, a house that bills. */
import { randomBytes } from 'node:crypto';
import type { BillingHouse } from '../../src/actions/approval.ts';
import { createOrganisation } from '../../src/actions/contract.ts';
import { logTime } from '../../src/actions/time.ts';
import type { OutgoingMail } from '../../src/message/mail.ts';
import { listCategories } from '../../src/store/categories.ts';
import { meetPeople } from '../../src/store/people.ts';
import { timeOf } from '../../src/store/time.ts';
import { BUILT_IN_TEMPLATES, readTemplates } from '../../src/templates.ts';
import { openWording } from '../../src/wording/wording.ts';
import { type FakeClock, fakeClock } from './clock.ts';
import { SUPPORT } from './desk.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { personMail } from './mail.ts';
import { outgoingMails } from './outgoing.ts';

const BILLING = { rateCents: 9_500, roundMinutes: 15, approvalLimitMinutes: 60, warnMinutes: 45 };

export interface WorkStage extends Ledger {
  clock: FakeClock;
  house: BillingHouse;
  agentId: number;
  organisationId: number;
  ticketId: number;
  /** Ids of the first category that support covers, and of the first that it does not. */
  covered: number;
  outside: number;
  log(minutes: number, startedAt?: string): Promise<void>;
  /** Cleared, pending and written off minutes of each entry of the ticket. */
  split(): Promise<[number, number, number][]>;
  ticket(): Promise<{ status: string; waits: string[] }>;
  events(): Promise<{ reason: string | null; text: string; person_id: number | null }[]>;
  approvalMails(): Promise<OutgoingMail[]>;
}

/** It is 24 November 2026, 10:00 in Brussels; An of example.org, an organisation without contract, has one ticket. */
export async function openWork(): Promise<WorkStage> {
  const clock = fakeClock('2026-11-24T09:00:00.000Z');
  const ledger = await openLedger({}, clock);
  const { database } = ledger;
  const organisationId = await createOrganisation(database, { name: 'Peeters NV', domains: ['example.org'] });
  await ledger.take([
    personMail({
      from: 'An Peeters <an@example.org>',
      subject: 'Factuur klopt niet',
      body: 'Goedemorgen, het totaal van de factuur klopt niet. Kunt u dat nakijken?',
      messageId: '<question@example.org>',
    }),
  ]);
  const { id: ticketId } = await database.read.selectFrom('ticket').select('id').executeTakeFirstOrThrow();
  const agentId = await makeAgent(ledger, 'bart@example.com', 'Bart');
  const house = houseOf(ledger.secret);
  const categories = await listCategories(database.read);
  const first = (scope: string) => categories.find((category) => category.scope === scope)?.id ?? 0;
  return {
    ...ledger,
    clock,
    house,
    agentId,
    organisationId,
    ticketId,
    covered: first('covered'),
    outside: first('not-covered'),
    log: (minutes, startedAt = clock.now()) =>
      logTime(database, house, { ticketId, agentId, startedAt, minutes, note: '' }),
    async split() {
      const entries = await timeOf(database.read, [ticketId]);
      return entries.map(({ cleared, pending, writtenOff }) => [cleared, pending, writtenOff]);
    },
    ticket: () => stateOf(ledger, ticketId),
    events: () => eventsOf(ledger, ticketId),
    approvalMails: () => approvalMailsOf(ledger),
  };
}

/** Makes an agent; gives the id. */
export async function makeAgent(
  { database }: Pick<Ledger, 'database'>,
  address: string,
  name: string,
): Promise<number> {
  return database.write(async (tx, now) => {
    const met = await meetPeople(tx, now, [{ address, name, language: null }]);
    const id = met.get(address)?.id ?? 0;
    await tx.updateTable('person').set({ role: 'agent' }).where('id', '=', id).execute();
    return id;
  });
}

function houseOf(secret: Uint8Array): BillingHouse {
  return {
    mailboxes: [{ address: { address: SUPPORT, name: 'Example support' }, replyAddress: null }],
    publicUrl: 'https://support.example.com',
    timeZone: 'Europe/Brussels',
    secret,
    wording: openWording(readTemplates(BUILT_IN_TEMPLATES, null)),
    randomBytes,
    billing: BILLING,
  };
}

async function stateOf({ database }: Ledger, ticketId: number) {
  const { status } = await database.read
    .selectFrom('ticket')
    .select('status')
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  const waits = await database.read
    .selectFrom('ticket_wait')
    .select('wait')
    .where('ticket_id', '=', ticketId)
    .execute();
  return { status, waits: waits.map(({ wait }) => wait) };
}

function eventsOf({ database }: Ledger, ticketId: number) {
  return database.read
    .selectFrom('entry')
    .select(['reason', 'text', 'person_id'])
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'event')
    .orderBy('id')
    .execute();
}

const approvalMailsOf = ({ database }: Ledger) => outgoingMails(database, 'approval');
