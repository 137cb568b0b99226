import type { Clock } from '#event-sourcing';
import { isAllowedFrom } from '../api-keys/key-networks.js';
import type { Account } from '../domain/account.js';
import type { Standings } from './standings.js';
import type { Session, Tokens } from './tokens.js';

/** A way to be let in by a bearer that is no token of this service. */
export interface BearerWay {
  /** The session of the bearer; undefined where it has another form, or is wrong. */
  admit(bearer: string, address: string): Promise<Session | undefined>;
}

/** Injection token of the {@link BearerWay}s; the first one that lets a bearer in decides. */
export const BEARER_WAYS = Symbol('BEARER_WAYS');

/**
 * Checks whether a session is still valid: its token has not expired, nobody has ended it, its account
 * is open and has the password the token was issued for, and its organisation is active. Checked against the log, so that
 * a session ends in every process and stays ended after a restart.
 */
export class Sessions {
  constructor(
    private readonly tokens: Pick<Tokens, 'verify' | 'remember'>,
    private readonly standings: Standings,
    private readonly clock: Clock,
    private readonly ways: readonly BearerWay[] = [],
  ) {}

  /**
   * The session of a token; undefined for an invalid token or a session that has ended.
   * @param address of the client
   * @throws GraphQLError TOO_MANY_ATTEMPTS for a client that shows many wrong API keys
   */
  async verify(token: string, address = 'unknown'): Promise<Session | undefined> {
    const known = this.tokens.verify(token);
    if (known && isFrom(known, address) && (await this.isLive(known))) return known;
    // Also a bearer that was known, because it is no session: its account may have another role by now.
    const session = await this.#admitted(token, address);
    if (!session || !(await this.isLive(session))) return undefined;
    this.tokens.remember(token, session);
    return session;
  }

  async #admitted(bearer: string, address: string): Promise<Session | undefined> {
    for (const way of this.ways) {
      const session = await way.admit(bearer, address);
      if (session) return session;
    }
    return undefined;
  }

  async isLive(session: Session): Promise<boolean> {
    if (this.clock.now() >= session.expiresAt) return false;
    if (session.key?.counts) return session.key.counts();
    const { account, organisation } = session.actor;
    const [standing, takesPart, goesOn] = await Promise.all([
      this.#standing(account, session.generation),
      this.standings.takesPart(organisation),
      this.#goesOn(session),
    ]);
    // An account that is not in the log came from an identity provider; its session ends with its token.
    const stands =
      standing === undefined || (!standing.closed && standing.generation === session.generation);
    return stands && takesPart && goesOn;
  }

  /** Whether its account has a password that somebody else chose. */
  async isInitial({ actor }: Session): Promise<boolean> {
    return (await this.standings.account(actor.account))?.passwordInitial === true;
  }

  /** A token without a session is of no sign-in: it ends with its time. */
  async #goesOn({ id, actor }: Session): Promise<boolean> {
    if (id === undefined) return true;
    const session = await this.standings.session(actor.account, id);
    return session !== undefined && !session.ended;
  }

  /** Reads the account again if the token is newer: another process may have just changed the password. */
  async #standing(username: string, generation: number): Promise<Account | undefined> {
    const known = await this.standings.account(username);
    if (!known || known.generation >= generation) return known;
    await this.standings.refresh(username);
    return this.standings.account(username);
  }
}

/** Whether an API key may be used from the address; anything else may. */
const isFrom = ({ key }: Session, address: string): boolean =>
  isAllowedFrom(key?.networks ?? [], address);
