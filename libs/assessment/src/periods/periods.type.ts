import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf, GraphQLDateTime } from '#graphql';
import type { PeriodRow } from './assessment-periods.projection.js';
import type { AssessmentPeriod, Edition, PeriodStage } from './assessment-period.state.js';

export const PeriodStageEnum = enumOf<PeriodStage>(
  'PeriodStage',
  '考核时段的阶段。How far an assessment period is.',
  {
    open: '开放：得分随时变动。Scores move.',
    preliminary: '初步：数据已固定，可以申诉。The facts are fixed, and can be contested.',
    published: '已公布：封存。Frozen and sealed.',
    restated: '已更正：原版仍可查。Published anew; what was before stays readable.',
  },
);

@ObjectType({ description: '考核时段。An assessment period.' })
export class AssessmentPeriodSummary {
  @Field(() => ID, { description: '时段，如 2026-11、2026-Q4。Id of the period.' })
  id!: string;

  @Field(() => String, { description: '派哨日期起（含）。First date of dispatch.' })
  from!: string;

  @Field(() => String, { description: '派哨日期止（含）。Last date of dispatch.' })
  to!: string;

  @Field(() => PeriodStageEnum, { description: '阶段。How far it is.' })
  stage!: PeriodStage;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '数据截止；开放的时段无。Cut-off; null while it is open.',
  })
  cutOff!: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: '申诉期满的时刻；开放的时段无。End of the window to contest.',
  })
  contestUntil!: string | null;

  @Field(() => Int, {
    description: '现行的版次；未公布为 0。The edition that holds; 0 before the first.',
  })
  edition!: number;
}

@ObjectType({
  description: '数据截止后计入的一个事件。An event that counts although it came later.',
})
export class TakenUpFact {
  @Field(() => ID, { description: '哨。Whistle.' })
  whistle!: string;

  @Field(() => String, { description: '事件。Type of the event.' })
  event!: string;
}

@ObjectType({
  description: '初步结果，或公布的一版。The preliminary, or one published state of a period.',
})
export class PeriodEdition {
  @Field(() => Int, {
    description:
      '版次：初步结果为 0，公布的从 1 起。Number: 0 for the preliminary, from 1 for what was published.',
  })
  edition!: number;

  @Field(() => GraphQLDateTime, { description: '作出或公布的时间。When it was made or published.' })
  publishedAt!: string;

  @Field(() => String, { nullable: true, description: '更正的名称。Name of a restatement.' })
  name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '更正的理由，或申诉未裁决仍公布的理由。Why it was restated, or published early.',
  })
  reason!: string | null;

  @Field(() => String, { description: '结果的摘要，SHA-256。Digest of the result.' })
  resultDigest!: string;

  @Field(() => String, { description: '输入的摘要，SHA-256。Digest of what it was computed from.' })
  inputsDigest!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '所依检查点的摘要，SHA-256；当时未签署过则为空。Digest of the checkpoint of the log that it rests on.',
  })
  checkpointDigest!: string | null;

  @Field(() => Int, { description: '计入的召集数。Summonses that it counts.' })
  summonses!: number;

  @Field(() => [TakenUpFact], {
    nullable: true,
    description: '数据截止后计入的事件；区级可见。What came later and counts; for the district.',
  })
  takenUp!: TakenUpFact[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      '公布时申诉未裁决的召集（哨/序号）；区级可见。Summonses whose appeals were undecided; for the district.',
  })
  undecided!: string[] | null;
}

@ObjectType({ description: '一个考核时段及其各版。An assessment period with its editions.' })
export class AssessmentPeriodType extends AssessmentPeriodSummary {
  @Field(() => Int, { description: '时段的版本。Revision of its stream; -1 for none.' })
  revision!: number;

  @Field(() => PeriodEdition, {
    nullable: true,
    description:
      '初步结果，第 0 版；开放的时段无。What was open to objection; null while it is open.',
  })
  preliminary!: PeriodEdition | null;

  @Field(() => [PeriodEdition], {
    description: '各版，先公布的在前。Its editions, the first first.',
  })
  editions!: PeriodEdition[];
}

export const summaryOf = (row: PeriodRow): AssessmentPeriodSummary => ({
  id: row.id,
  from: row.first_day,
  to: row.last_day,
  stage: row.stage,
  cutOff: row.cut_off,
  contestUntil: row.contest_until,
  edition: row.edition,
});

/** @param isDistrict whether whistles of every department may be named */
export function editionOf(edition: Edition, isDistrict: boolean): PeriodEdition {
  const takenUp = edition.takenUp.map(({ stream, type }) => ({
    whistle: stream.replace('whistle-', ''),
    event: type,
  }));
  return {
    edition: edition.edition,
    publishedAt: edition.at,
    name: edition.name ?? null,
    reason: edition.reason ?? null,
    resultDigest: edition.result,
    inputsDigest: edition.inputs.digest,
    checkpointDigest: edition.checkpoint?.digest ?? null,
    summonses: edition.inputs.summonses,
    takenUp: isDistrict ? takenUp : null,
    undecided: isDistrict ? [...edition.undecided] : null,
  };
}

export const stageOf = ({ stage, preliminary, editions }: AssessmentPeriod) => ({
  stage,
  cutOff: editions.at(-1)?.cutOff ?? preliminary?.cutOff ?? null,
  contestUntil: preliminary?.contestUntil ?? null,
  edition: editions.length,
});
