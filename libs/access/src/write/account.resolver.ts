import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, deliveryOf } from '#event-sourcing';
import { passwordCost, inputError } from '#graphql';
import { accessMessage } from '../access-refusals.js';
import { normaliseUsername } from '../domain/account.js';
import { refuseUnlessSafePassword } from '../domain/password-policy.js';
import { ClientAddress, CurrentActor } from '../session/access.decorators.js';
import { type AccountAnswer, accountAnswer, AccountResult } from './account-result.js';
import { ChangePassword, CloseAccount, OpenAccount } from './account.command.js';
import { ChangePasswordInput, CloseAccountInput, OpenAccountInput } from './account.inputs.js';

/** @throws GraphQLError 400 naming the field, for a password that the policy does not allow. */
function assertSafePassword(field: string, username: string, password: string): void {
  const refused = refuseUnlessSafePassword(normaliseUsername(username), password);
  if (refused) throw inputError(field, refused.rejected, accessMessage(refused));
}

@Resolver()
export class AccountResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => AccountResult, {
    complexity: passwordCost,
    description: '开户（管理员）。Open an account (administrator).',
  })
  async openAccount(
    @Args('input') input: OpenAccountInput,
    @CurrentActor() actor: Actor,
  ): Promise<AccountAnswer> {
    const { username, displayName, role, organisation, password } = input;
    assertSafePassword('input.password', username, password);
    const account = { username, displayName, role, organisation, password };
    const command = new OpenAccount(account, deliveryOf(input, actor));
    return accountAnswer(await this.commands.execute(command));
  }

  @Mutation(() => AccountResult, {
    complexity: passwordCost,
    description:
      '修改自己的密码；该账号的所有登录随即失效，须重新登录。Change one’s own password; every session of the account ends, this one too.',
  })
  async changePassword(
    @Args('input') input: ChangePasswordInput,
    @CurrentActor() actor: Actor,
    @ClientAddress() address: string,
  ): Promise<AccountAnswer> {
    const { currentPassword, newPassword } = input;
    assertSafePassword('input.newPassword', actor.account, newPassword);
    const passwords = { currentPassword, newPassword, address };
    const command = new ChangePassword(passwords, deliveryOf(input, actor));
    return accountAnswer(await this.commands.execute(command));
  }

  @Mutation(() => AccountResult, {
    description:
      '销户（管理员），不可恢复；其所有登录随即失效。Close an account for good (administrator); its sessions end with it, everywhere.',
  })
  async closeAccount(
    @Args('input') input: CloseAccountInput,
    @CurrentActor() actor: Actor,
  ): Promise<AccountAnswer> {
    const command = new CloseAccount(input.username, deliveryOf(input, actor));
    return accountAnswer(await this.commands.execute(command));
  }
}
