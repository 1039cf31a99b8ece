import { describe, expect, it } from 'vitest';
import { categorise } from '../../src/actions/category.ts';
import { addContract, invoiceMonth } from '../../src/actions/contract.ts';
import { giveEstimate } from '../../src/actions/estimate.ts';
import {
  correctTime,
  discardTimer,
  judgeTime,
  logTime,
  removeTime,
  startTimer,
  stopTimer,
  writeOff,
} from '../../src/actions/time.ts';
import { mergeTicket, readMerging } from '../../src/store/moves.ts';
import { readWorked, timeOf } from '../../src/store/time.ts';
import { readTimer } from '../../src/store/timers.ts';
import { personMail } from '../support/mail.ts';
import { makeAgent, openWork, type WorkStage } from '../support/work.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31', categories: null, rateCents: 8_000 };
const entries = ({ database, ticketId }: WorkStage) => timeOf(database.read, [ticketId]);

describe('a timer', () => {
  it('P9 measures, rounds up and keeps what it measured', async () => {
    const stage = await openWork();
    const { database, house, agentId, ticketId, clock } = stage;
    await startTimer(database, agentId, ticketId);
    clock.advance(16 * 60_000);
    expect(await readTimer(database.read, agentId)).toMatchObject({ ticketId, startedAt: '2026-11-24T09:00:00.000Z' });
    expect(await stopTimer(database, house, agentId, { note: ' Totaal nagerekend ', minutes: null })).toBe(ticketId);
    expect(await entries(stage)).toMatchObject([
      { rawMinutes: 16, minutes: 30, day: '2026-11-24', note: 'Totaal nagerekend', agentName: 'Bart', cleared: 30 },
    ]);
    expect(await readTimer(database.read, agentId)).toBeNull();
  });

  it('runs once for each agent, and a second agent has one too', async () => {
    const { database, agentId, ticketId, ...stage } = await openWork();
    await startTimer(database, agentId, ticketId);
    await expect(startTimer(database, agentId, ticketId)).rejects.toMatchObject({ code: 'conflict' });
    await startTimer(database, await makeAgent({ database }, 'cato@example.com', 'Cato'), ticketId);
    await discardTimer(database, agentId);
    await expect(discardTimer(database, agentId)).rejects.toMatchObject({ code: 'conflict' });
    expect(await stage.split()).toEqual([]);
  });

  it('that was forgotten is not believed, and runs on until somebody says how long it was', async () => {
    const { database, house, agentId, ticketId, clock, ...stage } = await openWork();
    await startTimer(database, agentId, ticketId);
    clock.advance(25 * 60 * 60_000);
    const stop = (minutes: number | null) => stopTimer(database, house, agentId, { note: '', minutes });
    await expect(stop(null)).rejects.toMatchObject({ code: 'invalid' });
    await stop(40);
    expect(await stage.split()).toEqual([[45, 0, 0]]);
  });
});

describe('what time costs', () => {
  it('P9 without a contract it is billed at the support rate, by the day of the house', async () => {
    const stage = await openWork();
    await stage.log(20, '2026-10-31T23:30:00.000Z');
    expect(await entries(stage)).toMatchObject([{ kind: 'billable', rateCents: 9_500, day: '2026-11-01' }]);
  });

  it('P9 a contract of that day covers it; the rate is frozen, whatever the house asks later', async () => {
    const stage = await openWork();
    await addContract(stage.database, stage.organisationId, YEAR);
    await stage.log(15);
    await stage.log(15, '2025-12-31T10:00:00.000Z');
    stage.house.billing = { ...stage.house.billing, rateCents: 12_000 };
    await judgeTime(stage.database, stage.house, stage);
    expect(await entries(stage)).toMatchObject([
      { kind: 'covered', rateCents: 8_000 },
      { kind: 'billable', rateCents: 9_500 },
    ]);
  });

  it('P13 a category out of scope makes it billable, also what was written down before', async () => {
    const stage = await openWork();
    await addContract(stage.database, stage.organisationId, YEAR);
    await stage.log(15);
    await categorise(stage.database, stage.house, { ...stage, categoryId: stage.outside });
    await stage.log(15);
    expect(await entries(stage)).toMatchObject([
      { kind: 'billable', rateCents: 8_000, cleared: 15 },
      { kind: 'billable', rateCents: 8_000, pending: 15 },
    ]);
    await categorise(stage.database, stage.house, { ...stage, categoryId: stage.covered });
    expect(await entries(stage)).toMatchObject([{ kind: 'covered' }, { kind: 'covered' }]);
    expect((await stage.events()).map(({ reason }) => reason)).toContain('category');
  });

  it('an organisation that is set later counts once its time is judged anew', async () => {
    const stage = await openWork();
    await addContract(stage.database, stage.organisationId, YEAR);
    const set = (organisation_id: number | null) =>
      stage.database.write((tx) => tx.updateTable('ticket').set({ organisation_id }).execute());
    await set(null);
    await stage.log(15);
    await set(stage.organisationId);
    expect(await entries(stage)).toMatchObject([{ kind: 'billable' }]);
    await judgeTime(stage.database, stage.house, stage);
    expect(await entries(stage)).toMatchObject([{ kind: 'covered', rateCents: 8_000 }]);
  });

  it('refuses work that is no work, and work that is still to come', async () => {
    const stage = await openWork();
    for (const minutes of [0, -15, 1.5, 1_441]) {
      await expect(stage.log(minutes)).rejects.toMatchObject({ code: 'invalid' });
    }
    for (const startedAt of ['2026-11-24T09:00:00.001Z', 'yesterday']) {
      await expect(stage.log(15, startedAt)).rejects.toMatchObject({ code: 'invalid' });
    }
    const given = { ...stage, ticketId: 99, startedAt: stage.clock.now(), minutes: 15, note: '' };
    await expect(logTime(stage.database, stage.house, given)).rejects.toMatchObject({ code: 'not_found' });
    expect(await stage.split()).toEqual([]);
  });
});

describe('time past the limit', () => {
  it('P10 is recorded, waits, and is written off with a reason; then nothing is asked any more', async () => {
    const stage = await openWork();
    await stage.log(45);
    await stage.log(45);
    expect(await stage.split()).toEqual([
      [45, 0, 0],
      [15, 30, 0],
    ]);
    expect(await stage.ticket()).toEqual({ status: 'waiting', waits: ['approval'] });
    await writeOff(stage.database, stage.house, { ...stage, reason: 'Ons eigen zoekwerk' });
    expect(await stage.split()).toEqual([
      [45, 0, 0],
      [15, 0, 30],
    ]);
    expect(await stage.ticket()).toEqual({ status: 'open', waits: [] });
    expect((await entries(stage))[1]?.writtenOffReason).toBe('Ons eigen zoekwerk');
    const again = writeOff(stage.database, stage.house, { ...stage, reason: 'x' });
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
  });

  it('a correction and a removal make room for what waits, and leave their trace', async () => {
    const stage = await openWork();
    for (const minutes of [45, 30, 15]) await stage.log(minutes);
    const [first, second] = await entries(stage);
    const change = { ...stage, entryId: first?.id ?? 0, minutes: 20, note: 'korter' };
    await correctTime(stage.database, stage.house, change);
    expect(await stage.split()).toEqual([
      [30, 0, 0],
      [30, 0, 0],
      [0, 15, 0],
    ]);
    await removeTime(stage.database, stage.house, { ...stage, entryId: second?.id ?? 0 });
    expect(await stage.split()).toEqual([
      [30, 0, 0],
      [15, 0, 0],
    ]);
    const trace = (await stage.events()).filter(({ reason }) => /^time-/.test(reason ?? ''));
    expect(trace).toMatchObject([
      { reason: 'time-corrected', text: '45 minutes of 2026-11-24 by Bart became 30.', person_id: stage.agentId },
      { reason: 'time-removed' },
    ]);
  });

  it('is locked once it is invoiced', async () => {
    const stage = await openWork();
    await stage.log(15);
    await invoiceMonth(stage.database, { ...stage, month: '2026-11' });
    const entryId = (await entries(stage))[0]?.id ?? 0;
    const change = { ...stage, entryId, minutes: 30, note: '' };
    await expect(correctTime(stage.database, stage.house, change)).rejects.toMatchObject({ code: 'conflict' });
    await expect(removeTime(stage.database, stage.house, change)).rejects.toMatchObject({ code: 'conflict' });
    await categorise(stage.database, stage.house, { ...stage, categoryId: stage.outside });
    await addContract(stage.database, stage.organisationId, YEAR);
    await judgeTime(stage.database, stage.house, stage);
    expect(await entries(stage)).toMatchObject([{ kind: 'billable', rateCents: 9_500, minutes: 15 }]);
  });

  it('R-THR-4 what was worked on a merged ticket counts for the one that lives on', async () => {
    const stage = await openWork();
    await stage.log(45);
    await stage.take([personMail({ from: 'An Peeters <an@example.org>', subject: 'Nog iets' })]);
    const other =
      (await stage.database.read.selectFrom('ticket').select('id').orderBy('id', 'desc').execute())[0]?.id ?? 0;
    await stage.database.write(async (tx, now) =>
      mergeTicket(tx, now, await readMerging(tx, stage.ticketId), await readMerging(tx, other)),
    );
    expect(await readWorked(stage.database.read, stage.ticketId)).toMatchObject({
      id: other,
      family: [other, stage.ticketId],
    });
    await stage.log(30);
    expect(await timeOf(stage.database.read, [other])).toMatchObject([{ cleared: 15, pending: 15 }]);
    await giveEstimate(stage.database, stage.house, { ...stage, minutes: 90, reason: 'Herstel' });
    const asked = await stage.database.read.selectFrom('approval').select(['ticket_id', 'minutes']).execute();
    expect(asked).toEqual([
      { ticket_id: other, minutes: 120 },
      { ticket_id: other, minutes: 90 },
    ]);
  });
});
