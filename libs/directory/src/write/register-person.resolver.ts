import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { StaffRegister } from '../staff-register.js';
import { RegisterPerson } from './register-person.command.js';
import { changeOf, effectiveIn } from './organisation.input.js';
import { PostingInput, ROSTER_KEEPERS } from './person.input.js';
import { type PersonAnswer, PersonResult, toPersonAnswer } from './person-result.js';

@InputType({ description: '登记人员。Enter a person.' })
class RegisterPersonInput extends PostingInput {
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
export class RegisterPersonResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly staff: StaffRegister,
  ) {}

  @Roles(...ROSTER_KEEPERS)
  @Mutation(() => PersonResult, {
    description:
      '登记人员：管理员，或本单位的人登记本单位的。Register a person: the administrator, or an organisation its own.',
  })
  async registerPerson(
    @Args('input') input: RegisterPersonInput,
    @CurrentActor() actor: Actor,
  ): Promise<PersonAnswer> {
    const { id, name, organisation, post } = input;
    const person = {
      id,
      name: name.trim(),
      organisation,
      ...(post && { post }),
      ...(input.phone && { phone: input.phone }),
      ...(input.account && { account: input.account }),
    };
    const asked = { person, ...effectiveIn(input) };
    const command = new RegisterPerson(asked, changeOf(actor, input));
    return toPersonAnswer(await this.commands.execute(command), person.id, this.staff);
  }
}
