import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { Directory } from '../directory.js';
import { MoveOrganisation } from './move-organisation.command.js';
import { changeOf, effectiveIn, OrganisationInput } from './organisation.input.js';
import {
  type OrganisationAnswer,
  OrganisationResult,
  toOrganisationAnswer,
} from './organisation-result.js';

@InputType({ description: '划转：改变上级。Another street or department as its parent.' })
class MoveOrganisationInput extends OrganisationInput {
  @Field(() => ID, {
    nullable: true,
    description: '新的上级；派出机构可不写。The new parent; an agency may have none.',
  })
  @IsOptional()
  @IsString({ message: '上级单位须为编号' })
  parent?: string | null;
}

@Resolver()
export class MoveOrganisationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly directory: Directory,
  ) {}

  @Roles('administrator')
  @Mutation(() => OrganisationResult, {
    description:
      '划转单位（管理员）：社区划归另一街道等，自生效日起；此前的历史不变。Move an organisation to another parent from a date on (administrator).',
  })
  async moveOrganisation(
    @Args('input') input: MoveOrganisationInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id, parent } = input;
    const asked = { id, ...(parent && { parent }), ...effectiveIn(input) };
    const command = new MoveOrganisation(asked, changeOf(actor, input));
    return toOrganisationAnswer(await this.commands.execute(command), id, this.directory);
  }
}
