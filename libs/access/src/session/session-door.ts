import { reject } from '#event-sourcing';
import type { Accounts } from '../accounts.js';
import type { Account } from '../domain/account.js';
import type { AccountSession } from './account-sessions.js';
import { deviceWords, networkWords } from './client-device.js';
import { type Renewal, renewalText } from './renewal-secret.js';
import type { HeldSession, SessionLog, SessionRefusal } from './session-log.js';
import type { Standings } from './standings.js';
import type { Session, Tokens } from './tokens.js';

/** Who is signing in, as far as the network tells. */
export interface Client {
  readonly address: string;
  /** `User-Agent` */
  readonly userAgent?: string | undefined;
  /** Whether the session is to be renewed by a secret that the client keeps. */
  readonly kept?: boolean;
}

/** A session, and a token for it. */
export interface IssuedSession {
  readonly token: string;
  /** When the token expires, ISO 8601 UTC with milliseconds. */
  readonly expiresAt: string;
  readonly account: Account;
  readonly session: AccountSession;
  /** What the client has to keep to renew the session; absent if it keeps what it has. */
  readonly renewal?: string;
}

export interface SessionDoorRooms {
  readonly accounts: Pick<Accounts, 'find'>;
  readonly log: Pick<SessionLog, 'open' | 'renew'>;
  readonly tokens: Pick<Tokens, 'issue'>;
  readonly standings: Pick<Standings, 'takesPart'>;
}

/**
 * Issues tokens for sessions: at sign-in, whatever proved who it is, and when a session is renewed.
 */
export class SessionDoor {
  constructor(private readonly rooms: SessionDoorRooms) {}

  /** @throws Error if the log refuses a session, which no client can bring about */
  async open(
    account: Account,
    { address, userAgent, kept = false }: Client,
  ): Promise<IssuedSession> {
    const place = { device: deviceWords(userAgent), network: networkWords(address), kept };
    const held = await this.rooms.log.open(account, place);
    if ('rejected' in held) throw new Error(`a session was not opened: ${held.rejected}`);
    return this.#issue(account, held);
  }

  /** Renews a session by the secret that its client kept. */
  renewBySecret({ username, session, secret }: Renewal): Promise<IssuedSession | SessionRefusal> {
    return this.#renew(username, session, secret);
  }

  /** Renews a session by its token, which the caller has verified. */
  async renewByToken({ id, actor }: Session): Promise<IssuedSession | SessionRefusal> {
    return id === undefined ? reject('SESSION_UNKNOWN') : this.#renew(actor.account, id);
  }

  async #renew(
    username: string,
    session: string,
    secret?: string,
  ): Promise<IssuedSession | SessionRefusal> {
    const account = await this.rooms.accounts.find(username);
    if (!account || account.closed) return reject('SESSION_ENDED');
    if (!(await this.rooms.standings.takesPart(account.organisation)))
      return reject('SESSION_ENDED');
    const held = await this.rooms.log.renew(account, session, secret);
    return 'rejected' in held ? held : this.#issue(account, held);
  }

  #issue(account: Account, { session, secret }: HeldSession): IssuedSession {
    const issued = { ...this.rooms.tokens.issue(account, session), account, session };
    if (secret === undefined) return issued;
    const { username } = account;
    return { ...issued, renewal: renewalText({ username, session: session.id, secret }) };
  }
}
