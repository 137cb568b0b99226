import { type Decision, isVisible, reject } from '#event-sourcing';
import type { AccountContext, ChangeAccountPosts } from './account.commands.js';
import type { AccountPostsChanged } from './account.events.js';
import type { AccountRejection } from './account.rejections.js';
import { type Account, openAccountOf } from './account.state.js';

export const MOST_POSTS = 10;
/** As in the files of rules, which name the posts. */
export const LONGEST_POST = 40;

/** What a person typed, as it is kept: trimmed, each once, in the order given. */
export const normalisePosts = (typed: readonly string[]): readonly string[] => [
  ...new Set(typed.map((post) => post.trim())),
];

const isPost = (post: string): boolean => isVisible(post) && post.length <= LONGEST_POST;

export const isSamePosts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((post) => other.includes(post));

/** 变更职务: in their name an account signs what rules leave to a post. */
export function changePosts(
  { username, posts: typed }: ChangeAccountPosts,
  state: Account | undefined,
  { now: at, by }: AccountContext,
): Decision<AccountPostsChanged, AccountRejection> {
  const standing = openAccountOf(username, state);
  if ('rejected' in standing) return standing;
  // Nobody gives a signature to themselves.
  if (by === username) return reject('ACCOUNT_IS_YOUR_OWN', { username });
  const posts = normalisePosts(typed);
  const wrong = posts.find((post) => !isPost(post));
  if (wrong !== undefined || posts.length > MOST_POSTS)
    return reject('POST_INVALID', wrong === undefined ? {} : { post: wrong });
  if (isSamePosts(posts, standing.posts)) return [];
  return [{ type: 'AccountPostsChanged', data: { at, posts } }];
}
