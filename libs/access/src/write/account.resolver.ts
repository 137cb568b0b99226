import { Inject } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Actor, deliveryOf } from '#event-sourcing';
import { passwordCost, inputError } from '#graphql';
import { accessMessage } from '../access-refusals.js';
import { ACCESS_OPTIONS, type AccessOptions } from '../access.services.js';
import type { AccountOutcome } from '../accounts.js';
import { PASSWORD_PROBLEMS } from '../domain/password-policy.js';
import { postWarnings } from '../post-warnings.js';
import { ClientAddress, CurrentActor } from '../session/access.decorators.js';
import { type AccountAnswer, accountAnswer, AccountResult } from './account-result.js';
import {
  ChangeAccountPosts,
  ChangeAccountRole,
  ChangePassword,
  CloseAccount,
  OpenAccount,
  ResetPassword,
} from './account.command.js';
import {
  ChangeAccountPostsInput,
  ChangeAccountRoleInput,
  ChangePasswordInput,
  CloseAccountInput,
  OpenAccountInput,
  ResetPasswordInput,
} from './account.inputs.js';

/** @throws GraphQLError 400 naming the field, for a password that the policy does not allow. */
function assertSafePassword(field: string, outcome: AccountOutcome): void {
  const refused = outcome.outcome === 'rejected' ? outcome.rejection : undefined;
  const problem = PASSWORD_PROBLEMS.find((code) => code === refused?.rejected);
  if (refused && problem) throw inputError(field, problem, accessMessage(refused));
}

@Resolver()
export class AccountResolver {
  constructor(
    private readonly commands: CommandBus,
    @Inject(ACCESS_OPTIONS) private readonly options: AccessOptions,
  ) {}

  @Mutation(() => AccountResult, {
    complexity: passwordCost,
    description:
      '开户（管理员）；其人首次登录后须先修改密码。Open an account (administrator); its owner has to change the password first.',
  })
  async openAccount(
    @Args('input') input: OpenAccountInput,
    @CurrentActor() actor: Actor,
  ): Promise<AccountAnswer> {
    const { username, displayName, role, organisation, password } = input;
    const who = { username, displayName, role, organisation };
    const account = { ...who, password, initial: true } as const;
    const outcome = await this.commands.execute(new OpenAccount(account, deliveryOf(input, actor)));
    assertSafePassword('input.password', outcome);
    return accountAnswer(outcome);
  }

  @Mutation(() => AccountResult, {
    description:
      '变更账号的角色，可同时变更单位（管理员）；其所有登录随即失效。不得变更自己的。Change the role of an account, and its organisation where one is given (administrator); its sessions end. Never one’s own.',
  })
  async changeAccountRole(
    @Args('input') input: ChangeAccountRoleInput,
    @CurrentActor() actor: Actor,
  ): Promise<AccountAnswer> {
    const { username, role, organisation } = input;
    const change = { username, role, ...(organisation != null && { organisation }) };
    const command = new ChangeAccountRole(change, deliveryOf(input, actor));
    return accountAnswer(await this.commands.execute(command));
  }

  @Mutation(() => AccountResult, {
    description:
      '变更账号的职务（管理员）：规则指明由某职务审哨、发起的，只有任该职务的账号能本人签署；其所有登录随即失效。规则没有写到的职务，在 warnings 中提醒。不得变更自己的。Change the posts of an account (administrator): only who holds a post signs what rules leave to it; its sessions end. Posts that no rule names are told in `warnings`. Never one’s own.',
  })
  async changeAccountPosts(
    @Args('input') input: ChangeAccountPostsInput,
    @CurrentActor() actor: Actor,
  ): Promise<AccountAnswer> {
    const { username, posts } = input;
    // Asked first: where the rules cannot be read, nothing is written.
    const named = await this.options.postsInRules?.();
    const command = new ChangeAccountPosts({ username, posts }, deliveryOf(input, actor));
    const warnings = named ? postWarnings(posts, named) : [];
    return accountAnswer(await this.commands.execute(command), warnings);
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
    const passwords = { currentPassword, newPassword, address };
    const command = new ChangePassword(passwords, deliveryOf(input, actor));
    const outcome = await this.commands.execute(command);
    assertSafePassword('input.newPassword', outcome);
    return accountAnswer(outcome);
  }

  @Mutation(() => AccountResult, {
    complexity: passwordCost,
    description:
      '重设他人的密码（管理员）：其所有登录随即失效，登录后须先修改。Set an initial password for somebody else (administrator); their sessions end, and they have to change it.',
  })
  async resetPassword(
    @Args('input') input: ResetPasswordInput,
    @CurrentActor() actor: Actor,
  ): Promise<AccountAnswer> {
    const { username, password } = input;
    const command = new ResetPassword(username, password, deliveryOf(input, actor));
    const outcome = await this.commands.execute(command);
    assertSafePassword('input.password', outcome);
    return accountAnswer(outcome);
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
