/** Ids of rows in the addresses of pages. */
import { LoketError } from '../errors.ts';

/** An id of a row as it stands in an address; null for anything else. */
export function idOf(value: string | null | undefined): number | null {
  return value != null && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
}

/** Errors: LoketError `not_found` for what is no id. */
export function knownId(value: string | undefined): number {
  const id = idOf(value);
  if (id === null) throw new LoketError('not_found', 'there is no such page', { key: 'gone' });
  return id;
}
