import { compile } from 'html-to-text';
import { Parser } from 'htmlparser2';

/** Element nesting that is still converted; beyond it the tags are only cut out (the converter is recursive). */
const MAX_NESTING = 500;
/** Elements of one level that are converted. */
const MAX_CHILDREN = 20_000;

/** Characters that are converted: the converter builds a tree of a hundred times their size. */
const MAX_HTML = 512 * 1024;

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: MAX_NESTING, maxChildNodes: MAX_CHILDREN, ellipsis: '' },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'title', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'blockquote', options: { trimEmptyLines: true } },
    // Rows are lines, and cells words apart: forms and forwarded headers come as tables.
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['td', 'th'].map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: ' ' } })),
  ],
});

/** The words of an HTML body: links without addresses, no images. Never fails; linear in the length. */
export function htmlToText(whole: string): string {
  const html = whole.length > MAX_HTML ? whole.slice(0, MAX_HTML) : whole;
  if (!isUnwalkable(html)) {
    try {
      return convert(html)
        .replace(/\u00a0/g, ' ')
        .trim();
    } catch {
      // Falls through: markup that the converter refuses still holds words.
    }
  }
  return withoutTags(html);
}

/** Elements of a tree that is walked: the largest newsletters have some thousands. */
const MAX_ELEMENTS = 50_000;
/** Characters that the parser is given at once: so much it reads on beyond the limit. */
const PIECE = 8 * 1024;

/**
 * True for markup whose tree is too deep or too large to be walked. The parser that would build the tree counts, since only it knows
 * which tags close others: its own work grows with the square of the nesting, so it stops at the limit.
 */
export function isUnwalkable(html: string): boolean {
  const tags = countTags(html);
  if (tags > 2 * MAX_ELEMENTS) return true;
  // Most mails have too few tags to nest too deep, and need no closer look.
  if (tags <= MAX_NESTING) return false;
  let depth = 0;
  let deepest = 0;
  const parser = new Parser({
    onopentagname() {
      depth += 1;
      deepest = Math.max(deepest, depth);
    },
    onclosetag() {
      depth -= 1;
    },
  });
  for (let at = 0; at < html.length && deepest <= MAX_NESTING; at += PIECE) parser.write(html.slice(at, at + PIECE));
  return deepest > MAX_NESTING;
}

/** Tags that open and close, at most; counted no further than any limit. */
function countTags(html: string): number {
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0 && tags <= 2 * MAX_ELEMENTS; at = html.indexOf('<', at + 1)) tags += 1;
  return tags;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function withoutTags(html: string): string {
  return html
    .replace(/<(style|script|title)\b[^>]{0,1000}>[^<]*/gi, '')
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^<>]{0,1000}>/gi, '\n')
    .replace(/<[^<>]{0,2000}>/g, '')
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/[ \t]+/g, ' ')
    .replace(/\n\s+/g, '\n')
    .trim();
}
