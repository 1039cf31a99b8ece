/**
 * What a rendered mail template says, as blocks: the text part and the HTML part are two showings of one text. The marks of a
 * template, each at the start of a line: `# ` the number that stands out, four spaces what stands apart, `- ` a list, `> ` a
 * quotation, `[words](address)` alone on its line a link, `--` alone on its line the small print.
 */
import type { Language } from '../message/mail.ts';
import { layText } from './layout.ts';

/**
 * Around each line that came out of a value: what somebody wrote is never taken for a mark of the template. Unicode calls
 * these two "private use one" and "two"; being below U+0100, they leave a mail of Western words at one byte a character.
 */
const BEGIN = '\x91';
const END = '\x92';
const ENDS = /[\x91\x92]/g;

export type Block =
  /** `isLead`: it stands directly above a list or a quotation. */
  | { is: 'words'; lines: string[]; isLead: boolean }
  | { is: 'title'; lines: string[] }
  | { is: 'box'; lines: string[] }
  | { is: 'list'; lines: string[] }
  | { is: 'quote'; lines: string[] }
  | { is: 'link'; label: string; url: string };

export interface Letter {
  body: Block[];
  /** The small print. */
  foot: Block[];
}

type Mark = Block['is'] | 'foot' | 'none';

/** A value as the engine puts it into a template. */
export function markedValue(value: unknown): string {
  const lines = bare(String(value ?? '')).split('\n');
  return lines.map((line) => (line === '' ? '' : `${BEGIN}${line}${END}`)).join('\n');
}

/** The text without what marks its values. */
export function bare(rendered: string): string {
  return rendered.replace(ENDS, '');
}

/** The text part. `folds`: long lines are broken; an agent's own are not. */
export function letterText(rendered: string, language: Language, folds: boolean): string {
  const lines = linesOf(rendered).map(({ mark, line }) => {
    if (mark === 'foot') return '';
    if (mark === 'title') return `    ${bare(line).slice('# '.length)}`;
    const link = mark === 'link' ? linkOf(line) : null;
    return link === null ? bare(line) : `${label(link.label, language)}\n${link.url}`;
  });
  return layText(lines.join('\n'), folds);
}

/** The blocks for the HTML part; their lines are as they were rendered, values marked. */
export function readLetter(rendered: string): Letter {
  const letter: Letter = { body: [], foot: [] };
  let into = letter.body;
  let before: Mark = 'none';
  for (const { mark, line } of linesOf(rendered)) {
    if (mark === 'foot') into = letter.foot;
    else if (mark !== 'none') addLine(into, mark, line, before);
    before = mark;
  }
  return letter;
}

function linesOf(rendered: string): { mark: Mark; line: string }[] {
  return rendered.split('\n').map((raw) => {
    const line = raw.trimEnd();
    return { mark: markOf(line), line };
  });
}

function markOf(line: string): Mark {
  if (bare(line).trim() === '') return 'none';
  if (line === '--') return 'foot';
  if (line.startsWith('# ')) return 'title';
  if (line.startsWith('    ')) return 'box';
  if (line.startsWith('- ')) return 'list';
  if (line.startsWith('>')) return 'quote';
  return linkOf(line) === null ? 'words' : 'link';
}

function linkOf(line: string): { label: string; url: string } | null {
  const [, words = '', url = ''] = /^\[([^\]]{1,200})\]\(([^()\s]{1,2000})\)$/.exec(line) ?? [];
  return /^https?:\/\//.test(bare(url)) ? { label: bare(words), url: bare(url) } : null;
}

/** French puts a space before the colon; a label that ends a sentence has none. */
function label(words: string, language: Language): string {
  return /[.:!?]$/.test(words) ? words : `${words}${language === 'fr' ? ' :' : ':'}`;
}

const MARK_WIDTH: Readonly<Record<Exclude<Block['is'], 'link'>, RegExp>> = {
  words: /^/,
  title: /^# /,
  box: /^ {4}/,
  list: /^- /,
  quote: /^> ?/,
};

function addLine(into: Block[], mark: Block['is'], line: string, before: Mark): void {
  if (mark === 'link') {
    const link = linkOf(line);
    if (link !== null) into.push({ is: 'link', ...link });
    return;
  }
  const content = line.replace(MARK_WIDTH[mark], '');
  const last = into.at(-1);
  if (last !== undefined && last.is === mark && (before === mark || mark === 'box' || mark === 'quote')) {
    // What stands apart goes on behind an empty line.
    if (before !== mark) last.lines.push('');
    last.lines.push(content);
    return;
  }
  if (last?.is === 'words' && before === 'words' && (mark === 'list' || mark === 'quote')) last.isLead = true;
  into.push(mark === 'words' ? { is: mark, lines: [content], isLead: false } : { is: mark, lines: [content] });
}
