/** Which statuses of a delivery report mean the reason that a source found. */

/**
 * Sisimai writes x.0.9nn, its own numbers, where a report has no status; they are in no registry (RFC 5248), so a registered
 * code is right that means the same reason.
 */
const REASONS: Readonly<Record<string, RegExp>> = {
  userunknown: /^\d\.(?:1\.[01346]|2\.1)$/,
  filtered: /^\d\.(?:1\.1|2\.1|7\.\d+)$/,
  hostunknown: /^\d\.(?:1\.2|4\.4|4\.1)$/,
  mailboxfull: /^\d\.2\.2$/,
  suspend: /^\d\.2\.1$/,
  mesgtoobig: /^\d\.(?:3\.4|2\.3)$/,
  expired: /^\d\.4\.\d$/,
  networkerror: /^\d\.(?:4\.\d|1\.2)$/,
  notaccept: /^\d\.(?:1\.10|3\.2|4\.\d|7\.\d+)$/,
  rejected: /^\d\.(?:7\.\d+|1\.[178])$/,
  blocked: /^\d\.7\.\d+$/,
  requireptr: /^\d\.7\.\d+$/,
  norelaying: /^\d\.7\.\d+$/,
  spamdetected: /^\d\.7\.\d+$/,
};

/** True when one of our statuses is the wanted one, or means the same where the wanted one is the source's own number. */
export function namesReason(statuses: readonly string[], want: { status?: string; reason?: string }): boolean {
  if (want.status === undefined || statuses.includes(want.status)) return true;
  if (!/^\d\.0\.9\d\d$/.test(want.status)) return false;
  const meant = REASONS[want.reason ?? ''];
  // `undefined` and `onhold`: the source, too, found no reason.
  return meant === undefined ? statuses.length > 0 : statuses.some((status) => meant.test(status));
}
