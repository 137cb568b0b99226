import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { enumOf, Freshness } from '#graphql';
import type { SignalKind } from '../signal.js';

export const SignalKindEnum = enumOf<SignalKind>(
  'AssessmentSignalKind',
  '信号的种类。What kind of signal it is.',
  {
    'identical-ratings': '评分千篇一律。Ratings of a street that are nearly all the same.',
    'retaliatory-ratings':
      '争议、退回、退哨、申诉后不久的低分。Low ratings soon after a dispute, return, decline or appeal.',
    'blown-anew': '办结后同一地点再次吹哨（假性整改）。The same spot blown anew after closing.',
    'photo-reused': '一图多用。One photo in several whistles.',
    'arrival-burst': '一个账号一分钟内多次报到。Several arrivals of one account in one minute.',
  },
);

@ArgsType()
export class SignalsArgs {
  @Field(() => String, { description: '月份 YYYY-MM（北京时间）。Month.' })
  @IsString()
  month!: string;

  @Field(() => Int, {
    defaultValue: 10,
    description: '街道至少评分几次才看是否千篇一律。Least ratings of a street.',
  })
  @IsInt()
  @Min(2, { message: 'leastRatings 须在 2 到 1000 之间' })
  @Max(1000, { message: 'leastRatings 须在 2 到 1000 之间' })
  leastRatings: number = 10;

  @Field(() => Int, {
    defaultValue: 7,
    description: '争议后几天内的评分。Ratings within so many days after a dispute.',
  })
  @IsInt()
  @Min(1, { message: 'afterDays 须在 1 到 60 之间' })
  @Max(60, { message: 'afterDays 须在 1 到 60 之间' })
  afterDays: number = 7;

  @Field(() => Int, {
    defaultValue: 30,
    description: '办结后几天内再次吹哨。Blown anew within so many days.',
  })
  @IsInt()
  @Min(1, { message: 'againDays 须在 1 到 180 之间' })
  @Max(180, { message: 'againDays 须在 1 到 180 之间' })
  againDays: number = 30;

  @Field(() => Int, {
    defaultValue: 3,
    description: '一个账号一分钟内报到几次。Arrivals of one account within a minute.',
  })
  @IsInt()
  @Min(2, { message: 'burst 须在 2 到 100 之间' })
  @Max(100, { message: 'burst 须在 2 到 100 之间' })
  burst: number = 3;

  @Field(() => String, {
    nullable: true,
    description: '读己之写：等查询视图追上该位置再答（有时限）。Read your writes.',
  })
  @IsOptional()
  @IsString()
  afterPosition?: string | null;
}

@ObjectType('AssessmentSignalFigure', { description: '信号的数据。A figure behind a signal.' })
export class SignalFigureType {
  @Field(() => String, { description: '名称。Name.' })
  name!: string;

  @Field(() => Float, { description: '数值。Value.' })
  value!: number;
}

@ObjectType('AssessmentSignal', {
  description:
    '防刷分信号：提示核查，不是得分，也不是结论。A signal that officials should look at: never a score, never proof.',
})
export class SignalType {
  @Field(() => SignalKindEnum, { description: '种类。Kind.' })
  kind!: SignalKind;

  @Field(() => ID, { nullable: true, description: '街道。Street.' })
  street!: string | null;

  @Field(() => String, { nullable: true, description: '街道名称。Its name.' })
  streetName!: string | null;

  @Field(() => ID, { nullable: true, description: '单位；涉及多个单位的为空。Department.' })
  department!: string | null;

  @Field(() => String, { nullable: true, description: '单位名称。Its name.' })
  departmentName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '所据：相同的评分、照片、账号、地点。The scores, photo, account or spot.',
  })
  subject!: string | null;

  @Field(() => [SignalFigureType], { description: '数据。The figures.' })
  figures!: SignalFigureType[];

  @Field(() => [ID], { description: '所涉的哨，最近的在先，至多 20 声。The latest whistles.' })
  whistles!: string[];

  @Field(() => Int, { description: '所涉的哨共几声。How many whistles there are.' })
  total!: number;

  @Field(() => String, { description: '一句话。In one line.' })
  text!: string;
}

@ObjectType({ description: '一个月的防刷分信号。The signals of a month.' })
export class AssessmentSignals {
  @Field(() => [SignalType], {
    description: '信号，每种至多 100 条，所涉哨多的在先。Of each kind at most 100.',
  })
  signals!: SignalType[];

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}
