import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Directory } from '#directory';
import { CLOCK, type Clock } from '#event-sourcing';
import { READ_STORE, type ReadStore } from '#read-store';
import { cutOffAt } from '../../domain/judged-counts.js';
import type { ScoreRules } from '../../domain/score-rules.js';
import type { Scorecard } from '../../domain/scorecard.js';
import { lastDayOf } from '#calendar';
import { SCORE_RULES } from '../../score-rule-files.js';
import { responseStatistics } from '../response-statistics/response-statistics.projection.js';
import type { StatisticsTables } from '../response-statistics/response-statistics.tables.js';
import { type FreshAnswer, statisticsFreshness } from '../statistics-answer.js';
import { type ScorecardQuestion, scorecards } from './scorecards.js';

/** A scorecard with the department's name in that month, and its successors of today. */
export interface NamedScorecard extends Scorecard {
  readonly departmentName: string;
  readonly succeededBy: readonly string[];
}

export interface ScorecardsRequest extends Omit<ScorecardQuestion, 'cutOff'> {
  /** Also the cards of the department's predecessors, each of its own. */
  readonly withPredecessors?: boolean;
}

/** 考核得分: the scorecards of a month. */
export class ShowScorecards extends Query<FreshAnswer<readonly NamedScorecard[]>> {
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
    @Inject(SCORE_RULES) private readonly rules: readonly ScoreRules[],
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async execute({ question, afterPosition }: ShowScorecards) {
    const { month, department, withPredecessors = false } = question;
    const today = await this.directory.current();
    const then = today.asOf(lastDayOf(month));
    const inherited = withPredecessors && department ? today.predecessorsOf(department) : [];
    const shown = [department, ...inherited.map(({ id }) => id)];
    const freshness = await statisticsFreshness(this.store, afterPosition);
    const db = await this.store.live<StatisticsTables>(responseStatistics.name);
    const cutOff = cutOffAt(this.clock.now());
    const all = await scorecards(db, this.rules, { month, cutOff });
    const answer = all
      .filter((card) => department === undefined || shown.includes(card.department))
      .map((card): NamedScorecard => ({
        ...card,
        departmentName: then.nameOf(card.department),
        succeededBy: today.find(card.department)?.succeededBy ?? [],
      }));
    return { answer, freshness, cutOff };
  }
}
