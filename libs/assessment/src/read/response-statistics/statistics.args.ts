import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { GraphQLDateTime } from '#graphql';

/** What a cut-off is, for the API. */
export const CUT_OFF =
  '数据截止：此时已到期的计入，未到期的、挂账的不计入任何比率，另列。Cut-off: what fell due by then counts; what is not yet due, or stands still, is beside the rates.';

/** The position that the statistics have to reach before they answer. */
@ArgsType()
export class StatisticsPosition {
  @Field(() => String, {
    nullable: true,
    description:
      '读己之写：等统计追上该位置再答（有时限）。Read your writes: waits, up to a limit.',
  })
  @IsOptional()
  @IsString()
  afterPosition?: string;
}

/** The position, or a past instant instead. */
@ArgsType()
export class PastStatisticsPosition extends StatisticsPosition {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      '按过去某一时刻所知作答；那时的日志过长则拒绝，改用命令行 --as-of。What was known at a past instant; refused where the log was too long by then, which the command line answers.',
  })
  @IsOptional()
  asOf?: string;
}

@ArgsType()
export class MonthArgs extends StatisticsPosition {
  @Field(() => String, { description: '月份 YYYY-MM（北京时间）。Month, Asia/Shanghai.' })
  @IsString()
  month!: string;
}
