import { reject, type Rejection } from '#event-sourcing';

export const SHORTEST_PASSWORD = 10;
/** Long enough for any passphrase, short enough that nobody can make hashing expensive. */
export const LONGEST_PASSWORD = 128;

/** Password of all demo accounts. It is printed when the demo starts, so it protects nothing. */
export const PUBLISHED_PASSWORD = 'shaodao-demo-2026';

type PasswordProblem =
  | 'PASSWORD_TOO_SHORT'
  | 'PASSWORD_TOO_LONG'
  | 'PASSWORD_IS_USERNAME'
  | 'PASSWORD_PUBLISHED'
  | 'PASSWORD_TOO_COMMON';

/** A password with fewer different characters is a pattern. */
const FEWEST_DISTINCT = 5;

/** Sequences of digits, letters and keys; also refused backwards. */
const RUNS = [
  '0123456789012345678901234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** Words at the top of lists of leaked passwords, alone or with a number. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  `password passw0rd p@ssword p@ssw0rd admin administrator root letmein welcome iloveyou qwerty
  qwertyuiop asdfgh asdfghjkl zxcvbnm abc abcd woaini woaiwojia aini changeme secret default test user
  guest monkey dragon sunshine princess football baseball superman shaodao mima guanliyuan`.split(
    /\s+/,
  ),
);

const reverse = (text: string): string => Array.from(text).toReversed().join('');

/** Shorter runs occur in good passwords too. */
const SHORTEST_RUN = 6;

const isRun = (text: string): boolean =>
  text.length >= SHORTEST_RUN &&
  RUNS.some((run) => run.includes(text) || reverse(run).includes(text));

/** Passwords that attackers try first: `password123`, `Admin@2026`, `1234567890a`, `5201314520`. */
function isCommon(password: string): boolean {
  const lower = password.trim().toLowerCase();
  if (new Set(lower).size < FEWEST_DISTINCT) return true;
  const [head, tail] = [lower.replace(/[^a-z]+$/, ''), lower.replace(/^[^a-z]+/, '')];
  const words = [lower, head, tail, lower.replace(/^[^a-z]+|[^a-z]+$/g, '')];
  const digits = lower.replace(/^[a-z]{0,3}|[a-z]{0,3}$/g, '');
  return words.some((word) => COMMON_WORDS.has(word) || isRun(word)) || isCommonNumber(digits);
}

/** Numbers that many people choose: a run, a repeated part, lucky numbers and “I love you” in digits. */
function isCommonNumber(text: string): boolean {
  if (!/^\d{8,}$/.test(text)) return false;
  return isRun(text) || /^(\d+)\1+$/.test(text) || /^(520|1314|521|88|66)+\d?$/.test(text);
}

/**
 * What is wrong with a new password; undefined where nothing is. NIST SP 800-63B, 5.1.1.2: checks the
 * length and common passwords, and sets no composition rules.
 */
export function refuseUnlessSafePassword(
  username: string,
  password: string,
): Rejection<PasswordProblem> | undefined {
  const { length } = Array.from(password);
  if (length > LONGEST_PASSWORD) return reject('PASSWORD_TOO_LONG', { longest: LONGEST_PASSWORD });
  if (password.trim().toLowerCase() === username.toLowerCase())
    return reject('PASSWORD_IS_USERNAME');
  if (length < SHORTEST_PASSWORD)
    return reject('PASSWORD_TOO_SHORT', { shortest: SHORTEST_PASSWORD });
  if (password.trim().toLowerCase() === PUBLISHED_PASSWORD) return reject('PASSWORD_PUBLISHED');
  return isCommon(password) ? reject('PASSWORD_TOO_COMMON') : undefined;
}
