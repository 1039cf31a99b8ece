import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';

const load = (env: Record<string, string>) => loadConfig(env, '/srv/loket');

describe('settings of the form', () => {
  it('are bounded, and have defaults that trouble nobody', () => {
    expect(load({}).form).toEqual({
      products: [],
      max_per_network: 20,
      max_per_address: 5,
      max_in_total: 1000,
      attack_per_minute: 60,
    });
    expect(() => load({ LOKET_FORM__MAX_PER_NETWORK: '0' })).toThrow('must be a whole number from 1 to 1000000');
  });

  it('list products once, as they are written', () => {
    expect(load({ LOKET_FORM__PRODUCTS: 'Ledger, Payroll & Co,, Ledger' }).form.products).toEqual([
      'Ledger',
      'Payroll & Co',
    ]);
    expect(() => load({ LOKET_FORM__PRODUCTS: 'x'.repeat(101) })).toThrow('form.products');
  });
});

describe('sites that may hold the form', () => {
  it('are origins', () => {
    expect(load({}).web.embed_origins).toEqual([]);
    const given = 'https://WWW.example.com, http://localhost:3000';
    expect(load({ LOKET_WEB__EMBED_ORIGINS: given }).web.embed_origins).toEqual([
      'https://www.example.com',
      'http://localhost:3000',
    ]);
  });

  it.each([
    'www.example.com',
    'https://www.example.com/shop',
    'https://www.example.com/',
    '*',
    'https://*.example.com; script-src *',
    "https://a.example 'unsafe-inline'",
    'javascript:alert(1)',
    'null',
  ])('are nothing else: %s', (given) => {
    expect(() => load({ LOKET_WEB__EMBED_ORIGINS: given })).toThrow('web.embed_origins');
  });
});

describe('the theme', () => {
  it('has colours that are written in full, and a logo counted from the working folder', () => {
    const { theme } = load({ LOKET_THEME__ACCENT: '#7A1F5C', LOKET_THEME__LOGO: 'logo.svg' });
    expect(theme).toEqual({ logo: '/srv/loket/logo.svg', accent: '#7a1f5c', accent_dark: '' });
    for (const given of ['red', '#abc', '#7a1f5c; } body { display: none', 'url(x)']) {
      expect(() => load({ LOKET_THEME__ACCENT_DARK: given }), given).toThrow('theme.accent_dark');
    }
  });
});
