import { type FileFault, jsonFileReader } from '#event-sourcing';
import { isPost, LONGEST_POST } from '../domain/account-posts.js';
import type { Role } from '../domain/role.js';
import { piecesOf, type Piece } from './templates.js';

/** The account of whom a rule fits. Texts are templates, see {@link piecesOf}. */
export interface AccountRule {
  /** `{preferred_username}` by default. */
  readonly username?: string;
  /** `{name}` by default. */
  readonly displayName?: string;
  readonly role: Role;
  /** Id of an organisation of the directory. */
  readonly organisation: string;
  /**
   * 职务: all that the account holds from the sign-in on; an empty list takes all away, and without one it keeps
   * what an administrator gave. With a table, each value of the claim that is in it gives a post.
   */
  readonly posts?: readonly string[];
  /** Has to be written where the role is administrator. */
  readonly grantsAdministration?: true;
  /** Whether a local account of this username becomes theirs. */
  readonly takesOverLocalAccount?: true;
}

export interface SignInRule {
  readonly name: string;
  /** Patterns by claim; all claims have to fit, each to one of its patterns. */
  readonly when: Readonly<Record<string, string | readonly string[]>>;
  readonly account?: AccountRule;
  /** What is told to whom nobody opens an account for. */
  readonly refuse?: string;
}

/** The rules of single sign-on: `schema/rules/sign-in-rules.schema.json`. The first one that fits counts. */
export interface SignInRules {
  readonly source: string;
  /** How the provider says that a second factor was used. */
  readonly secondFactor?: { readonly amr?: readonly string[]; readonly acr?: readonly string[] };
  readonly tables?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly rules: readonly SignInRule[];
}

export type SignInRulesErrorCode = `SIGN_IN_RULES_${FileFault['fault']}`;

/** A file of rules that cannot be used. `message` is Chinese, for the operator. */
export class SignInRulesError extends Error {
  override readonly name = 'SignInRulesError';

  constructor(
    readonly code: SignInRulesErrorCode,
    readonly file: string,
    /** JSON pointer to the offending value; empty for the whole document. */
    readonly pointer: string,
    reason: string,
  ) {
    super(`单点登录规则 ${file}${pointer && ` 的 ${pointer}`}：${reason}`);
  }
}

/** What is wrong with a rule, and where in it. */
interface Mistake {
  readonly at: string;
  readonly reason: string;
}

export const patternsOf = (when: string | readonly string[]): readonly string[] =>
  typeof when === 'string' ? [when] : when;

/** The templates of an account, with the defaults. */
export const templatesOf = ({ username, displayName, organisation }: AccountRule) => ({
  username: username ?? '{preferred_username}',
  displayName: displayName ?? '{name}',
  organisation,
});

const starsIn = (pattern: string): number => pattern.split('*').length - 1;

/** A template can name only what the conditions of its rule give. */
function mistakeOfPiece({ claim, star, table }: Piece, { when }: SignInRule, rules: SignInRules) {
  const { tables = {} } = rules;
  if (table !== undefined && !Object.hasOwn(tables, table)) return `没有对照表“${table}”`;
  if (star === undefined) return undefined;
  const patterns = Object.entries(when).find(([name]) => name === claim)?.[1] ?? '';
  return patternsOf(patterns).every((one) => starsIn(one) >= star)
    ? undefined
    : `when 中“${claim}”的每个模式须至少有 ${star} 个 *`;
}

function reasonOf(template: string, rule: SignInRule, rules: SignInRules): string | undefined {
  const pieces = piecesOf(template);
  if (pieces === undefined) return '花括号须成对，形如 {claim}、{claim#1}、{claim|对照表}';
  return pieces.map((one) => mistakeOfPiece(one, rule, rules)).find((one) => one !== undefined);
}

/** A post without a place is the same for everybody: it can be judged here. */
const reasonOfPost = (template: string): string | undefined =>
  /[{}]/.test(template) || isPost(template.trim())
    ? undefined
    : `职务须为 1–${LONGEST_POST} 个字，并有可见的文字`;

function mistakeOfTemplates(account: AccountRule, rule: SignInRule, rules: SignInRules) {
  for (const [field, template] of Object.entries(templatesOf(account))) {
    const reason = reasonOf(template, rule, rules);
    if (reason !== undefined) return { at: `/account/${field}`, reason };
  }
  for (const [index, template] of (account.posts ?? []).entries()) {
    const reason = reasonOf(template, rule, rules) ?? reasonOfPost(template);
    if (reason !== undefined) return { at: `/account/posts/${index}`, reason };
  }
  return undefined;
}

function mistakeOf(rule: SignInRule, rules: SignInRules): Mistake | undefined {
  const { account, refuse, when } = rule;
  if (account === undefined)
    return refuse === undefined ? { at: '', reason: '须有 account 或 refuse' } : undefined;
  if (refuse !== undefined) return { at: '/refuse', reason: '不能与 account 并用' };
  const isAdministrator = account.role === 'administrator';
  if (isAdministrator !== (account.grantsAdministration === true)) {
    const reason = isAdministrator
      ? '角色为 administrator 时须写明 "grantsAdministration": true'
      : '只用于角色为 administrator 的规则';
    return { at: '/account/grantsAdministration', reason };
  }
  if (isAdministrator && Object.keys(when).length === 0)
    return { at: '/when', reason: '授予管理员的规则须有条件' };
  return mistakeOfTemplates(account, rule, rules);
}

/**
 * Reads and checks a file of rules, or a text under the name of a file.
 * @throws SignInRulesError naming the file, the JSON pointer and the reason
 */
export function readSignInRules(file: string, text?: string): SignInRules {
  const refuse = ({ fault, pointer, reason }: Omit<FileFault, 'file'>) =>
    new SignInRulesError(`SIGN_IN_RULES_${fault}`, file, pointer, reason);
  const read = jsonFileReader<SignInRules>('schema/rules/sign-in-rules.schema.json', refuse);
  const rules = read(file, text);
  const names = rules.rules.map(({ name }) => name);
  for (const [index, rule] of rules.rules.entries()) {
    const twice = { at: '/name', reason: `“${rule.name}”重复` };
    const mistake = names.indexOf(rule.name) < index ? twice : mistakeOf(rule, rules);
    if (!mistake) continue;
    const pointer = `/rules/${index}${mistake.at}`;
    throw refuse({ fault: 'INVALID', pointer, reason: mistake.reason });
  }
  return rules;
}
