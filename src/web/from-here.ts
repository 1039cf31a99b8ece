/** Where a form stood that comes without a session's token. */
import type { FastifyRequest } from 'fastify';

/** What browsers say of where a form stood (Fetch Metadata; RFC 6454 7). Programs that say nothing are no browser that could be misled. */
export function isFromHere({ headers, host }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin === undefined) return true;
  const origin = URL.canParse(headers.origin) ? new URL(headers.origin) : null;
  return origin !== null && (origin.host === host || origin.origin === new URL(publicUrl).origin);
}
