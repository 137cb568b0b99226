import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory, type Organisations } from '#directory';
import { READ_STORE, type ReadStore } from '#read-store';
import type { Scorecard, Scores, Unscored } from '../../domain/scorecard.js';
import type { PeriodStage } from '../../periods/assessment-period.state.js';
import { PublishedScores } from '../../periods/published-scores.js';
import type { LiveScoreRules } from '../../live-score-rules.js';
import { SCORE_RULES } from '../../score-rule-files.js';
import { responseStatistics } from '../response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from '../response-statistics/response-statistics.tables.js';
import { type FreshAnswer, statisticsFreshness } from '../statistics-answer.js';
import { type ScorecardQuestion, scorecards, scoringOf } from './scorecards.js';

/** The department's name at the end of the period, and its successors of today. */
interface Named {
  readonly departmentName: string;
  readonly succeededBy: readonly string[];
}

/** The scores of a period with the names of the departments. */
export interface NamedScores {
  readonly cards: readonly (Scorecard & Named)[];
  readonly unscored: readonly (Unscored & Named)[];
  readonly stage: PeriodStage;
  /** Of the sealed edition that they are from; null where they are computed now. */
  readonly edition: number | null;
}

export interface ScorecardsRequest extends Omit<ScorecardQuestion, 'cutOff'> {
  /** Also the cards of the department's predecessors, each of its own. */
  readonly withPredecessors?: boolean;
  /** An edition of a published period; the one that holds where absent. */
  readonly edition?: number | undefined;
}

/** 考核得分: the scorecards of a period. */
export class ShowScorecards extends Query<FreshAnswer<NamedScores>> {
  constructor(
    readonly question: ScorecardsRequest,
    readonly afterPosition?: string,
  ) {
    super();
  }
}

@QueryHandler(ShowScorecards)
export class ShowScorecardsHandler implements IQueryHandler<ShowScorecards> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(SCORE_RULES) private readonly rules: LiveScoreRules,
    private readonly published: PublishedScores,
    private readonly directory: Directory,
  ) {}

  async execute({ question, afterPosition }: ShowScorecards) {
    const { period, department, withPredecessors = false } = question;
    const today = await this.directory.current();
    const then = today.asOf(period.to);
    const inherited = withPredecessors && department ? today.predecessorsOf(department) : [];
    const shown = [department, ...inherited.map(({ id }) => id)];
    const freshness = await statisticsFreshness(this.store, afterPosition);
    const standing = await this.published.standingOf(period, question.edition);
    const { stage, cutOff, edition, scores } = standing;
    const { cards, unscored } = scores ?? (await this.#live({ period, cutOff }, then));
    const named = <One extends { readonly department: string }>(all: readonly One[]) =>
      all
        .filter((one) => department === undefined || shown.includes(one.department))
        .map((one) => ({
          ...one,
          departmentName: then.nameOf(one.department),
          succeededBy: today.find(one.department)?.succeededBy ?? [],
        }));
    const sheet = { cards: named(cards), unscored: named(unscored) };
    const answer: NamedScores = { ...sheet, stage, edition };
    return { answer, freshness, cutOff };
  }

  async #live(question: ScorecardQuestion, then: Organisations): Promise<Scores> {
    const db = await this.store.live<StatisticsTables>(responseStatistics.name);
    return scorecards(db, scoringOf(await this.rules.current(), then), question);
  }
}
