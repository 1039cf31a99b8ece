import { describe, expect, it } from 'vitest';
import { MAX_SHOWN_HTML, sanitizeHtml } from '../../src/message/sanitize.ts';
import { activeParts } from '../corpus/inert.ts';

const cidUrl = (id: string) => (id === 'logo@x' ? '/attachments/7' : null);
const clean = (html: string, allowRemote = false) => sanitizeHtml(html, { cidUrl, allowRemote });

describe('R-MSG-12 sanitizeHtml', () => {
  it('keeps how ordinary mail looks', () => {
    const html =
      '<div style="color:#333;margin-left:12px"><b>Dear</b> <font color="red">all</font></div><table border="1"><tbody><tr><td colspan="2">x</td></tr></tbody></table>';
    expect(clean(html)).toEqual({ html, blockedRemote: false });
  });

  it.each([
    ['a script', '<script>alert(1)</script>word'],
    ['a script in capitals, cut short', '<SCRIPT/XSS SRC="//x.example/a.js"></SCRIPT >word'],
    ['an event', '<div onclick="x()" OnMouseOver=y()>word</div>'],
    ['an event behind a slash', '<img/onerror=x() src=q>word'],
    ['a javascript link', '<a href="javascript:x()">word</a>'],
    [
      'a javascript link with controls in it',
      '<a href="java\tscr\nipt:x()">word</a><a href="&#1;javascript:x()">w</a>',
    ],
    ['a javascript link in entities', '<a href="&#106;&#97;vascript&colon;x()">word</a>'],
    ['a page in a link', '<a href="data:text/html;base64,PHNjcmlwdD4=">word</a>'],
    ['a picture that holds a program', '<img src="data:image/svg+xml;base64,PHN2Zz4=">word'],
    [
      'a form',
      '<form action="https://x.example"><input name=a><button formaction="javascript:x()">word</button></form>',
    ],
    ['frames and objects', '<iframe src="https://x.example"></iframe><object data=x></object><embed src=x>word'],
    ['SVG and MathML', '<svg onload=x()><script>y()</script></svg><math href="javascript:x()">word</math>'],
    ['a style element', '<style>body{background:url(https://x.example)}</style>word'],
    ['CSS that runs or fetches', '<p style="width:expression(x());background:url(javascript:x());color:red">word</p>'],
    ['CSS behind escapes', '<p style="color:\\75rl(x);background:u/**/rl(//x)">word</p>'],
    ['an overlay', '<p style="position:fixed;top:0;z-index:9">word</p>'],
    [
      'a base, a refresh, a link',
      '<base href="//x"><meta http-equiv=refresh content="0;url=//x"><link rel=stylesheet href=//x>word',
    ],
    ['a conditional comment', '<!--[if IE]><script>x()</script><![endif]-->word'],
    ['a tag within a tag', '<<script>script>x()<</script>/script>word'],
    ['an attribute that closes its tag', '<a title="--><script>x()</script>" href="x">word</a>'],
    ['a title that hides a tag', '<noscript><p title="</noscript><img src=x onerror=x()>"></noscript>word'],
    ['names of our page', '<p id="location" class="btn" name="x">word</p>'],
  ])('makes %s inert and keeps the words', (_what, html) => {
    const { html: shown } = clean(html);
    expect(activeParts(shown)).toEqual([]);
    expect(shown).not.toMatch(/ (?:id|class|name|action|srcset)=|position|alert/);
    expect(shown).toContain('word');
  });

  it('sends links out of the frame, without telling where they were found', () => {
    expect(clean('<a href="https://example.org/?a=1&amp;b=2" target="_top" rel="opener">x</a>').html).toBe(
      '<a target="_blank" rel="noopener noreferrer" href="https://example.org/?a=1&amp;b=2">x</a>',
    );
    expect(clean('<a href="/tickets/1">x</a><a href="#top">y</a>').html).toBe('<a>x</a><a>y</a>');
  });

  it('blocks pictures from elsewhere until asked, and says so', () => {
    const html = '<img src="https://x.example/pixel.gif" alt="Logo">';
    expect(clean(html)).toEqual({ html: '<img alt="Logo" />', blockedRemote: true });
    expect(clean(html, true)).toEqual({
      html: '<img alt="Logo" src="https://x.example/pixel.gif" />',
      blockedRemote: false,
    });
    expect(clean('<td background="https://x.example/a.png">x</td>').blockedRemote).toBe(true);
    expect(clean('<p style="background:url(//x.example/a.png)">x</p>', true)).toEqual({
      html: '<p>x</p>',
      blockedRemote: true,
    });
  });

  it('R-MSG-9 shows the pictures of the mail itself', () => {
    expect(clean('<img src="cid:logo%40x"><img src="CID:gone">').html).toBe('<img src="/attachments/7" /><img />');
    expect(clean('<img src="data:image/png;base64,iVBORw0KGgo=">').html).toContain(
      'data:image/png;base64,iVBORw0KGgo=',
    );
  });

  it('R-MSG-6 shows the start of HTML that is too long, and the words of HTML that nests without end', () => {
    expect(clean(`<p>${'word '.repeat(MAX_SHOWN_HTML / 4)}`).html.length).toBeLessThanOrEqual(MAX_SHOWN_HTML + 100);
    expect(clean(`${'<b>'.repeat(100_000)}<i>word`).html).toBe('<pre>word</pre>');
  });
});
