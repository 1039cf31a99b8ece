/** How far a long piece of work is: a bar on a terminal, now and then a plain line elsewhere; nothing for short work. */
import type { Shell } from './shell.ts';

/** Fewer pieces are done before anybody wonders. */
const LONG_WORK = 20;
const PLAIN_EVERY_MS = 5_000;
const BAR_EVERY_MS = 100;
const BAR_CELLS = 30;
const CLEAR_LINE = '\r\x1b[K';

export interface Progress {
  advance(): void;
  /** Takes the bar away while something else is printed. */
  hide(): void;
}

/** `total` pieces named by `noun`, e.g. `mails`. */
export function showProgress(shell: Shell, total: number, noun: string): Progress {
  if (total <= LONG_WORK) return { advance: () => undefined, hide: () => undefined };
  let done = 0;
  let shown = false;
  let last = performance.now();
  const every = shell.showsProgress ? BAR_EVERY_MS : PLAIN_EVERY_MS;
  const hide = () => {
    if (shown) shell.note(CLEAR_LINE);
    shown = false;
  };
  return {
    hide,
    advance() {
      done += 1;
      const now = performance.now();
      if (done === total) return hide();
      if (now - last < every) return;
      last = now;
      if (!shell.showsProgress) return shell.note(`${done} of ${total} ${noun}\n`);
      shell.note(`${CLEAR_LINE}${bar(done / total)} ${done} of ${total} ${noun}`);
      shown = true;
    },
  };
}

function bar(share: number): string {
  const full = Math.floor(share * BAR_CELLS);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR_CELLS - full)}]`;
}
