import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Delivery } from '#event-sourcing';
import type { ScorePeriod } from '../domain/score-period.js';
import type { PeriodCommand } from './assessment-period.commands.js';
import { MOST_ONLINE } from './known-events.js';
import { PeriodCommands, type PeriodOutcome, type PeriodTask } from './period-commands.js';

/** Message on the command bus: a command on a period, of a log that is short enough to wait for. */
export class PeriodRequest extends Command<PeriodOutcome> implements PeriodTask {
  readonly most = MOST_ONLINE;

  constructor(
    readonly period: ScorePeriod,
    readonly command: PeriodCommand,
    readonly delivery: Delivery,
  ) {
    super();
  }
}

@CommandHandler(PeriodRequest)
export class PeriodRequestHandler implements ICommandHandler<PeriodRequest> {
  constructor(private readonly periods: PeriodCommands) {}

  execute(request: PeriodRequest): Promise<PeriodOutcome> {
    return this.periods.handle(request);
  }
}
