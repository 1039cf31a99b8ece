import { describe, expect, it } from 'vitest';
import { formatAge } from '../../src/wording/age.ts';
import { eventText } from '../../src/wording/desk/events.ts';

describe('an event of a ticket', () => {
  it('is told in the agent’s language, with what its text names', () => {
    expect(eventText('nl', 'moved-away', 'Message 12 was moved to SA-100427.')).toBe(
      'Bericht verplaatst naar SA-100427',
    );
    expect(eventText('fr', 'confirmation', 'Confirmation to an@example.com.')).toBe('Confirmation à an@example.com');
    expect(eventText('de', 'accepted', 'Message 12 was accepted.')).toBe('Nachricht 12 angenommen');
    expect(eventText('nl', 'status', 'new → waiting')).toBe('nieuw → wacht');
    expect(eventText('nl', 'anomaly', 'no-date')).toBe('Er is geen leesbare datum; het moment van aankomst telt.');
  });

  it('keeps its stored text when there are no words for it', () => {
    expect(eventText('nl', 'of-another-version', 'Something new.')).toBe('Something new.');
    expect(eventText('nl', 'merged', 'no number here')).toBe('no number here');
  });
});

describe('an age', () => {
  const now = '2026-03-02T09:00:00.000Z';

  it('is in the largest whole unit, past or to come', () => {
    expect(formatAge('2026-03-02T08:59:30.000Z', now, 'en')).toBe('now');
    expect(formatAge('2026-03-02T08:15:00.000Z', now, 'en')).toBe('45 minutes ago');
    expect(formatAge('2026-03-02T06:00:00.000Z', now, 'nl')).toBe('3 uur geleden');
    expect(formatAge('2026-02-10T09:00:00.000Z', now, 'de')).toBe('vor 20 Tagen');
    expect(formatAge('2026-03-02T12:00:00.000Z', now, 'fr')).toBe('dans 3 heures');
  });
});
