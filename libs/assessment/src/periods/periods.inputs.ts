import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { CommandInput, GraphQLDateTime, Text } from '#graphql';

/** Most whistles that one restatement takes up by name. */
const MOST_WHISTLES = 200;

/** Fields of every command on a period. */
@InputType({ isAbstract: true })
abstract class OnPeriodInput extends CommandInput {
  @Field(() => ID, { description: '时段，如 2026-11、2026-Q4、2026。Id of the period.' })
  @IsString()
  @Length(4, 30, { message: '时段须为 4 到 30 个字符' })
  period!: string;
}

@InputType({ description: '作出初步结果。Fix the facts of a period, and open it to appeals.' })
export class MakePeriodPreliminaryInput extends OnPeriodInput {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '数据截止；默认现在。Cut-off; now when absent.',
  })
  @IsOptional()
  cutOff?: string;

  @Field(() => String, {
    nullable: true,
    description: '申诉截止日 YYYY-MM-DD（含）。Last date on which it can be contested.',
  })
  @IsOptional()
  @IsString()
  contestUntil?: string;
}

@InputType({ description: '撤回初步结果。Take a preliminary period back.' })
export class WithdrawPreliminaryPeriodInput extends OnPeriodInput {
  @Text({ label: '理由', description: '理由，2–500 字。Why.', length: [2, 500] })
  reason!: string;
}

@InputType({ description: '公布。Publish a preliminary period.' })
export class PublishPeriodInput extends OnPeriodInput {
  @Text({
    label: '理由',
    description: '尚有申诉未裁决仍要公布的理由。Why, although appeals are undecided.',
    length: [2, 500],
    optional: true,
  })
  undecidedReason?: string;
}

@InputType({ description: '更正公布。Publish a period anew, under a name of its own.' })
export class RestatePeriodInput extends OnPeriodInput {
  @Text({ label: '名称', description: '名称，如“第一次更正”。Its name.', length: [2, 50] })
  name!: string;

  @Text({ label: '理由', description: '理由，2–500 字。Why.', length: [2, 500] })
  reason!: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: `数据截止后的情况也计入的哨，至多 ${MOST_WHISTLES} 个。Whistles whose later facts count too.`,
  })
  @ArrayMaxSize(MOST_WHISTLES, { message: `哨至多 ${MOST_WHISTLES} 个` })
  @ArrayUnique({ message: '哨不得重复' })
  @IsUUID(undefined, { each: true, message: '哨的编号须为 UUID' })
  whistles!: string[];
}
