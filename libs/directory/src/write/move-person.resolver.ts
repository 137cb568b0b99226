import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { StaffRegister } from '../staff-register.js';
import { MovePerson } from './move-person.command.js';
import { changeOf, effectiveIn } from './organisation.input.js';
import { PostingInput, ROSTER_KEEPERS } from './person.input.js';
import { type PersonAnswer, PersonResult, toPersonAnswer } from './person-result.js';

@InputType({ description: '调动。Another organisation or post.' })
class MovePersonInput extends PostingInput {}

@Resolver()
export class MovePersonResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly staff: StaffRegister,
  ) {}

  @Roles(...ROSTER_KEEPERS)
  @Mutation(() => PersonResult, {
    description:
      '调动人员：换单位由管理员，本单位内换岗由本单位。Move a person: between organisations the administrator, within one its own people.',
  })
  async movePerson(
    @Args('input') input: MovePersonInput,
    @CurrentActor() actor: Actor,
  ): Promise<PersonAnswer> {
    const { id, organisation, post } = input;
    const asked = { id, organisation, ...(post && { post }), ...effectiveIn(input) };
    const command = new MovePerson(asked, changeOf(actor, input));
    return toPersonAnswer(await this.commands.execute(command), input.id, this.staff);
  }
}
