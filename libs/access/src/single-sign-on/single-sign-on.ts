import { type Clock, deliveryOf, envelopeOf } from '#event-sourcing';
import type { EventStore } from '#event-store';
import type { Account } from '../domain/account.state.js';
import type { Client, IssuedSession, SessionDoor } from '../session/session-door.js';
import type { SessionLog } from '../session/session-log.js';
import { type Logout, logoutOf, OLDEST_SECONDS } from './logout-token.js';
import type { Claims } from './patterns.js';
import type { Provider } from './provider.js';
import { type ProviderCommand, providerRecord, recordIdOf } from './provider-log.js';
import { type BegunSignIn, SIGN_ON_PATH } from './sign-in-state.js';
import { type SignOnAccounts, usernameOf } from './sign-on-accounts.js';
import { SignOnError } from './sign-on-errors.js';

const actor = { account: 'system:single-sign-on', organisation: '', role: 'administrator' };

export interface SingleSignOnRooms {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly accounts: SignOnAccounts;
  readonly door: Pick<SessionDoor, 'open'>;
  readonly sessions: Pick<SessionLog, 'end'>;
}

/** A session of whoever came back from the provider, and what it said of them. */
export interface SignedOn {
  readonly issued: IssuedSession;
  readonly idToken: string;
}

/** How this service presents itself to the provider. */
export interface SignOnAddress {
  /** Origin that people reach this service by. */
  readonly publicUrl: string;
  readonly scopes: string;
}

/** Injection token of the {@link SingleSignOn}; undefined where the service has none. */
export const SINGLE_SIGN_ON = Symbol('SINGLE_SIGN_ON');

/** Signing in at an identity provider, and out again: when it says so, or when they do here. */
export class SingleSignOn {
  constructor(
    private readonly provider: Provider,
    private readonly address: SignOnAddress,
    private readonly rooms: SingleSignOnRooms,
  ) {}

  /** Where a browser goes to sign in. @throws SignOnError */
  begin(begun: BegunSignIn): Promise<URL> {
    return this.provider.signInUrl(begun, this.#callback(), this.address.scopes);
  }

  /**
   * Opens a session for whoever came back from the provider.
   * @param search the query that the browser came with
   * @throws SignOnError
   */
  async finish(begun: BegunSignIn, search: string, client: Client): Promise<SignedOn> {
    const callback = new URL(this.#callback());
    callback.search = search;
    const { claims, idToken } = await this.provider.identify(callback, begun);
    const { issuer } = this.provider;
    const account = await this.rooms.accounts.admit(issuer, claims);
    const issued = await this.rooms.door.open(account, client);
    await this.#record(issuer, claims, account, issued.session.id);
    return { issued, idToken };
  }

  /**
   * Where a browser goes to end its session at the provider, which sends it back to the start page;
   * undefined where the provider ends none.
   * @throws SignOnError
   */
  async signOutUrl(idToken?: string): Promise<URL | undefined> {
    try {
      return await this.provider.signOutUrl(`${this.address.publicUrl}/`, idToken);
    } catch (error) {
      // Who reads it is signed out here, and has to know that they are not there.
      throw error instanceof SignOnError
        ? new SignOnError('SIGN_OUT_INCOMPLETE', error.details)
        : error;
    }
  }

  /**
   * Ends the sessions that a logout token of the provider names.
   * @returns how many were open
   * @throws SignOnError
   */
  async logOut(token: string): Promise<number> {
    const logout = await this.#read(token);
    const { issuer } = this.provider;
    const id = recordIdOf('logout', issuer, logout.id);
    if ((await providerRecord.load(this.rooms.store, id)).heeded)
      throw new SignOnError('LOGOUT_REPEATED');
    const ended = await this.#end(issuer, logout);
    // Afterwards, so that a process that dies in between leaves nothing open: the provider tries again.
    await this.#handle(id, { type: 'HeedLogout' });
    return ended;
  }

  async #read(token: string): Promise<Logout> {
    const payload = await this.provider
      .verify(token, {
        audience: this.provider.client.clientId,
        maxTokenAge: OLDEST_SECONDS,
        requiredClaims: ['iat', 'jti'],
      })
      .catch((error: unknown) => {
        const isWrong = error instanceof SignOnError && error.code === 'PROVIDER_ANSWER_INVALID';
        throw isWrong ? new SignOnError('LOGOUT_TOKEN_INVALID', error.details) : error;
      });
    const logout = logoutOf(payload);
    if (!logout) throw new SignOnError('LOGOUT_TOKEN_INVALID', { note: 'claims' });
    return logout;
  }

  /** What was opened in the provider's session; where that is unknown, all of the account. */
  async #end(issuer: string, { session, subject }: Logout): Promise<number> {
    const opened = session === undefined ? [] : await this.#sessionsOf(issuer, session);
    if (opened.length > 0) {
      const ended = opened.map((one) => this.#endOne(one.username, one.session));
      return (await Promise.all(ended)).reduce((sum, count) => sum + count, 0);
    }
    const username =
      subject === undefined ? undefined : await usernameOf(this.rooms.store, { issuer, subject });
    return username === undefined ? 0 : this.#endOne(username);
  }

  async #sessionsOf(issuer: string, session: string) {
    const id = recordIdOf('session', issuer, session);
    return (await providerRecord.load(this.rooms.store, id)).sessions;
  }

  async #endOne(username: string, session?: string): Promise<number> {
    const which = session === undefined ? {} : { session };
    const command = { type: 'EndSessionsByProvider', ...which } as const;
    const count = await this.rooms.sessions.end(username, command, actor);
    return typeof count === 'number' ? count : 0;
  }

  /** So that a logout finds the session by the provider's name of its own. */
  async #record(
    issuer: string,
    { sid }: Claims,
    { username }: Account,
    session: string,
  ): Promise<void> {
    if (typeof sid !== 'string') return;
    const command = { type: 'RecordProviderSession', username, session } as const;
    await this.#handle(recordIdOf('session', issuer, sid), command);
  }

  async #handle(id: string, command: ProviderCommand): Promise<void> {
    await providerRecord.handle(this.rooms.store, {
      id,
      command,
      context: { now: this.rooms.clock.now() },
      envelope: envelopeOf(command, deliveryOf({}, actor)),
    });
  }

  #callback(): string {
    return `${this.address.publicUrl}${SIGN_ON_PATH}/callback`;
  }
}
