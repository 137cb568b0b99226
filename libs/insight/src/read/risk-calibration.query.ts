import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '#event-sourcing';
import { READ_STORE, type ReadStore } from '#read-store';
import { calibrate, type Calibration } from '../domain/calibration.js';
import { insightTables, monthsLater, mustBeMonth, startOfDay } from './insight-reader.js';
import { heldOut, pastSummons, summonsesBetween } from './past-summonses.js';

const YEAR = 12;

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
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ month, months }: AskRiskCalibration): Promise<Calibration> {
    mustBeMonth('month', month);
    const begin = (one: string) => startOfDay('month', `${one}-01`);
    const db = await insightTables(this.store);
    const split = begin(month);
    const past = await summonsesBetween(db, begin(monthsLater(month, -YEAR)), split);
    const held = await summonsesBetween(db, split, begin(monthsLater(month, months)));
    const now = this.clock.now();
    return calibrate(
      // Nothing may be known of the past that was not known when the held-out months began.
      past.map((one) => pastSummons(asOf(one, split), split)),
      held.flatMap((one) => heldOut(one, now)),
    );
  }
}

/** A summons as it stood at a time: what came later is not known yet. */
function asOf<S extends Parameters<typeof pastSummons>[0]>(summons: S, at: string): S {
  const { confirmedAt, releasedAt } = summons;
  return {
    ...summons,
    confirmedAt: confirmedAt !== null && confirmedAt <= at ? confirmedAt : null,
    releasedAt: releasedAt !== null && releasedAt <= at ? releasedAt : null,
  };
}
