import { type Decision, isVisible, reject, type Rejection } from '#event-sourcing';
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

export const isPost = (post: string): boolean => isVisible(post) && post.length <= LONGEST_POST;

export const isSamePosts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((post) => other.includes(post));

/** @param posts normalised */
export function refuseUnlessPosts(
  posts: readonly string[],
): Rejection<AccountRejection> | undefined {
  const wrong = posts.find((post) => !isPost(post));
  if (wrong !== undefined) return reject('POST_INVALID', { post: wrong });
  return posts.length > MOST_POSTS ? reject('POST_INVALID') : undefined;
}

/** The change after which an account holds these posts; none where it holds them already. */
export const changesOfPosts = (
  posts: readonly string[],
  held: readonly string[],
  at: string,
): readonly AccountPostsChanged[] =>
  isSamePosts(posts, held) ? [] : [{ type: 'AccountPostsChanged', data: { at, posts } }];

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
  return refuseUnlessPosts(posts) ?? changesOfPosts(posts, standing.posts, at);
}
