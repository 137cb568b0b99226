import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsString, Length } from 'class-validator';
import type { Actor } from '#event-sourcing';
import { checksPassword, CommandInput } from '#graphql';
import { LONGEST_PASSWORD } from '../domain/password-policy.js';
import { ClientAddress, CurrentActor } from '../session/access.decorators.js';
import {
  type AccountAnswer,
  AccountResult,
  changeOf,
  checkPassword,
  toAccountAnswer,
} from './account-result.js';
import { ChangePassword } from './change-password.command.js';

@InputType({ description: '修改自己的密码。Change one’s own password.' })
class ChangePasswordInput extends CommandInput {
  @Field(() => String, { description: '当前密码。The current password.' })
  @IsString({ message: '当前密码须为文字' })
  @Length(1, LONGEST_PASSWORD, { message: `当前密码须为 1–${LONGEST_PASSWORD} 个字符` })
  currentPassword!: string;

  @Field(() => String, {
    description: '新密码，至少 10 个字符。The new password, 10 to 128 characters.',
  })
  @IsString({ message: '新密码须为文字' })
  newPassword!: string;
}

@Resolver()
export class ChangePasswordResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => AccountResult, {
    complexity: checksPassword,
    description:
      '修改自己的密码；该账号的所有登录随即失效，须重新登录。Change one’s own password; every session of the account ends, this one too.',
  })
  async changePassword(
    @Args('input') input: ChangePasswordInput,
    @CurrentActor() actor: Actor,
    @ClientAddress() address: string,
  ): Promise<AccountAnswer> {
    const { currentPassword, newPassword } = input;
    checkPassword('input.newPassword', actor.account, newPassword);
    const passwords = { currentPassword, newPassword, address };
    const command = new ChangePassword(passwords, changeOf(actor, input));
    return toAccountAnswer(await this.commands.execute(command));
  }
}
