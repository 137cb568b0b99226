import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsString } from 'class-validator';
import { CurrentActor, Roles } from '#access';
import type { Actor } from '#event-sourcing';
import { Directory } from '../directory.js';
import { MergeOrganisations } from './merge-organisations.command.js';
import { changeOf, EffectiveInput, effectiveIn } from './organisation.input.js';
import {
  type OrganisationAnswer,
  OrganisationResult,
  toOrganisationAnswer,
} from './organisation-result.js';

@InputType({ description: '合并单位。One organisation succeeds others.' })
class MergeOrganisationsInput extends EffectiveInput {
  @Field(() => ID, { description: '承接单位。The one that succeeds them.' })
  @IsString({ message: '承接单位须为编号' })
  into!: string;

  @Field(() => [ID], { description: '被合并的单位。Those that it succeeds.' })
  @ArrayMinSize(1, { message: '被合并的单位须有 1 个以上' })
  @ArrayMaxSize(100, { message: '被合并的单位至多 100 个' })
  @IsString({ each: true, message: '被合并的单位须为编号' })
  from!: string[];
}

@Resolver()
export class MergeOrganisationsResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly directory: Directory,
  ) {}

  @Roles('administrator')
  @Mutation(() => OrganisationResult, {
    description:
      '合并单位（管理员）：下属单位随之划转，已有成绩留在原单位名下，未结的哨由承接单位办理。Merge organisations (administrator): what belongs to them moves along, their scores stay theirs, and the successor acts on what is open.',
  })
  async mergeOrganisations(
    @Args('input') input: MergeOrganisationsInput,
    @CurrentActor() actor: Actor,
  ): Promise<OrganisationAnswer> {
    const { into, from } = input;
    const asked = { into, from, ...effectiveIn(input) };
    const command = new MergeOrganisations(asked, changeOf(actor, input));
    return toOrganisationAnswer(await this.commands.execute(command), into, this.directory);
  }
}
