import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import type { Actor } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { READ_STORE, type ReadStore } from '#read-store';
import type { Scorecard } from '../domain/scorecard.js';
import type { LiveScoreRules } from '../live-score-rules.js';
import { responseStatistics } from '../read/response-statistics/response-statistics.projection.js';
import { StatisticsNames } from '../read/response-statistics/statistics-names.js';
import type { StatisticsTables } from '../read/response-statistics/response-statistics.tables.js';
import { scoringOf } from '../read/scorecards/scorecards.js';
import { SCORE_RULES } from '../score-rule-files.js';
import type { CaseMixes } from './case-mix.js';
import { explainedScore, type ScoreQuestion } from './explained-score.js';
import type { ExplainedScore } from './score-tree.js';

export interface ExplainRequest extends Omit<ScoreQuestion, 'onlyStreet'> {
  /** All of the same period and cut-off. */
  readonly cards: readonly Scorecard[];
  readonly mixes: CaseMixes;
}

/**
 * “Why 83.4?”: a score down to its summonses.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class ExplainScore extends Query<ExplainedScore | undefined> {
  constructor(
    readonly actor: Actor,
    readonly question: ExplainRequest,
  ) {
    super();
  }
}

@QueryHandler(ExplainScore)
export class ExplainScoreHandler implements IQueryHandler<ExplainScore> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(SCORE_RULES) private readonly rules: LiveScoreRules,
    private readonly names: StatisticsNames,
  ) {}

  async execute({ actor, question }: ExplainScore): Promise<ExplainedScore | undefined> {
    const organisations = await this.names.organisations();
    const scope = readScope(actor, organisations);
    // A department sees itself alone; a street sees each department, and no other street.
    scope.departmentOfFigures(question.organisation);
    const onlyStreet = scope.streetOfFigures(undefined, true);
    if (organisations.find(question.organisation)?.kind === 'street')
      scope.streetOfFigures(question.organisation, true);
    const scoring = scoringOf(await this.rules.current(), organisations.asOf(question.period.to));
    const db = await this.store.live<StatisticsTables>(responseStatistics.name);
    const mayRead = (parties: readonly string[]) => scope.mayReadMatter(parties);
    const { cards, mixes } = question;
    const kindNames = await this.names.kinds();
    const by = { db, log: this.log, scoring, organisations, mayRead, kindNames };
    const sources = { ...by, cards, mixes };
    const asked = { ...question, onlyStreet };
    return explainedScore(sources, asked);
  }
}
