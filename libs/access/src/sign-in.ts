import { reject, type Rejection } from '#event-sourcing';
import type { Accounts } from './accounts.js';
import { verifyPassword } from './credentials/password-hash.js';
import type { SignInThrottle } from './credentials/sign-in-throttle.js';
import { type Account, normaliseUsername } from './domain/account.js';
import type { Tokens } from './session/tokens.js';

export type SignInRefusal = 'WRONG_CREDENTIALS' | 'ACCOUNT_CLOSED' | 'TOO_MANY_ATTEMPTS';

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
    private readonly throttle: SignInThrottle,
  ) {}

  /** `address`: where the attempt comes from; attempts are bounded per username and address. */
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
   * answered alike and after the same work; that an account is closed is told to its owner only.
   */
  async authenticate(
    username: string,
    password: string,
    address: string,
  ): Promise<Account | Rejection<SignInRefusal>> {
    const name = normaliseUsername(username);
    const key = `${name}|${address}`;
    const waitSeconds = this.throttle.attempt(key);
    if (waitSeconds > 0) return reject('TOO_MANY_ATTEMPTS', { waitSeconds });
    const account = await this.accounts.find(name);
    const right = await verifyPassword(account?.passwordHash, password);
    if (!account || !right) return reject('WRONG_CREDENTIALS');
    this.throttle.succeeded(key);
    return account.closed ? reject('ACCOUNT_CLOSED') : account;
  }
}
