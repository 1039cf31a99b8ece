import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTheme } from '../../src/web/theme.ts';
import { dataFolder } from '../support/data-folder.ts';
import { openStage } from './stage.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const SVG =
  '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

async function fileWith(content: string | Buffer): Promise<string> {
  const path = join(await dataFolder(), 'logo');
  await writeFile(path, content);
  return path;
}

const PLAIN = { logo: '', accent: '', accentDark: '' };

describe('a theme', () => {
  it('of nothing leaves the pages as they are', async () => {
    expect(openTheme(PLAIN)).toEqual({ style: null, logo: null });
    const stage = await openStage();
    expect(await stage.page('/')).not.toContain('/assets/theme');
  });

  it('puts logo and colours on every customers’ page, from this host alone', async () => {
    const theme = openTheme({ logo: await fileWith(SVG), accent: '#7a1f5c', accentDark: '#f0a8d8' });
    const stage = await openStage({ theme });
    const ticket = await stage.openTicket('Printer');
    for (const path of ['/', ticket.path, '/nowhere']) {
      const page = await stage.page(path);
      expect(page, path).toContain(`href="${theme.style?.path}"`);
      expect(page, path).toContain(`src="${theme.logo?.path}"`);
    }
    const style = await stage.page(theme.style?.path ?? '');
    expect(style).toContain(
      '@media (prefers-color-scheme: light) { :root { --accent: #7a1f5c; --accent-soft: #f2e9ef; } }',
    );
    expect(style).toContain('@media (prefers-color-scheme: dark) { :root { --accent: #f0a8d8;');
    const logo = await stage.get(theme.logo?.path ?? '');
    expect(logo.headers.get('content-type')).toBe('image/svg+xml');
    expect(logo.headers.get('content-security-policy')).toContain('sandbox');
    expect(await logo.text()).toBe(SVG);
  });

  it.each([
    ['theme.accent', { accent: '#ffcc00' }, 'choose a darker colour'],
    ['theme.accent_dark', { accentDark: '#333333' }, 'choose a lighter colour'],
  ])('that people cannot read is refused: %s', (key, colours, help) => {
    expect(() => openTheme({ ...PLAIN, ...colours })).toThrow(new RegExp(`^${key}: its contrast.*${help}`));
  });

  it('knows a picture by its bytes, not by its name', async () => {
    expect(openTheme({ ...PLAIN, logo: await fileWith(PNG) }).logo?.type).toBe('image/png');
    const page = await fileWith('<html><script>alert(1)</script></html>');
    expect(() => openTheme({ ...PLAIN, logo: page })).toThrow(
      'theme.logo: the file must be a PNG, JPEG or SVG picture',
    );
    const large = await fileWith(Buffer.concat([PNG, Buffer.alloc(200_000)]));
    expect(() => openTheme({ ...PLAIN, logo: large })).toThrow('larger than 200 kB');
    expect(() => openTheme({ ...PLAIN, logo: '/nowhere/logo.png' })).toThrow(
      'theme.logo: the file cannot be read (ENOENT)',
    );
  });
});
