import { Logger } from '@nestjs/common';
import type { Clock } from '#event-sourcing';
import type { AuditTrail } from '../audit/audit-trail.js';
import { clientNetwork } from '../credentials/client-network.js';
import { SignInThrottle } from '../credentials/sign-in-throttle.js';
import type { Account } from '../domain/account.state.js';
import type { SignOnError } from './sign-on-errors.js';

/** For one client: a whole office in the morning, or a provider that logs everybody out. */
const OF_CLIENT = { burst: 300, refillSeconds: 1 };

const logger = new Logger('SingleSignOn');

/**
 * Who may try to sign in at the provider, or to log out, and what is on record of it. Counts are kept per
 * process.
 */
export class SignOnGate {
  readonly #attempts: SignInThrottle;

  constructor(
    clock: Clock,
    private readonly trail: Pick<AuditTrail, 'note'>,
  ) {
    this.#attempts = new SignInThrottle(clock, OF_CLIENT);
  }

  /** Counts an attempt. @returns 0 when it may be made, otherwise the seconds to wait */
  attempt(address: string): number {
    return this.#attempts.attempt(clientNetwork(address));
  }

  /** What was attempted was right: gives the attempt back. */
  payBack(address: string): void {
    this.#attempts.payBack(clientNetwork(address));
  }

  /** Somebody has signed in. */
  noteSignedIn({ username: account, organisation }: Account, address: string, by: string): void {
    this.payBack(address);
    this.trail.note({ kind: 'signed-in', account, organisation, address, operations: [by] });
  }

  /** Tells operators and auditors of a refusal, without anything secret. */
  noteRefused({ code, details }: SignOnError, address: string, by: string): void {
    const { account, note = '' } = details;
    logger.warn(
      `单点登录被拒 refused: ${code} ${note} account=${account ?? '?'} address=${address}`,
    );
    const who = account === undefined ? {} : { account };
    this.trail.note({ kind: 'sign-in-refused', code, address, operations: [by], ...who });
  }
}
