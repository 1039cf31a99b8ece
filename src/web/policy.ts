/** What the browser lets a customers' page do (CSP level 3): nothing but our own style and pictures, unless a page needs more. */

export interface PageNeeds {
  /** Our own scripts, and the form that they send. */
  scripts?: boolean;
  /** Sites that may show the page inside theirs. */
  ancestors?: readonly string[];
}

export function pagePolicy({ scripts = false, ancestors = [] }: PageNeeds = {}): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    ...(scripts ? ["script-src 'self'", "connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors.length === 0 ? "'none'" : ["'self'", ...ancestors].join(' ')}`,
  ].join('; ');
}
