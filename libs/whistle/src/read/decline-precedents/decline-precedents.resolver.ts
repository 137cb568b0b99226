import { QueryBus } from '@nestjs/cqrs';
import { Args, ArgsType, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { type Connection, ConnectionArgs, connectionType, enumOf, GraphQLDateTime } from '#graphql';
import {
  AskDeclinePrecedents,
  type NamedPrecedent,
  type PrecedentsAsked,
  type Ruling,
  RULINGS,
} from './decline-precedents.query.js';

const RulingEnum = enumOf<Ruling>('DeclineRuling', '退哨的裁定。A ruling on a decline.', {
  upheld: '成立：非其职责。Upheld: the duty is another’s.',
  overruled: '不成立：属其职责。Overruled: the duty is its own.',
});

@ArgsType()
class DeclinePrecedentArgs extends ConnectionArgs implements PrecedentsAsked {
  @Field(() => String, {
    nullable: true,
    description:
      '在哨的标题、退哨理由、依据和裁定理由中搜索，一两个字也可；空格隔开的须都有。Search in title, reasons, legal basis and ruling; parts between spaces must all be there.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: '搜索文字不得超过 100 字' })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: '退哨的部门。The department that declined.' })
  @IsOptional()
  @IsString()
  department?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'GB/T 30428 类别或其开头。Category or its beginning.',
  })
  @IsOptional()
  @IsString()
  category?: string | null;

  @Field(() => String, { nullable: true, description: '哨的种类。Kind of the whistle.' })
  @IsOptional()
  @IsString()
  kind?: string | null;

  @Field(() => RulingEnum, { nullable: true, description: '裁定。The ruling.' })
  @IsOptional()
  @IsIn(RULINGS, { message: '裁定无效' })
  outcome?: Ruling | null;
}

@ObjectType('DeclinePrecedent', {
  description: '退哨裁定先例。A ruling on a decline, kept as a precedent.',
})
class DeclinePrecedentType implements NamedPrecedent {
  @Field(() => ID, { description: '哨的编号。Id of the whistle.' })
  whistleId!: string;

  @Field(() => Int, { description: '召集在哨内的序号。Ordinal of the summons in its whistle.' })
  summons!: number;

  @Field(() => ID, { description: '退哨的部门。The department that declined.' })
  department!: string;

  @Field(() => String, { description: '部门名称。Its name.' })
  departmentName!: string;

  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => String, { description: '街道名称。Its name.' })
  streetName!: string;

  @Field(() => String, { description: '哨的种类。Kind of the whistle.' })
  kind!: string;

  @Field(() => String, { description: 'GB/T 30428 类别。Category.' })
  category!: string;

  @Field(() => String, { description: '哨的标题。Title of the whistle.' })
  title!: string;

  @Field(() => String, { description: '退哨理由。Why it declined.' })
  reason!: string;

  @Field(() => String, { description: '依据。The legal basis it rests on.' })
  legalBasis!: string;

  @Field(() => GraphQLDateTime, { description: '退哨时间。Declined at.' })
  declinedAt!: string;

  @Field(() => RulingEnum, { description: '裁定。The ruling.' })
  outcome!: Ruling;

  @Field(() => String, { description: '裁定理由。Reason of the ruling.' })
  rulingReason!: string;

  @Field(() => ID, { nullable: true, description: '裁定由谁接办。Who takes over by it.' })
  replacement!: string | null;

  @Field(() => String, { nullable: true, description: '其名称。Its name.' })
  replacementName!: string | null;

  @Field(() => GraphQLDateTime, { description: '裁定时间。Ruled at.' })
  ruledAt!: string;
}

const DeclinePrecedents = connectionType(DeclinePrecedentType, 'DeclinePrecedent');

@Resolver()
export class DeclinePrecedentsResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => DeclinePrecedents, {
    description:
      '退哨裁定先例，最近的在先：部门看本部门退哨或接办的，街道、社区看本街道的，区级看全部；文中的电话、身份证号和居民姓名以 *** 代替。Rulings on declines, the latest first: those that one declined, took over, or blew; all for the district. Telephone numbers, ID numbers and the resident’s name are taken out.',
  })
  declinePrecedents(
    @Args() args: DeclinePrecedentArgs,
    @CurrentActor() actor: Actor,
  ): Promise<Connection<DeclinePrecedentType>> {
    return this.queries.execute(new AskDeclinePrecedents(actor, args));
  }
}
