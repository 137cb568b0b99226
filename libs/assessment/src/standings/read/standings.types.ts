import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Freshness, GraphQLDateTime } from '#graphql';
import type { ScoredKind } from '../../domain/score-rules.js';
import type { Scorecard } from '../../domain/scorecard.js';
import { CUT_OFF } from '../../read/response-statistics/statistics.args.js';
import { ScoredKindEnum } from '../../read/scorecards/scorecard.type.js';
import { TalkGroundType } from '../../talks/read/talk.types.js';
import type { CreditEntry, CreditFile } from '../credit-file.js';

@ObjectType({ isAbstract: true })
abstract class StandingAnswer {
  @Field(() => GraphQLDateTime, { description: CUT_OFF })
  cutOff!: string;

  @Field(() => Freshness, { description: '新鲜程度。How fresh the answer is.' })
  freshness!: Freshness;
}

@ObjectType('TalkDue', {
  description: '按考核规则应约谈、尚未通知的单位。Whom the rules name for a talk, not yet called.',
})
export class TalkDueType {
  @Field(() => ID, { description: '单位。Organisation.' })
  organisation!: string;

  @Field(() => String, { description: '名称。Its name.' })
  organisationName!: string;

  @Field(() => TalkGroundType, { description: '事由，可直接用于通知。Why, as a call takes it.' })
  ground!: TalkGroundType;
}

@ObjectType({ description: '一个考核期的约谈对象。Whom to call to a talk.' })
export class TalksDue extends StandingAnswer {
  @Field(() => [TalkDueType], { description: '约谈对象。Whom to call.' })
  due!: TalkDueType[];
}

@ObjectType('ListedOrganisation', { description: '上榜单位。An organisation that is named.' })
export class ListedOrganisationType {
  @Field(() => ID, { description: '单位。Organisation.' })
  organisation!: string;

  @Field(() => String, { description: '名称。Its name.' })
  organisationName!: string;

  @Field(() => Float, { nullable: true, description: '总分。Total.' })
  total!: number | null;

  @Field(() => Int, { nullable: true, description: '名次。Rank.' })
  rank!: number | null;

  @Field(() => Int, { description: '样本。Summonses.' })
  sample!: number;

  @Field(() => [String], { description: '黄牌。Yellow cards.' })
  yellowCards!: string[];

  @Field(() => [String], { description: '红牌。Red cards.' })
  redCards!: string[];
}

@ObjectType('RedBlackList', { description: '一类单位的红黑榜。The red and black list of a kind.' })
export class RedBlackListType {
  @Field(() => ScoredKindEnum, { description: '单位种类。Kind.' })
  kind!: ScoredKind;

  @Field(() => Int, { description: '参与排名的个数；样本不足的不参与。How many are ranked.' })
  ranked!: number;

  @Field(() => [ListedOrganisationType], { description: '红榜，最好的在先。The best.' })
  red!: ListedOrganisationType[];

  @Field(() => [ListedOrganisationType], { description: '黑榜，最差的在先。The last.' })
  black!: ListedOrganisationType[];
}

@ObjectType({ description: '一个考核期的红黑榜，各类单位分列。Red and black lists by kind.' })
export class RedBlackLists extends StandingAnswer {
  @Field(() => [RedBlackListType], { description: '各类单位。By kind.' })
  lists!: RedBlackListType[];
}

@ObjectType('CreditEntry', { description: '信用档案的一期。One period of a credit file.' })
export class CreditEntryType {
  @Field(() => String, { description: '考核期。Period.' })
  period!: string;

  @Field(() => Float, { nullable: true, description: '总分。Total.' })
  total!: number | null;

  @Field(() => String, { nullable: true, description: '等次。Band.' })
  band!: string | null;

  @Field(() => Int, { nullable: true, description: '名次；样本不足为空。Rank, or null.' })
  rank!: number | null;

  @Field(() => Int, { description: '参与排名的个数。How many are ranked.' })
  boardSize!: number;

  @Field(() => Int, { description: '样本。Summonses.' })
  sample!: number;

  @Field(() => Boolean, { description: '样本不足。Too few to rank.' })
  belowMinimumSample!: boolean;

  @Field(() => [String], { description: '黄牌。Yellow cards.' })
  yellowCards!: string[];

  @Field(() => [String], { description: '红牌。Red cards.' })
  redCards!: string[];

  @Field(() => Boolean, { description: '应约谈。A talk is due by the rules.' })
  talk!: boolean;
}

@ObjectType('CreditFile', { description: '一个单位一年的信用档案。The credit file of a year.' })
export class CreditFileType extends StandingAnswer {
  @Field(() => ID, { description: '单位。Organisation.' })
  organisation!: string;

  @Field(() => String, { description: '名称。Its name.' })
  organisationName!: string;

  @Field(() => [CreditEntryType], { description: '各季。Its quarters.' })
  quarters!: CreditEntryType[];

  @Field(() => CreditEntryType, { nullable: true, description: '全年。The whole year.' })
  year!: CreditEntryType | null;

  @Field(() => Int, { description: '有黄牌的季数。Quarters with a yellow card.' })
  yellowCards!: number;

  @Field(() => Int, { description: '有红牌的季数。Quarters with a red card.' })
  redCards!: number;

  @Field(() => Int, { description: '约谈次数。Talks it was called to.' })
  talksCalled!: number;

  @Field(() => Int, { description: '已约谈次数。Talks that were held.' })
  talksHeld!: number;

  @Field(() => Int, { description: '承诺项数。Promises made.' })
  promises!: number;

  @Field(() => Int, { description: '兑现项数。Promises kept.' })
  promisesKept!: number;

  @Field(() => Int, { description: '未兑现项数。Promises not kept.' })
  promisesBroken!: number;

  @Field(() => Int, { description: '逾期未报完成的项数。Promises overdue.' })
  promisesOverdue!: number;
}

type NameOf = (organisation: string) => string;

export function listedType(card: Scorecard, nameOf: NameOf): ListedOrganisationType {
  const { department: organisation, total, rank, sample, yellowCards, redCards } = card;
  const cards = { yellowCards: [...yellowCards], redCards: [...redCards] };
  return { organisation, organisationName: nameOf(organisation), total, rank, sample, ...cards };
}

const entryType = (entry: CreditEntry): CreditEntryType => ({
  ...entry,
  yellowCards: [...entry.yellowCards],
  redCards: [...entry.redCards],
});

/** What a credit file says, without whose it is. */
export const creditFileType = ({ quarters, year, talks, promises, ...cards }: CreditFile) => ({
  quarters: quarters.map(entryType),
  year: year ? entryType(year) : null,
  yellowCards: cards.yellowCards,
  redCards: cards.redCards,
  talksCalled: talks.called,
  talksHeld: talks.held,
  promises: promises.made,
  promisesKept: promises.kept,
  promisesBroken: promises.broken,
  promisesOverdue: promises.overdue,
});
