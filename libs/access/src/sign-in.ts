import { reject, type Rejection } from '#event-sourcing';
import type { Accounts } from './accounts.js';
import { verifyPassword } from './credentials/password-hash.js';
import type { SignInLimits } from './credentials/sign-in-limits.js';
import { type Account, normaliseUsername, USERNAME } from './domain/account.js';
import type { Tokens } from './session/tokens.js';

export type SignInRefusal =
  'WRONG_CREDENTIALS' | 'ACCOUNT_CLOSED' | 'ORGANISATION_RETIRED' | 'TOO_MANY_ATTEMPTS';

/** An attempt that was refused, for whoever watches; never with the password. */
export interface RefusedSignIn {
  readonly code: SignInRefusal;
  /** As the account would be known; undefined for what can be no username: it may be a password. */
  readonly username: string | undefined;
  readonly address: string;
}

/** What stands around the door. */
export interface DoorKeeping {
  readonly limits: SignInLimits;
  /** Whether an organisation takes part: the account of a retired one signs in no more. */
  takesPart(organisation: string): Promise<boolean>;
  /** Told of each refusal. */
  refused(refusal: RefusedSignIn): void;
}

export interface SignedInAs {
  readonly token: string;
  /** ISO 8601 UTC with milliseconds. */
  readonly expiresAt: string;
  readonly account: Account;
}

/** Signing in by password: from username and password to a token. */
export class SignIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly tokens: Tokens,
    private readonly keeping: DoorKeeping,
  ) {}

  /** `address`: where the attempt comes from; attempts are bounded by it. */
  async signIn(
    username: string,
    password: string,
    address: string,
  ): Promise<SignedInAs | Rejection<SignInRefusal>> {
    const account = await this.authenticate(username, password, address);
    return 'rejected' in account ? account : { ...this.tokens.issue(account), account };
  }

  /**
   * The open account that this password belongs to. An unknown username and a wrong password are
   * answered alike and after the same work; that an account is closed, or its organisation retired,
   * is told to its owner only.
   */
  async authenticate(
    username: string,
    password: string,
    address: string,
  ): Promise<Account | Rejection<SignInRefusal>> {
    const name = normaliseUsername(username);
    const answer = await this.#authenticate(name, password, address);
    if ('rejected' in answer) {
      const { rejected: code } = answer;
      this.keeping.refused({ code, username: USERNAME.test(name) ? name : undefined, address });
    }
    return answer;
  }

  async #authenticate(
    name: string,
    password: string,
    address: string,
  ): Promise<Account | Rejection<SignInRefusal>> {
    const { limits } = this.keeping;
    const waitSeconds = limits.attempt(name, address);
    if (waitSeconds > 0) return reject('TOO_MANY_ATTEMPTS', { waitSeconds });
    const account = await this.accounts.find(name);
    const right = await verifyPassword(account?.passwordHash, password);
    if (!account || !right) return reject('WRONG_CREDENTIALS');
    limits.succeeded(name, address);
    if (account.closed) return reject('ACCOUNT_CLOSED');
    const takesPart = await this.keeping.takesPart(account.organisation);
    return takesPart ? account : reject('ORGANISATION_RETIRED');
  }
}
