import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taggedSubject } from '../../src/message/compose.ts';
import type { Language } from '../../src/message/mail.ts';
import { BUILT_IN_TEMPLATES, readTemplates } from '../../src/templates.ts';
import {
  type ConfirmationData,
  MAX_FILE_NAME_CHARACTERS,
  MAX_LISTED,
  MAX_QUOTE_CHARACTERS,
} from '../../src/wording/confirmation.ts';
import { LANGUAGES, openWording, type Wording } from '../../src/wording/wording.ts';

const wording = openWording(readTemplates(BUILT_IN_TEMPLATES, null));

const STATUS_URL = 'https://support.example.com/status/Zk3vQ8mN1rT5wY7b';

const FULL: ConfirmationData = {
  number: 'SA-100427',
  tag: '[SA-100427]',
  subject: 'Facturen afdrukken lukt niet',
  customerName: 'An Peeters',
  mailboxName: 'Example support',
  receivedAt: 'dinsdag 24 november 2026 om 07:52',
  attachments: [{ fileName: 'schermafdruk.png', size: '1,2 MB' }],
  refused: [{ fileName: 'programma.exe', reason: 'dit soort bestand aanvaarden wij niet' }],
  quote: 'Sinds de laatste update kan ik geen facturen meer afdrukken.',
  statusUrl: STATUS_URL,
  whenHandled: 'Wij zijn vandaag open tot 17:00.',
};

const BARE: ConfirmationData = {
  ...FULL,
  subject: '',
  customerName: '',
  mailboxName: '',
  attachments: [],
  refused: [],
  quote: '',
  whenHandled: '',
};

/** As it goes out: the tag is put into the subject where the mail is composed. */
const confirmBy = (by: Wording, data: Partial<ConfirmationData>, language: Language = 'nl') => {
  const { subject, text, html } = by.confirmation(language, { ...FULL, ...data });
  return { subject: taggedSubject(FULL.tag, subject), text, html };
};
const confirm = (data: Partial<ConfirmationData>, language: Language = 'nl') => confirmBy(wording, data, language);

/** The HTML as a reader sees it, roughly: without tags, entities read back. */
function visible(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>|<!--[\s\S]*?-->|<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#34;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

describe.each(LANGUAGES)('R-ACK-6 a confirmation in %s', (language) => {
  it('says number, what was received, what was refused, when, and gives the link, in text and in HTML', () => {
    const { text, html } = confirm({}, language);
    const told = [
      FULL.number,
      FULL.subject,
      FULL.customerName,
      FULL.mailboxName,
      FULL.receivedAt,
      'schermafdruk.png (1,2 MB)',
      'programma.exe: dit soort bestand aanvaarden wij niet',
      FULL.quote,
      FULL.whenHandled,
    ];
    // French has a space before a colon.
    const evenly = (words: string) => words.replace(/\s+/g, ' ').replace(/ ([:)])/g, '$1');
    for (const part of told) {
      expect(evenly(text)).toContain(part);
      expect(evenly(visible(html))).toContain(part);
    }
    expect(text.split('\n')).toContain(STATUS_URL);
    expect(html).toContain(`href="${STATUS_URL}"`);
    expect(html).toContain(`<html lang="${language}">`);
  });

  it('puts the number on a line of its own', () => {
    const { text, html } = confirm({}, language);
    expect(text).toMatch(/\n\n {4}SA-100427\n\n/);
    expect(html).toMatch(/<td class="number"[^>]*>SA-100427<\/td>/);
  });

  it('says that it is automatic, that a colleague looks at it, and how to add to it', () => {
    const words = {
      nl: [/automatische bevestiging/, /collega/, /[Bb]eantwoord.*nummer.*onderwerp/],
      fr: [/confirmation automatique/, /collaborateurs/, /[Rr]épondez.*numéro.*objet/],
      en: [/automatic confirmation/, /colleague/, /reply.*number.*subject/],
      de: [/automatische Bestätigung/, /Kollegin oder ein Kollege/, /[Aa]ntworten.*Nummer.*Betreff/],
    }[language];
    for (const part of Object.values(confirm({}, language)).slice(1)) {
      for (const word of words) expect(part.replace(/\s+/g, ' ')).toMatch(word);
    }
  });

  it('leaves out what there is not, without holes', () => {
    const { subject, text, html } = confirm(BARE, language);
    expect(subject).toMatch(/^\[SA-100427\] .*[^:\s]$/);
    expect(text).not.toMatch(/^\s|\n\n\n|[ \t]\n|\n- |\n> /);
    expect(text.split('\n')[0]).toMatch(/^\p{L}[\p{L} ]+,$/u);
    expect(html).not.toMatch(/<ul|<blockquote|<bdi|<li|,\s*,/);
    expect(`${text}${html}`).not.toMatch(/undefined|null|\{\{|\{%/);
  });

  it('has text lines of at most 76 characters, the link excepted', () => {
    const long = 'woord '.repeat(60).trim();
    const { text } = confirm(
      { subject: long, quote: long, whenHandled: long, refused: [{ fileName: 'a', reason: long }] },
      language,
    );
    for (const line of text.split('\n')) if (line !== STATUS_URL) expect(line.length).toBeLessThanOrEqual(76);
    const quoted = text.split('\n').filter((line) => line.startsWith('> '));
    expect(quoted.length).toBeGreaterThan(1);
  });

  it('loads nothing from elsewhere and runs nothing', () => {
    const { html } = confirm({}, language);
    expect(html).not.toMatch(/\ssrc=|url\(|@import|<(link|script|img|iframe|object|form|base)\b|\son\w+=/i);
    const addresses = [...html.matchAll(/(?:https?:)?\/\/[^\s"'<>]+/g)].map(([address]) => address);
    expect(addresses).toEqual([STATUS_URL]);
  });
});

describe('R-ACK-2 the subject', () => {
  it('begins with the tag and keeps the words of the customer', () => {
    expect(confirm({}).subject).toBe('[SA-100427] Uw vraag is goed ontvangen: Facturen afdrukken lukt niet');
  });

  it('has the tag exactly once, wherever else it stood', () => {
    const { subject } = confirm({ subject: 'Re: [SA-100427] x [sa-100427] [SA-[SA-100427]100427] y' });
    expect(subject.match(/\[SA-100427\]/gi)).toHaveLength(1);
    expect(subject).toMatch(/^\[SA-100427\] .*x .*y$/);
  });

  it('has the tag even if an own template forgot it, or wrote it twice or at the end', () => {
    const withSubject = (template: string) => {
      const templates = readTemplates(BUILT_IN_TEMPLATES, null).set('nl/confirmation.subject.liquid', template);
      return confirmBy(openWording(templates), {}).subject;
    };
    expect(withSubject('Ontvangen\n')).toBe('[SA-100427] Ontvangen');
    expect(withSubject('{{ tag }} Ontvangen {{ tag }}')).toBe('[SA-100427] Ontvangen');
    expect(withSubject('Ontvangen {{ tag }}')).toBe('[SA-100427] Ontvangen');
  });

  it('R-ACK-7 is one line without control or direction characters, for any subject', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (subject) => {
        const result = confirm({ subject: `${subject}\r\nBcc: x@example.com\u202e\0` }).subject;
        expect(result).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(result.match(/\[SA-100427\]/g)).toHaveLength(1);
        expect(result.length).toBeLessThanOrEqual(251);
        expect(result).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});

describe('foreign words', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'><b>",
    '{{ tag }}{% assign number = 1 %}',
    '&lt;b&gt;',
    '</style></bdi></blockquote><!--',
  ];

  it.each(HOSTILE)('%s comes out as words', (hostile) => {
    const parts = { subject: hostile, quote: hostile, customerName: hostile, mailboxName: hostile };
    const { html, text } = confirm({ ...parts, attachments: [{ fileName: hostile, size: hostile }] });
    const tags = (of: string) => [...of.matchAll(/<[a-z!/][^>]*>/gi)].map(([tag]) => tag);
    expect(tags(html)).toEqual(tags(confirm({ customerName: '', refused: FULL.refused }).html));
    expect(visible(html)).toContain(hostile);
    expect(text).toContain(hostile);
  });

  it('cannot begin a line or a header', () => {
    const { text } = confirm({ quote: 'a\r\n\r\n-- \nb\u2028c', subject: 'a\nStatus: b' });
    expect(text).toContain('> a -- b c\n');
    expect(text).toContain('Onderwerp: a Status: b\n');
  });

  it('lose direction marks, so that a file name shows its real end', () => {
    const { html } = confirm({ attachments: [{ fileName: 'factuur\u202efdp.exe', size: '1 kB' }] });
    expect(html).toContain('>factuurfdp.exe (1 kB)<');
    expect(confirm({ attachments: [{ fileName: 'חשבון.pdf', size: '1 kB' }] }).html).toContain(
      '<bdi>חשבון.pdf</bdi> (1 kB)',
    );
  });

  it('are quoted in short, cut between words', () => {
    const { text } = confirm({ quote: `geheim ${'lang '.repeat(100_000)}einde` });
    const quoted = text.split('\n').flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : []));
    expect(quoted.join(' ').length).toBeLessThanOrEqual(MAX_QUOTE_CHARACTERS);
    expect(quoted.join(' ')).toMatch(/^geheim lang .* lang…$/);
  });

  it('never make the mail long, whatever a customer sends', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      fileName: `${index}-${'x'.repeat(300)}.pdf`,
      size: '1 kB',
      reason: 'x',
    }));
    const long = 'x'.repeat(100_000);
    const { text, html } = confirm({
      subject: long,
      quote: long,
      customerName: long,
      attachments: many,
      refused: many,
    });
    expect(text.length + html.length).toBeLessThan(4 * (MAX_LISTED + 2) * (MAX_FILE_NAME_CHARACTERS + 60) + 6_000);
    expect(text).toContain(`- … (+ ${500 - MAX_LISTED})`);
  });

  it.each([
    'Win geld www.example.net',
    'Win: https://example.net',
    'a@example.net',
    'Kijk op example.net',
    'x'.repeat(81),
  ])('that advertise are no name to greet: %s', (customerName) => {
    expect(confirm({ customerName }).text).toMatch(/^Goedendag,\n/);
  });

  it.each(['J.P. Janssens', 'Анна Петрова', "O'Brien-Smith", '王小明'])('of a person greet: %s', (customerName) => {
    expect(confirm({ customerName }).text).toContain(`Beste ${customerName},\n`);
  });
});
