import { describe, expect, it } from 'vitest';
import type { OutgoingMail } from '../../src/message/mail.ts';
import { BUILT_IN_TEMPLATES, readTemplates } from '../../src/templates.ts';
import { letterText, markedValue, readLetter } from '../../src/wording/letter.ts';
import { letterHtml } from '../../src/wording/letter-html.ts';
import { SAMPLE_KINDS, type SampleHouse, sampleMail } from '../../src/wording/sample-mails.ts';
import { LANGUAGES, openWording } from '../../src/wording/wording.ts';
import { officeHours } from '../support/hours.ts';

/** Gmail shows no more of a mail. */
const MAX_HTML_BYTES = 102_000;
const NOW = '2026-11-27T21:00:00Z';

const HOUSE: SampleHouse = {
  wording: openWording(readTemplates(BUILT_IN_TEMPLATES, null)),
  timeZone: 'Europe/Brussels',
  hours: officeHours(['2026-11-30']),
  publicUrl: 'https://support.example.com',
  secret: Buffer.from('a key for tests'),
  remoteSession: { pcUrl: 'https://remote.example.com/pc', macUrl: 'https://remote.example.com/mac' },
  mailbox: { address: 'support@example.com', name: 'Example support' },
};

const words = (text: string) =>
  text
    .replace(/&amp;/g, '&')
    .replace(/&gt;/g, '>')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** What a reader of the HTML part sees. */
function seen({ html }: OutgoingMail): string {
  return (html ?? '').replace(/<head>[\s\S]*<\/head>|<!--[\s\S]*?-->|&nbsp;|<[^>]*>/g, ' ');
}

describe.each(LANGUAGES)('our mails in %s', (language) => {
  it.each(SAMPLE_KINDS)(
    'R-ACK-6 %s says its words and its link in both parts, and which request it is about',
    (kind) => {
      const mail = sampleMail(HOUSE, kind, language, NOW);
      const { subject, text, html } = mail;
      expect(subject.match(/\[SA-100427\]/g) ?? []).toHaveLength(kind === 'sign-in' ? 0 : 1);
      if (kind !== 'sign-in') expect(text).toContain('SA-100427');
      expect(text).toMatch(/^https:\/\/support\.example\.com\/(status|sign-in|desk)\/\S+$/m);
      for (const [url] of text.matchAll(/https:\S+/g)) expect(html).toContain(`"${url}"`);
      const inHtml = new Set(words(seen(mail)));
      const ofText = words(text.replace(/https?:\S+/g, ''));
      expect(ofText.filter((word) => !inHtml.has(word))).toEqual([]);
      expect(`${subject}${text}${html}`).not.toMatch(/undefined|null|\{\{|\{%|\x91|\x92|\]\(http/);
      expect(text).not.toMatch(/\n{3}|[ \t]\n/);
    },
  );

  it.each(SAMPLE_KINDS)('%s has an HTML part that mail programs can show', (kind) => {
    const { html } = sampleMail(HOUSE, kind, language, NOW);
    expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`));
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(Buffer.byteLength(html ?? '')).toBeLessThan(MAX_HTML_BYTES);
    // Nothing from elsewhere, nothing that runs; Word knows no flex, grid or position.
    expect(html).not.toMatch(/\ssrc=|url\(|@import|<(link|script|img|iframe|form)\b|\son\w+=|flex|grid|position:/i);
    for (const tag of ['table', 'tr', 'td', 'p', 'ul', 'li', 'a', 'strong', 'blockquote']) {
      const count = (pattern: string) => html?.match(new RegExp(pattern, 'g'))?.length ?? 0;
      expect([tag, count(`<${tag}[ >]`)]).toEqual([tag, count(`</${tag}>`)]);
    }
  });
});

describe('the marks of a template', () => {
  const LINK = '[Follow](https://support.example.com/status/x)';

  it('are shown by each part in its own way', () => {
    const rendered = `Hello,\n\n# SA-1\n\n${LINK}\n\nFiles:\n- a.png\n> said\n\n    apart\n\n--\nsmall\n`;
    expect(letterText(rendered, 'fr', true)).toBe(
      'Hello,\n\n    SA-1\n\nFollow :\nhttps://support.example.com/status/x\n\nFiles:\n- a.png\n> said\n\n    apart\n\nsmall\n',
    );
    const html = letterHtml(readLetter(rendered), '#123456');
    expect(html).toMatch(/<td class="number"[^>]*>SA-1<\/td>/);
    expect(html).toMatch(/<td class="button" bgcolor="#123456".*<a href="https:\/\/support\.example\.com\/status\/x"/);
    expect(html).toMatch(/<strong>Files:<\/strong><\/p>\n<ul[^>]*><li[^>]*>a\.png<\/li><\/ul>/);
    expect(html).toMatch(/<blockquote[^>]*>.*said/);
    expect(html).toMatch(/<td class="quiet"[^>]*>\n<p[^>]*>small<\/p>/);
  });

  it('are not marks where somebody else wrote them: an agent’s code, a customer’s trick', () => {
    const value = `# comment\n[Win](https://evil.example)\n- no list\n--\n    code <b>`;
    const rendered = markedValue(value);
    expect(letterText(rendered, 'en', false)).toBe(`${value}\n`);
    const html = letterHtml(readLetter(rendered), '#123456');
    expect(html).not.toMatch(/class="|<ul|<b>/);
    expect(html).toContain('&nbsp;&nbsp;&nbsp;&nbsp;code &lt;b&gt;');
    expect(html.match(/<a /g)).toHaveLength(1);
  });

  it('a link that is none of the web stays words', () => {
    expect(letterHtml(readLetter('[x](javascript:alert)'), '#123456')).toBe(
      '<p style="margin:0 0 16px">[x](javascript:alert)</p>',
    );
  });
});
