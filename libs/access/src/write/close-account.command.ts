import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type AccountChange, type AccountOutcome, Accounts } from '../accounts.js';

/** 销户: for good; its sessions end with it, everywhere. */
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
  constructor(private readonly accounts: Accounts) {}

  execute({ username, change }: CloseAccount): Promise<AccountOutcome> {
    return this.accounts.close(username, change);
  }
}
