import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { CurrentActor, CurrentSession, isLeftByKey, type Session } from '#access';
import type { Actor } from '#event-sourcing';
import { AskRelatedWhistles } from '../related-whistles/related-whistles.query.js';
import { RelatedWhistleType } from '../related-whistles/related-whistles.types.js';
import { ActionType } from './action.type.js';
import { AskMayDo } from './may-do.query.js';
import { type ShownSummons, type ShownWhistle, shownWhistle } from './shown-whistle.js';
import { SummonsType } from './summons.types.js';
import { AskWhistle } from './whistle-detail.query.js';
import { WhistleType } from './whistle.types.js';

@ArgsType()
class WhistleArgs {
  @Field(() => ID, { description: '编号。Id.' })
  @IsString()
  @MaxLength(100, { message: '编号过长' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: '读己之写：至少到此日志位置。Read your writes: at least up to this position.',
  })
  @IsOptional()
  @IsString()
  afterPosition?: string | null;
}

@Resolver(() => WhistleType)
export class WhistleDetailResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => WhistleType, {
    nullable: true,
    description:
      '一个哨及其全部经过；不存在则为空。街道（社区）看本街道的，部门看召集过自己的，指挥中心、考核、管理员看全部。A whistle; null where there is none. Streets see their own, departments those they were summoned to, the district all.',
  })
  async whistle(
    @CurrentActor() actor: Actor,
    @Args() { id, afterPosition }: WhistleArgs,
  ): Promise<ShownWhistle | null> {
    const found = await this.queries.execute(new AskWhistle(actor, id, afterPosition ?? undefined));
    return found ? shownWhistle(found) : null;
  }
  @ResolveField(() => [RelatedWhistleType])
  async related(
    @CurrentActor() actor: Actor,
    @Parent() { id, position }: ShownWhistle,
  ): Promise<RelatedWhistleType[]> {
    return [...(await this.queries.execute(new AskRelatedWhistles(actor, id, position)))];
  }

  @ResolveField(() => [ActionType])
  async actions(
    @CurrentSession() session: Session,
    @Parent() { read }: ShownWhistle,
  ): Promise<readonly ActionType[]> {
    const mayDo = await this.queries.execute(new AskMayDo(read));
    return mayDo.withWhistle().filter(({ action }) => isLeftByKey(action, session.key));
  }
}

@Resolver(() => SummonsType)
export class SummonsActionsResolver {
  constructor(private readonly queries: QueryBus) {}

  @ResolveField(() => [ActionType])
  async actions(
    @CurrentSession() session: Session,
    @Parent() { summons, read }: ShownSummons,
  ): Promise<readonly ActionType[]> {
    const mayDo = await this.queries.execute(new AskMayDo(read));
    return mayDo.withSummons(summons).filter(({ action }) => isLeftByKey(action, session.key));
  }
}
