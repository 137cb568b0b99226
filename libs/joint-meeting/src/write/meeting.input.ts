import { applyDecorators } from '@nestjs/common';
import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { CommandInput, Visible } from '#graphql';

const ORGANISATION = /^[\w.\-一-龥 ]{1,64}$/;
const ORGANISATION_RULE = '单位编号须为 1–64 个字母、数字、汉字或 _ . - 空格';

/** A text that people write: not blank, of a bounded length. */
export function Text(
  label: string,
  english: string,
  [min, max]: readonly [number, number],
): PropertyDecorator {
  return applyDecorators(
    Field(() => String, { description: `${label}，${min}–${max} 字。${english}.` }),
    IsString({ message: `${label}须为文字` }),
    Length(min, max, { message: `${label}须为 ${min} 到 ${max} 个字` }),
    Visible({ message: `${label}不得为空白` }),
  );
}

/** Id of an organisation, as the directory has it. */
export function Organisation(description: string, optional = false): PropertyDecorator {
  return applyDecorators(
    Field(() => ID, { description, nullable: optional }),
    ...(optional ? [IsOptional()] : []),
    Matches(ORGANISATION, { message: ORGANISATION_RULE }),
  );
}

/** Ids of organisations, at least one and none twice. */
export function Organisations(description: string, most: number): PropertyDecorator {
  return applyDecorators(
    Field(() => [ID], { description }),
    ArrayNotEmpty({ message: '至少须有一个单位' }),
    ArrayMaxSize(most, { message: `最多 ${most} 个单位` }),
    ArrayUnique({ message: '单位不得重复' }),
    Matches(ORGANISATION, { each: true, message: ORGANISATION_RULE }),
  );
}

/** Most pieces of evidence with the minutes. */
const MOST = 20;

@InputType({ description: '会议材料的存放处。Where a document of the meeting is kept.' })
export class MeetingEvidenceInput {
  @Text('存放处', 'Object-store key or URL', [1, 500])
  reference!: string;

  @Field(() => String, { description: '媒体类型，如 application/pdf。Media type.' })
  @Matches(/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/, { message: '媒体类型格式不符' })
  mediaType!: string;
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

/** What every command on a meeting that was called carries. */
@InputType({ isAbstract: true })
export abstract class OnMeetingInput extends CommandInput {
  @Field(() => ID, { description: '会议的编号。Id of the meeting.' })
  @IsUUID(undefined, { message: 'meetingId 须为 UUID' })
  meetingId!: string;
}
