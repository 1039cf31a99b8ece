import { describe, expect, it } from 'vitest';
import { eventText } from '../../src/wording/desk/events.ts';

describe('P4 what happened to an appointment', () => {
  it('is told with its days in words, in the agent’s language', () => {
    const moved = '2026-11-26 10:00 → 2026-11-27 14:00–14:30, Bart (an@example.org)';
    expect(eventText('nl', 'appointment-changed', moved)).toBe(
      'Afspraak gewijzigd: donderdag 26 november 2026 10:00 → vrijdag 27 november 2026 14:00–14:30, Bart (an@example.org)',
    );
  });

  it('leaves the customer’s words as they are, whatever they hold', () => {
    const said = '2026-11-26 10:00: Liever 2026-11-30, of 2026-99-99: {text} $&';
    expect(eventText('en', 'appointment-other-time', said)).toBe(
      'The customer asks for another time: Thursday, 26 November 2026 10:00: Liever 2026-11-30, of 2026-99-99: {text} $&',
    );
  });
});
