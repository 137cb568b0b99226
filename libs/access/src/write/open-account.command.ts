import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type AccountChange, type AccountOutcome, Accounts, type NewAccount } from '../accounts.js';

/** 开户 */
export class OpenAccount extends Command<AccountOutcome> {
  constructor(
    readonly account: NewAccount,
    readonly change: AccountChange,
  ) {
    super();
  }
}

@CommandHandler(OpenAccount)
export class OpenAccountHandler implements ICommandHandler<OpenAccount> {
  constructor(private readonly accounts: Accounts) {}

  execute({ account, change }: OpenAccount): Promise<AccountOutcome> {
    return this.accounts.open(account, change);
  }
}
