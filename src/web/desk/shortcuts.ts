/** The keys of the desk. A control has its key beside its words, so that whatever a key does can be seen and clicked. */
import type { Visit } from './visit.ts';

/** By what they do; two keys with a space between them are pressed one after the other. */
export const SHORTCUTS = {
  next: 'j',
  previous: 'k',
  open: 'Enter',
  choose: 'x',
  reply: 'r',
  note: 'n',
  take: 'a',
  again: '.',
  keys: '?',
  tickets: 'g q',
  phone: 'g c',
  planning: 'g w',
  search: '/',
  figures: 'g f',
  heldMail: 'g i',
  outgoing: 'g o',
  customers: 'g k',
  statements: 'g e',
  people: 'g p',
  audit: 'g l',
  health: 'g h',
  account: 'g a',
} as const;

export type Shortcut = keyof typeof SHORTCUTS;

/** What a control says of its key; nothing for one without, and nothing when shortcuts are turned off (WCAG 2.1.4). */
export function shortcut({ shortcuts }: Pick<Visit, 'shortcuts'>, name: string): Readonly<Record<string, string>> {
  if (!shortcuts || !isShortcut(name)) return {};
  const key = SHORTCUTS[name];
  // WAI-ARIA 1.2 has no way to say that keys follow each other.
  return key.includes(' ') ? { 'data-key': key } : { 'data-key': key, 'aria-keyshortcuts': key };
}

/** The rows of a list through which `j` and `k` go: said of their `tbody`. */
export function rows({ shortcuts }: Pick<Visit, 'shortcuts'>): Readonly<Record<string, string>> {
  return shortcuts ? { 'data-rows': '' } : {};
}

function isShortcut(name: string): name is Shortcut {
  return Object.hasOwn(SHORTCUTS, name);
}
