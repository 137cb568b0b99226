import { QueryBus } from '@nestjs/cqrs';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { WhistleLevel } from '../domain/whistle.events.js';
import { WhistleLevelEnum } from '../whistle.enums.js';
import { LimitType } from '../whistle.limit.js';
import { FindWhistleKinds } from './whistle-kinds.query.js';

@ObjectType({ description: '各步时限；没有的不限时。Limits of each step; none where absent.' })
export class KindLimitsType {
  @Field(() => LimitType, { nullable: true, description: '签收。Until acknowledged.' })
  acknowledge?: LimitType;

  @Field(() => LimitType, { nullable: true, description: '报到。Until on site.' })
  arrive?: LimitType;

  @Field(() => LimitType, { nullable: true, description: '办结。Until resolved.' })
  resolve?: LimitType;

  @Field(() => LimitType, { nullable: true, description: '整哨。For the whistle as a whole.' })
  overall?: LimitType;
}

@ObjectType({ description: '规则包及版本。A rule pack and its version.' })
export class RuleVersion {
  @Field(() => String, { description: '规则包。Pack.' })
  pack!: string;

  @Field(() => String, { description: '版本。Version.' })
  version!: string;
}

@ObjectType({ description: '现行规则中的一种哨。A kind of whistle in the rules in force.' })
export class WhistleKind {
  @Field(() => String, { description: '代码，吹哨时填写。Code, for `raiseWhistle`.' })
  kind!: string;

  @Field(() => String, { description: '名称。Name.' })
  name!: string;

  @Field(() => [WhistleLevelEnum], { description: '可由哪一级吹响。Levels that may blow it.' })
  levels!: WhistleLevel[];

  @Field(() => KindLimitsType, { description: '时限。Limits.' })
  limits!: KindLimitsType;

  @Field(() => RuleVersion, { description: '出自哪一版规则。The rule version.' })
  rule!: RuleVersion;
}

@Resolver()
export class WhistleKindsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => [WhistleKind], {
    description: '现在可以吹的哨及其时限。The kinds of whistle that may be blown now.',
  })
  async whistleKinds(): Promise<WhistleKind[]> {
    const kinds = await this.queries.execute(new FindWhistleKinds());
    return kinds.map(({ levels, ...kind }) => ({ ...kind, levels: [...levels] }));
  }
}
