/** What calendars answered to our invitations, written down with the mails that brought it (R-OUT-5). */
import { cut } from '../message/clean.ts';
import type { CalendarAnswer } from '../message/mail.ts';
import { recordAnswer } from '../store/appointment-answers.ts';
import { type Appointment, readAppointment } from '../store/appointments.ts';
import { addEvents } from '../store/entries.ts';
import type { Decided } from '../store/record.ts';
import type { Tx } from '../store/transaction.ts';
import { dayAndClockAt } from '../ticket/week.ts';
import type { Decision } from '../triage/decision.ts';

/** Of the customer's words; the mail itself is kept. */
const MAX_WORDS = 2_000;

type Answered = Extract<Decision, { outcome: 'calendar-event' }>;

/** Records the answers among these mails. `zone`: of the house. */
export async function recordCalendarAnswers(
  tx: Tx,
  now: string,
  zone: string,
  decided: readonly Decided[],
): Promise<void> {
  for (const { decision, understood } of decided) {
    const { calendarAnswer } = understood;
    if (!isAnswer(decision) || calendarAnswer === null) continue;
    const appointment = await readAppointment(tx, decision.appointmentId);
    const words = cut(calendarAnswer.comment || understood.reply, MAX_WORDS);
    const text = textOf(appointment, calendarAnswer, words, zone);
    const { answer, stamp } = calendarAnswer;
    if (decision.reason === 'outdated-answer' || answer === 'delegated') {
      const reason = decision.reason === 'outdated-answer' ? 'appointment-outdated' : 'appointment-delegated';
      await addEvents(tx, now, [{ ticketId: decision.ticketId, reason, text, visibility: 'internal' }]);
    } else {
      await recordAnswer(tx, now, appointment, { answer, words, stamp, text, by: null });
    }
  }
}

function isAnswer(decision: Decision): decision is Answered {
  return decision.action === 'event' && decision.outcome === 'calendar-event';
}

/** e.g. `2026-11-26 10:00 → 2026-11-27 09:00: I am in a meeting then.` */
function textOf(
  { startsAt }: Appointment,
  { delegatedTo, proposedAt }: CalendarAnswer,
  words: string,
  zone: string,
): string {
  const moment = (iso: string) => (iso.endsWith('Z') ? dayAndClockAt(iso, zone) : iso.slice(0, 16).replace('T', ' '));
  const to = proposedAt === null ? delegatedTo : moment(proposedAt);
  return `${moment(startsAt)}${to === null ? '' : ` → ${to}`}${words === '' ? '' : `: ${words}`}`;
}
