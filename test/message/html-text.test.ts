import { describe, expect, it } from 'vitest';
import { htmlToText, isUnwalkable } from '../../src/message/html-text.ts';
import { sanitizeHtml } from '../../src/message/sanitize.ts';

describe('R-MSG-5 the words of an HTML body', () => {
  it('keep the rows of a table apart, and its cells', () => {
    const row = (name: string, value: string) => `<tr><th>${name}:</th><td>${value}</td></tr>`;
    const form = `<p>New request</p><table>${row('Name', 'An Peeters')}${row('Product', 'Invoices')}</table><p>End</p>`;
    const lines = htmlToText(form)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    expect(lines).toEqual(['New request', 'Name: An Peeters', 'Product: Invoices', 'End']);
  });

  it('keep the paragraphs of a table that only lays out', () => {
    expect(htmlToText('<table><tr><td><p>Hello An,</p><p>Bye</p></td></tr></table>')).toBe('Hello An,\n\nBye');
  });
});

describe('R-MSG-6 markup that nobody could walk', () => {
  const nested = [
    '<b>',
    '<td><p>',
    '<dd><p><dt>',
    '<option><p>',
    '<b a="</b>">',
    '<b></i>',
    '<b><!-- </b> -->',
    '<b></b-c>',
  ];
  it.each(nested)('that nests by %s is found, whatever hides its depth, and keeps its words', (piece) => {
    const html = `first ${piece.repeat(20_000)} last`;
    expect(isUnwalkable(html)).toBe(true);
    expect(htmlToText(html)).toMatch(/^first[\s\S]*last$/);
    expect(sanitizeHtml(html, { cidUrl: () => null }).html).toMatch(/^<pre>first[\s\S]*last<\/pre>$/);
  });

  it('of hundreds of thousands of elements is found', () => {
    expect(isUnwalkable('<p>'.repeat(200_000))).toBe(true);
  });

  const plain = [
    '<p>word',
    '<li>word',
    '<tr><td>word',
    '<div><b>word</b></div>',
    '<br>',
    '<img src="cid:a">',
    '<p>a < b',
  ];
  it.each(plain)('is not what a long mail is made of: %s', (piece) => {
    expect(isUnwalkable(piece.repeat(5000))).toBe(false);
  });
});
