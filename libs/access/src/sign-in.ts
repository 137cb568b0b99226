import { reject, type Rejection } from '#event-sourcing';
import type { Accounts } from './accounts.js';
import { verifyPassword } from './credentials/password-hash.js';
import type { SignInLimits } from './credentials/sign-in-limits.js';
import { type Account, normaliseUsername, USERNAME } from './domain/account.js';
import type { SecondFactorRefusal, SecondFactors } from './second-factors.js';
import type { Client, IssuedSession, SessionDoor } from './session/session-door.js';

type PasswordRefusal =
  | 'WRONG_CREDENTIALS'
  | 'ACCOUNT_CLOSED'
  | 'ORGANISATION_RETIRED'
  | 'LOCAL_SIGN_IN_OFF'
  | 'TOO_MANY_ATTEMPTS';
export type SignInRefusal = PasswordRefusal | SecondFactorRefusal['rejected'];

/** A refused attempt, for the log; never with the password. */
export interface RefusedSignIn {
  readonly code: SignInRefusal;
  /** Normalised; undefined where it cannot be a username, because it may be a password typed by mistake. */
  readonly username: string | undefined;
  readonly address: string;
}

/** Checks around signing in. */
export interface SignInControls {
  readonly limits: SignInLimits;
  readonly secondFactors: Pick<SecondFactors, 'check'>;
  /** Whether an organisation is active: accounts of a retired one cannot sign in. */
  takesPart(organisation: string): Promise<boolean>;
  /** Whether the account may sign in by password; all may where absent. */
  mayUsePassword?(account: Account): boolean;
  /** Called with each refusal. */
  onRefusal(refusal: RefusedSignIn): void;
  /** Called when somebody has signed in. */
  onSignedIn?(account: Account, address: string): void;
}

/**
 * Signing in by password, and by a second factor where the account has one: from these to a session
 * and its token.
 */
export class SignIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Pick<SessionDoor, 'open'>,
    private readonly keeping: SignInControls,
  ) {}

  /**
   * @param client by whose address attempts are limited
   * @param code of the second factor: of the authenticator, or a recovery code
   */
  async signIn(
    username: string,
    password: string,
    client: Client,
    code?: string,
  ): Promise<IssuedSession | Rejection<SignInRefusal>> {
    const { address } = client;
    const account = await this.authenticate(username, password, address);
    if ('rejected' in account) return account;
    const refused = await this.keeping.secondFactors.check(account, code);
    if (refused) {
      this.keeping.onRefusal({ code: refused.rejected, username: account.username, address });
      return refused;
    }
    this.keeping.onSignedIn?.(account, address);
    return this.sessions.open(account, client);
  }

  /**
   * The open account with this username and password. An unknown username and a wrong password get the
   * same answer after the same work; only the right password reveals that an account is closed or its
   * organisation retired.
   */
  async authenticate(
    username: string,
    password: string,
    address: string,
  ): Promise<Account | Rejection<PasswordRefusal>> {
    const name = normaliseUsername(username);
    const answer = await this.#authenticate(name, password, address);
    if ('rejected' in answer) {
      const { rejected: code } = answer;
      this.keeping.onRefusal({ code, username: USERNAME.test(name) ? name : undefined, address });
    }
    return answer;
  }

  async #authenticate(
    name: string,
    password: string,
    address: string,
  ): Promise<Account | Rejection<PasswordRefusal>> {
    const { limits } = this.keeping;
    const waitSeconds = limits.attempt(name, address);
    if (waitSeconds > 0) return reject('TOO_MANY_ATTEMPTS', { waitSeconds });
    const account = await this.accounts.find(name);
    const right = await verifyPassword(account?.passwordHash, password);
    if (!account || !right) return reject('WRONG_CREDENTIALS');
    limits.recordSuccess(name, address);
    return (await this.#refusalOf(account)) ?? account;
  }

  /** Why an account may not sign in, although the password is right. */
  async #refusalOf(account: Account): Promise<Rejection<PasswordRefusal> | undefined> {
    if (account.closed) return reject('ACCOUNT_CLOSED');
    if (this.keeping.mayUsePassword?.(account) === false) return reject('LOCAL_SIGN_IN_OFF');
    const takesPart = await this.keeping.takesPart(account.organisation);
    return takesPart ? undefined : reject('ORGANISATION_RETIRED');
  }
}
