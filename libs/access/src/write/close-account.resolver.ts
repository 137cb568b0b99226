import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsString, Length } from 'class-validator';
import type { Actor } from '#event-sourcing';
import { CommandInput } from '#graphql';
import { CurrentActor, Roles } from '../session/access.decorators.js';
import { type AccountAnswer, AccountResult, changeOf, toAccountAnswer } from './account-result.js';
import { CloseAccount } from './close-account.command.js';

@InputType({ description: '销户。Close an account.' })
class CloseAccountInput extends CommandInput {
  @Field(() => ID, { description: '用户名。Username.' })
  @IsString({ message: '用户名须为文字' })
  @Length(1, 64, { message: '用户名须为 1–64 个字符' })
  username!: string;
}

@Resolver()
export class CloseAccountResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('administrator')
  @Mutation(() => AccountResult, {
    description:
      '销户（管理员），不可恢复；其所有登录随即失效。Close an account for good (administrator); its sessions end with it, everywhere.',
  })
  async closeAccount(
    @Args('input') input: CloseAccountInput,
    @CurrentActor() actor: Actor,
  ): Promise<AccountAnswer> {
    const command = new CloseAccount(input.username, changeOf(actor, input));
    return toAccountAnswer(await this.commands.execute(command));
  }
}
