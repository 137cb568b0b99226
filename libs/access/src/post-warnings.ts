import { normalisePosts } from './domain/account-posts.js';

/** The posts that rules leave a signature to: those in force, and those that will be. */
export type PostsInRules = () => Promise<readonly string[]>;

const quoted = (posts: readonly string[]): string => posts.map((post) => `“${post}”`).join('、');

/**
 * What whoever gives posts should know, in Chinese; empty where rules leave a signature to each of them.
 * A post of other words than the rules' is one by which nobody can sign, and nothing else would tell so.
 * @param typed as the account is to hold them
 * @param named by the rules, see {@link PostsInRules}
 */
export function postWarnings(typed: readonly string[], named: readonly string[]): string[] {
  const unknown = normalisePosts(typed).filter((post) => !named.includes(post));
  if (unknown.length === 0) return [];
  const known =
    named.length > 0 ? `规则写到的职务有${quoted(named)}，请核对写法` : '现行规则没有写到任何职务';
  return [`规则没有写到${quoted(unknown)}，凭此不能签署需由任职者发起或审核的哨；${known}`];
}
