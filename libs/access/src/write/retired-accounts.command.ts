import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Actor, deliveryOf } from '#event-sourcing';
import { Accounts } from '../accounts.js';
import { AccountRoll } from '../account-roll.js';
import { Standings } from '../session/standings.js';

/** Most accounts that one command closes. */
export const MOST_CLOSED = 200;

interface Closed {
  readonly usernames: readonly string[];
  /** Whether there are more of them. */
  readonly hasMore: boolean;
}

/** 将单位已停用的账号销户. */
export class CloseRetiredAccounts extends Command<Closed> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(CloseRetiredAccounts)
export class CloseRetiredAccountsHandler implements ICommandHandler<CloseRetiredAccounts> {
  constructor(
    private readonly accounts: Accounts,
    private readonly roll: AccountRoll,
    private readonly standings: Standings,
  ) {}

  async execute({ actor }: CloseRetiredAccounts): Promise<Closed> {
    const { accounts } = await this.roll.all();
    const usernames: string[] = [];
    for (const { account } of accounts.filter((one) => !one.account.closed)) {
      if (await this.standings.takesPart(account.organisation)) continue;
      if (usernames.length === MOST_CLOSED) return { usernames, hasMore: true };
      const outcome = await this.accounts.close(account.username, deliveryOf({}, actor));
      if (outcome.outcome === 'accepted') usernames.push(account.username);
    }
    return { usernames, hasMore: false };
  }
}
