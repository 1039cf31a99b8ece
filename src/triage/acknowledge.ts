/** Whether a confirmation goes out (R-ACK, RFC 3834): one pure function, its reason stored on the ticket. */
import { isMachineAddress, isOwnAddress } from '../message/address.ts';
import type { Understood } from '../message/mail.ts';
import type {
  Acknowledgement,
  Arrival,
  ConfirmationCounts,
  Decision,
  Facts,
  NoConfirmation,
  Policy,
} from './decision.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Decides on the confirmation of a mail that was decided on. `now`: the moment of the deciding transaction. */
export function acknowledge(
  understood: Understood,
  decision: Decision,
  facts: Facts,
  policy: Policy,
  arrival: Arrival,
  now: string,
): Acknowledgement {
  const to = understood.author?.address ?? null;
  const refusal =
    decision.action === 'open' ? refusalOf(understood, to, facts, policy, arrival, now) : 'not-a-new-ticket';
  if (refusal !== null) return { send: false, reason: refusal, to: null };
  return withinCaps(to ?? '', facts.confirmations, policy.confirmation, now);
}

function refusalOf(
  understood: Understood,
  to: string | null,
  facts: Facts,
  policy: Policy,
  arrival: Arrival,
  now: string,
): NoConfirmation | null {
  if (understood.kind !== 'person') return 'not-a-person';
  if (understood.suppressesAutoReply) return 'suppressed-by-sender';
  if (to === null) return 'no-address';
  if (isOwnAddress(to, policy.ownAddresses)) return 'own-address';
  // Also behind a form: a machine that says noreply wants no answer, whoever stands in its Reply-To.
  if ([to, understood.mail.from?.address ?? to].some(isMachineAddress)) return 'machine-address';
  // R-IN-7: read again from the start, with other content than before; it may have been confirmed then.
  if (arrival.rescan && facts.messageIdKnown) return 'rescan';
  // R-ACK-11: it may have been confirmed in the time that the backup does not know, with another number.
  if (facts.restoredAt !== null && arrival.arrivedAt < facts.restoredAt) return 'restored';
  if (Date.parse(now) - Date.parse(arrival.arrivedAt) > policy.confirmation.maxAgeHours * HOUR_MS) return 'too-old';
  // R-ACK-9: the sender is forged, so the confirmation would hit a bystander.
  if (understood.authentication === 'fail') return 'dmarc-fail';
  return null;
}

/** How many confirmations may go out in an hour (R-ACK-4). */
export type ConfirmationCaps = Pick<Policy['confirmation'], 'maxPerAddressPerHour' | 'maxPerHour'>;

/**
 * R-ACK-4: over the cap of its address a confirmation is never sent; over the total cap it is put off, not dropped: each full
 * cap fills one more hour.
 */
export function withinCaps(
  to: string,
  { toSender, total, oldest }: ConfirmationCounts,
  caps: ConfirmationCaps,
  now: string,
): Acknowledgement {
  if (toSender >= caps.maxPerAddressPerHour) return { send: false, reason: 'cap-address', to: null };
  const hoursFull = Math.floor(total / caps.maxPerHour);
  if (hoursFull === 0) return { send: true, reason: 'new-ticket', to, notBefore: null };
  const free = Date.parse(oldest ?? now) + hoursFull * HOUR_MS;
  return { send: true, reason: 'deferred-cap-total', to, notBefore: new Date(free).toISOString() };
}
