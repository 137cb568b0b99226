import { Inject, Optional } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { EVENT_STORE, type EventStore } from '#event-store';
import { READ_STORE, type ReadStore } from '#read-store';
import { cutOffAt } from '../domain/judged-counts.js';
import type { ScorePeriod } from '../domain/score-period.js';
import type { ScoreRules } from '../domain/score-rules.js';
import { SCORE_RULE_SELECTION, type ScoreRuleSelection } from '../score-rule-files.js';
import { assessmentPeriod } from './assessment-period.js';
import type { AssessmentPeriod } from './assessment-period.state.js';
import {
  assessmentPeriods,
  listPeriods,
  type PeriodRow,
  type PeriodTables,
} from './assessment-periods.projection.js';
import { KnownEvents, MOST_ONLINE } from './known-events.js';
import { scoringToldBy } from './told-by.js';
import { type WhatIf, whatIf } from './what-if.js';

/** 考核时段: all that were ever made preliminary, the latest first. */
export class ListAssessmentPeriods extends Query<readonly PeriodRow[]> {}

@QueryHandler(ListAssessmentPeriods)
export class ListAssessmentPeriodsHandler implements IQueryHandler<ListAssessmentPeriods> {
  constructor(@Inject(READ_STORE) private readonly store: ReadStore) {}

  async execute(): Promise<readonly PeriodRow[]> {
    return listPeriods(await this.store.live<PeriodTables>(assessmentPeriods.name));
  }
}

/** One period with its editions, and the revision of its stream. */
export class FindAssessmentPeriod extends Query<{
  readonly state: AssessmentPeriod;
  readonly revision: number;
}> {
  constructor(readonly period: ScorePeriod) {
    super();
  }
}

@QueryHandler(FindAssessmentPeriod)
export class FindAssessmentPeriodHandler implements IQueryHandler<FindAssessmentPeriod> {
  constructor(@Inject(EVENT_STORE) private readonly log: EventStore) {}

  async execute({ period }: FindAssessmentPeriod) {
    const events = await assessmentPeriod.read(this.log, period.id);
    return { state: assessmentPeriod.fold(events), revision: events.at(-1)?.revision ?? -1 };
  }
}

/** A past period under a draft, of a log that is short enough to wait for. */
export class AskWhatIf extends Query<WhatIf> {
  constructor(
    readonly period: ScorePeriod,
    readonly draft: ScoreRules,
  ) {
    super();
  }
}

@QueryHandler(AskWhatIf)
export class AskWhatIfHandler implements IQueryHandler<AskWhatIf> {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Optional()
    @Inject(SCORE_RULE_SELECTION)
    private readonly selection?: ScoreRuleSelection,
  ) {}

  /** @throws LogTooLongError */
  async execute({ period, draft }: AskWhatIf): Promise<WhatIf> {
    const now = this.clock.now();
    const scoring = await scoringToldBy(this.log, now, { period, selection: this.selection });
    const known = new KnownEvents(undefined, MOST_ONLINE);
    return whatIf(this.log, { scoring, draft }, { period, cutOff: cutOffAt(now), known });
  }
}
