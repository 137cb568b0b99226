import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsString, Length } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { Directory } from '../directory.js';
import { changeOf, effectiveIn, OrganisationInput } from './organisation.input.js';
import {
  type OrganisationAnswer,
  OrganisationResult,
  toOrganisationAnswer,
} from './organisation-result.js';
import { RenameOrganisation } from './rename-organisation.command.js';

@InputType({ description: '单位更名。Give an organisation another name.' })
class RenameOrganisationInput extends OrganisationInput {
  @Field(() => String, { description: '新名称，1–100 字。The new name.' })
  @IsString({ message: '名称须为文字' })
  @Length(1, 100, { message: '名称须为 1–100 个字' })
  name!: string;
}

@Resolver()
export class RenameOrganisationResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly directory: Directory,
  ) {}

  @Roles('administrator')
  @Mutation(() => OrganisationResult, {
    description: '单位更名（管理员）。Rename an organisation (administrator).',
  })
  async renameOrganisation(
    @Args('input') input: RenameOrganisationInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id, name } = input;
    const command = new RenameOrganisation(
      { id, name: name.trim(), ...effectiveIn(input) },
      changeOf(actor, input),
    );
    return toOrganisationAnswer(await this.commands.execute(command), id, this.directory);
  }
}
