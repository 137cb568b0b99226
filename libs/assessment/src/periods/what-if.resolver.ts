import { QueryBus } from '@nestjs/cqrs';
import { Args, Field, Float, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { heavyCost, inputError } from '#graphql';
import { parseScoreRules, ScoreRuleError } from '../score-rule-files.js';
import { AskWhatIf } from './periods.query.js';
import { namedPeriod, unlessTooLong } from './online-answers.js';
import type { ScoreMove, WhatIf } from './what-if.js';

@ObjectType({ description: '一项指标带来的变化。What one indicator contributes to a move.' })
class IndicatorMoveType {
  @Field(() => String, { description: '指标。Name of the indicator.' })
  name!: string;

  @Field(() => Float, { nullable: true, description: '现行得分。Points by the rules in force.' })
  before!: number | null;

  @Field(() => Float, { nullable: true, description: '试算得分。Points by the draft.' })
  after!: number | null;

  @Field(() => Float, { description: '变化。Difference.' })
  change!: number;
}

@ObjectType({ description: '一个单位的升降。How one organisation moves.' })
class ScoreMoveType {
  @Field(() => String, { description: '单位。Organisation.' })
  department!: string;

  @Field(() => String, { description: '单位种类。Its kind.' })
  kind!: string;

  @Field(() => Float, { nullable: true, description: '现行总分。Total by the rules in force.' })
  totalBefore!: number | null;

  @Field(() => Float, { nullable: true, description: '试算总分。Total by the draft.' })
  totalAfter!: number | null;

  @Field(() => Int, { nullable: true, description: '现行名次。Rank by the rules in force.' })
  rankBefore!: number | null;

  @Field(() => Int, { nullable: true, description: '试算名次。Rank by the draft.' })
  rankAfter!: number | null;

  @Field(() => Float, { nullable: true, description: '总分变化。Difference of the totals.' })
  change!: number | null;

  @Field(() => [IndicatorMoveType], { description: '原因，大者在前。Why, the largest first.' })
  because!: IndicatorMoveType[];
}

@ObjectType({ description: '试算：过去的一个时段按草案计分。A past period under a draft.' })
class WhatIfScores {
  @Field(() => ID, { description: '时段。Period.' })
  period!: string;

  @Field(() => String, { description: '草案的摘要。Digest of the draft.' })
  rulesDigest!: string;

  @Field(() => String, { description: '试算结果的摘要，SHA-256。Digest of the result.' })
  resultDigest!: string;

  @Field(() => Int, { description: '涉及的单位数。Organisations that it concerns.' })
  compared!: number;

  @Field(() => Int, { description: '升的个数。How many rise.' })
  rise!: number;

  @Field(() => Int, { description: '降的个数。How many fall.' })
  fall!: number;

  @Field(() => Int, { description: '新计分的个数。How many get a score.' })
  begin!: number;

  @Field(() => Int, { description: '不再计分的个数。How many lose theirs.' })
  end!: number;

  @Field(() => [ScoreMoveType], { description: '各单位，变化大的在前。The largest moves first.' })
  moves!: ScoreMoveType[];
}

const NO_SCORE = { total: null, rank: null };

function shownMove({ department, kind, before, after, change, because }: ScoreMove): ScoreMoveType {
  const { total: totalBefore, rank: rankBefore } = before ?? NO_SCORE;
  const { total: totalAfter, rank: rankAfter } = after ?? NO_SCORE;
  const sides = { totalBefore, totalAfter, rankBefore, rankAfter };
  return { department, kind, ...sides, change, because: [...because] };
}

function shown({ summary, moves }: WhatIf): WhatIfScores {
  const { period, rules, result, compared, rise, fall, begin, end } = summary;
  const counts = { compared, rise, fall, begin, end };
  const digests = { rulesDigest: rules, resultDigest: result };
  return { period, ...digests, ...counts, moves: moves.map(shownMove) };
}

/** @throws GraphQLError naming the place in the rules */
function draftOf(rules: string) {
  try {
    return parseScoreRules(rules, 'rules');
  } catch (error) {
    if (!(error instanceof ScoreRuleError)) throw error;
    throw inputError('rules', error.code, error.message);
  }
}

@Resolver()
export class WhatIfResolver {
  constructor(private readonly queries: QueryBus) {}

  @Query(() => WhatIfScores, {
    complexity: heavyCost(),
    description:
      '试算：以一版考核规则草案重算过去的时段，谁升谁降、升降多少、因为哪项指标；日志过长时用命令行 admin score what-if。A past period under a draft: who moves, by how much, and why; for a long log use the command line.',
  })
  async whatIfScores(
    @Args('period', { type: () => ID, description: '时段。Period.' }) period: string,
    @Args('rules', { type: () => String, description: '考核规则文件的内容，JSON。The rule file.' })
    rules: string,
  ): Promise<WhatIfScores> {
    const asked = new AskWhatIf(namedPeriod(period, 'period'), draftOf(rules));
    return shown(await unlessTooLong(this.queries.execute(asked), 'period'));
  }
}
