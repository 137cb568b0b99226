import { QueryBus } from '@nestjs/cqrs';
import {
  Args,
  ArgsType,
  Field,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
} from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { GraphQLDateTime, heavyCost } from '#graphql';
import { PeriodArgs } from './insight.args.js';
import { AskRepeatedWhistles, type RepeatedPlace } from './repeated-whistles.query.js';

@ObjectType({ description: '反复发生中的一个哨。One of the whistles.' })
export class RepeatedWhistle {
  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  id!: string;

  @Field(() => String, { description: '标题。Title.' })
  title!: string;

  @Field(() => String, { description: '地址。Address.' })
  address!: string;

  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => GraphQLDateTime, { description: '吹哨时间。When it was blown.' })
  raisedAt!: string;
}

@ObjectType({
  description: '同类哨反复发生之处。A place where whistles of one class come again.',
})
export class RepeatedWhistles {
  @Field(() => String, { description: '大类代码（GB/T 30428）。Main class.' })
  category!: string;

  @Field(() => String, { description: '大类名称。Its name.' })
  categoryName!: string;

  @Field(() => Float, { description: '中心经度。Longitude of the middle, degrees.' })
  longitude!: number;

  @Field(() => Float, { description: '中心纬度。Latitude of the middle, degrees.' })
  latitude!: number;

  @Field(() => Int, { description: '哨数。How many.' })
  count!: number;

  @Field(() => [RepeatedWhistle], {
    description: '最近的哨，至多 50 个，按时间。The latest whistles, at most 50, in order of time.',
  })
  whistles!: RepeatedWhistle[];
}

const RADIUS = '半径须为 10 到 2000 米的整数';

@ArgsType()
class RepeatedWhistlesArgs extends PeriodArgs {
  @Field(() => ID, { nullable: true, description: '只看该街道。Only this street.' })
  @IsOptional()
  @IsString()
  street?: string | null;

  @Field(() => String, { nullable: true, description: '只看该类别。Only this class.' })
  @IsOptional()
  @Matches(/^\d{2,4}$/, { message: '类别须为 2–4 位代码' })
  category?: string | null;

  @Field(() => Int, { defaultValue: 100, description: '相距多少米以内。Within so many metres.' })
  @IsInt({ message: RADIUS })
  @Min(10, { message: RADIUS })
  @Max(2_000, { message: RADIUS })
  radiusMetres: number = 100;

  @Field(() => Int, { defaultValue: 2, description: '至少几次。At least so many.' })
  @IsInt({ message: '次数须为整数' })
  @Min(2, { message: '至少两次才算反复' })
  least: number = 2;
}

const toRepeatedWhistles = ({ whistles, ...place }: RepeatedPlace): RepeatedWhistles => ({
  ...place,
  whistles: [...whistles],
});

@Resolver()
export class RepeatedWhistlesResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [RepeatedWhistles], {
    complexity: heavyCost(),
    description:
      '反复发生：同一大类、彼此相近的哨，次数多的在前，至多 200 处。并入他哨的不另计，撤回的不计。街道看本街道，部门看召集过自己的哨，区级看全部。Places where whistles of one class come again, the most frequent first, at most 200. What was merged counts once, what was withdrawn not. A street sees its own, a department those it is or was called to.',
  })
  async repeatedWhistles(
    @Args() question: RepeatedWhistlesArgs,
    @CurrentActor() actor: Actor,
  ): Promise<RepeatedWhistles[]> {
    const places = await this.queries.execute(new AskRepeatedWhistles(actor, question));
    return places.map(toRepeatedWhistles);
  }
}
