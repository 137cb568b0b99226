import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from '#graphql';
import type { SealedDossier } from '../domain/dossier.js';

@ObjectType('DossierScore', { description: '一个月的得分。The score of one month.' })
export class DossierScoreType {
  @Field(() => String, { description: '月份 YYYY-MM。Month.' })
  month!: string;

  @Field(() => String, { description: '规则及版本。Rule pack and version.' })
  rule!: string;

  @Field(() => String, { description: '规则摘要。Digest of the rule.' })
  ruleDigest!: string;

  @Field(() => Float, { nullable: true, description: '总分。Total.' })
  total!: number | null;

  @Field(() => Float, { description: '满分。Full marks.' })
  fullMarks!: number;

  @Field(() => Int, { description: '派哨数。Summonses.' })
  sample!: number;

  @Field(() => Int, { nullable: true, description: '名次；样本不足为空。Rank, or null.' })
  rank!: number | null;

  @Field(() => Int, { description: '参与排名的个数。How many are ranked.' })
  boardSize!: number;
}

@ObjectType('DossierClock', { description: '一个时钟的按时数。In time of those due.' })
export class DossierClockType {
  @Field(() => String, { description: '时钟。Clock.' })
  clock!: string;

  @Field(() => Int, { description: '按时。In time.' })
  onTime!: number;

  @Field(() => Int, { description: '应按时。Fell due.' })
  due!: number;
}

@ObjectType('DossierResponse', {
  description: '对一个街道的响应情况。How it answered one street.',
})
export class DossierResponseType {
  @Field(() => ID, { description: '街道。Street.' })
  street!: string;

  @Field(() => Int, { description: '派哨。Summonses.' })
  summoned!: number;

  @Field(() => Int, { description: '办结。Resolved.' })
  resolved!: number;

  @Field(() => Int, { description: '退回次数。Times sent back.' })
  sentBack!: number;

  @Field(() => Int, { description: '已评。Rated.' })
  rated!: number;

  @Field(() => Int, { description: '满意：基本满意以上。Rated 3 or better.' })
  satisfied!: number;

  @Field(() => [DossierClockType], { description: '各时钟。Clocks.' })
  clocks!: DossierClockType[];
}

@ObjectType('AgencyDossier', {
  description:
    '征求意见时的履职情况，固定不变。The figures as they were when it was asked, frozen.',
})
export class DossierType {
  @Field(() => GraphQLDateTime, { description: '数据截止。Cut-off.' })
  cutOff!: string;

  @Field(() => String, { description: '起始月。First month of scores.' })
  from!: string;

  @Field(() => String, { description: '截止月，含。Last month of scores.' })
  to!: string;

  @Field(() => [DossierScoreType], { description: '月度得分。Scores by month.' })
  scores!: DossierScoreType[];

  @Field(() => [DossierResponseType], { description: '对所征求各街道的响应。By street asked.' })
  responses!: DossierResponseType[];

  @Field(() => Int, { description: '受邀联席会议次数。Joint meetings it was invited to.' })
  meetingsInvited!: number;

  @Field(() => Int, { description: '其中到会次数。Of these, attended.' })
  meetingsAttended!: number;

  @Field(() => Int, { description: '申诉件数。Appeals that it filed.' })
  appealsFiled!: number;

  @Field(() => Int, { description: '其中成立。Of these, upheld.' })
  appealsUpheld!: number;

  @Field(() => Int, { description: '约谈次数。Talks it was called to.' })
  talksCalled!: number;

  @Field(() => Int, { description: '承诺项数。Promises made.' })
  promises!: number;

  @Field(() => Int, { description: '兑现项数。Promises kept.' })
  promisesKept!: number;

  @Field(() => Int, { description: '未兑现项数。Promises not kept.' })
  promisesBroken!: number;

  @Field(() => String, {
    description: '摘要（SHA-256）：可证明当时所见。Digest of what was shown.',
  })
  digest!: string;
}

/** A dossier as the API shows it. */
export function dossierType({ meetings, appeals, talks, ...rest }: SealedDossier): DossierType {
  return {
    cutOff: rest.cutOff,
    from: rest.from,
    to: rest.to,
    scores: [...rest.scores],
    responses: rest.responses.map((one) => ({ ...one, clocks: [...one.clocks] })),
    meetingsInvited: meetings.invited,
    meetingsAttended: meetings.attended,
    appealsFiled: appeals.filed,
    appealsUpheld: appeals.upheld,
    talksCalled: talks.called,
    promises: talks.promises,
    promisesKept: talks.kept,
    promisesBroken: talks.broken,
    digest: rest.digest,
  };
}
