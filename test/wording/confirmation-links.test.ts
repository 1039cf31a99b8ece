import { describe, expect, it } from 'vitest';
import { cleanConfirmation, SAMPLES } from '../../src/wording/confirmation.ts';
import { withoutLinks } from '../../src/wording/confirmation-links.ts';

describe('R-ACK-6, R-ACK-9 a confirmation to somebody who did not write', () => {
  const links = [
    'https://evil.example/pills?x=1',
    'HTTP://evil.example',
    'ftp://evil.example/a',
    'www.evil.example',
    'evil.com',
    'cheap.pills.shop/now',
    'bit.ly/3xYz',
    'win@evil.com',
    'mailto:win@evil.example',
    'bücher.de',
  ];
  it.each(links)('carries no link of the writer: %s', (link) => {
    expect(withoutLinks(`Win a prize at ${link} today`)).toMatch(/^Win a prize at \[…\] today$/);
  });

  it('in none of its parts', () => {
    const [sample] = SAMPLES;
    if (sample === undefined) throw new Error('there is no sample');
    const said = 'Prize: https://evil.example/1';
    const data = cleanConfirmation({
      ...sample,
      subject: said,
      quote: said,
      customerName: said,
      attachments: [{ fileName: 'evil.com.txt', size: '1 kB' }],
      refused: [{ fileName: 'www.evil.example.txt', reason: 'too many' }],
    });
    expect(JSON.stringify({ ...data, statusUrl: '' })).not.toMatch(/evil/);
    expect(data.statusUrl).toBe(sample.statusUrl);
  });

  const words = [
    'De factuur.pdf van gisteren opent niet.',
    'Het is kapot.Kunt u komen? Versie 7.2.1 op Windows 11.',
    'Fehler in System.Windows.Forms, z.B. beim Start.',
    'Prijs: 10:30 u, 12.50 euro, nr. 4711/2026',
  ];
  it.each(words)('keeps words that only look like one: %s', (text) => {
    expect(withoutLinks(text)).toBe(text);
  });
});
