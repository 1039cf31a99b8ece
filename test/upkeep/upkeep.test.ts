import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addPasswordLink } from '../../src/store/password-links.ts';
import { addSession } from '../../src/store/sessions.ts';
import { addStatusLinks } from '../../src/store/status-links.ts';
import type { DeadlineRules } from '../../src/upkeep/deadlines.ts';
import { openUpkeep } from '../../src/upkeep.ts';
import { type AnswerStage, openAnswerStage } from '../actions/answer-stage.ts';
import { SUPPORT } from '../support/desk.ts';
import { officeHours } from '../support/hours.ts';
import { personMail } from '../support/mail.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const TARGET = { firstResponse: 420, solution: null };
const RULES: DeadlineRules = {
  hours: officeHours(),
  targets: { urgent: TARGET, high: TARGET, normal: TARGET, low: TARGET },
  fingerprint: 'one',
};

function upkeepOf({ database, clock, house }: AnswerStage, deadlines = RULES) {
  const queued = { times: 0 };
  const step = openUpkeep({
    database,
    clock,
    deadlines,
    notices: {
      ...house,
      mailboxes: [{ address: { address: SUPPORT, name: 'Example support' }, replyAddress: null, isVouchedFor: false }],
      language: 'en',
      rules: { groupMinutes: 0, maxPerHour: 20 },
      randomBytes,
    },
    timerMinutes: 45,
    onQueued: () => {
      queued.times += 1;
    },
  });
  return { step, queued };
}

const rowsOf = async ({ database }: AnswerStage) => {
  const count = async (table: 'session' | 'password_link' | 'status_link') =>
    (await database.read.selectFrom(table).select('created_at').execute()).length;
  return [await count('session'), await count('password_link'), await count('status_link')];
};

describe('upkeep', () => {
  it('P14 tells of a deadline that passed: whose ticket it is, and the admins; and says when to look again', async () => {
    const stage = await openAnswerStage();
    await stage.person('dirk@example.com', 'admin', 'Dirk');
    await stage.take([personMail({ from: 'An <an@example.org>', subject: 'Printer' })]);
    await stage.database.write((tx) => tx.updateTable('ticket').set({ assignee_id: stage.agent.id }).execute());
    const { step, queued } = upkeepOf(stage);
    expect(await step()).toBeGreaterThan(0);
    stage.clock.advance(3 * DAY_MS);
    await step();
    await step();
    const told = (await stage.mails('notice')).map(({ to, subject }) => `${to.address}: ${subject.split('] ')[1]}`);
    expect(told).toEqual([
      'bart@example.com: New request: Printer',
      'dirk@example.com: New request: Printer',
      'bart@example.com: Deadline passed: Printer',
      'dirk@example.com: Deadline passed: Printer',
    ]);
    expect(queued.times).toBe(2);
  });

  it('forgets sessions and links that are over, and no other', async () => {
    const stage = await openAnswerStage();
    const { step } = upkeepOf(stage);
    await step();
    await stage.take([personMail({ from: 'An <an@example.org>', subject: 'Printer' })]);
    const session = { personId: stage.agent.id, remembered: true };
    const inDays = (days: number) => new Date(stage.clock().getTime() + days * DAY_MS).toISOString();
    await stage.database.write(async (tx, now) => {
      await addSession(tx, now, { ...session, tokenHash: 'a', expiresAt: inDays(1) });
      await addSession(tx, now, { ...session, tokenHash: 'b', expiresAt: inDays(30) });
      await addPasswordLink(tx, now, 'secret', stage.agent.id);
      await addStatusLinks(tx, now, [{ ticketId: 1, secret: 'one' }]);
    });
    const [, , links = 0] = await rowsOf(stage);
    stage.clock.advance(8 * DAY_MS);
    await step();
    expect(await rowsOf(stage)).toEqual([1, 0, links]);
    stage.clock.advance(400 * DAY_MS);
    await step();
    expect(await rowsOf(stage)).toEqual([0, 0, 0]);
  });

  it('a chore that fails keeps no other from its turn, and is told to the loop', async () => {
    const stage = await openAnswerStage();
    await stage.take([personMail({ from: 'An <an@example.org>', subject: 'Printer' })]);
    const broken = {
      ...officeHours(),
      spansOf(): never {
        throw new Error('no calendar');
      },
    };
    const { step } = upkeepOf(stage, { ...RULES, hours: broken });
    await expect(step()).rejects.toThrow('no calendar');
    expect(await stage.mails('notice')).toHaveLength(1);
  });
});
