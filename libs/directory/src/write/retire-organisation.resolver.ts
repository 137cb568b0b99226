import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { Directory } from '../directory.js';
import { changeOf, effectiveIn, OrganisationInput } from './organisation.input.js';
import {
  type OrganisationAnswer,
  OrganisationResult,
  toOrganisationAnswer,
} from './organisation-result.js';
import { RetireOrganisation } from './retire-organisation.command.js';

@InputType({ description: '停用单位。Retire an organisation.' })
class RetireOrganisationInput extends OrganisationInput {}

@Resolver()
export class RetireOrganisationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly directory: Directory,
  ) {}

  @Roles('administrator')
  @Mutation(() => OrganisationResult, {
    description:
      '停用单位（管理员）：不再被哨叫，历史保留。Retire an organisation (administrator): it is summoned no more and stays in history.',
  })
  async retireOrganisation(
    @Args('input') input: RetireOrganisationInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const command = new RetireOrganisation(
      { id: input.id, ...effectiveIn(input) },
      changeOf(actor, input),
    );
    return toOrganisationAnswer(await this.commands.execute(command), input.id, this.directory);
  }
}
