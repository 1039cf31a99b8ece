/** The operator's logo and colours on customers' pages; judged at start, so that no page is unreadable. */
import { readFileSync } from 'node:fs';
import { codeOf, LoketError } from '../errors.ts';
import { type Asset, named } from './assets.ts';
import { contrast, MIN_CONTRAST, tint } from './contrast.ts';

export interface ThemeSettings {
  /** Path of a picture; '' for ours. */
  logo: string;
  /** `#rrggbb`; '' for ours. */
  accent: string;
  accentDark: string;
}

export interface Theme {
  /** What the pages name, instead of or beside ours; null: only ours. */
  style: Asset | null;
  logo: Asset | null;
}

export const PLAIN_THEME: Theme = { style: null, logo: null };

const MAX_LOGO_BYTES = 200_000;
/** The papers of style.ts that text in the accent colour stands on. */
const LIGHT = { papers: ['#f6f5f2', '#ffffff', '#eef4f8'], soft: '#ffffff' };
const DARK = { papers: ['#16191b', '#1f2326', '#222d35'], soft: '#1f2326' };
/** How much of the accent its soft paper has. */
const SOFT_SHARE = 0.1;

/** Reads the logo and makes the style. Errors: LoketError `invalid` that names the setting and what it should be. */
export function openTheme({ logo, accent, accentDark }: ThemeSettings): Theme {
  const light = paletteOf('theme.accent', accent, LIGHT);
  const dark = paletteOf('theme.accent_dark', accentDark, DARK);
  const style = [
    { scheme: 'light', palette: light },
    { scheme: 'dark', palette: dark },
  ]
    .filter(({ palette }) => palette !== '')
    .map(({ scheme, palette }) => `@media (prefers-color-scheme: ${scheme}) { :root { ${palette} } }\n`)
    .join('');
  return {
    style: style === '' ? null : file('theme', 'css', 'text/css; charset=utf-8', style),
    logo: logo === '' ? null : openLogo(logo),
  };
}

function paletteOf(key: string, accent: string, { papers, soft }: typeof LIGHT): string {
  if (accent === '') return '';
  const softPaper = tint(accent, soft, SOFT_SHARE);
  const weakest = Math.min(...[...papers, softPaper].map((paper) => contrast(accent, paper)));
  if (weakest < MIN_CONTRAST) {
    const way = papers === LIGHT.papers ? 'darker' : 'lighter';
    throw new LoketError(
      'invalid',
      `${key}: its contrast with the page is ${weakest.toFixed(1)}, and people need ${MIN_CONTRAST}; choose a ${way} colour`,
    );
  }
  return `--accent: ${accent}; --accent-soft: ${softPaper};`;
}

function openLogo(path: string): Asset {
  const bytes = readLogo(path);
  if (bytes.length > MAX_LOGO_BYTES) {
    throw new LoketError('invalid', `theme.logo: the file is larger than ${MAX_LOGO_BYTES / 1000} kB; make it smaller`);
  }
  const kind = kindOf(bytes);
  if (kind === null) throw new LoketError('invalid', 'theme.logo: the file must be a PNG, JPEG or SVG picture');
  return file('logo', kind.extension, kind.type, bytes);
}

function readLogo(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const why = codeOf(error) ?? 'unknown error';
    throw new LoketError('invalid', `theme.logo: the file cannot be read (${why}); check its path and its rights`, {
      cause: error,
    });
  }
}

/** By its bytes: a name can say anything. */
function kindOf(bytes: Buffer): { type: string; extension: string } | null {
  const head = bytes.toString('latin1', 0, 1_024);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { type: 'image/png', extension: 'png' };
  if (head.startsWith('\xff\xd8\xff')) return { type: 'image/jpeg', extension: 'jpg' };
  const isSvg = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/;
  return isSvg.test(head) ? { type: 'image/svg+xml', extension: 'svg' } : null;
}

function file(name: string, extension: string, type: string, content: string | Buffer): Asset {
  return { path: named(name, extension, content), type, content };
}
