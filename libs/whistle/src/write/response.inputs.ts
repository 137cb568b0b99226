import { applyDecorators } from '@nestjs/common';
import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, Matches, ValidateNested } from 'class-validator';
import { GraphQLDateTime, Measure, PointInput, Text } from '#graphql';
import { OnSummonsInput, Reason } from './whistle.inputs.js';

/** Where neither what is kept nor the sender says it. */
const UNSAID = 'application/octet-stream';
/** Most pieces of evidence with one command. */
const MOST = 20;

@InputType({ description: '佐证：已上传的照片或文件。A photo or document that has been sent.' })
export class EvidenceInput {
  @Text({
    label: '佐证',
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

/** A list of {@link EvidenceInput}. */
export const EvidenceList = (): PropertyDecorator =>
  applyDecorators(
    Field(() => [EvidenceInput], {
      defaultValue: [],
      description: `佐证，至多 ${MOST} 件。Evidence, at most ${MOST} pieces.`,
    }),
    ArrayMaxSize(MOST, { message: `佐证至多 ${MOST} 件` }),
    ValidateNested({ each: true }),
    Type(() => EvidenceInput),
  );

/** Plain values, as events keep them. */
export const evidenceOf = (evidence: readonly EvidenceInput[]) =>
  evidence.map(({ reference, mediaType }) => ({ reference, mediaType: mediaType ?? UNSAID }));

@InputType({ description: '签收。Acknowledge a summons.' })
export class AcknowledgeSummonsInput extends OnSummonsInput {
  @Text({ label: '签收人', description: '签收人。Who acknowledges.', length: [1, 50] })
  person!: string;
}

@InputType({
  description:
    '联系街道；未签收的同时签收。The street has been called; acknowledges as well where not yet done.',
})
export class ContactStreetInput extends OnSummonsInput {
  @Text({
    label: '联系人',
    description: '联系人。Who has called.',
    length: [1, 50],
  })
  person!: string;

  @Text({
    label: '联系情况',
    description: '联系情况，至多 500 字。What was agreed.',
    length: [1, 500],
    optional: true,
  })
  note?: string | null;
}

@InputType({ description: '设备定位。Where the device says it is.' })
export class LocationInput extends PointInput {
  @Measure('精度（米）', 'Accuracy in metres', [0, 100_000])
  accuracyMetres!: number;
}

@InputType({ description: '报到。Arrive on site.' })
export class ArriveOnSiteInput extends OnSummonsInput {
  @Text({ label: '到场人', description: '到场人。Who has arrived.', length: [1, 50] })
  person!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      '设备时间：规则许可、未超出容差，且街道确认到场后，按其判定；否则按服务器时间。Time on the device: it judges where the rules take it, once the street has confirmed the arrival; the server’s does otherwise.',
  })
  deviceAt?: string | null;

  @Field(() => LocationInput, { nullable: true, description: '设备定位。Location.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocationInput)
  location?: LocationInput | null;

  @EvidenceList()
  evidence!: EvidenceInput[];
}

@InputType({ description: '到场确认。Confirm that the department is on site.' })
export class ConfirmArrivalInput extends OnSummonsInput {}

@InputType({ description: '到场异议：该次报到不算。Dispute an arrival; it no longer counts.' })
export class DisputeArrivalInput extends OnSummonsInput {
  @Reason()
  reason!: string;

  @EvidenceList()
  evidence!: EvidenceInput[];
}

@InputType({
  description: '记录办理进展；不停止任何时钟。Note what is being done; stops no clock.',
})
export class RecordProgressInput extends OnSummonsInput {
  @Text({
    label: '进展',
    description: '进展，2–2000 字。What is being done.',
    length: [2, 2000],
  })
  note!: string;

  @EvidenceList()
  evidence!: EvidenceInput[];
}

@InputType({
  description:
    '反馈办理结果；暂停的时钟随之恢复。Report the matter done; a paused clock runs on first.',
})
export class ReportResolutionInput extends OnSummonsInput {
  @Text({
    label: '反馈人',
    description: '反馈人，可不填。Who reports it, if named.',
    length: [1, 50],
    optional: true,
  })
  person?: string | null;

  @Text({
    label: '处置情况',
    description: '处置情况，2–2000 字。What was done.',
    length: [2, 2000],
  })
  summary!: string;

  @EvidenceList()
  evidence!: EvidenceInput[];
}
