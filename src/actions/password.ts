/** Passwords: which may be chosen, and how they are kept (R-WEB-3). */
import { hash, verify } from '@node-rs/argon2';

const MIN_CHARACTERS = 10;
const MAX_CHARACTERS = 200;

/** Argon2id, version 1.3, with the first choice of parameters of OWASP's cheat sheet "Password Storage". */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const PARAMETERS = { memoryCost: MEMORY_KIB, timeCost: PASSES, parallelism: LANES };

/** A hash of the same cost that no password has, so that an unknown address takes as long as a wrong password. */
const NOBODYS_HASH = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Why a password may not be chosen. */
export type PasswordFault = 'too-short' | 'too-long' | 'is-address';

/** Null for a password that may be chosen: long enough, and not the address. */
export function passwordFault(password: string, address: string): PasswordFault | null {
  const plain = plainForm(password);
  const characters = [...plain].length;
  if (characters < MIN_CHARACTERS) return 'too-short';
  if (characters > MAX_CHARACTERS) return 'too-long';
  return plain.trim().toLowerCase() === address.toLowerCase() ? 'is-address' : null;
}

export async function hashPassword(password: string): Promise<string> {
  return hash(plainForm(password), PARAMETERS);
}

/** Whether this is the password behind a hash. Takes as long without a hash, and is then false. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? NOBODYS_HASH, plainForm(password));
  return right && passwordHash !== null;
}

/** One keyboard writes é as one character, another as two: they are the same password (NIST SP 800-63B 5.1.1.2). */
function plainForm(password: string): string {
  return password.normalize('NFKC');
}
