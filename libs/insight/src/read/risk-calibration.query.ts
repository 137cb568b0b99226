import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { firstDayOf, monthsLater, startOfDate } from '#calendar';
import { CLOCK, type Clock } from '#event-sourcing';
import { refuseUnlessMonth } from '#graphql';
import { type HeavyQuestion, QUESTIONS, type Questions } from '#read-store';
import { calibrate, type Calibration } from '../domain/calibration.js';
import { type DatedSummons, toHeldOut, toPastSummons } from '../domain/dated-summons.js';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';
import { summonsesBetween } from './past-summonses.js';

const YEAR = 12;

export interface CalibrationRequest {
  /** First month that is held out, `YYYY-MM`, and how many. */
  readonly month: string;
  readonly months: number;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** The risk estimated from the year before a month, compared with the months from it on. */
export const riskCalibration: HeavyQuestion<CalibrationRequest, Calibration, InsightTables> = {
  name: 'deadline-risk-calibration',
  projection: INSIGHT,
  async answer({ db }, { month, months, now }) {
    const start = (months: number) => startOfDate(firstDayOf(monthsLater(month, months)));
    const split = start(0);
    const begun = Date.parse(split);
    const past = await summonsesBetween(db, start(-YEAR), split);
    const held = await summonsesBetween(db, split, start(months));
    return calibrate(
      // The estimate may use only what was known when the held-out months began.
      past.map((one) => toPastSummons(stateAt(one, begun), begun)),
      held.flatMap((one) => toHeldOut(one, Date.parse(now))),
    );
  },
};

/** A summons as it was at a time, without later confirmations and releases. */
function stateAt(summons: DatedSummons, at: number): DatedSummons {
  const { confirmedAt, releasedAt } = summons;
  const upTo = (time: number | null) => (time !== null && time <= at ? time : null);
  return Object.assign({}, summons, {
    confirmedAt: upTo(confirmedAt),
    releasedAt: upTo(releasedAt),
  });
}

/**
 * How reliable {@link AskDeadlineRisks} is: estimated from the year before a month, and compared with
 * the months from it on.
 * @throws GraphQLError `MONTH_INVALID`
 */
export class AskRiskCalibration extends Query<Calibration> {
  constructor(
    readonly month: string,
    readonly months: number,
    readonly asker?: string,
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

  async execute({ month, months, asker }: AskRiskCalibration): Promise<Calibration> {
    refuseUnlessMonth(month);
    refuseUnlessMonth(monthsLater(month, months), 'months');
    // Rounded down to the hour, so that questions of the same hour share an answer.
    const now = `${this.clock.now().slice(0, 13)}:00:00.000Z`;
    return this.questions.ask(riskCalibration, { month, months, now }, asker);
  }
}
