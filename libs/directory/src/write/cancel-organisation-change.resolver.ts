import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { IsString, Length, Matches } from 'class-validator';
import { CommandInput } from '#graphql';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { Directory } from '../directory.js';
import { CancelOrganisationChange } from './cancel-organisation-change.command.js';
import { changeOf } from './organisation.input.js';
import {
  type OrganisationAnswer,
  OrganisationResult,
  toOrganisationAnswer,
} from './organisation-result.js';

@InputType({ description: '取消待生效的变更。Take back what is still to come.' })
class CancelOrganisationChangeInput extends CommandInput {
  @Field(() => ID, { description: '单位编号。The organisation.' })
  @IsString({ message: '编号须为文字' })
  id!: string;

  @Field(() => String, { description: '原定生效日期。The date on which it was to begin.' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '生效日期须为 YYYY-MM-DD' })
  effectiveFrom!: string;

  @Field(() => String, { description: '理由，2–500 字。The reason.' })
  @IsString({ message: '理由须为文字' })
  @Length(2, 500, { message: '理由须为 2 到 500 个字' })
  reason!: string;
}

@Resolver()
export class CancelOrganisationChangeResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly directory: Directory,
  ) {}

  @Roles('administrator')
  @Mutation(() => OrganisationResult, {
    description:
      '取消单位待生效的变更（管理员）。Take back a change of an organisation that is still to come (administrator).',
  })
  async cancelOrganisationChange(
    @Args('input') input: CancelOrganisationChangeInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { id, effectiveFrom, reason } = input;
    const asked = { id, effectiveFrom, reason };
    const command = new CancelOrganisationChange(asked, changeOf(actor, input));
    return toOrganisationAnswer(await this.commands.execute(command), id, this.directory);
  }
}
