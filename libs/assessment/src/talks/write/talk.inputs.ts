import { applyDecorators } from '@nestjs/common';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CommandInput, GraphQLDateTime, Organisation, Text } from '#graphql';
import { TALK_GROUNDS, type TalkGroundKind } from '../domain/talk.events.js';
import { TalkGroundEnum } from '../talk.enums.js';

const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$/;

const Score = (description: string): PropertyDecorator =>
  applyDecorators(
    Field(() => Float, { nullable: true, description }),
    IsOptional(),
    IsNumber({}, { message: '须为分数' }),
    Min(-1_000, { message: '分数过小' }),
    Max(1_000, { message: '分数过大' }),
  );

@InputType({ description: '约谈的事由。Why somebody is called.' })
export class TalkGroundInput {
  @Field(() => TalkGroundEnum, { description: '事由。Ground.' })
  @IsIn(TALK_GROUNDS, { message: '事由无效' })
  kind!: TalkGroundKind;

  @Field(() => String, { description: '考核期，如 2026-10、2026-Q3、2026。Period.' })
  @Matches(PERIOD, { message: '考核期须为月（2026-10）、季（2026-Q3）或年（2026）' })
  period!: string;

  @Score('得分；得分低于约谈线的须填。The total that lay below.')
  score?: number | null;

  @Score('约谈线。The line of the rules.')
  line?: number | null;

  @Text({
    label: '说明',
    description: '说明，2–2000 字；反复发生的须填。What is held against it.',
    length: [2, 2000],
    optional: true,
  })
  note?: string | null;

  @Field(() => [ID], { defaultValue: [], description: '所涉的哨，至多 50 个。The whistles.' })
  @ArrayMaxSize(50, { message: '最多 50 个哨' })
  @ArrayUnique({ message: '哨不得重复' })
  @IsUUID(undefined, { each: true, message: '哨的编号须为 UUID' })
  whistles!: string[];
}

@InputType({ description: '通知约谈。Call somebody to a talk.' })
export class CallTalkInput extends CommandInput {
  @Organisation('被约谈单位。The organisation.')
  organisation!: string;

  @Field(() => TalkGroundInput, { description: '事由。Why.' })
  @ValidateNested()
  @Type(() => TalkGroundInput)
  ground!: TalkGroundInput;

  @Field(() => GraphQLDateTime, { description: '约谈期限。By when it is to be held.' })
  holdBy!: string;
}

/** Fields of every command on a talk that was called. */
@InputType({ isAbstract: true })
export abstract class OnTalkInput extends CommandInput {
  @Field(() => ID, { description: '约谈的编号。Id of the talk.' })
  @IsUUID(undefined, { message: 'talkId 须为 UUID' })
  talkId!: string;
}

@InputType({ description: '到场人员。Who came.' })
export class TalkGuestInput {
  @Text({ label: '姓名', description: '姓名，1–50 字。Name.', length: [1, 50] })
  name!: string;

  @Text({ label: '职务', description: '职务，1–50 字。Post.', length: [1, 50] })
  post!: string;
}

@InputType({ description: '整改承诺。A promise.' })
export class TalkPromiseInput {
  @Text({ label: '内容', description: '内容，2–500 字。What is promised.', length: [2, 500] })
  content!: string;

  @Text({
    label: '衡量标准',
    description: '衡量标准，2–500 字：可查的数或状态。By what it is measured.',
    length: [2, 500],
  })
  measure!: string;

  @Field(() => GraphQLDateTime, { description: '期限。By when.' })
  dueAt!: string;
}

@InputType({ description: '记录约谈。Record that it took place.' })
export class HoldTalkInput extends OnTalkInput {
  @Field(() => GraphQLDateTime, { description: '约谈时间。When it took place.' })
  heldAt!: string;

  @Field(() => [TalkGuestInput], { description: '到场人员，至多 20 人。Who came, at most 20.' })
  @ArrayNotEmpty({ message: '须写明到场人员' })
  @ArrayMaxSize(20, { message: '最多 20 人' })
  @ValidateNested({ each: true })
  @Type(() => TalkGuestInput)
  attended!: TalkGuestInput[];

  @Text({
    label: '谈话记录',
    description: '谈话记录，2–20000 字。What was said.',
    length: [2, 20000],
  })
  record!: string;

  @Field(() => [TalkPromiseInput], {
    defaultValue: [],
    description: '整改承诺，至多 20 项。The promises, at most 20.',
  })
  @ArrayMaxSize(20, { message: '最多 20 项承诺' })
  @ValidateNested({ each: true })
  @Type(() => TalkPromiseInput)
  promises!: TalkPromiseInput[];
}

/** Fields of every command on one promise. */
@InputType({ isAbstract: true })
export abstract class OnPromiseInput extends OnTalkInput {
  @Field(() => Int, { description: '承诺的序号。Ordinal of the promise.' })
  @IsInt({ message: '序号须为整数' })
  @Min(1, { message: '序号从 1 起' })
  promise!: number;
}

@InputType({ description: '佐证材料：已上传的文件。Evidence that has been sent.' })
export class TalkEvidenceInput {
  @Text({
    label: '材料',
    description:
      '所上传文件的 SHA-256，由 POST /evidence 得到。SHA-256 of the file as it was sent to POST /evidence.',
    length: [1, 500],
  })
  reference!: string;

  @Field(() => String, {
    nullable: true,
    description: '媒体类型，不必填：以保存的为准。Media type; not needed, what is kept says it.',
  })
  @IsOptional()
  @Matches(/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/, { message: '媒体类型格式不符' })
  mediaType?: string | null;
}

@InputType({ description: '报告承诺完成。Report that a promise was kept.' })
export class ReportTalkPromiseInput extends OnPromiseInput {
  @Text({
    label: '完成情况',
    description: '完成情况，2–2000 字。What was done.',
    length: [2, 2000],
  })
  summary!: string;

  @Field(() => [TalkEvidenceInput], {
    defaultValue: [],
    description: '佐证材料，至多 20 件。Evidence, at most 20.',
  })
  @ArrayMaxSize(20, { message: '材料至多 20 件' })
  @ValidateNested({ each: true })
  @Type(() => TalkEvidenceInput)
  evidence!: TalkEvidenceInput[];
}

@InputType({ description: '确认承诺兑现。Confirm that a promise was kept.' })
export class ConfirmTalkPromiseInput extends OnPromiseInput {}

@InputType({ description: '认定承诺未兑现。Find that a promise was not kept.' })
export class BreakTalkPromiseInput extends OnPromiseInput {
  @Text({ label: '理由', description: '理由，2–500 字。The reason.', length: [2, 500] })
  reason!: string;
}

@InputType({ description: '销号。Close the talk.' })
export class CloseTalkInput extends OnTalkInput {
  @Text({ label: '结论', description: '结论，2–2000 字。The conclusion.', length: [2, 2000] })
  conclusion!: string;
}

@InputType({ description: '取消约谈。Cancel the talk.' })
export class CancelTalkInput extends OnTalkInput {
  @Text({ label: '理由', description: '理由，2–500 字。The reason.', length: [2, 500] })
  reason!: string;
}
