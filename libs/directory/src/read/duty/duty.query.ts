import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DutyRosters, type MonthRoster, type OnDuty } from '../../duty-rosters.js';

/** 谁在值班: now, or at a time (ISO 8601 UTC). */
export class FindOnDuty extends Query<readonly OnDuty[]> {
  constructor(
    readonly organisation: string,
    readonly at?: string,
  ) {
    super();
  }
}

@QueryHandler(FindOnDuty)
export class FindOnDutyHandler implements IQueryHandler<FindOnDuty> {
  constructor(private readonly rosters: DutyRosters) {}

  execute({ organisation, at }: FindOnDuty): Promise<readonly OnDuty[]> {
    return this.rosters.onDuty(organisation, at);
  }
}

/** 值班表 of a month, with its gaps. */
export class ShowDutyRoster extends Query<MonthRoster> {
  constructor(
    readonly organisation: string,
    readonly month: string,
  ) {
    super();
  }
}

@QueryHandler(ShowDutyRoster)
export class ShowDutyRosterHandler implements IQueryHandler<ShowDutyRoster> {
  constructor(private readonly rosters: DutyRosters) {}

  execute({ organisation, month }: ShowDutyRoster): Promise<MonthRoster> {
    return this.rosters.month(organisation, month);
  }
}
