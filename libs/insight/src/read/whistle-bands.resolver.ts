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
import { IsOptional, IsString } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { enumOf, heavyCost } from '#graphql';
import type { WhistleBand } from '../domain/whistle-band.js';
import { PositionArgs } from './insight.args.js';
import { AskWhistleBands } from './whistle-bands.query.js';

const BandStanding = enumOf<WhistleBand['standing']>(
  'BandStanding',
  '与本街道往常相比。Against what is usual for this street.',
  {
    below: '偏少。Fewer.',
    within: '正常。As usual.',
    above: '偏多。More.',
    unknown: '往月不足三个，无从比较。Too few months to tell.',
  },
);

@ObjectType({
  description:
    '一个街道的吹哨量区间：只与自己的往月比，不与别的街道比。A street’s band: against its own past, never against another street.',
})
export class StreetWhistleBand {
  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => String, { description: '名称。Name.' })
  name!: string;

  @Field(() => Int, { description: '当月吹哨数。Whistles of the month.' })
  count!: number;

  @Field(() => Int, { description: '区间所依据的往月数。Months that the band rests on.' })
  months!: number;

  @Field(() => Float, { nullable: true, description: '往月平均。Mean of those months.' })
  usual!: number | null;

  @Field(() => Int, { nullable: true, description: '区间下限（95%）。Lower end.' })
  low!: number | null;

  @Field(() => Int, { nullable: true, description: '区间上限（95%）。Upper end.' })
  high!: number | null;

  @Field(() => BandStanding, { description: '偏少、正常还是偏多。Where it stands.' })
  standing!: WhistleBand['standing'];
}

@ArgsType()
class WhistleBandsArgs extends PositionArgs {
  @Field(() => String, { description: '月份 YYYY-MM。Month.' })
  @IsString()
  month!: string;

  @Field(() => ID, { nullable: true, description: '只看该街道。Only this one.' })
  @IsOptional()
  @IsString()
  street?: string | null;
}

@Resolver()
export class WhistleBandsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [StreetWhistleBand], {
    complexity: heavyCost(),
    description:
      '各街道当月吹哨量是否反常，按名录顺序，不排名；街道、社区只见本街道，区级见全部，部门不可查。Whether each street’s whistles of a month are usual; in the directory’s order, never ranked. A street sees itself alone, the district all, departments none.',
  })
  async whistleBands(
    @Args() { month, street, afterPosition }: WhistleBandsArgs,
    @CurrentActor() actor: Actor,
  ): Promise<StreetWhistleBand[]> {
    const asked = new AskWhistleBands(actor, month, street, afterPosition);
    return [...(await this.queries.execute(asked))];
  }
}
