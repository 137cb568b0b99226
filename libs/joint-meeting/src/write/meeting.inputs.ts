import { applyDecorators } from '@nestjs/common';
import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import {
  CommandInput,
  GraphQLDateTime,
  Organisation,
  SomeOrganisations,
  Text,
  Visible,
} from '#graphql';
import { MEETING_LEVELS, type MeetingLevel } from '../domain/joint-meeting.events.js';
import { MeetingLevelEnum } from '../joint-meeting.enums.js';

/** Most pieces of evidence with the minutes. */
const MOST = 20;

@InputType({ description: '会议材料：已上传的文件。A document that has been sent.' })
export class MeetingEvidenceInput {
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

export const EvidenceList = (): PropertyDecorator =>
  applyDecorators(
    Field(() => [MeetingEvidenceInput], {
      defaultValue: [],
      description: `签到表、照片等，至多 ${MOST} 件。Documents and photos, at most ${MOST}.`,
    }),
    ArrayMaxSize(MOST, { message: `材料至多 ${MOST} 件` }),
    ValidateNested({ each: true }),
    Type(() => MeetingEvidenceInput),
  );

/** Fields of every command on an existing meeting. */
@InputType({ isAbstract: true })
export abstract class OnMeetingInput extends CommandInput {
  @Field(() => ID, { description: '会议的编号。Id of the meeting.' })
  @IsUUID(undefined, { message: 'meetingId 须为 UUID' })
  meetingId!: string;
}

@InputType({ description: '召集联席会议。Call a joint meeting.' })
export class CallMeetingInput extends CommandInput {
  @Field(() => MeetingLevelEnum, { description: '级别。Level.' })
  @IsIn(MEETING_LEVELS, { message: '级别无效' })
  level!: MeetingLevel;

  @Text({ label: '议题', description: '议题，2–100 字。Title.', length: [2, 100] })
  title!: string;

  @Field(() => [ID], {
    description: '所议的哨，至多 20 个；一级须为本街道的。The whistles it is about, at most 20.',
  })
  @ArrayNotEmpty({ message: '须写明所议的哨' })
  @ArrayMaxSize(20, { message: '最多 20 个哨' })
  @ArrayUnique({ message: '哨不得重复' })
  @IsUUID(undefined, { each: true, message: '哨的编号须为 UUID' })
  whistles!: string[];

  @SomeOrganisations('邀请单位，至多 60 个。Organisations invited, at most 60.', 60)
  invited!: string[];

  @Field(() => GraphQLDateTime, { description: '会议时间。When it starts.' })
  startsAt!: string;

  @Text({ label: '地点', description: '地点，1–200 字。Place.', length: [1, 200] })
  place!: string;

  @Text({ label: '议程', description: '议程，1–4000 字。Agenda.', length: [1, 4000] })
  agenda!: string;
}

@InputType({ description: '登记到会。Record who came.' })
export class RecordAttendanceInput extends OnMeetingInput {
  @Organisation('到会单位，未受邀的也可。The organisation, invited or not.')
  organisation!: string;

  @Field(() => [String], { description: '到会人员，至多 50 人。Who came for it, at most 50.' })
  @ArrayNotEmpty({ message: '须写明到会人员' })
  @ArrayMaxSize(50, { message: '最多 50 人' })
  @Length(1, 50, { each: true, message: '姓名须为 1 到 50 个字' })
  @Visible({ each: true, message: '姓名不得为空白' })
  persons!: string[];
}

@InputType({ description: '议定事项。A decision of the meeting.' })
export class DecideAtMeetingInput extends OnMeetingInput {
  @Text({ label: '议定事项', description: '议定事项，2–2000 字。The decision.', length: [2, 2000] })
  decision!: string;

  @Field(() => ID, { nullable: true, description: '所关的哨。The whistle it is about.' })
  @IsOptional()
  @IsUUID(undefined, { message: '哨的编号须为 UUID' })
  whistle?: string | null;

  @Organisation('责任单位。Who is to carry it out.', true)
  department?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: '完成期限。By when.' })
  @IsOptional()
  dueAt?: string | null;
}

@InputType({ description: '归档纪要。The minutes of the meeting.' })
export class FileMinutesInput extends OnMeetingInput {
  @Text({ label: '纪要', description: '纪要，2–20000 字。The minutes.', length: [2, 20000] })
  text!: string;

  @EvidenceList()
  evidence!: MeetingEvidenceInput[];
}

@InputType({ description: '取消会议。Cancel the meeting.' })
export class CancelMeetingInput extends OnMeetingInput {
  @Text({ label: '理由', description: '理由，2–500 字。The reason.', length: [2, 500] })
  reason!: string;
}
