/** What a browser would run or fetch in HTML that the sanitiser has written: its tags are well-formed, so that these rules see all. */

const ACTIVE =
  /^(?:script|style|iframe|frame|frameset|object|embed|applet|svg|math|form|input|button|textarea|select|base|meta|link|video|audio|source|track|template|noscript|portal)$/i;

/** Each finding in a few words; empty when the HTML is inert. */
export function activeParts(html: string): string[] {
  const found: string[] = [];
  for (const [whole, name = '', attributes = ''] of html.matchAll(
    /<\/?([a-z][a-z0-9-]*)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/gi,
  )) {
    if (ACTIVE.test(name)) found.push(`element ${name}`);
    for (const [, attribute = '', raw = ''] of attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)) {
      const value = unescapeHtml(raw)
        .replace(/[\p{Cc}\s]/gu, '')
        .toLowerCase();
      if (/^on/i.test(attribute)) found.push(`event ${attribute}`);
      if (/^(?:javascript|vbscript|livescript|mocha|data:text|data:image\/svg|data:application)/.test(value)) {
        found.push(`address ${value.slice(0, 40)}`);
      }
      if (attribute.toLowerCase() === 'style' && /expression\(|url\(|@import|behavio|-moz-binding|\\/.test(value)) {
        found.push(`style ${value.slice(0, 40)}`);
      }
    }
    if (whole.includes('<', 1)) found.push('broken tag');
  }
  const rest = html.replace(/<\/?[a-z][a-z0-9-]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/gi, '');
  if (/<[a-z!?/]/i.test(rest)) found.push(`markup ${rest.slice(rest.indexOf('<')).slice(0, 40)}`);
  return found;
}

function unescapeHtml(value: string): string {
  return value
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replace(/&#(\d{1,7});?/g, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 10)))
    .replace(/&(lt|gt|quot|amp|colon|tab|newline);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole);
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  colon: ':',
  tab: '\t',
  newline: '\n',
};
