import {
  type Actor,
  type Clock,
  deliveryOf,
  type HandlingRejection,
  reject,
  type Rejection,
} from '#event-sourcing';
import type { Accounts } from './accounts.js';
import { newTotpSecret, stepOfCode, totpUri } from './credentials/one-time-codes.js';
import { hashRecoveryCode, newRecoveryCodes, normaliseCode } from './credentials/recovery-codes.js';
import type { Seal } from './credentials/seal.js';
import { SignInThrottle } from './credentials/sign-in-throttle.js';
import type { AccountContext } from './domain/account.commands.js';
import type { AccountRejection } from './domain/account.rejections.js';
import type { Account } from './domain/account.state.js';
import type { Role } from './domain/role.js';
import type { SecondFactorCommand } from './domain/second-factor.commands.js';

/**
 * For one account, wherever the codes come from. Only whoever has the password gets this far, so this
 * locks nobody out who has kept it to themselves.
 */
const CODES_OF_ACCOUNT = { burst: 10, refillSeconds: 60 };
const SIX_DIGITS = /^\d{6}$/;

export type SecondFactorRefusal = Rejection<AccountRejection | HandlingRejection>;

/** The secret that an authenticator is given. */
export interface OfferedSecret {
  /** Base32. */
  readonly secret: string;
  /** `otpauth://totp/…`; shown as a QR code. */
  readonly uri: string;
}

const actorOf = ({ username: account, organisation, role }: Account): Actor => ({
  account,
  organisation,
  role,
});

/** Second factors: codes of an authenticator (TOTP, RFC 6238), and recovery codes in its place. */
export class SecondFactors {
  readonly #throttle: SignInThrottle;

  constructor(
    private readonly accounts: Accounts,
    private readonly seal: Seal,
    private readonly clock: Clock,
    /** Roles that cannot sign in without one. */
    private readonly required: readonly Role[] = [],
  ) {
    this.#throttle = new SignInThrottle(clock, CODES_OF_ACCOUNT);
  }

  /** Checks what was given besides the right password; undefined where it is enough. */
  async check(
    account: Account,
    code: string | undefined,
  ): Promise<SecondFactorRefusal | undefined> {
    if (account.secondFactor) return this.prove(account, code);
    return this.isNeeded(account) ? reject('SECOND_FACTOR_SETUP_REQUIRED') : undefined;
  }

  /** Whether the account has one, or its role cannot sign in without. */
  isNeeded({ secondFactor, role }: Pick<Account, 'secondFactor' | 'role'>): boolean {
    return secondFactor !== undefined || this.required.includes(role);
  }

  /** Checks a code of the second factor that the account has, and uses it up. */
  async prove(
    account: Account,
    code: string | undefined,
  ): Promise<SecondFactorRefusal | undefined> {
    if (!account.secondFactor) return undefined;
    if (code === undefined) return reject('SECOND_FACTOR_REQUIRED');
    const waitSeconds = this.#throttle.attempt(account.username);
    if (waitSeconds > 0) return reject('TOO_MANY_ATTEMPTS', { waitSeconds });
    const refused = await this.#use(account, normaliseCode(code));
    if (!refused) this.#throttle.payBack(account.username);
    return refused;
  }

  /** Makes a secret for the authenticator; it counts once {@link confirm} got a first code. */
  async offer(account: Account): Promise<OfferedSecret | SecondFactorRefusal> {
    const { username } = account;
    const secret = newTotpSecret();
    const offeredSecret = this.seal.seal(secret, username);
    const command = { type: 'OfferSecondFactor', username } as const;
    const refused = await this.#handle(command, { offeredSecret }, account);
    return refused ?? { secret, uri: totpUri(secret, username) };
  }

  /** Binds the secret offered last. @returns the recovery codes, which are shown this once */
  async confirm(account: Account, code: string): Promise<readonly string[] | SecondFactorRefusal> {
    const { username, offeredSecret: provenSecret } = account;
    if (provenSecret === undefined) return reject('SECOND_FACTOR_NOT_OFFERED');
    const step = this.#stepOf(provenSecret, username, normaliseCode(code));
    if (typeof step !== 'number') return step;
    const codes = newRecoveryCodes();
    const context = { provenSecret, recoveryCodes: codes.map(hashRecoveryCode) };
    const command = { type: 'ConfirmSecondFactor', username, step } as const;
    return (await this.#handle(command, context, account)) ?? codes;
  }

  async #use(account: Account, code: string): Promise<SecondFactorRefusal | undefined> {
    const { username, secondFactor } = account;
    if (!SIX_DIGITS.test(code)) {
      const command = {
        type: 'UseRecoveryCode',
        username,
        codeHash: hashRecoveryCode(code),
      } as const;
      return this.#handle(command, {}, account);
    }
    const provenSecret = secondFactor?.sealedSecret ?? '';
    const step = this.#stepOf(provenSecret, username, code);
    if (typeof step !== 'number') return step;
    return this.#handle({ type: 'UseSecondFactor', username, step }, { provenSecret }, account);
  }

  #stepOf(sealed: string, username: string, code: string): number | SecondFactorRefusal {
    const secret = this.seal.open(sealed, username);
    if (secret === undefined) return reject('SECOND_FACTOR_UNREADABLE');
    return stepOfCode(secret, code, this.clock.now()) ?? reject('SECOND_FACTOR_WRONG');
  }

  async #handle(
    command: SecondFactorCommand,
    context: Omit<AccountContext, 'now'>,
    account: Account,
  ): Promise<SecondFactorRefusal | undefined> {
    const delivery = deliveryOf({}, actorOf(account));
    const result = await this.accounts.handle(command, context, delivery);
    return result.outcome === 'rejected' ? result.rejection : undefined;
  }
}
