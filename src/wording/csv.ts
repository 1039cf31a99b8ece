/** Tables for spreadsheets: RFC 4180, and harmless to whoever opens them (R-WEB-5). */
import type { Language } from '../message/mail.ts';

/** Spreadsheets of people who write a comma in numbers expect semicolons between fields. */
export interface CsvStyle {
  separator: ',' | ';';
  decimal: ',' | '.';
}

export function csvStyle(language: Language): CsvStyle {
  return language === 'en' ? { separator: ',', decimal: '.' } : { separator: ';', decimal: ',' };
}

/** A spreadsheet reads text that begins so as a formula, and may run what it says. */
const FORMULA = /^[=+\-@\t\r]/;
/** Where a spreadsheet might divide: one that expects another separator than ours could find a formula behind it. */
const DIVIDES = /[",;\t\r\n]/;
const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as CSV, with a byte order mark, without which Excel takes UTF-8 for something else. Cents are amounts. */
export function csvOf(rows: readonly (readonly (string | number | { cents: number })[])[], style: CsvStyle): string {
  const field = (value: string | number | { cents: number }): string => {
    if (typeof value === 'string') return quoted(FORMULA.test(value) ? `'${value}` : value);
    if (typeof value === 'number') return String(value);
    return (value.cents / 100).toFixed(2).replace('.', style.decimal);
  };
  const lines = rows.map((row) => row.map(field).join(style.separator));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return DIVIDES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
