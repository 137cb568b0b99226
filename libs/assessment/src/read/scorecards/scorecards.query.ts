import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { READ_STORE, type ReadStore } from '#read-store';
import type { ScoreRules } from '../../domain/score-rules.js';
import type { Scorecard } from '../../domain/scorecard.js';
import { SCORE_RULES } from '../../rules/score-rules.token.js';
import { type Answered, answered } from '../statistics-answer.js';
import { type ScorecardQuestion, scorecards } from './scorecards.js';

/** 考核得分: the scorecards of a month. */
export class ShowScorecards extends Query<Answered<readonly Scorecard[]>> {
  constructor(
    readonly question: ScorecardQuestion,
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
  ) {}

  execute({ question, afterPosition }: ShowScorecards) {
    return answered(this.store, afterPosition, (db) => scorecards(db, this.rules, question));
  }
}
