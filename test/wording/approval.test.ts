import { Liquid } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_TEMPLATES, readTemplates } from '../../src/templates.ts';
import { APPROVAL_SAMPLES } from '../../src/wording/approval.ts';
import { formatEuros, formatMinutes } from '../../src/wording/format.ts';
import { LANGUAGES, openWording } from '../../src/wording/wording.ts';

const templates = readTemplates(BUILT_IN_TEMPLATES, null);
const wording = openWording(templates);
const [FULL, BARE] = APPROVAL_SAMPLES;

describe('the question to a customer', () => {
  it.each(LANGUAGES)('P10 in %s says what is asked, what was worked, why, and at what rate', (language) => {
    if (FULL === undefined || BARE === undefined) throw new Error('no samples');
    const terms = wording.approvalTerms(language, FULL);
    for (const part of [FULL.number, FULL.subject, FULL.asked, FULL.worked, FULL.allowed, FULL.reason, FULL.rate]) {
      expect(terms).toContain(part);
    }
    expect(wording.approvalTerms(language, BARE)).not.toMatch(/\n{3}|\{|: *$/m);
    const mail = wording.approval(language, { ...FULL, terms });
    expect(mail.subject).not.toBe('');
    for (const body of [mail.text, mail.html]) expect(body).toContain(FULL.statusUrl);
    expect(mail.text.replace(/\s+/g, ' ')).toContain(terms.replace(/\s+/g, ' '));
  });

  it('uses every part of the data, so that nothing promised is left out', async () => {
    const engine = new Liquid();
    const used = new Set<string>();
    for (const kind of ['terms', 'subject', 'text']) {
      const parsed = engine.parse(templates.get(`nl/approval.${kind}.liquid`) ?? '');
      for (const name of await engine.variables(parsed)) used.add(name);
    }
    // The tag is put into the subject where the mail is composed; the question stands in the mail line by line.
    const promised = Object.keys(FULL ?? {}).map((name) => (name === 'terms' ? 'lines' : name));
    expect(promised.filter((name) => name !== 'tag' && !used.has(name))).toEqual([]);
  });

  it('lets nothing of an agent’s words reach the markup', () => {
    if (FULL === undefined) throw new Error('no samples');
    const { html, text } = wording.approval('nl', { ...FULL, terms: 'a <script>alert(1)</script>\u202e\nb' });
    expect(html).toContain('a &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('\u202e');
  });
});

describe('durations and amounts', () => {
  it('are said as people say them', () => {
    expect([0, 1, 60, 61, 150].map((minutes) => formatMinutes(minutes, 'nl'))).toEqual([
      '0 minuten',
      '1 minuut',
      '1 uur',
      '1 uur 1 minuut',
      '2 uur 30 minuten',
    ]);
    expect([formatMinutes(120, 'fr'), formatMinutes(60, 'en'), formatMinutes(121, 'de')]).toEqual([
      '2 heures',
      '1 hour',
      '2 Stunden 1 Minute',
    ]);
    expect(formatEuros(123_450, 'en')).toBe('€1,234.50');
    expect(formatEuros(9_500, 'nl').replace(/\s/g, ' ')).toBe('€ 95,00');
  });
});
