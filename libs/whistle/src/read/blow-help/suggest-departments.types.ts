import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf, Freshness } from '#graphql';
import type { SuggestionSource } from './suggestions.js';

export const SuggestionSourceEnum = enumOf<SuggestionSource>(
  'SuggestionSource',
  '提示的依据。Where a reason comes from.',
  {
    duty: '职责清单。The catalogue of duties.',
    past: '近一年同类的哨由谁主办。Who led like matters in the past year.',
    ruling: '退哨裁定先例。A ruling on a decline.',
  },
);

@ObjectType('SuggestionReason', { description: '提示的一条理由。Why somebody is suggested.' })
export class SuggestionReasonType {
  @Field(() => SuggestionSourceEnum, { description: '依据。Where it comes from.' })
  source!: SuggestionSource;

  @Field(() => String, {
    description: '如“近一年同类 57 件，其中 42 件由区城管局主办，退哨 2 件”。For people to read.',
  })
  text!: string;

  @Field(() => Int, {
    nullable: true,
    description: '主办而未退哨的件数；清单、裁定为空。Led and not declined.',
  })
  count!: number | null;

  @Field(() => Int, { nullable: true, description: '同类总件数。Of how many.' })
  of!: number | null;

  @Field(() => ID, { nullable: true, description: '先例的哨。The whistle of a ruling.' })
  whistleId!: string | null;
}

@ObjectType('DepartmentSuggestion', { description: '可派的主办单位。Who might lead.' })
export class DepartmentSuggestionType {
  @Field(() => ID, { description: '单位。Organisation.' })
  department!: string;

  @Field(() => String, { description: '名称。Its name.' })
  departmentName!: string;

  @Field(() => Int, { description: '近一年同类由其主办的件数。Like matters that it led.' })
  led!: number;

  @Field(() => Int, { description: '其中退哨的件数。Of these, declined.' })
  declined!: number;

  @Field(() => Int, { description: '其中裁定退哨成立的件数。Of these, held to be another’s.' })
  upheld!: number;

  @Field(() => Int, { description: '其中裁定退哨不成立的件数。Of these, held to be its own.' })
  overruled!: number;

  @Field(() => [SuggestionReasonType], { description: '理由。Every reason for it.' })
  reasons!: SuggestionReasonType[];
}

@ObjectType('DepartmentSuggestions', {
  description:
    '可派的主办单位：职责清单所列的在先，其后按近一年主办而未退哨的件数。仅供参考，不代替裁定。Who might lead: those of the catalogue first, then by matters led and not declined. A help, and no ruling.',
})
export class DepartmentSuggestionsType {
  @Field(() => [DepartmentSuggestionType], { description: '至多 8 个。At most eight.' })
  suggestions!: DepartmentSuggestionType[];

  @Field(() => Int, { description: '近一年同类的主办总件数。Like matters in all.' })
  matters!: number;

  @Field(() => String, { description: '自哪个月起计，YYYY-MM。The first month that counts.' })
  from!: string;

  @Field(() => String, {
    nullable: true,
    description: '现行职责清单及版本；没有则空。The catalogue in force, `pack@version`.',
  })
  catalogue!: string | null;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
