import type { EventStore } from '#event-store';
import { findAccount, type OrganisationKnown } from '../accounts.js';
import { account } from '../domain/account.js';
import { issuerNameOf } from './issuer.js';
import { mapClaims, type Mapping, type Trial } from './map-claims.js';
import type { Claims } from './patterns.js';
import type { SignInRules } from './sign-in-rules.js';
import { admissionOf, usernameOf } from './sign-on-accounts.js';

/** Who would sign in, as the provider describes them. */
export interface Described {
  readonly issuer: string;
  readonly claims: Claims;
  /** ISO 8601 UTC with milliseconds. */
  readonly now: string;
}

/** What would come of a sign-in. */
export interface Foreseen {
  readonly mapping: Mapping;
  readonly trials: readonly Trial[];
  /** The account; it may have another name than the rules have, from an earlier sign-in. */
  readonly username?: string;
  /** Events of the account, or why it is refused; absent where no rule has an account. */
  readonly decision?: ReturnType<typeof account.decide>;
}

/** Tries the rules on somebody, against a log to which nothing is written. */
export async function foreseeSignOn(
  log: EventStore,
  rules: SignInRules,
  { issuer, claims, now }: Described,
  organisationKnown: OrganisationKnown,
): Promise<Foreseen> {
  const { mapping, trials } = mapClaims(rules, claims);
  if (mapping.outcome !== 'account') return { mapping, trials };
  const identity = { issuer: issuerNameOf(issuer), subject: String(claims['sub'] ?? '') };
  const username = (await usernameOf(log, identity)) ?? mapping.account.username;
  const command = admissionOf(Object.assign({}, mapping.account, { username }), identity);
  const known = await organisationKnown(mapping.account.organisation);
  const state = await findAccount(log, username);
  const decision = account.decide(command, state, { now, organisationKnown: known });
  return { mapping, trials, username, decision };
}
