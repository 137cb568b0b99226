import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { firstDayOf, monthsLater, startOfDate } from '#calendar';
import { CLOCK, type Clock } from '#event-sourcing';
import { refuseUnlessMonth } from '#graphql';
import { type HeavyQuestion, QUESTIONS, type Questions } from '#read-store';
import { calibrate, type Calibration } from '../domain/calibration.js';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';
import { heldOut, pastSummons, summonsesBetween } from './past-summonses.js';

const YEAR = 12;

export interface CalibrationAsked {
  /** First month that is held out, `YYYY-MM`, and how many. */
  readonly month: string;
  readonly months: number;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** The risk estimated from the year before a month, held against the months from it on. */
export const riskCalibration: HeavyQuestion<CalibrationAsked, Calibration, InsightTables> = {
  name: 'deadline-risk-calibration',
  projection: INSIGHT,
  async answer({ db }, { month, months, now }) {
    const start = (months: number) => startOfDate(firstDayOf(monthsLater(month, months)));
    const split = start(0);
    const past = await summonsesBetween(db, start(-YEAR), split);
    const held = await summonsesBetween(db, split, start(months));
    return calibrate(
      // Nothing may be known of the past that was not known when the held-out months began.
      past.map((one) => pastSummons(asOf(one, split), split)),
      held.flatMap((one) => heldOut(one, now)),
    );
  },
};

/** A summons as it stood at a time: what came later is not known yet. */
function asOf<S extends Parameters<typeof pastSummons>[0]>(summons: S, at: string): S {
  const { confirmedAt, releasedAt } = summons;
  return {
    ...summons,
    confirmedAt: confirmedAt !== null && confirmedAt <= at ? confirmedAt : null,
    releasedAt: releasedAt !== null && releasedAt <= at ? releasedAt : null,
  };
}

/**
 * How far {@link AskDeadlineRisks} can be trusted: estimated from the year before a month, and asked
 * of the months from it on, which were held out.
 * @throws GraphQLError `MONTH_INVALID`
 */
export class AskRiskCalibration extends Query<Calibration> {
  constructor(
    readonly month: string,
    readonly months: number,
  ) {
    super();
  }
}

@QueryHandler(AskRiskCalibration)
export class AskRiskCalibrationHandler implements IQueryHandler<AskRiskCalibration> {
  constructor(
    @Inject(QUESTIONS) private readonly questions: Questions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ month, months }: AskRiskCalibration): Promise<Calibration> {
    refuseUnlessMonth(month);
    refuseUnlessMonth(monthsLater(month, months), 'months');
    // Of the hour: an outcome that is minutes old changes no estimate, and equal questions are one.
    const now = `${this.clock.now().slice(0, 13)}:00:00.000Z`;
    return this.questions.ask(riskCalibration, { month, months, now });
  }
}
