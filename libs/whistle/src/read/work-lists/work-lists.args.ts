import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ConnectionArgs, GraphQLDateTime, NotBefore, SetOf, enumOf } from '#graphql';
import { SUMMONS_STATUSES, type SummonsStatus } from '../../domain/summons-clocks.js';
import {
  SUMMONS_ROLES,
  type SummonsRole,
  WHISTLE_LEVELS,
  type WhistleLevel,
} from '../../domain/whistle.events.js';
import { SummonsRoleEnum, WhistleLevelEnum, WhistleStageEnum } from '../../whistle.enums.js';
import { CardColourEnum, SummonsStatusEnum, WhistleStatusEnum } from '../read.enums.js';
import type { WhistleStage } from '../../domain/whistle.state.js';
import { DEPARTMENT_SORTS, type DepartmentSort } from './department-work-list.js';
import { CARD_COLOURS, type CardColour } from './work-lists.cards.js';
import {
  STREET_SORTS,
  type StreetSort,
  WHISTLE_STATUSES,
  type WhistleStatus,
} from './street-work-list.js';

const StreetSortEnum = enumOf<StreetSort>(
  'StreetWorkListSort',
  '排序：到期、吹哨、最近变动。By due time, time of raising or last change.',
  {
    due: '到期。By the next due time.',
    raised: '吹哨时间。By when it was raised.',
    changed: '最近变动。By the last change.',
  },
);
const DepartmentSortEnum = enumOf<DepartmentSort>(
  'DepartmentWorkListSort',
  '排序：到期、派哨、最近变动。By next due time, dispatch or last change.',
  {
    due: '到期。By the next due time.',
    summoned: '派哨时间。By when it was summoned.',
    changed: '最近变动。By the last change.',
  },
);

const TEXT =
  '在标题、描述、地址、案件编号和哨编号中搜索，一两个字也可，数字可为其中任意一段（哨编号须从开头起）；空格隔开的须都有。Search in title, description, address and numbers, any part of them (of the whistle’s own id the beginning); one character is enough; parts between spaces must all be there.';

/** Filters that every list has. */
@InputType({ isAbstract: true })
export abstract class ListFilter {
  @Field(() => String, { nullable: true, description: '种类。Kind.' })
  @IsOptional()
  @IsString()
  kind?: string | null;

  @Field(() => Boolean, { nullable: true, description: '只要（不要）已超期的。Overdue or not.' })
  @IsOptional()
  @IsBoolean()
  overdue?: boolean | null;
}

/** Filters of lists that are searched and sorted by what is due. */
@InputType({ isAbstract: true })
export abstract class DueFilter extends ListFilter {
  @Field(() => String, { nullable: true, description: TEXT })
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: '搜索文字不得超过 100 字' })
  text?: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '此前到期（不含），已超期的也在内。Due before, overdue or not.',
  })
  @IsOptional()
  dueBefore?: string | null;
}

@InputType({ isAbstract: true })
abstract class WorkListFilter extends DueFilter {
  @Field(() => CardColourEnum, { nullable: true, description: '黄牌或红牌。With this card.' })
  @IsOptional()
  @IsIn(CARD_COLOURS, { message: '牌色无效' })
  card?: CardColour | null;
}

/** Filters of whistles, whichever street’s. */
@InputType({ isAbstract: true })
export abstract class WhistlesFilter extends WorkListFilter {
  @Field(() => [WhistleStageEnum], {
    nullable: true,
    description:
      '阶段：待审哨、已退回、待派单、已派出；只看未结束的哨。Any of these; of open whistles only.',
  })
  @IsOptional()
  @ArrayNotEmpty({ message: '阶段不得为空' })
  @SetOf(Object.values(WhistleStageEnum), '阶段')
  stages?: WhistleStage[] | null;

  @Field(() => [SummonsStatusEnum], {
    nullable: true,
    description: '主办部门所在的步；换过主办的看最后一个。Where the department that leads stands.',
  })
  @IsOptional()
  @ArrayNotEmpty({ message: '主办部门的状态不得为空' })
  @SetOf(SUMMONS_STATUSES, '状态')
  leadStatuses?: SummonsStatus[] | null;

  @Field(() => WhistleLevelEnum, { nullable: true, description: '级别。Level.' })
  @IsOptional()
  @IsIn(WHISTLE_LEVELS, { message: '级别无效' })
  level?: WhistleLevel | null;

  @Field(() => String, { nullable: true, description: '类别或其开头。Category or its beginning.' })
  @IsOptional()
  @IsString()
  category?: string | null;

  @Field(() => ID, { nullable: true, description: '召集过的部门。A department summoned to it.' })
  @IsOptional()
  @IsString()
  department?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '吹哨时间自（含）。Raised from.' })
  @IsOptional()
  raisedFrom?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '至（不含）。Raised before.' })
  @IsOptional()
  @NotBefore('raisedFrom')
  raisedTo?: string | null;
}

@InputType({ description: '街道清单的条件，须都满足。What the whistles must be.' })
export class StreetWorkListFilter extends WhistlesFilter {
  @Field(() => [WhistleStatusEnum], { nullable: true, description: '状态。Any of these.' })
  @IsOptional()
  @SetOf(WHISTLE_STATUSES, '状态')
  statuses?: WhistleStatus[] | null;
}

@InputType({ description: '部门清单的条件，须都满足。What the summonses must be.' })
export class DepartmentWorkListFilter extends WorkListFilter {
  @Field(() => [SummonsStatusEnum], { nullable: true, description: '状态。Any of these.' })
  @IsOptional()
  @SetOf(SUMMONS_STATUSES, '状态')
  statuses?: SummonsStatus[] | null;

  @Field(() => SummonsRoleEnum, { nullable: true, description: '角色。Role.' })
  @IsOptional()
  @IsIn(SUMMONS_ROLES, { message: '角色无效' })
  role?: SummonsRole | null;

  @Field(() => ID, { nullable: true, description: '街道。Street.' })
  @IsOptional()
  @IsString()
  street?: string | null;
}

@ArgsType()
abstract class SortedArgs extends ConnectionArgs {
  @Field(() => Boolean, {
    nullable: true,
    description:
      '倒序；不填则到期者先急后缓，其余先新后旧。Default: most urgent, or newest, first.',
  })
  @IsOptional()
  @IsBoolean()
  descending?: boolean | null;
}

@ArgsType()
export abstract class StreetSortedArgs extends SortedArgs {
  @Field(() => StreetSortEnum, { defaultValue: 'due', description: '排序。Sort.' })
  @IsIn(Object.keys(STREET_SORTS), { message: '排序无效' })
  sort: StreetSort = 'due';
}

@ArgsType()
export class StreetWorkListArgs extends StreetSortedArgs {
  @Field(() => ID, { description: '街道。Street.' })
  @IsString()
  street!: string;

  @Field(() => StreetWorkListFilter, { nullable: true, description: '条件。Filter.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => StreetWorkListFilter)
  filter?: StreetWorkListFilter | null;
}

@ArgsType()
export class DepartmentWorkListArgs extends SortedArgs {
  @Field(() => ID, { description: '部门。Department.' })
  @IsString()
  department!: string;

  @Field(() => DepartmentWorkListFilter, { nullable: true, description: '条件。Filter.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DepartmentWorkListFilter)
  filter?: DepartmentWorkListFilter | null;

  @Field(() => DepartmentSortEnum, { defaultValue: 'due', description: '排序。Sort.' })
  @IsIn(Object.keys(DEPARTMENT_SORTS), { message: '排序无效' })
  sort: DepartmentSort = 'due';
}

@ArgsType()
export class OverdueArgs extends ConnectionArgs {
  @Field(() => ID, { nullable: true, description: '部门。Department.' })
  @IsOptional()
  @IsString()
  department?: string | null;

  @Field(() => ID, { nullable: true, description: '街道。Street.' })
  @IsOptional()
  @IsString()
  street?: string | null;
}
