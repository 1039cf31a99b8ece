import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NoticeRules, planNotices, type Waiting } from '../../src/triage/notice-plan.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-03-02T09:00:00.000Z');
const RULES: NoticeRules = { groupMinutes: 2, maxPerHour: 5 };

const at = (minute: number) => new Date(START + minute * MINUTE).toISOString();
const happened = (id: number, ticketId: number, minute: number): Waiting => ({ id, ticketId, at: at(minute) });
const idsOf = (plan: ReturnType<typeof planNotices>) => plan.map(({ told }) => told.map(({ id }) => id));

describe('how many mails tell what happened', () => {
  it('what happens within some minutes on one ticket is one mail, and none goes before', () => {
    const waiting = [happened(1, 7, 0), happened(2, 7, 1)];
    expect(planNotices(waiting, [], at(1.9), RULES)).toEqual([]);
    expect(idsOf(planNotices(waiting, [], at(2), RULES))).toEqual([[1, 2]]);
  });

  it('few tickets are a mail each, many are one digest', () => {
    const three = [happened(1, 7, 0), happened(2, 8, 0), happened(3, 9, 0), happened(4, 7, 0)];
    expect(idsOf(planNotices(three, [], at(2), RULES))).toEqual([[1, 4], [2], [3]]);
    expect(idsOf(planNotices([...three, happened(5, 10, 1)], [], at(2), RULES))).toEqual([[1, 2, 3, 4, 5]]);
  });

  it('the last mail that the cap allows tells all the rest, and until when there will be no other', () => {
    const waiting = [happened(1, 7, 0), happened(2, 8, 0), happened(3, 9, 0)];
    const sent = [at(-50), at(-30), at(-10)];
    const plan = planNotices(waiting, sent, at(2), RULES);
    expect(idsOf(plan)).toEqual([[1], [2, 3]]);
    expect(plan.map(({ silentUntil }) => silentUntil)).toEqual([null, at(10)]);
  });

  it('over the cap everything waits, and comes in one mail as soon as there is room', () => {
    const waiting = [happened(1, 7, 0), happened(2, 8, 0)];
    const sent = [-50, -40, -30, -20, -10].map(at);
    expect(planNotices(waiting, sent, at(5), RULES)).toEqual([]);
    expect(idsOf(planNotices(waiting, sent, at(10), RULES))).toEqual([[1, 2]]);
  });
});

const rules = fc.record({ groupMinutes: fc.integer({ min: 0, max: 10 }), maxPerHour: fc.integer({ min: 1, max: 8 }) });
/** Minutes after the one before, and the ticket. */
const stream = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 6 })), { maxLength: 120 });

/** Plays a stream of happenings minute by minute, until all is told; gives every mail with the minute at which it went. */
function play(gaps: readonly (readonly [number, number])[], given: NoticeRules) {
  let minute = 0;
  const all = gaps.map(([gap, ticketId], index) => {
    minute += gap;
    return happened(index + 1, ticketId, minute);
  });
  const mails: { minute: number; told: readonly Waiting[]; silentUntil: string | null }[] = [];
  let waiting: Waiting[] = [];
  for (let now = 0; now <= minute + 90; now += 1) {
    waiting.push(...all.filter((one) => one.at === at(now)));
    const sent = mails.map((mail) => at(mail.minute));
    for (const mail of planNotices(waiting, sent, at(now), given)) {
      mails.push({ minute: now, ...mail });
      waiting = waiting.filter((one) => !mail.told.includes(one));
    }
  }
  return { all, mails, waiting };
}

describe('whatever happens (property)', () => {
  it('everything is told, once, in order', () => {
    fc.assert(
      fc.property(stream, rules, (gaps, given) => {
        const { all, mails, waiting } = play(gaps, given);
        expect(waiting).toEqual([]);
        const told = mails.flatMap((mail) => mail.told.map(({ id }) => id));
        expect([...told].sort((a, b) => a - b)).toEqual(all.map(({ id }) => id));
        for (const mail of mails) {
          const ids = mail.told.map(({ id }) => id);
          expect(ids.length).toBeGreaterThan(0);
          expect(ids).toEqual([...ids].sort((a, b) => a - b));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('no hour has more mails than the cap, and the one that reaches it says so', () => {
    fc.assert(
      fc.property(stream, rules, (gaps, given) => {
        const { mails } = play(gaps, given);
        for (const [index, mail] of mails.entries()) {
          const before = mails.slice(0, index + 1).filter(({ minute }) => mail.minute - minute < 60);
          expect(before.length).toBeLessThanOrEqual(given.maxPerHour);
          expect(mail.silentUntil !== null).toBe(before.length === given.maxPerHour);
          const next = mails[index + 1];
          if (mail.silentUntil !== null && next !== undefined) {
            expect(at(next.minute) >= mail.silentUntil).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a ticket is never in two mails of the same moment, and nothing waits longer than grouping and the cap make it', () => {
    fc.assert(
      fc.property(stream, rules, (gaps, given) => {
        const { mails } = play(gaps, given);
        const seen = new Set<string>();
        for (const mail of mails) {
          for (const ticketId of new Set(mail.told.map((one) => one.ticketId))) {
            expect(seen.has(`${mail.minute} ${ticketId}`)).toBe(false);
            seen.add(`${mail.minute} ${ticketId}`);
          }
          const oldest = Date.parse(mail.told[0]?.at ?? '');
          expect(START + mail.minute * MINUTE - oldest).toBeLessThanOrEqual((60 + given.groupMinutes) * MINUTE);
        }
      }),
      { numRuns: 60 },
    );
  });
});
