import type { Actor } from '#event-sourcing';
import type { Acting } from './domain/whistle.context.js';

/** The accounts, as far as they sign: `Standings` of access has them at hand. */
export interface Signatories {
  /** Undefined for whom no account was ever opened. */
  account(
    username: string,
  ): Promise<{ readonly displayName: string; readonly posts: readonly string[] } | undefined>;
}

/** Who acts, with name and posts of the account as they are now. */
export async function actingAs(actor: Actor, signatories: Signatories): Promise<Acting> {
  const found = await signatories.account(actor.account);
  if (!found) return actor;
  return { ...actor, name: found.displayName, posts: found.posts };
}
