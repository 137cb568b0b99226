import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id (the package's default), 19 MiB, 2 passes, 1 lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id in PHC string format with a fresh salt. Takes tens of milliseconds off the main thread. */
export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

let nobodys: Promise<string> | undefined;

/**
 * Whether the password is the hashed one. Without a hash it does the same work and says no, so that
 * the time taken does not tell which usernames exist.
 */
export async function verifyPassword(
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(32).toString('base64url'));
  const same = await verify(passwordHash ?? (await nobodys), password);
  return same && passwordHash !== undefined;
}
