/** Who is signed in as a customer, for the pages under /my. */
import type { SignedIn } from '../../store/sessions.ts';
import { type PortalVisit, signInFirst } from './visit.ts';

/** The customer; for others the path where they go: to sign in, or to the agents' desk. */
export function customerOf({ person, path }: PortalVisit): SignedIn | string {
  if (person === null) return signInFirst(path);
  return person.role === 'customer' ? person : '/desk';
}
