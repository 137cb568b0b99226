import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { StaffRegister } from '../staff-register.js';
import { RecordPersonLeft } from './record-person-left.command.js';
import { changeOf, effectiveIn } from './organisation.input.js';
import { PersonInput, ROSTER_KEEPERS } from './person.input.js';
import { type PersonAnswer, PersonResult, toPersonAnswer } from './person-result.js';

@InputType({ description: '离任。Of no organisation any more.' })
class RecordPersonLeftInput extends PersonInput {}

@Resolver()
export class RecordPersonLeftResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly staff: StaffRegister,
  ) {}

  @Roles(...ROSTER_KEEPERS)
  @Mutation(() => PersonResult, {
    description: '登记离任。Record that a person has left, or will.',
  })
  async recordPersonLeft(
    @Args('input') input: RecordPersonLeftInput,
    @CurrentActor() actor: Actor,
  ): Promise<PersonAnswer> {
    const asked = { id: input.id, ...effectiveIn(input) };
    const command = new RecordPersonLeft(asked, changeOf(actor, input));
    return toPersonAnswer(await this.commands.execute(command), input.id, this.staff);
  }
}
