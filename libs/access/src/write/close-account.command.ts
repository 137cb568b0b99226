import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type AccountChange, type AccountOutcome, Accounts } from '../accounts.js';
import { normaliseUsername } from '../domain/account.js';
import { Tokens } from '../session/tokens.js';

/** 销户: for good; its tokens end with it. */
export class CloseAccount extends Command<AccountOutcome> {
  constructor(
    readonly username: string,
    readonly change: AccountChange,
  ) {
    super();
  }
}

@CommandHandler(CloseAccount)
export class CloseAccountHandler implements ICommandHandler<CloseAccount> {
  constructor(
    private readonly accounts: Accounts,
    private readonly tokens: Tokens,
  ) {}

  async execute({ username, change }: CloseAccount): Promise<AccountOutcome> {
    const name = normaliseUsername(username);
    const outcome = await this.accounts.close(name, change);
    if (outcome.outcome === 'accepted') this.tokens.revoke(name);
    return outcome;
  }
}
