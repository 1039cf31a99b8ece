import { domainOf, parseAddresses } from './address.ts';
import { first, type Headers } from './headers.ts';
import type { Authentication } from './mail.ts';

/** Characters of one Authentication-Results field that are read. */
const MAX_FIELD = 8 * 1024;

interface Result {
  method: string;
  result: string;
  properties: Map<string, string>;
}

/**
 * R-THR-7, RFC 8601: what our own mail host found out about the sender. Only the topmost block of Authentication-Results
 * counts, and only when a configured authserv-id wrote it; `unknown` is never upgraded.
 */
export function readAuthentication(headers: Headers, authservIds: readonly string[]): Authentication {
  if (authservIds.length === 0) return 'unknown';
  const results = topmostBlock(headers, authservIds).flatMap(readResults);
  const dmarc = results.filter(({ method }) => method === 'dmarc').map(({ result }) => result);
  if (dmarc.includes('fail')) return 'fail';
  if (dmarc.includes('pass')) return 'pass';
  if (dmarc.some((result) => result !== 'none')) return 'unknown';
  const domain = fromDomain(headers);
  return domain !== null && results.some((result) => vouchesFor(result, domain)) ? 'pass' : 'unknown';
}

/** The fields that follow each other at the top; a Received between two of them ends the block: another host's story. */
function topmostBlock(headers: Headers, authservIds: readonly string[]): string[] {
  const ids = authservIds.map((id) => id.toLowerCase());
  const block: string[] = [];
  for (const { name, value } of headers) {
    if (name === 'received' && block.length > 0) break;
    if (name !== 'authentication-results') continue;
    const field = withoutComments(value.slice(0, MAX_FIELD));
    const id = /^\s*"?([^\s;"]+)/.exec(field)?.[1]?.toLowerCase();
    if (id === undefined || !ids.includes(id)) break;
    block.push(field);
  }
  return block;
}

function readResults(field: string): Result[] {
  return field
    .split(';')
    .slice(1)
    .flatMap((part) => {
      const [head = '', ...rest] = part.trim().split(/\s+/);
      const [method = '', result = ''] = head.toLowerCase().split('=');
      if (method === '' || result === '') return [];
      const properties = new Map<string, string>();
      for (const property of rest) {
        const at = property.indexOf('=');
        if (at > 0)
          properties.set(
            property.slice(0, at).toLowerCase(),
            property
              .slice(at + 1)
              .replaceAll('"', '')
              .toLowerCase(),
          );
      }
      return [{ method: method.split('/')[0] ?? method, result, properties }];
    });
}

/** Comments may hold `;` and `dmarc=fail`: they go first (RFC 8601 §2.2, RFC 5322 §3.2.2). */
function withoutComments(field: string): string {
  let depth = 0;
  let plain = '';
  for (const character of field.replace(/=\s+|\s+=/g, '=')) {
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += character;
  }
  return plain;
}

function vouchesFor(result: Result, domain: string): boolean {
  if (result.result !== 'pass') return false;
  const property = (name: string) => result.properties.get(name) ?? '';
  if (result.method === 'dkim') return aligned(property('header.d') || domainOf(property('header.i')), domain);
  if (result.method === 'spf') return aligned(domainOf(property('smtp.mailfrom')), domain);
  return false;
}

/** Relaxed alignment (RFC 7489 §3.1) without a list of public suffixes: equal, or one a subdomain of a dotted other. */
function aligned(signer: string, domain: string): boolean {
  if (!signer.includes('.')) return false;
  return signer === domain || domain.endsWith(`.${signer}`) || signer.endsWith(`.${domain}`);
}

function fromDomain(headers: Headers): string | null {
  const from = parseAddresses(first(headers, 'from'))[0];
  return from === undefined ? null : domainOf(from.address);
}
