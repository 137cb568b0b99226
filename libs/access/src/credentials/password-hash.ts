import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id (the package's default), 19 MiB, 2 passes, 1 lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id in PHC string format with a fresh salt; takes tens of milliseconds, in another thread. */
export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

let decoyHash: Promise<string> | undefined;

/**
 * Whether the password matches the hash. Without a hash it verifies against a decoy and returns false,
 * so that the time taken does not reveal which usernames exist.
 */
export async function verifyPassword(
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> {
  decoyHash ??= hashPassword(randomBytes(32).toString('base64url'));
  const same = await verify(passwordHash ?? (await decoyHash), password);
  return same && passwordHash !== undefined;
}
