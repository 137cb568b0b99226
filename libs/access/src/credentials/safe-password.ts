import type { ZxcvbnFactory, ZxcvbnResult } from '@zxcvbn-ts/core';
import { reject, type Rejection } from '#event-sourcing';
import {
  LONGEST_PASSWORD,
  type PasswordProblem,
  PUBLISHED_PASSWORD,
  SHORTEST_PASSWORD,
} from '../domain/password-policy.js';

/** Whose password it is to be. */
interface PasswordOwner {
  /** As accounts are stored. */
  readonly username: string;
  /** Id of the organisation, where it is known. */
  readonly organisation?: string | undefined;
  /** The name that people know it by. */
  readonly organisationName?: string | undefined;
}

/** Names of this service, which everybody guesses who can read its title. */
const SERVICE_NAMES = ['哨到', '吹哨报到', 'shaodao', 'chuishaobaodao', PUBLISHED_PASSWORD];

/** What people here choose and the list of leaked passwords, mostly of English, has seldom. */
const CHINESE_CHOICES = `woaini woaiwojia aini woai 520 521 1314 5201314 1314520 1314521 7758521
  mima mima123 guanliyuan guanli zhongguo woaizhongguo beijing shanghai jiedao shequ zhengfu caonima
  88888888 66666666 密码 管理员 我爱你 中国 街道 社区 政府 指挥中心`.split(/\s+/);

/** Scores of zxcvbn: 3 is 10⁸ guesses or more, out of reach where attempts are limited and hashes slow. */
const LEAST_SCORE = 3;
/** Signs that are looked at, because the work grows with the square of them. */
const MOST_ESTIMATED = 64;

let loading: Promise<ZxcvbnFactory> | undefined;

/** Loaded with the first new password: the lists take memory that most processes never need. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const dictionary = {
    common: common.dictionary['passwords-common'],
    chinese: CHINESE_CHOICES,
  };
  const graphs = common.adjacencyGraphs;
  return new ZxcvbnFactory({ dictionary, graphs, maxLength: MOST_ESTIMATED });
}

/** Everything that names the owner, whole and in its parts: `street-xinhe`, `street`, `xinhe`. */
function namesOf({ username, organisation = '', organisationName = '' }: PasswordOwner): string[] {
  const whole = [username, organisation, organisationName].map((name) => name.toLowerCase());
  const parts = whole.flatMap((name) => name.split(/[\s._-]+/));
  const names = [...whole, ...parts, whole[0]?.replace(/[._-]/g, '') ?? ''];
  return [
    ...SERVICE_NAMES,
    ...names.filter((name) => name.length > 2 || /\p{Script=Han}/u.test(name)),
  ];
}

/** Without what people put around a word: `Xinhe@2026!` → `xinhe`. */
const coreOf = (password: string): string =>
  password.toLowerCase().replace(/^\P{Letter}+|\P{Letter}+$/gu, '');

function problemOfLength(password: string): Rejection<PasswordProblem> | undefined {
  const { length } = Array.from(password);
  if (length > LONGEST_PASSWORD) return reject('PASSWORD_TOO_LONG', { longest: LONGEST_PASSWORD });
  if (length < SHORTEST_PASSWORD)
    return reject('PASSWORD_TOO_SHORT', { shortest: SHORTEST_PASSWORD });
  return undefined;
}

const usesNames = ({ sequence }: ZxcvbnResult): boolean =>
  sequence.some((match) => 'dictionaryName' in match && match.dictionaryName === 'userInputs');

/**
 * What is wrong with a new password; undefined where nothing is. NIST SP 800-63B, 5.1.1.2: checks the
 * length, leaked and common passwords, patterns and the owner's names; sets no composition rules.
 */
export async function refuseUnlessSafePassword(
  owner: PasswordOwner,
  password: string,
): Promise<Rejection<PasswordProblem> | undefined> {
  const plain = password.trim().toLowerCase();
  if (plain === owner.username.toLowerCase()) return reject('PASSWORD_IS_USERNAME');
  const refused = problemOfLength(password);
  if (refused) return refused;
  if (plain === PUBLISHED_PASSWORD) return reject('PASSWORD_PUBLISHED');
  const names = namesOf(owner);
  if (names.includes(coreOf(password))) return reject('PASSWORD_OF_NAMES');
  const estimated = (await (loading ??= loadEstimator())).check(plain, names);
  if (estimated.score >= LEAST_SCORE) return undefined;
  return reject(usesNames(estimated) ? 'PASSWORD_OF_NAMES' : 'PASSWORD_TOO_COMMON');
}
