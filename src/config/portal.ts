/** Settings of the customers' side: the form, the sites that may hold it, and its colours. */
import * as z from 'zod';
import { type Bounds, line, whole } from './rule.ts';

const MAX_PRODUCTS = 200;
const MAX_PRODUCT_CHARACTERS = 100;
const MAX_ORIGINS = 50;
const FORMS: Bounds = { min: 1, max: 1_000_000 };

/** Items without space around them, none empty, none twice. */
const items = z
  .array(z.string())
  .transform((given) => [...new Set(given.map((item) => item.trim()).filter((item) => item !== ''))]);

export const formRules = z.strictObject({
  products: items.refine(
    (names) => names.length <= MAX_PRODUCTS && names.every((name) => name.length <= MAX_PRODUCT_CHARACTERS),
    { error: `must be at most ${MAX_PRODUCTS} names of at most ${MAX_PRODUCT_CHARACTERS} characters` },
  ),
  max_per_network: whole(FORMS),
  max_per_address: whole(FORMS),
  max_in_total: whole(FORMS),
  attack_per_minute: whole(FORMS),
});

function isOrigin(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text) && new URL(text).origin === text.toLowerCase();
}

export const embedOriginRules = items
  .refine((origins) => origins.length <= MAX_ORIGINS && origins.every(isOrigin), {
    error: `must be at most ${MAX_ORIGINS} addresses of sites without a path, e.g. https://www.example.com`,
  })
  .transform((origins) => origins.map((origin) => origin.toLowerCase()));

const colour = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .refine((text) => text === '' || /^#[0-9a-f]{6}$/.test(text), {
    error: 'must be a colour such as #0b5f5a, in quotes',
  });

export const themeRules = z.strictObject({ logo: line, accent: colour, accent_dark: colour });
