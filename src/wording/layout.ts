/** The last touch on rendered text: no trailing white space, no holes, lines that fit a mail. */

/** RFC 5322 2.1.1 wants lines of at most 78 characters; two are left for one `> ` when it is quoted. */
const MAX_LINE_CHARACTERS = 76;

/** Rendered template text as the body of a mail. `folds`: long lines are broken; a long word, such as a link, never is. */
export function layText(rendered: string, folds = true): string {
  const laid: string[] = [];
  let empty = true;
  for (const line of rendered.split('\n')) {
    const text = line.trimEnd();
    // One empty line between paragraphs, none before the first.
    if (text === '' && empty) continue;
    empty = text === '';
    if (!folds || text.length <= MAX_LINE_CHARACTERS) laid.push(text);
    else fold(text, laid);
  }
  return `${laid.join('\n').trimEnd()}\n`;
}

/** One line as several; what marks its beginning (indent, `> `, `- `) is kept up on the next ones. */
function fold(line: string, into: string[]): void {
  const start = /^ *(?:> |- )?/.exec(line)?.[0] ?? '';
  const next = start.replace('-', ' ');
  let prefix = start;
  let from = start.length;
  while (line.length - from + prefix.length > MAX_LINE_CHARACTERS) {
    const last = line.lastIndexOf(' ', from + MAX_LINE_CHARACTERS - prefix.length);
    const at = last > from ? last : line.indexOf(' ', from);
    if (at < 0) break;
    into.push(prefix + line.slice(from, at));
    from = at + 1;
    prefix = next;
  }
  into.push(prefix + line.slice(from));
}
