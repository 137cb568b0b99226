import type { GraphQLError } from 'graphql';

import { tooManyRequests } from './operation-limits.js';

/** Counts by name; forgets a name with its last. */
export class Counts {
  private readonly counts = new Map<string, number>();

  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  /** Counts one more until the returned function is called. */
  enter(name: string): () => void {
    this.counts.set(name, this.of(name) + 1);
    return () => {
      const left = this.of(name) - 1;
      if (left > 0) this.counts.set(name, left);
      else this.counts.delete(name);
    };
  }
}

/** Whose operation it is. */
export interface Caller {
  /** Absent before sign-in. */
  readonly account?: string | undefined;
  readonly address: string;
}

/** The caller as one name: `account <username>`, else `address <address>`. */
export const nameOf = ({ account, address }: Caller): string =>
  account === undefined ? `address ${address}` : `account ${account}`;

/** How many operations there may be at once, of an account and of an address. */
export interface AtOnceLimits {
  readonly perAccount: number;
  readonly perAddress: number;
}

/** Counts the operations under way by account and by address, over HTTP and sockets together. */
export class OperationsAtOnce {
  private readonly accounts = new Counts();
  private readonly addresses = new Counts();

  constructor(private readonly limits: AtOnceLimits) {}

  /** Why one more may not begin; undefined if it may. */
  refusalOf({ account, address }: Caller): GraphQLError | undefined {
    const { perAccount, perAddress } = this.limits;
    if (account !== undefined && this.accounts.of(account) >= perAccount)
      return tooManyRequests(`此账号同时至多 ${perAccount} 个操作，请稍后再试`);
    if (this.addresses.of(address) >= perAddress)
      return tooManyRequests(`此地址同时至多 ${perAddress} 个操作，请稍后再试`);
    return undefined;
  }

  /** Counts an operation until the returned function is called. */
  enter({ account, address }: Caller): () => void {
    const leaving = [this.addresses.enter(address)];
    if (account !== undefined) leaving.push(this.accounts.enter(account));
    return () => leaving.forEach((leave) => leave());
  }
}
