import type { Clock } from '#event-sourcing';
import type { Account } from '../domain/account.js';
import type { Standings } from './standings.js';
import type { Session, Tokens } from './tokens.js';

/**
 * Whether a session counts at this moment: its token is not over, its account is not closed and has
 * the password it was earned by, and its organisation still takes part. The log says so, so that a
 * session ends in every process and stays ended after a restart.
 */
export class Sessions {
  constructor(
    private readonly tokens: Pick<Tokens, 'verify'>,
    private readonly standings: Standings,
    private readonly clock: Clock,
  ) {}

  /** The session of a token; undefined for one that does not count, or no longer. */
  async verify(token: string): Promise<Session | undefined> {
    const session = this.tokens.verify(token);
    return session && (await this.isLive(session)) ? session : undefined;
  }

  async isLive(session: Session): Promise<boolean> {
    if (this.clock.now() >= session.expiresAt) return false;
    const { account, organisation } = session.actor;
    const [standing, takesPart] = await Promise.all([
      this.#standing(account, session.generation),
      this.standings.takesPart(organisation),
    ]);
    // One that is not in the log came from an identity provider, and ends with its short token.
    const stands =
      standing === undefined || (!standing.closed && standing.generation === session.generation);
    return stands && takesPart;
  }

  /** A token may know of a password that was set elsewhere a moment ago, before this process does. */
  async #standing(username: string, generation: number): Promise<Account | undefined> {
    const known = await this.standings.account(username);
    if (!known || known.generation >= generation) return known;
    await this.standings.changed(username);
    return this.standings.account(username);
  }
}
