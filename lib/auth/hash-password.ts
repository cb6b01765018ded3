import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

// Argon2id at OWASP's first recommendation: 19 MiB, two passes, one lane; about 30 ms of one core.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A PHC string that carries its own salt and cost. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let decoy: Promise<string> | undefined;

/**
 * Takes as long for an unknown person (`null`) as for a known one, so that the time of an answer does not tell
 * which e-mail addresses have an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(24).toString('hex'));
  const against = passwordHash ?? (await decoy);
  const matches = await verify(against, password);
  return matches && passwordHash !== null;
}
