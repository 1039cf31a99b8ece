import { describe, expect, it } from 'vitest';
import { DESK_STYLE } from '../../demo/desk-style.ts';
import { STYLE } from '../../src/web/style.ts';

/** WCAG 2.2, 1.4.3: text of ordinary size. */
const MIN_CONTRAST = 4.5;

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.slice(1).replace(/./g, '$&$&') : colour.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The colours by name, for light and for dark. */
function palettes(style: string): Map<string, string>[] {
  return [...style.matchAll(/:root \{([^}]*)\}/g)].map(
    ([, block = '']) =>
      new Map([...block.matchAll(/--([\w-]+): (#\w+)/g)].map(([, name = '', hex = '']) => [name, hex])),
  );
}

const PAPERS = ['paper', 'card', 'accent-soft', 'ours'];
const PAGE_PAIRS = ['ink', 'soft', 'accent'].flatMap((text) => PAPERS.map((paper) => [text, paper] as const));
const DESK_PAIRS = [
  ...['ink', 'soft', 'accent'].flatMap((text) => ['paper', 'card', 'ours'].map((paper) => [text, paper] as const)),
  ...['new', 'good', 'calm', 'warn', 'bad'].map((tone) => [tone, `${tone}-bg`] as const),
  ['on-accent', 'accent'] as const,
  ['bad', 'paper'] as const,
];

describe.each([
  ['customers’ pages', STYLE, PAGE_PAIRS],
  ['the demo desk', DESK_STYLE, DESK_PAIRS],
] as const)('%s', (_name, style, pairs) => {
  it('can be read in light and in dark (WCAG AA)', () => {
    const both = palettes(style);
    expect(both).toHaveLength(2);
    const weak = both.flatMap((colours, index) =>
      pairs.flatMap(([text, paper]) => {
        const ratio = contrast(colours.get(text) ?? '#000', colours.get(paper) ?? '#000');
        return ratio < MIN_CONTRAST ? [`${index === 0 ? 'light' : 'dark'}: ${text} on ${paper} is ${ratio}`] : [];
      }),
    );
    expect(weak).toEqual([]);
  });

  it('asks no other host for anything', () => {
    expect(style).not.toMatch(/url\(|@import|https?:/);
  });
});
