import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsString } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { Directory } from '../directory.js';
import { SplitOrganisation } from './split-organisation.command.js';
import { changeOf, effectiveIn, OrganisationInput } from './organisation.input.js';
import {
  type OrganisationAnswer,
  OrganisationResult,
  toOrganisationAnswer,
} from './organisation-result.js';

@InputType({ description: '拆分单位。Several organisations succeed one.' })
class SplitOrganisationInput extends OrganisationInput {
  @Field(() => [ID], {
    description: '承接单位，须已登记。Those that succeed it, registered already.',
  })
  @ArrayMinSize(2, { message: '承接单位须有 2 个以上' })
  @ArrayMaxSize(100, { message: '承接单位至多 100 个' })
  @IsString({ each: true, message: '承接单位须为编号' })
  into!: string[];
}

@Resolver()
export class SplitOrganisationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly directory: Directory,
  ) {}

  @Roles('administrator')
  @Mutation(() => OrganisationResult, {
    description:
      '拆分单位（管理员）：承接单位均可办理未结的哨。Split an organisation (administrator): each successor may act on what is open.',
  })
  async splitOrganisation(
    @Args('input') input: SplitOrganisationInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id, into } = input;
    const asked = { id, into, ...effectiveIn(input) };
    const command = new SplitOrganisation(asked, changeOf(actor, input));
    return toOrganisationAnswer(await this.commands.execute(command), id, this.directory);
  }
}
