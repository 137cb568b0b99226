import { type Acting, COMMAND_CENTRE_ROLE, type WhistleContext } from './whistle.context.js';
import { isOrSucceeds } from './whistle.guards.js';
import type { Authority, Officeholder, Reviewer } from './whistle.values.js';

/**
 * 职务: those of the required posts that the acting person holds on this side of the whistle. A post is one
 * at an organisation: the director of a community is not the director of its street.
 */
export function postsHeld(
  required: readonly string[],
  side: Authority,
  street: string,
  context: WhistleContext,
): readonly string[] {
  const { role, posts = [] } = context.acting;
  const isThere =
    side === 'command-centre' ? role === COMMAND_CENTRE_ROLE : isOrSucceeds(context, street);
  return isThere ? required.filter((post) => posts.includes(post)) : [];
}

const nameOf = ({ name, account }: Acting): string => name ?? account;

/** 本人签署 by virtue of a post: name and account of who acts, never what somebody typed. */
export const signedAs = (post: string, { acting }: WhistleContext): Officeholder => ({
  name: nameOf(acting),
  post,
  account: acting.account,
});

/** 本人签署 of a review; where the rules name no post, with those that the person holds. */
export function reviewedBy(required: string | undefined, { acting }: WhistleContext): Reviewer {
  const post = required ?? acting.posts?.join('、') ?? '';
  return { name: nameOf(acting), ...(post !== '' && { post }), account: acting.account };
}
