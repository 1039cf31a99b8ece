/** What is written down beside the tickets' own events, each a code with words in wording/desk/audit. */

export const AUDIT_ACTIONS = [
  'agent-added',
  'agent-role',
  'agent-disabled',
  'agent-enabled',
  'agent-link',
  'agent-password',
  'own-password',
  'organisation-added',
  'organisation-changed',
  'contact-named',
  'contact-dropped',
  'contract-added',
  'contract-ended',
  'category-added',
  'category-renamed',
  'category-retired',
  'category-restored',
  'ready-reply-kept',
  'ready-reply-retired',
  'month-invoiced',
  'mail-retried',
  'mail-released',
  'mail-sent-again',
  'mail-settled',
  'raw-viewed',
  'backup-restored',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export function isAuditAction(code: string): code is AuditAction {
  return AUDIT_ACTIONS.some((action) => action === code);
}
