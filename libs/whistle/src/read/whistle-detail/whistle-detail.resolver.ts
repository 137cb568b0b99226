import { QueryBus } from '@nestjs/cqrs';
import {
  Args,
  ArgsType,
  type ComplexityEstimator,
  Field,
  ID,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { CurrentActor, CurrentSession, isLeftByKey, isNotYours, type Session } from '#access';
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

/** Most whistles that are asked for at once. */
const MOST_NAMED = 50;
/** Cost of reading and folding one, beside its fields. */
const ONE_WHISTLE = 150;

@ArgsType()
class WhistlesArgs {
  @Field(() => [ID], { description: '编号，1–50 个。Ids, 1–50.' })
  @ArrayNotEmpty({ message: '编号不得为空' })
  @ArrayMaxSize(MOST_NAMED, { message: `编号不得超过 ${MOST_NAMED} 个` })
  @ArrayUnique({ message: '编号不得重复' })
  @IsString({ each: true })
  @MaxLength(100, { each: true, message: '编号过长' })
  ids!: string[];

  @Field(() => String, {
    nullable: true,
    description: '读己之写：至少到此日志位置。Read your writes: at least up to this position.',
  })
  @IsOptional()
  @IsString()
  afterPosition?: string | null;
}

/** Of the whistles that are named; the list below counts as one. */
const costOfNamed: ComplexityEstimator = ({ args, childComplexity }) => {
  const ids: unknown = args['ids'];
  return (Array.isArray(ids) ? ids.length : 1) * (ONE_WHISTLE + childComplexity);
};

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

  @Query(() => [WhistleType], {
    nullable: 'items',
    complexity: costOfNamed,
    description:
      '几个哨，按所给编号的先后；不存在或无权查看的为空。Some whistles, in the order of the ids; null where there is none, or it may not be read.',
  })
  whistles(
    @CurrentActor() actor: Actor,
    @Args() { ids, afterPosition }: WhistlesArgs,
  ): Promise<(ShownWhistle | null)[]> {
    return Promise.all(ids.map((id) => this.#readable(actor, id, afterPosition ?? undefined)));
  }

  async #readable(actor: Actor, id: string, after: string | undefined) {
    try {
      const found = await this.queries.execute(new AskWhistle(actor, id, after));
      return found ? shownWhistle(found) : null;
    } catch (error) {
      if (isNotYours(error)) return null;
      throw error;
    }
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
