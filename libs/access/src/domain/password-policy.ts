import { reject, type Rejection } from '#event-sourcing';

export const SHORTEST_PASSWORD = 10;
/** Long enough for any passphrase, short enough that hashing cannot be made expensive from outside. */
export const LONGEST_PASSWORD = 128;

type PasswordProblem = 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_IS_USERNAME';

/**
 * What is wrong with a new password, by length in characters. Length counts and composition rules do
 * not: NIST SP 800-63B, 5.1.1.2.
 */
export function refusePassword(
  username: string,
  password: string,
): Rejection<PasswordProblem> | undefined {
  const { length } = Array.from(password);
  if (length > LONGEST_PASSWORD) return reject('PASSWORD_TOO_LONG', { longest: LONGEST_PASSWORD });
  if (password.trim().toLowerCase() === username.toLowerCase())
    return reject('PASSWORD_IS_USERNAME');
  if (length < SHORTEST_PASSWORD)
    return reject('PASSWORD_TOO_SHORT', { shortest: SHORTEST_PASSWORD });
  return undefined;
}
