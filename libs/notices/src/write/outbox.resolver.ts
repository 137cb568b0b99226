import { CommandBus } from '@nestjs/cqrs';
import { Args, Field, ID, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsString } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { MarkNoticesRead, ReplayDeadNotices } from './outbox.command.js';

@InputType({ description: '标记已读。Mark notices as read.' })
class MarkNoticesReadInput {
  @Field(() => [ID], { description: '通知编号，至多 200 个。Ids of notices, at most 200.' })
  @IsString({ each: true, message: '通知编号须为文字' })
  @ArrayMaxSize(200, { message: '一次至多 200 条' })
  ids!: string[];
}

@InputType({ description: '重发死信：哪些。Which dead letters are sent again; all by default.' })
class ReplayDeadNoticesInput {
  @Field(() => ID, { nullable: true, description: '只要这个目标的。Only of this target.' })
  @IsOptional()
  @IsString({ message: '目标须为文字' })
  target?: string | null;

  @Field(() => [ID], { nullable: true, description: '只要这些投递。Only these deliveries.' })
  @IsOptional()
  @IsString({ each: true, message: '投递编号须为文字' })
  @ArrayMaxSize(200, { message: '一次至多 200 条' })
  deliveries?: string[] | null;
}

@Resolver()
export class OutboxResolver {
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

  @Mutation(() => Int, {
    description: '重发死信（管理员）；答条数。Send dead letters again (administrator).',
  })
  replayDeadNotices(@Args('input') input: ReplayDeadNoticesInput): Promise<number> {
    const { target, deliveries } = input;
    const ids = deliveries ?? undefined;
    return this.commands.execute(new ReplayDeadNotices({ target: target ?? undefined, ids }));
  }
}
