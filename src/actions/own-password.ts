/** One's own password: chosen, changed, and by customers given up (P18, R-WEB-3), for whom a mailed link is a way in too. */
import { setPasswordHash } from '../store/agents.ts';
import { addAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { type OwnPassword, readOwnPassword } from '../store/own-password.ts';
import { endSessionsOf } from '../store/sessions.ts';
import { markSignInLinksUsed } from '../store/sign-in-links.ts';
import { hashPassword, isPassword, type PasswordFault, passwordFault } from './password.ts';

/** Who has opened a mailed link so lately has proved who it is: a forgotten password is not asked for. */
const PROVED_MS = 30 * 60 * 1000;

/** Whether the old password has to be given. */
export function needsOldPassword({ passwordHash, linkedAt }: OwnPassword, now: string): boolean {
  if (passwordHash === null) return false;
  return linkedAt === null || Date.parse(now) - Date.parse(linkedAt) >= PROVED_MS;
}

/**
 * Sets the password; `chosen` null gives it up. Every other session of the person ends, and every link that was mailed.
 * Errors: LoketError `not_found` when this session has ended.
 */
export async function setOwnPassword(
  database: Database,
  who: { id: number; address: string; tokenHash: string },
  now: string,
  { old, chosen }: { old: string; chosen: string | null },
): Promise<PasswordFault | 'wrong-password' | null> {
  const own = await readOwnPassword(database.read, who.id, who.tokenHash);
  if (needsOldPassword(own, now) && !(await isPassword(own.passwordHash, old))) return 'wrong-password';
  const fault = chosen === null ? null : passwordFault(chosen, who.address);
  if (fault !== null) return fault;
  const passwordHash = chosen === null ? null : await hashPassword(chosen);
  return database.write(async (tx, at) => {
    const still = await readOwnPassword(tx, who.id, who.tokenHash);
    if (still.passwordHash !== own.passwordHash) return 'wrong-password';
    await setPasswordHash(tx, who.id, passwordHash);
    await endSessionsOf(tx, who.id, who.tokenHash);
    await markSignInLinksUsed(tx, at, who.id);
    await addAudit(tx, at, { by: who.id, action: 'own-password', about: who.address });
    return null;
  });
}
