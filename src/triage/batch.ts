/**
 * Mails of a batch are decided together from one reading of the store. That is right only while none of them depends on
 * another, so a batch is cut wherever a mail shares a key with an earlier one of the same part.
 */
import type { Keys } from './decision.ts';

/** Cuts items, in order, into the longest parts without a shared key. Linear in the number of keys. */
export function independentParts<T extends { keys: Keys }>(items: readonly T[]): T[][] {
  const parts: T[][] = [];
  let part: T[] = [];
  let taken = new Set<string>();
  for (const item of items) {
    const names = namesOf(item.keys);
    if (names.some((name) => taken.has(name))) {
      parts.push(part);
      part = [];
      taken = new Set();
    }
    for (const name of names) taken.add(name);
    part.push(item);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

function namesOf(keys: Keys): string[] {
  return [
    `fingerprint ${keys.fingerprint}`,
    `sender ${keys.sender}`,
    ...(keys.forwardedFrom === null ? [] : [`sender ${keys.forwardedFrom}`]),
    ...[keys.messageId, keys.reportedMessageId, ...keys.ancestors].map((id) => `id ${id}`),
    ...keys.tokens.map((ticketId) => `ticket ${ticketId}`),
    ...keys.numbers.map((number) => `number ${number}`),
    ...(keys.appointmentUid === null ? [] : [`appointment ${keys.appointmentUid}`]),
  ].filter((name) => name !== 'id null');
}
