import { type Clock, deliveryOf, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import { type Accounts, findAccount } from '../accounts.js';
import type { AccountRejection } from '../domain/account.rejections.js';
import type { Account } from '../domain/account.state.js';
import type { AdmitIdentity } from '../domain/linked-identity.commands.js';
import type { Identity } from '../domain/linked-identity.events.js';
import { mapClaims, type MappedAccount, usedSecondFactor } from './map-claims.js';
import type { Claims } from './patterns.js';
import { providerRecord, recordIdOf } from './provider-log.js';
import { SignOnError, type SignOnRefusalCode } from './sign-on-errors.js';
import type { SignInRules } from './sign-in-rules.js';

const actor = { account: 'system:single-sign-on', organisation: '', role: 'administrator' };

/** What surrounds the accounts of single sign-on. */
export interface SignOnSurroundings {
  readonly store: EventStore;
  readonly accounts: Pick<Accounts, 'handle'>;
  readonly clock: Clock;
  /** Whether an organisation is in the directory and active. */
  takesPart(organisation: string): Promise<boolean>;
  /** Whether an account has to prove a second factor. */
  needsSecondFactor(account: Account): boolean;
}

/** The account of an identity; undefined where it has none yet. */
export async function usernameOf(
  store: EventStore,
  { issuer, subject }: Identity,
): Promise<string | undefined> {
  const { username } = await providerRecord.load(store, recordIdOf('identity', issuer, subject));
  if (username === undefined) return undefined;
  const { identity } = (await findAccount(store, username)) ?? {};
  // An administrator may have given the account to another identity since.
  return identity?.issuer === issuer && identity.subject === subject ? username : undefined;
}

/** The command by which an account becomes what the rules have for an identity. */
export const admissionOf = (
  { username, displayName, role, organisation, posts, takesOver }: MappedAccount,
  identity: Identity,
): AdmitIdentity => ({
  type: 'AdmitIdentity',
  username,
  displayName,
  role,
  organisation,
  posts,
  identity,
  takesOver,
});

const CODES: Partial<Record<AccountRejection, SignOnRefusalCode>> = {
  ACCOUNT_NOT_LINKED: 'ACCOUNT_NOT_LINKED',
  ACCOUNT_CLOSED: 'ACCOUNT_CLOSED',
  ORGANISATION_UNKNOWN: 'ORGANISATION_RETIRED',
};

/**
 * The accounts of identities: found by issuer and subject, opened at the first sign-in, and at each
 * later one brought up to what the rules say.
 */
export class SignOnAccounts {
  constructor(
    private readonly rules: SignInRules,
    private readonly around: SignOnSurroundings,
  ) {}

  /**
   * The account of the person whom the provider described.
   * @throws SignOnError
   */
  async admit(issuer: string, claims: Claims): Promise<Account> {
    return this.#settle(issuer, claims, this.#mapped(claims));
  }

  /**
   * The account of the machine that the provider described. It is given no post, as it signs nothing, and
   * takes none away.
   * @throws SignOnError
   */
  async admitMachine(issuer: string, claims: Claims): Promise<Account> {
    const mapped = Object.assign({}, this.#mapped(claims), { posts: undefined });
    return this.#settle(issuer, claims, mapped);
  }

  async #settle(issuer: string, claims: Claims, mapped: MappedAccount): Promise<Account> {
    const identity = { issuer, subject: subjectOf(claims) };
    const username = (await usernameOf(this.around.store, identity)) ?? mapped.username;
    const account = await this.#admit(Object.assign({}, mapped, { username }), identity);
    if (this.around.needsSecondFactor(account) && !usedSecondFactor(this.rules, claims))
      throw new SignOnError('SECOND_FACTOR_REQUIRED', { account: username });
    await this.#assign(identity, username);
    return account;
  }

  #mapped(claims: Claims): MappedAccount {
    const { mapping } = mapClaims(this.rules, claims);
    if (mapping.outcome === 'account') return mapping.account;
    if (mapping.outcome === 'none') throw new SignOnError('NO_RULE_FITS');
    const { reason: told, rule: note } = mapping;
    throw new SignOnError('RULE_REFUSES', { told, note });
  }

  async #admit(mapped: MappedAccount, identity: Identity): Promise<Account> {
    const { username, organisation } = mapped;
    const command = admissionOf(mapped, identity);
    const organisationKnown = await this.around.takesPart(organisation);
    const delivery = deliveryOf({}, actor);
    const outcome = await this.around.accounts.handle(command, { organisationKnown }, delivery);
    if (outcome.outcome === 'accepted' && outcome.state) return outcome.state;
    const code = outcome.outcome === 'rejected' ? outcome.rejection.rejected : 'NO_STATE';
    const shown = CODES[code as AccountRejection] ?? 'ACCOUNT_NOT_ADMITTED';
    throw new SignOnError(shown, { account: username, note: code });
  }

  async #assign({ issuer, subject }: Identity, username: string): Promise<void> {
    const command = { type: 'AssignIdentity', username } as const;
    await providerRecord.handle(this.around.store, {
      id: recordIdOf('identity', issuer, subject),
      command,
      context: { now: this.around.clock.now() },
      envelope: envelopeOf(command, deliveryOf({}, actor)),
    });
  }
}

function subjectOf({ sub }: Claims): string {
  if (typeof sub === 'string' && sub !== '' && sub.length <= 255) return sub;
  throw new SignOnError('PROVIDER_ANSWER_INVALID', { note: 'sub' });
}
