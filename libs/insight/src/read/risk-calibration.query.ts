import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { monthsLater } from '#calendar';
import { CLOCK, type Clock } from '#event-sourcing';
import { mustBeMonth } from '#graphql';
import { QUESTIONS, type Questions } from '#read-store';
import type { Calibration } from '../domain/calibration.js';
import { riskCalibration } from './risk-calibration.js';

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
    mustBeMonth(month);
    mustBeMonth(monthsLater(month, months), 'months');
    // Of the hour: an outcome that is minutes old changes no estimate, and equal questions are one.
    const now = `${this.clock.now().slice(0, 13)}:00:00.000Z`;
    return this.questions.ask(riskCalibration, { month, months, now });
  }
}
