/** A desk at work: a ticket on which everything was done that a desk can do, and a mail of every kind that this sends. */

import { sendAnswer } from '../../src/actions/answer.ts';
import { planAppointment } from '../../src/actions/appointment.ts';
import { sendConfirmation } from '../../src/actions/confirmation.ts';
import { createOrganisation } from '../../src/actions/contract.ts';
import { giveEstimate } from '../../src/actions/estimate.ts';
import { setExpected } from '../../src/actions/expected-date.ts';
import { addNote } from '../../src/actions/note.ts';
import { sendSignInLink } from '../../src/actions/sign-in-link.ts';
import { sendLink } from '../../src/actions/status-link.ts';
import { logTime } from '../../src/actions/time.ts';
import { openBlobs } from '../../src/store/blobs.ts';
import { meetPeople } from '../../src/store/people.ts';
import type { SignedIn } from '../../src/store/sessions.ts';
import { addParticipants } from '../../src/store/tickets.ts';
import { sendNotices, spreadHappenings } from '../../src/upkeep/notices.ts';
import { openDeskStage } from './desk-stage.ts';
import { SUPPORT } from './stage.ts';

export type BusyStage = Awaited<ReturnType<typeof openBusyStage>>;

/** An of Peeters NV asked; Bart Vanden Geheim works on it; Eva takes part; a stranger wrote too. */
export async function openBusyStage() {
  const stage = await openDeskStage();
  const { database, deps, clock } = stage;
  await createOrganisation(database, { name: 'Peeters NV', domains: ['example.com'] });
  const bart = await stage.signIn('bart@desk.example', 'agent', 'Bart Vanden Geheim');
  const agent: SignedIn = {
    id: bart.personId,
    address: 'bart@desk.example',
    name: 'Bart Vanden Geheim',
    role: 'agent',
    language: null,
    signature: '',
  };
  const ticket = await stage.openTicket('Printer', 'en');
  const other = await stage.openTicket('Salaries', 'en');
  await stage.addMail(ticket, { text: 'It does not print.', files: [{ fileName: 'log.txt', content: 'abc' }] });
  await stage.addMail(ticket, {
    text: 'unverified words',
    unverified: true,
    from: { address: 'eve@example.net', name: 'Eve' },
  });
  await database.write(async (tx, now) => {
    const eva = { address: 'eva@example.net', name: 'Eva', language: null };
    const id = (await meetPeople(tx, now, [eva])).get(eva.address)?.id ?? 0;
    await addParticipants(tx, now, [{ ticketId: ticket.id, personId: id }]);
  });
  const house = { ...deps.house, ...deps, billing: deps.billing };
  const work = { ticketId: ticket.id, agentId: bart.personId };
  await sendConfirmation(database, deps.house, ticket.id, false);
  await addNote(database, agent, { ticketId: ticket.id, formKey: 'b'.repeat(32), words: 'an internal note' });
  const stageOfFiles = (await openBlobs(stage.dataDir)).stage();
  await sendAnswer(database, deps.house, stageOfFiles, agent, {
    ticketId: ticket.id,
    formKey: 'c'.repeat(32),
    seenEntryId: 1_000,
    words: 'Did you switch it on?',
    cc: [],
    quotes: true,
    after: 'keep',
    attachments: [],
  });
  await setExpected(database, deps.house, { ...work, on: '2026-03-05' });
  await planAppointment(database, house, agent, ticket.id, {
    agentId: bart.personId,
    startsAt: '2026-03-04T09:00:00.000Z',
    endsAt: '2026-03-04T10:00:00.000Z',
    title: 'Looking at the printer',
    notes: '',
    isRemote: true,
  });
  await giveEstimate(database, house, { ...work, minutes: 120, reason: 'A new driver' });
  await logTime(database, house, { ...work, startedAt: clock.now(), minutes: 30, note: 'an internal note on time' });
  await sendLink(database, deps.house, agent, ticket.id);
  await sendSignInLink(database, deps.house, { address: 'an@example.com', language: 'en', nextPath: '' });
  await spreadHappenings(database);
  clock.advance(5 * 60 * 1000);
  await sendNotices(
    database,
    { ...deps.house, language: 'en', rules: { groupMinutes: 1, maxPerHour: 10 }, ...SENDER },
    clock.now(),
  );
  return { ...stage, bart, ticket, other };
}

const SENDER = {
  mailboxes: [{ address: { address: SUPPORT, name: 'Example & Co' }, replyAddress: null, isVouchedFor: false }],
};
