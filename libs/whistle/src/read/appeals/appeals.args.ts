import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsArray, IsIn, IsOptional, IsString } from 'class-validator';
import { ConnectionArgs, enumOf, SetOf } from '#graphql';
import { type Appeal, APPEAL_SUBJECTS, type AppealSubject } from '../../domain/whistle.events.js';
import { AppealSubjectEnum } from '../../whistle.enums.js';
import { AppealOutcomeEnum } from '../read.enums.js';
import { APPEAL_GROUPS, type AppealGroup } from './appeals.tables.js';

const AppealGroupEnum = enumOf<AppealGroup>('AppealGroup', '申诉统计的分组。Groups of appeals.', {
  department: '部门。Department.',
  street: '街道。Street.',
  subject: '事项。Subject.',
  month: '提出的月份。Month of filing.',
});

@ArgsType()
export class AppealsArgs extends ConnectionArgs {
  @Field(() => AppealOutcomeEnum, {
    defaultValue: 'pending',
    description:
      '结果；缺省为待裁决，先到期者在先，其余最近的在先。Outcome; pending ones by due time, others the latest first.',
  })
  @IsIn(Object.values(AppealOutcomeEnum), { message: '结果无效' })
  outcome: Appeal['outcome'] = 'pending';

  @Field(() => AppealSubjectEnum, { nullable: true, description: '事项。Subject.' })
  @IsOptional()
  @IsIn(APPEAL_SUBJECTS, { message: '申诉事项无效' })
  subject?: AppealSubject | null;

  @Field(() => ID, { nullable: true, description: '被考核的部门。Department.' })
  @IsOptional()
  @IsString()
  department?: string | null;

  @Field(() => ID, { nullable: true, description: '街道。Street.' })
  @IsOptional()
  @IsString()
  street?: string | null;
}

@ArgsType()
export class AppealStatisticsArgs {
  @Field(() => String, {
    nullable: true,
    description: '起始月 YYYY-MM（提出之月，含）；缺省自最早。First month of filing.',
  })
  @IsOptional()
  @IsString()
  from?: string | null;

  @Field(() => String, {
    nullable: true,
    description: '截止月 YYYY-MM（含）。Last month, included.',
  })
  @IsOptional()
  @IsString()
  to?: string | null;

  @Field(() => ID, { nullable: true, description: '只看一个部门。One department.' })
  @IsOptional()
  @IsString()
  department?: string | null;

  @Field(() => ID, { nullable: true, description: '只看一个街道。One street.' })
  @IsOptional()
  @IsString()
  street?: string | null;

  @Field(() => [AppealGroupEnum], {
    defaultValue: [],
    description: '分组；为空时只有一行合计。Groups; one row of totals when empty.',
  })
  @IsArray()
  @SetOf(APPEAL_GROUPS, 'groupBy')
  groupBy: AppealGroup[] = [];

  @Field(() => String, { nullable: true, description: '读己之写的日志位置。Read your writes.' })
  @IsOptional()
  @IsString()
  afterPosition?: string | null;
}
