export const SHORTEST_PASSWORD = 10;
/** Long enough for any passphrase, short enough that nobody can make hashing expensive. */
export const LONGEST_PASSWORD = 128;

/** Password of all demo accounts. It is printed when the demo starts, so it protects nothing. */
export const PUBLISHED_PASSWORD = 'shaodao-demo-2026';

/** Every reason for which a new password is refused. */
export const PASSWORD_PROBLEMS = [
  'PASSWORD_TOO_SHORT',
  'PASSWORD_TOO_LONG',
  'PASSWORD_IS_USERNAME',
  'PASSWORD_OF_NAMES',
  'PASSWORD_PUBLISHED',
  'PASSWORD_TOO_COMMON',
  'PASSWORD_UNCHANGED',
] as const;
export type PasswordProblem = (typeof PASSWORD_PROBLEMS)[number];
