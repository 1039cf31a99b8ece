import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../src/message/language.ts';
import { newWords } from '../../src/message/quote.ts';

describe('R-MSG-10 new words', () => {
  it.each([
    ['On Mon, 2 Mar 2026 at 08:40, Support <support@example.com> wrote:'],
    ['On Mon, 2 Mar 2026 at 08:40, Support\n<support@example.com> wrote:'],
    ['Op ma 2 mrt 2026 om 08:40 schreef Support <support@example.com>:'],
    ['Op 2 maart 2026 08:40 heeft Support <support@example.com> het volgende geschreven:'],
    ['Le lun. 2 mars 2026 à 08:40, Support <support@example.com> a écrit :'],
    ['Am 02.03.2026 um 08:40 schrieb Support <support@example.com>:'],
    ['-----Oorspronkelijk bericht-----\nVan: Support'],
    ['-----Original Message-----'],
    ['-----Ursprüngliche Nachricht-----'],
    ["-----Message d'origine-----"],
    ['________________________________\nVan: Support <support@example.com>'],
    ['Van: Support <support@example.com>\nVerzonden: maandag 2 maart 2026 08:40\nAan: An\nOnderwerp: x'],
    ['From: Support\nSent: Monday\nTo: An\nSubject: x'],
    ['De : Support\nEnvoyé : lundi\nÀ : An\nObjet : x'],
    ['Von: Support\nGesendet: Montag\nAn: An\nBetreff: x'],
    ['Op 2 maart 2026 08:40 schreef Support <\nsupport@example.com>:'],
    ['Am Mo., 2. März 2026 um 08:40 Uhr schrieb Support\n<support@example.com>:'],
    ['El lun, 2 mar 2026 a las 8:40, Support (<support@example.com>) escribió:'],
    ['Il giorno lun 2 mar 2026 alle ore 08:40 Support <support@example.com>\nha scritto:'],
    ['Em seg., 2 de mar. de 2026 às 08:40, Support <support@example.com> escreveu:'],
    ['Den mån 2 mars 2026 kl 08:40 skrev Support <support@example.com>:'],
    ['pon., 2 mar 2026 o 08:40 Support <support@example.com> napisał(a):'],
    ['2 марта 2026 г., 08:40, Support <support@example.com> написал(а):'],
    ['2 mars 2026 kl. 08:40 skrev Support <support@example.com>:'],
    ['On Monday, March 2, 2026 at 08:40:12 AM GMT+1, Support <support@example.com> wrote:'],
    ['---- On Mon, 02 Mar 2026 08:40:12 +0100 Support <support@example.com> wrote ----'],
    ['------- Original Message -------\nOn Monday, March 2nd, 2026 at 08:40, Support <support@example.com> wrote:'],
    ['‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐'],
    ['----- Mail original -----\nDe: "Support" <support@example.com>'],
    ['-------- Oprindelig besked --------\nFra: Support'],
    ['*Van:* Support <support@example.com>\n*Verzonden:* maandag 2 maart 2026 08:40\n*Aan:* An\n*Onderwerp:* x'],
    [
      '====\n\nMessage du : 02/03/2026 08:40\nDe : "Support" <support@example.com>\nA : an@example.org\nCopie à :\nSujet : x',
    ],
    ['Da: Support\nInviato: lunedì\nA: An\nOggetto: x'],
    ['发件人: Support <support@example.com>\n发送时间: 2026年3月2日 8:40\n收件人: An\n主题: x'],
    ['差出人: Support <support@example.com>\n送信日時: 2026年3月2日\n宛先: An\n件名: x'],
    ['Sent from Outlook for Android<https://aka.ms/AAb9ysg>\n\nHello An,'],
    [
      '_______________________________________________\nusers mailing list\nusers@lists.example.net\nhttps://lists.example.net/listinfo/users',
    ],
  ])('ends before %j', (mark) => {
    expect(newWords(`It works, thanks.\n\n${mark}\nOld words.\n`)).toBe('It works, thanks.');
  });

  it('keeps what stands below and between the quotes', () => {
    expect(newWords('On 2 Mar 2026, X <x@y.z> wrote:\n> one?\nyes\n> two?\nno\n')).toBe('yes\n\nno');
  });

  it('keeps a forwarded mail: it is what the customer wants to show', () => {
    const text =
      'See below.\n\n---------- Forwarded message ----------\nFrom: X <x@y.z>\nDate: today\nTo: me\n\nThe offer.';
    expect(newWords(text)).toBe(text);
  });

  it('keeps what Outlook forwards without a mark, when the subject says so', () => {
    const text = 'FYI\n\nVan: X <x@y.z>\nVerzonden: maandag\nAan: mij\nOnderwerp: offerte\n\nDe offerte.';
    expect(newWords(text)).toBe('FYI');
    expect(newWords(text, { forwarded: true })).toBe(text);
  });

  it('drops the rest of a quoted line that was broken on its way, and keeps an answer', () => {
    const long = `> ${'a long line of history that a server broke '.repeat(2)}`;
    expect(newWords(`Done.\n\nOn 2 Mar 2026, X <x@y.z> wrote:\n${long}\nin two\n> more\n`)).toBe('Done.');
    expect(newWords(`On 2 Mar 2026, X <x@y.z> wrote:\n${long}\nyes, by cable\n> more\n`)).toBe('yes, by cable');
    expect(newWords(`See below.\n\nOn 2 Mar 2026, X <x@y.z> wrote:\n${long}\nby cable\n> more\n`)).toContain(
      'by cable',
    );
  });

  it('keeps an answer below a telephone that signs first', () => {
    expect(newWords('Sent from my iPhone\n\n> On 2 Mar 2026, X <x@y.z> wrote:\n> ok?\n\nYes.')).toContain('Yes.');
  });

  it('keeps sentences that only look like a mark', () => {
    for (const text of [
      'Booking\nFrom: Ghent\nTo: Bruges\nDate: 5 May',
      'Sent from our warehouse yesterday, not arrived.\n\nPlease check.',
      'Options:\n\n- Printer\n- Scanner',
      'He wrote:\nplease help',
      'Van: hier tot daar\nis het ver',
      'On that day I wrote: nothing',
    ]) {
      expect(newWords(text)).toBe(text);
    }
  });

  it('drops a signature and what a telephone adds', () => {
    expect(newWords('Hello\n-- \nAn Peeters\n')).toBe('Hello');
    for (const added of [
      'Envoyé de mon iPhone',
      'Envoyé depuis l’application Mail Orange',
      'Verzonden vanuit Mail voor Windows',
      'Von meinem iPhone gesendet',
      'Sent with Proton Mail secure email.',
      'Get Outlook for iOS<https://aka.ms/o0ukef>',
      'Sent from my iPhone\n\n--------',
      '-An Peeters',
    ])
      expect(newWords(`Hello\n\n${added}\n`)).toBe('Hello');
  });

  it('never leaves an empty message', () => {
    expect(newWords('> only quoted')).toBe('> only quoted');
    const piece = fc.constantFrom(
      '> q\n',
      '-- \n',
      'words\n',
      '\n',
      'On 2 Mar 2026, X <x@y.z> wrote:\n',
      '-----Original Message-----\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(newWords(text) === '').toBe(text.trim() === '');
      }),
    );
  });

  it('is done with hostile input within the time of a test', () => {
    for (const line of [
      'Op schreef',
      'On 1 wrote',
      'Van: x',
      'From: x\nTo',
      '>',
      ' '.repeat(200),
      `On ${'a'.repeat(280)}:`,
    ]) {
      expect(newWords(`${line}\n`.repeat(20_000)).length).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('R-MSG-11 language', () => {
  it.each([
    ['Goedemorgen, mijn printer werkt niet meer, kunt u helpen?', 'nl'],
    ['Bonjour, mon imprimante ne marche plus, merci de nous aider', 'fr'],
    ['Guten Tag, der Drucker geht nicht und ich kann nicht drucken', 'de'],
    ['Hello, the printer is not working since yesterday, please help', 'en'],
    ['De printer is stuk, wij kunnen niet werken', 'nl'],
    ['Imprimante en panne depuis hier dans nos bureaux principaux', 'fr'],
  ])('%s → %s', (text, language) => {
    expect(detectLanguage(text) ?? 'en').toBe(language);
    expect(detectLanguage(text) ?? 'nl').toBe(language);
  });

  it('takes the default when unsure', () => {
    for (const text of ['', 'ok', '12345', 'SA-100427', 'https://example.org/the/and/is']) {
      expect(detectLanguage(text) ?? 'fr').toBe('fr');
    }
  });
});
