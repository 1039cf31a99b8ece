import { describe, expect, it } from 'vitest';
import { newWordsGiven } from '../../src/message/fold.ts';

const QUESTION = `Goedemorgen, sinds de update van gisteren krijgen wij bij het afdrukken
van factuur 2026-1184 enkel een leeg blad. Andere facturen lukken wel.
Kunt u eens kijken wat er misgaat? De klant wacht op zijn factuur.`;

describe('new words, given what stands on the ticket', () => {
  it('R-MSG-10 history without a quote mark, wrapped anew, is folded', () => {
    const rewrapped = QUESTION.replace(/\n/g, ' ').replace(/(.{50}\S*) /g, '$1\n');
    expect(newWordsGiven(`Het is intussen opgelost.\n\n${rewrapped}`, [QUESTION])).toBe('Het is intussen opgelost.');
  });

  it('R-MSG-10 history above the answer is folded too', () => {
    expect(newWordsGiven(`${QUESTION}\n\nNog een vraag: geldt dit ook voor offertes?`, [QUESTION])).toBe(
      'Nog een vraag: geldt dit ook voor offertes?',
    );
  });

  it('R-MSG-10 interleaved answers stay, in order, without the lines that they answer', () => {
    const [one, two, three] = QUESTION.split('\n');
    const reply = newWordsGiven(`${one}\n${two}\nJa, dat klopt nog altijd.\n${three}\nGraag voor vrijdag.`, [QUESTION]);
    expect(reply.replace(/\n+/g, '\n')).toBe('Ja, dat klopt nog altijd.\nGraag voor vrijdag.');
  });

  it('R-MSG-10 a sentence that the customer merely repeats stays', () => {
    const text = 'Kunt u eens kijken wat er misgaat?\nWij wachten nog.';
    expect(newWordsGiven(text, [QUESTION])).toBe(text);
  });

  it('R-MSG-10 never leaves an empty message: the same mail once more is shown whole', () => {
    expect(newWordsGiven(QUESTION, [QUESTION])).toBe(QUESTION);
  });

  it('R-MSG-10 without anything known it guesses as before', () => {
    expect(newWordsGiven('Dank u.\n\nOp 24 nov. 2026 om 09:02 schreef Support <s@example.com>:\n> Hallo', [])).toBe(
      'Dank u.',
    );
  });

  it('R-MSG-6 takes linear time on long threads', () => {
    const long = Array.from({ length: 40_000 }, (_, n) => `woord${n % 977} en nog een regel ${n}`).join('\n');
    expect(newWordsGiven(`Nieuw bericht hier.\n${long}`, [long])).toContain('Nieuw bericht hier.');
  });
});
