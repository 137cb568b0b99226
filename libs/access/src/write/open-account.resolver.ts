import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import type { Actor } from '#event-sourcing';
import { checksPassword, CommandInput } from '#graphql';
import { RoleEnum } from '../account.type.js';
import { LONGEST_DISPLAY_NAME, normaliseUsername, USERNAME } from '../domain/account.js';
import { type Role, ROLES } from '../domain/role.js';
import { CurrentActor, Roles } from '../session/access.decorators.js';
import {
  type AccountAnswer,
  AccountResult,
  changeOf,
  checkPassword,
  toAccountAnswer,
} from './account-result.js';
import { OpenAccount } from './open-account.command.js';

@InputType({ description: '开户。Open an account.' })
class OpenAccountInput extends CommandInput {
  @Field(() => ID, {
    description: '用户名：2–32 个小写字母、数字、汉字或 . _ -。Username; never given out twice.',
  })
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? normaliseUsername(value) : value,
  )
  @Matches(USERNAME, { message: '用户名须为 2–32 个小写字母、数字、汉字或 . _ -' })
  username!: string;

  @Field(() => String, { description: '姓名或岗位，1–50 字。Name shown to people.' })
  @IsString({ message: '姓名须为文字' })
  @Length(1, LONGEST_DISPLAY_NAME, { message: '姓名须为 1–50 个字' })
  displayName!: string;

  @Field(() => RoleEnum, { description: '角色。Role.' })
  @IsIn(ROLES, { message: '角色无效' })
  role!: Role;

  @Field(() => ID, { description: '所代表的单位编号。Organisation that it acts for.' })
  @IsString({ message: '单位须为编号' })
  organisation!: string;

  @Field(() => String, {
    description: '初始密码，至少 10 个字符。First password, 10 to 128 characters.',
  })
  @IsString({ message: '密码须为文字' })
  password!: string;
}

@Resolver()
export class OpenAccountResolver {
  constructor(private readonly commands: CommandBus) {}

  @Roles('administrator')
  @Mutation(() => AccountResult, {
    complexity: checksPassword,
    description: '开户（管理员）。Open an account (administrator).',
  })
  async openAccount(
    @Args('input') input: OpenAccountInput,
    @CurrentActor() actor: Actor,
  ): Promise<AccountAnswer> {
    const { username, displayName, role, organisation, password } = input;
    checkPassword('input.password', username, password);
    const account = { username, displayName, role, organisation, password };
    const command = new OpenAccount(account, changeOf(actor, input));
    return toAccountAnswer(await this.commands.execute(command));
  }
}
