import { describe, expect, it } from 'vitest';
import { contrast, MIN_CONTRAST } from '../../src/web/contrast.ts';
import { DESK_STYLE } from '../../src/web/desk-style.ts';
import { STYLE } from '../../src/web/style.ts';

/** The colours by name, for light and for dark. */
function palettes(style: string): Map<string, string>[] {
  return [...style.matchAll(/:root \{([^}]*)\}/g)].map(
    ([, block = '']) =>
      new Map([...block.matchAll(/--([\w-]+): (#\w+)/g)].map(([, name = '', hex = '']) => [name, hex])),
  );
}

const PAPERS = ['paper', 'card', 'accent-soft', 'ours'];
const PAGE_PAIRS = [
  ...['ink', 'soft', 'accent'].flatMap((text) => PAPERS.map((paper) => [text, paper] as const)),
  ['bad', 'card'] as const,
];
const DESK_PAIRS = [
  ...['ink', 'soft', 'accent'].flatMap((text) =>
    ['paper', 'card', 'ours', 'note'].map((paper) => [text, paper] as const),
  ),
  ...['bad', 'warn'].flatMap((tone) => ['card', `${tone}-soft`].map((paper) => [tone, paper] as const)),
  ['accent', 'accent-soft'] as const,
  ['accent-ink', 'accent'] as const,
];

describe.each([
  ['customers’ pages', STYLE, PAGE_PAIRS],
  ['the desk', DESK_STYLE, DESK_PAIRS],
] as const)('%s', (_name, style, pairs) => {
  it('can be read in light and in dark (WCAG AA)', () => {
    const both = palettes(style);
    expect(both).toHaveLength(2);
    const weak = both.flatMap((colours, index) =>
      pairs.flatMap(([text, paper]) => {
        const ratio = contrast(colours.get(text) ?? '#000000', colours.get(paper) ?? '#000000');
        return ratio < MIN_CONTRAST ? [`${index === 0 ? 'light' : 'dark'}: ${text} on ${paper} is ${ratio}`] : [];
      }),
    );
    expect(weak).toEqual([]);
  });

  it('asks no other host for anything', () => {
    expect(style).not.toMatch(/url\(|@import|https?:/);
  });
});
