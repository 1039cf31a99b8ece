import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Liquid } from 'liquidjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LoketError } from '../../src/errors.ts';
import { BUILT_IN_TEMPLATES, readTemplates } from '../../src/templates.ts';
import { SAMPLES } from '../../src/wording/confirmation.ts';
import {
  HTML_TEMPLATE_NAMES,
  LANGUAGES,
  openWording,
  TEMPLATE_KINDS,
  TEMPLATE_NAMES,
} from '../../src/wording/wording.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-templates-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts an own template into the operator's folder. */
function own(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const open = () => openWording(readTemplates(BUILT_IN_TEMPLATES, folder, HTML_TEMPLATE_NAMES));

const [SAMPLE] = SAMPLES;
const confirm = (wording = open()) => {
  if (SAMPLE === undefined) throw new Error('no sample');
  return wording.confirmation('nl', SAMPLE);
};

describe('the built-in templates', () => {
  const templates = readTemplates(BUILT_IN_TEMPLATES, null);

  it('are complete: all kinds in all languages, nothing else', () => {
    expect([...templates.keys()].sort()).toEqual([...TEMPLATE_NAMES].sort());
  });

  it('have the colours of the house, in light and in dark', () => {
    const colours = { accent: '#7a1f5c', accentDark: '#f0a8d8' };
    const { html } = confirm(openWording(templates, colours));
    expect(html).toContain('<td class="button" bgcolor="#7a1f5c"');
    expect(html).toContain('a { color: #f0a8d8 !important; }');
    expect(html).not.toMatch(/2f6fab|8ab8e6/);
  });

  it.each(TEMPLATE_KINDS)('%s uses the same variables in all languages', async (kind) => {
    const engine = new Liquid();
    const used = async (language: string) => {
      const parsed = engine.parse(templates.get(`${language}/${kind}`) ?? '');
      return [...new Set(await engine.fullVariables(parsed))].sort();
    };
    const dutch = await used('nl');
    for (const language of LANGUAGES) expect([language, await used(language)]).toEqual([language, dutch]);
  });

  it('use every part of the data, so that nothing promised is left out', async () => {
    const engine = new Liquid();
    const promised = Object.keys(SAMPLE ?? {}).filter((name) => name !== 'tag');
    const used = await engine.variables(engine.parse(templates.get('nl/confirmation.text.liquid') ?? ''));
    expect(promised.filter((name) => !used.includes(name))).toEqual([]);
  });

  it('a text that lacks number, link or attachments is seen by these checks', async () => {
    const engine = new Liquid();
    const used = await engine.variables(engine.parse('{{ number }} {% for file in attachments %}{% endfor %}'));
    expect(used).not.toContain('statusUrl');
    expect(used).toContain('attachments');
  });
});

describe("an operator's template", () => {
  it('wins over the built-in one of the same name, file by file, and makes both parts', () => {
    own('nl/confirmation.text.liquid', 'Eigen woorden voor {{ number }}\n\n[Volgen]({{ statusUrl }})\n');
    const { subject, text, html } = confirm();
    expect(subject).toBe('Uw vraag is goed ontvangen: Invoice');
    expect(text).toBe('Eigen woorden voor SA-100427\n\nVolgen:\nhttps://support.example.com/status/x\n');
    expect(html).toContain('>Eigen woorden voor SA-100427</p>');
    expect(html).toMatch(/<a href="https:\/\/support\.example\.com\/status\/x"[^>]*>Volgen<\/a>/);
  });

  it('may be the HTML part alone, which is then no longer made of the words', () => {
    own('nl/confirmation.html.liquid', '<p>{{ number }} <b>{{ customerName }}</b></p>');
    const { text, html } = confirm();
    expect(text).toContain('geregistreerd');
    expect(html).toContain('<p>SA-100427 <b>An Peeters</b></p>');
    expect(html).not.toContain('geregistreerd');
  });

  it.each([
    ['nl/link.subject.liquid', ' \n'],
    ['fr/answer.text.liquid', '{% if quotedLines.size %}x{% endif %}'],
  ])('without words is refused: %s', (name, text) => {
    own(name, text);
    expect(open).toThrow(new RegExp(`^template ${name.replaceAll('.', '\\.')} gives no words; write some`));
  });

  it('with an unknown variable is told which ones there are', () => {
    own('de/sign-in.text.liquid', '{{ signInLink }}');
    expect(open).toThrow(
      'template de/sign-in.text.liquid, line 1: undefined variable: signInLink; this template may use language, customerName, mailboxName, signInUrl, minutes',
    );
  });

  it('may be the frame alone', () => {
    own('layout.html.liquid', '<html lang="{{ language }}"><b>Example NV</b>{{ content | raw }}</html>');
    expect(confirm().html).toMatch(/^<html lang="nl"><b>Example NV<\/b>[\s\S]*SA-100427/);
  });

  it('may begin with a byte order mark and end its lines as Windows does', () => {
    own('nl/confirmation.subject.liquid', '\uFEFFOntvangen\r\n');
    own('nl/confirmation.text.liquid', 'Een\r\n\r\nTwee\r\n');
    expect(confirm()).toMatchObject({ subject: 'Ontvangen', text: 'Een\n\nTwee\n' });
  });

  it.each([
    ['a tag that is not closed', 'one\n{% if number %}\n', 2],
    ['an output that is not closed', 'one\ntwo\n{{ number \n', 3],
    ['an unknown tag', '\n{% nosuchtag %}', 2],
    ['an unknown variable', 'one\n\n{{ custmerName }}', 3],
    ['an unknown variable in a condition', '{% if custmerName %}x{% endif %}', 1],
    ['an unknown filter', 'x {{ number | nosuchfilter }}', 1],
  ])('with %s is refused when opened, with file and line', (_, text, line) => {
    own('fr/confirmation.html.liquid', text);
    expect(open).toThrow(LoketError);
    expect(open).toThrow(new RegExp(`^template fr/confirmation\\.html\\.liquid, line ${line}: .`));
  });

  it('that is missing is named', () => {
    const templates = readTemplates(BUILT_IN_TEMPLATES, null);
    templates.delete('de/confirmation.text.liquid');
    expect(() => openWording(templates)).toThrow('template de/confirmation.text.liquid is missing');
  });

  it('with a name that replaces nothing is refused: a slip in the name would go unseen', () => {
    own('nl/confirmation.txt.liquid', 'x');
    expect(open).toThrow(
      /^templates_dir: nl\/confirmation\.txt\.liquid replaces no template; rename it to one of: .*nl\/confirmation\.text/,
    );
  });

  it('other files beside it are left alone', () => {
    own('README.md', 'x');
    expect(confirm().subject).toContain('Uw vraag');
  });

  it('in a folder that does not exist is an error that names the key', () => {
    expect(() => readTemplates(BUILT_IN_TEMPLATES, join(folder, 'nowhere'))).toThrow(
      /^templates_dir: .*nowhere.*ENOENT/,
    );
  });

  it('that is too large is refused', () => {
    own('nl/confirmation.text.liquid', 'x'.repeat(262_145));
    expect(open).toThrow(/^templates_dir: nl\/confirmation\.text\.liquid is larger/);
  });

  it('reads nothing outside its folder', () => {
    own('nl/confirmation.text.liquid', "{% include '../../../../package.json' %}");
    expect(open).toThrow(/^template nl\/confirmation\.text\.liquid/);
  });
});
