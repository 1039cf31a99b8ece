import { describe, expect, it } from 'vitest';
import { attentionAt, openingHours } from '../../src/ticket/opening-hours.ts';
import { whenHandled } from '../../src/wording/when-handled.ts';
import { LANGUAGES } from '../../src/wording/wording.ts';
import { officeHours } from '../support/hours.ts';

const ZONE = 'Europe/Brussels';

/** What somebody reads whose question comes at this time in Brussels (winter). */
const told = (local: string, language: (typeof LANGUAGES)[number], hours = officeHours(['2026-11-11', '2026-12-25'])) =>
  // An English date has a comma after the weekday or not, by the version of the data.
  whenHandled(attentionAt(hours, new Date(`${local}+01:00`).toISOString()), ZONE, language).replace(
    /([a-z]),( \d+ [A-Z])/,
    '$1$2',
  );

describe('R-ACK-6 when a question is looked at', () => {
  it.each([
    [
      'nl',
      'Wij zijn vandaag open tot 17:00 en doen een redelijke inspanning om uw vraag tijdens de openingsuren te bekijken. Wat vandaag niet lukt, nemen wij weer op vanaf woensdag 25 november om 09:00.',
    ],
    [
      'fr',
      'Nous sommes ouverts aujourd’hui jusqu’à 17:00 et faisons un effort raisonnable pour examiner votre demande pendant les heures d’ouverture. Ce qui n’aboutit pas aujourd’hui sera repris à partir du mercredi 25 novembre à 09:00.',
    ],
    [
      'en',
      'We are open until 17:00 today and make a reasonable effort to look at your request during opening hours. What we do not reach today, we take up again from Wednesday 25 November at 09:00.',
    ],
    [
      'de',
      'Wir haben heute bis 17:00 Uhr geöffnet und bemühen uns in angemessenem Rahmen, Ihre Anfrage während der Öffnungszeiten anzusehen. Was wir heute nicht schaffen, nehmen wir ab Mittwoch, 25. November um 09:00 Uhr wieder auf.',
    ],
  ] as const)('says in %s until when the house is open today, and when it goes on', (language, sentence) => {
    expect(told('2026-11-24T10:00', language)).toBe(sentence);
  });

  it.each([
    ['nl', 'zodra wij weer open zijn: vanaf donderdag 12 november om 09:00.'],
    ['fr', 'dès la réouverture : à partir du jeudi 12 novembre à 09:00.'],
    ['en', 'when we open again: from Thursday 12 November at 09:00.'],
    ['de', 'sobald wir wieder öffnen: ab Donnerstag, 12. November um 09:00 Uhr.'],
  ] as const)('P17 names in %s the day and time at which the house opens again, holidays left out', (language, end) => {
    expect(told('2026-11-10T18:30', language)).toMatch(new RegExp(`${end.replaceAll('.', '\\.')}$`));
  });

  it.each([
    ['nl', 'vandaag vanaf 13:00.'],
    ['fr', 'aujourd’hui à partir de 13:00.'],
    ['en', 'today from 13:00.'],
    ['de', 'heute ab 13:00 Uhr.'],
  ] as const)('says in %s that it opens again today', (language, end) => {
    expect(told('2026-11-24T12:20', language)).toMatch(new RegExp(`${end.replaceAll('.', '\\.')}$`));
  });

  it('the first of a month is "1er" in French', () => {
    expect(told('2026-11-30T18:00', 'fr')).toContain('du mardi 1er décembre à 09:00');
  });

  it.each(LANGUAGES)('P14 promises in %s no answer and no solution by a time', (language) => {
    for (const local of ['2026-11-24T10:00', '2026-11-24T12:20', '2026-11-24T20:00']) {
      expect(told(local, language)).not.toMatch(/antwoord|oploss|répon|résol|answer|solv|antwort|lös|gegarandeerd/i);
    }
  });

  it('a house that never closes names no time, and one that never opens says nothing', () => {
    const week = (day: { from: number; to: number }[]) =>
      openingHours({ zone: ZONE, week: Array.from({ length: 7 }, () => day), closed: [] });
    for (const language of LANGUAGES) {
      expect(told('2026-11-24T10:00', language, week([{ from: 0, to: 1_440 }]))).toMatch(/^\p{L}[^0-9]+\.$/u);
      expect(told('2026-11-24T10:00', language, week([]))).toBe('');
    }
  });
});
