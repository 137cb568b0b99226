import { Field, Float, ObjectType } from '@nestjs/graphql';
import { enumOf, GraphQLDateTime } from '#graphql';
import { EvidenceType } from './evidence.type.js';
import type { ArrivalDetail, ArrivalJudge, ReportDetail } from './response-detail.js';

export const ArrivalStateEnum = enumOf<ArrivalDetail['state']>(
  'ArrivalState',
  '报到的状态。Where an arrival stands.',
  {
    claimed: '已报到，街道尚未确认。Reported; the street has not answered.',
    confirmed: '街道已确认到场。Confirmed by the street.',
    disputed: '街道有异议，该次报到不算。Disputed; it does not count.',
  },
);

export const ArrivalJudgeEnum = enumOf<ArrivalJudge>(
  'ArrivalJudge',
  '按哪个时间判定报到。Which time judges an arrival.',
  {
    device:
      '设备时间：规则许可、未超出容差，街道已确认到场。The device’s, as rules allow and the street has confirmed.',
    server: '服务器时间。The server’s.',
  },
);

export const ReportStateEnum = enumOf<ReportDetail['state']>(
  'ReportState',
  '反馈的状态。Where a report stands.',
  {
    reported: '待核实。Waits for the street.',
    confirmed: '街道已核实办结。Confirmed by the street.',
    deemed: '街道逾期未核实，视为核实办结。The street’s silence was taken as verification.',
    'sent-back': '已退回重办。Sent back.',
  },
);

@ObjectType('DeviceLocation', { description: '设备定位。Where the device said it was.' })
export class DeviceLocationType {
  @Field(() => Float, { description: '经度，WGS 84。Longitude.' })
  longitude!: number;

  @Field(() => Float, { description: '纬度，WGS 84。Latitude.' })
  latitude!: number;

  @Field(() => Float, { description: '精度（米）。Accuracy in metres.' })
  accuracyMetres!: number;
}

@ObjectType('ArrivalSupplement', {
  description: '报到后补充的材料；不改变停表时间。What was added after an arrival; moves no clock.',
})
export class ArrivalSupplementType {
  @Field(() => GraphQLDateTime, { description: '服务器时间。The server’s time.' })
  at!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: '设备时间。The device’s time.' })
  deviceAt!: string | null;

  @Field(() => String, { description: '到场人。Who is on site.' })
  person!: string;

  @Field(() => DeviceLocationType, { nullable: true, description: '设备定位。Where it was.' })
  location!: DeviceLocationType | null;

  @Field(() => [EvidenceType], { description: '佐证。Evidence.' })
  evidence!: EvidenceType[];
}

@ObjectType('Arrival', {
  description: '最近一次报到及街道的答复。The latest arrival, and the street’s answer.',
})
export class ArrivalType extends ArrivalSupplementType {
  @Field(() => ArrivalStateEnum, { description: '状态。Where it stands.' })
  state!: ArrivalDetail['state'];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '街道确认或提出异议的时间。When the street confirmed or disputed it.',
  })
  answeredAt!: string | null;

  @Field(() => String, { nullable: true, description: '异议的理由。Why it was disputed.' })
  disputedBecause!: string | null;

  @Field(() => ArrivalJudgeEnum, {
    description: '按哪个时间判定是否按时。Which time judges whether it was in time.',
  })
  judgedBy!: ArrivalJudge;

  @Field(() => GraphQLDateTime, {
    description:
      '据以判定的时间；申诉更正的见 appeals。That time; an appeal’s correction is in `appeals`.',
  })
  judgedAt!: string;

  @Field(() => [ArrivalSupplementType], {
    description: '其后补充的材料，先后为序。What was added, oldest first.',
  })
  supplements!: ArrivalSupplementType[];
}

@ObjectType('ReportSupplement', {
  description: '反馈后补充的内容。What was added to a report.',
})
export class ReportSupplementType {
  @Field(() => GraphQLDateTime, { description: '时间。When.' })
  at!: string;

  @Field(() => String, { nullable: true, description: '反馈人；未填则空。Who reported, if named.' })
  person!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '处置情况；只补材料的为空。What was done; null where only evidence was added.',
  })
  summary!: string | null;

  @Field(() => [EvidenceType], { description: '佐证。Evidence.' })
  evidence!: EvidenceType[];
}

@ObjectType('Report', {
  description: '最近一次反馈及街道的答复。The latest report, and the street’s answer.',
})
export class ReportType extends ReportSupplementType {
  @Field(() => ReportStateEnum, { description: '状态。Where it stands.' })
  state!: ReportDetail['state'];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '核实、视为核实或退回的时间。When it was confirmed, deemed so, or sent back.',
  })
  answeredAt!: string | null;

  @Field(() => String, { nullable: true, description: '退回的理由。Why it was sent back.' })
  sentBackBecause!: string | null;

  @Field(() => [ReportSupplementType], {
    description: '其后补充的内容，先后为序。What was added, oldest first.',
  })
  supplements!: ReportSupplementType[];
}
