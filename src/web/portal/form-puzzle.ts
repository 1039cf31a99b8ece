/**
 * Work for a browser while robots attack (ALTCHA, PBKDF2): a fraction of a second on a desktop, seconds on an old phone, and
 * nothing that a person has to solve. Bound to one form, so a solution is worth one request.
 */
import { createHmac, randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as z from 'zod';

const ALGORITHM = 'PBKDF2/SHA-256';
/** Rounds of one try, and how many tries the answer is away. */
const COST = 5_000;
const TRIES = { min: 100, max: 400 };
const MAX_PROOF_CHARACTERS = 4_000;

const hex = z.string().regex(/^[0-9a-f]{2,128}$/);
const proofRules = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal(ALGORITHM),
      cost: z.number(),
      data: z.strictObject({ form: z.string() }),
      keyLength: z.number(),
      keyPrefix: hex,
      keySignature: hex,
      nonce: hex,
      salt: hex,
    }),
    signature: hex,
  }),
  solution: z.strictObject({ counter: z.number(), derivedKey: hex }),
});

/** What the page gives the browser to solve, as JSON. */
export async function newPuzzle(secret: Uint8Array, formKey: string): Promise<string> {
  const challenge = await createChallenge({
    algorithm: ALGORITHM,
    cost: COST,
    counter: randomInt(TRIES.min, TRIES.max),
    data: { form: formKey },
    deriveKey,
    ...secretsOf(secret),
  });
  return JSON.stringify(challenge);
}

/** Whether `proof`, as the browser sent it, solves the puzzle of this form. */
export async function isSolved(secret: Uint8Array, formKey: string, proof: string): Promise<boolean> {
  const read = proofRules.safeParse(jsonOf(proof));
  if (!read.success || read.data.challenge.parameters.data.form !== formKey) return false;
  const { verified } = await verifySolution({ ...read.data, deriveKey, ...secretsOf(secret) });
  return verified;
}

function jsonOf(text: string): unknown {
  if (text.length > MAX_PROOF_CHARACTERS) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Two keys made from the house's one, for nothing else. */
function secretsOf(secret: Uint8Array): { hmacSignatureSecret: string; hmacKeySignatureSecret: string } {
  const made = (name: string) => createHmac('sha256', secret).update(name).digest('hex');
  return { hmacSignatureSecret: made('form puzzle'), hmacKeySignatureSecret: made('form puzzle key') };
}
