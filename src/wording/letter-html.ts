/**
 * The blocks of a mail as HTML that every mail program shows: styles stand in the elements, what has a border or a colour is a
 * table (Word draws Outlook's mails and knows neither `max-width` nor padding of a `div`), and no colour is given to plain
 * words and paper, so that a dark program chooses its own.
 */
import { escapeHtml } from '../message/body.ts';
import type { Block, Letter } from './letter.ts';

const TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"';
/** Below a table: Word gives tables no margin. */
const GAP = '<tr><td style="height:16px;line-height:16px;font-size:1px">&nbsp;</td></tr>';
const TITLE = 'font-size:22px;line-height:30px;font-weight:bold;letter-spacing:1px;padding:10px 16px';
const QUIET = '#5f6b77';

/** What fills `{{ content | raw }}` of the frame. `accent`: `#rrggbb`. */
export function letterHtml({ body, foot }: Letter, accent: string): string {
  const main = body.map((block) => blockHtml(block, accent)).join('\n');
  if (foot.length === 0) return main;
  const small = foot.map((block) => footHtml(block, accent)).join('\n');
  const style = `padding-top:8px;font-size:13px;line-height:19px;color:${QUIET}`;
  return `${main}\n${TABLE} width="100%"><tr><td class="quiet" style="${style}">\n${small}\n</td></tr></table>`;
}

function blockHtml(block: Block, accent: string): string {
  switch (block.is) {
    case 'words': {
      const words = linesHtml(block.lines, accent);
      return block.isLead ? paragraph(`<strong>${words}</strong>`, 4) : paragraph(words, 16);
    }
    case 'title':
      return edged(TITLE, accent, 'number', linesHtml(block.lines, accent));
    case 'box':
      return edged('padding:6px 16px', accent, 'number', linesHtml(block.lines, accent));
    case 'quote':
      return `<blockquote dir="auto" style="margin:0;padding:0">${edged('padding:2px 12px', '#9aa5b1', 'quoted', linesHtml(block.lines, null))}</blockquote>`;
    case 'list':
      return `<ul style="margin:0 0 16px;padding:0 0 0 22px">${block.lines.map((line) => `<li style="margin:0 0 4px">${inlineHtml(line, accent)}</li>`).join('')}</ul>`;
    case 'link':
      return button(block.label, block.url, accent);
  }
}

/** Small print has neither buttons nor strong words. */
function footHtml(block: Block, accent: string): string {
  if (block.is === 'words') return paragraph(linesHtml(block.lines, accent), block.isLead ? 4 : 8);
  if (block.is !== 'link') return blockHtml(block, accent);
  return paragraph(`<a href="${attribute(block.url)}" style="color:${accent}">${escapeHtml(block.label)}</a>`, 16);
}

function paragraph(content: string, below: number): string {
  return `<p style="margin:0 0 ${below}px">${content}</p>`;
}

/** With a coloured line along its left side. */
function edged(style: string, colour: string, name: string, content: string): string {
  return `${TABLE} width="100%"><tr><td class="${name}" style="border-left:4px solid ${colour};${style}">${content}</td></tr>${GAP}</table>`;
}

function button(label: string, url: string, accent: string): string {
  return `${TABLE}><tr><td class="button" bgcolor="${accent}" style="background-color:${accent};border-radius:6px;mso-padding-alt:11px 20px"><a href="${attribute(url)}" style="display:inline-block;padding:11px 20px;color:#ffffff;font-weight:bold;text-decoration:none">${escapeHtml(label)}</a></td></tr>${GAP}</table>`;
}

function linesHtml(lines: readonly string[], accent: string | null): string {
  return lines.map((line) => inlineHtml(line, accent)).join('<br>\n');
}

const ADDRESS = /https?:\/\/[^\s<>"'\x91\x92]{1,2000}/g;
/** Values in scripts that are written from the right are kept from turning round what stands beside them. */
const VALUE = /\x91([^\x92]*)\x92/g;
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** One line; addresses in it are links where there is a colour for them. */
function inlineHtml(line: string, accent: string | null): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { 0: found, index } of accent === null ? [] : line.matchAll(ADDRESS)) {
    const url = found.replace(/[.,;:!?)\]]+$/, '');
    const href = attribute(url);
    pieces.push(escapeHtml(line.slice(at, index)));
    pieces.push(`<a href="${href}" style="color:${accent}">${href}</a>`);
    at = index + url.length;
  }
  pieces.push(escapeHtml(line.slice(at)));
  return indented(pieces.join('')).replace(VALUE, (_, value: string) =>
    FROM_THE_RIGHT.test(value) ? `<bdi>${value}</bdi>` : value,
  );
}

/** HTML swallows spaces at the start of a line, which somebody may have meant. */
function indented(html: string): string {
  return html.replace(/^(\x91?)( +)/, (_, mark: string, spaces: string) => mark + '&nbsp;'.repeat(spaces.length));
}

function attribute(value: string): string {
  return escapeHtml(value).replaceAll('"', '&quot;');
}
