import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { CommandInput } from '#graphql';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { StaffRegister } from '../staff-register.js';
import { ChangePersonDetails } from './change-person-details.command.js';
import { changeOf } from './organisation.input.js';
import { ROSTER_KEEPERS } from './person.input.js';
import { type PersonAnswer, PersonResult, toPersonAnswer } from './person-result.js';

@InputType({
  description:
    '更改姓名、电话、账号；不写即没有。Name, telephone and account; none where left out.',
})
class ChangePersonDetailsInput extends CommandInput {
  @Field(() => ID, { description: '人员编号。Identifier.' })
  @IsString({ message: '人员编号须为文字' })
  id!: string;

  @Field(() => String, { description: '姓名，1–50 字。Name.' })
  @IsString({ message: '姓名须为文字' })
  @Length(1, 50, { message: '姓名须为 1 到 50 个字' })
  name!: string;

  @Field(() => String, { nullable: true, description: '电话。Telephone.' })
  @IsOptional()
  @Matches(/^[+\d][\d -]{3,24}$/, { message: '电话须为 5–25 位数字、+、- 或空格' })
  phone?: string | null;

  @Field(() => ID, { nullable: true, description: '账号用户名。Username of the account.' })
  @IsOptional()
  @IsString({ message: '账号须为用户名' })
  @Length(2, 32, { message: '账号须为 2 到 32 个字' })
  account?: string | null;
}

@Resolver()
export class ChangePersonDetailsResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly staff: StaffRegister,
  ) {}

  @Roles(...ROSTER_KEEPERS)
  @Mutation(() => PersonResult, {
    description: '更改人员的姓名、电话、账号。Change a person’s name, telephone and account.',
  })
  async changePersonDetails(
    @Args('input') input: ChangePersonDetailsInput,
    @CurrentActor() actor: Actor,
  ): Promise<PersonAnswer> {
    const asked = {
      id: input.id,
      name: input.name.trim(),
      ...(input.phone && { phone: input.phone }),
      ...(input.account && { account: input.account }),
    };
    const command = new ChangePersonDetails(asked, changeOf(actor, input));
    return toPersonAnswer(await this.commands.execute(command), input.id, this.staff);
  }
}
