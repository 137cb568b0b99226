import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Delivery, reject } from '#event-sourcing';
import {
  type AccountOutcome,
  Accounts,
  type NewAccount,
  type NewPosts,
  type NewRole,
} from '../accounts.js';
import { SignIn } from '../sign-in.js';

/** 开户 */
export class OpenAccount extends Command<AccountOutcome> {
  constructor(
    readonly account: NewAccount,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(OpenAccount)
export class OpenAccountHandler implements ICommandHandler<OpenAccount> {
  constructor(private readonly accounts: Accounts) {}

  execute({ account, delivery }: OpenAccount): Promise<AccountOutcome> {
    return this.accounts.open(account, delivery);
  }
}

/** 变更角色; all sessions of the account end. */
export class ChangeAccountRole extends Command<AccountOutcome> {
  constructor(
    readonly change: NewRole,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(ChangeAccountRole)
export class ChangeAccountRoleHandler implements ICommandHandler<ChangeAccountRole> {
  constructor(private readonly accounts: Accounts) {}

  execute({ change, delivery }: ChangeAccountRole): Promise<AccountOutcome> {
    return this.accounts.changeRole(change, delivery);
  }
}

/** 变更职务; all sessions of the account end. */
export class ChangeAccountPosts extends Command<AccountOutcome> {
  constructor(
    readonly change: NewPosts,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(ChangeAccountPosts)
export class ChangeAccountPostsHandler implements ICommandHandler<ChangeAccountPosts> {
  constructor(private readonly accounts: Accounts) {}

  execute({ change, delivery }: ChangeAccountPosts): Promise<AccountOutcome> {
    return this.accounts.changePosts(change, delivery);
  }
}

interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
  /** Client address: guessing the current password is limited as at sign-in. */
  readonly address: string;
}

/** 改密: changes one's own password, given the current one. All sessions of the account end, this one too. */
export class ChangePassword extends Command<AccountOutcome> {
  constructor(
    readonly passwords: PasswordChange,
    readonly delivery: Delivery,
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

  async execute({ passwords, delivery }: ChangePassword): Promise<AccountOutcome> {
    const { currentPassword, newPassword, address } = passwords;
    const { account } = delivery.actor;
    const owner = await this.door.authenticate(account, currentPassword, address);
    if ('rejected' in owner) return { outcome: 'rejected', rejection: owner };
    if (newPassword === currentPassword)
      return { outcome: 'rejected', rejection: reject('PASSWORD_UNCHANGED') };
    return this.accounts.changePassword(owner.username, newPassword, delivery);
  }
}

/** 重设密码 of somebody else, who has to change it; all sessions of the account end. */
export class ResetPassword extends Command<AccountOutcome> {
  constructor(
    readonly username: string,
    readonly password: string,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword> {
  constructor(private readonly accounts: Accounts) {}

  execute({ username, password, delivery }: ResetPassword): Promise<AccountOutcome> {
    return this.accounts.resetPassword(username, password, delivery);
  }
}

/** 销户, for good; all sessions of the account end. */
export class CloseAccount extends Command<AccountOutcome> {
  constructor(
    readonly username: string,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(CloseAccount)
export class CloseAccountHandler implements ICommandHandler<CloseAccount> {
  constructor(private readonly accounts: Accounts) {}

  execute({ username, delivery }: CloseAccount): Promise<AccountOutcome> {
    return this.accounts.close(username, delivery);
  }
}
