import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type AccountChange, type AccountOutcome, Accounts } from '../accounts.js';
import { SignIn } from '../sign-in.js';

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
  /** Where the call comes from: guessing the current password is bounded as at sign-in. */
  readonly address: string;
}

/** 改密: one's own password, with the current one. All its sessions end, also the one it was changed in. */
export class ChangePassword extends Command<AccountOutcome> {
  constructor(
    readonly passwords: PasswordChange,
    readonly change: AccountChange,
  ) {
    super();
  }
}

@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword> {
  constructor(
    private readonly accounts: Accounts,
    private readonly door: SignIn,
  ) {}

  async execute({ passwords, change }: ChangePassword): Promise<AccountOutcome> {
    const { currentPassword, newPassword, address } = passwords;
    const { account } = change.actor;
    const owner = await this.door.authenticate(account, currentPassword, address);
    if ('rejected' in owner) return { outcome: 'rejected', rejection: owner };
    return this.accounts.changePassword(owner.username, newPassword, change);
  }
}
