import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsString } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { MarkNoticesRead } from './mark-notices-read.command.js';

@InputType({ description: '标记已读。Mark notices as read.' })
class MarkNoticesReadInput {
  @Field(() => [ID], { description: '通知编号，至多 200 个。Ids of notices, at most 200.' })
  @IsString({ each: true, message: '通知编号须为文字' })
  @ArrayMaxSize(200, { message: '一次至多 200 条' })
  ids!: string[];
}

@Resolver()
export class MarkNoticesReadResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => Int, {
    description:
      '标记本人已读；答新标记的条数，不属于本单位的不计。Marks as read for oneself; answers how many were not before.',
  })
  markNoticesRead(
    @Args('input') input: MarkNoticesReadInput,
    @CurrentActor() actor: Actor,
  ): Promise<number> {
    return this.commands.execute(new MarkNoticesRead(input.ids, actor));
  }
}
