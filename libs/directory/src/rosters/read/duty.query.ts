import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope, type ReadScope, type StaffShown } from '#access';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { Directory } from '../../organisations/directory.js';
import { DutyRosters, type MonthRoster, type OnDuty } from '../duty-rosters.js';

/** A duty, and what of the person the one who asks may see. */
export interface FoundDuty {
  readonly duty: OnDuty;
  readonly sees: StaffShown;
}

/** 在岗: telephones are for those whom somebody may need at this moment, whatever time is asked about. */
const seenBy =
  (scope: ReadScope, now: string) =>
  ({ from, to, organisation }: OnDuty): StaffShown =>
    scope.staffShown(organisation, from <= now && now < to);

/** 谁在值班: now, or at a time (ISO 8601 UTC). */
export class FindOnDuty extends Query<readonly FoundDuty[]> {
  constructor(
    readonly actor: Actor,
    readonly organisation: string,
    readonly at?: string,
  ) {
    super();
  }
}

@QueryHandler(FindOnDuty)
export class FindOnDutyHandler implements IQueryHandler<FindOnDuty> {
  constructor(
    private readonly rosters: DutyRosters,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ actor, organisation, at }: FindOnDuty): Promise<readonly FoundDuty[]> {
    const now = this.clock.now();
    const scope = readScope(actor, await this.directory.current());
    const found = await this.rosters.onDuty(organisation, at ?? now);
    const seesOf = seenBy(scope, now);
    return found.map((duty) => ({ duty, sees: seesOf(duty) }));
  }
}

/** A month's roster, and what of each person on it the one who asks may see. */
interface ShownRoster {
  readonly roster: MonthRoster;
  readonly seesOf: (duty: OnDuty) => StaffShown;
}

/** 值班表 of a month, with its gaps. */
export class ShowDutyRoster extends Query<ShownRoster> {
  constructor(
    readonly actor: Actor,
    readonly organisation: string,
    readonly month: string,
  ) {
    super();
  }
}

@QueryHandler(ShowDutyRoster)
export class ShowDutyRosterHandler implements IQueryHandler<ShowDutyRoster> {
  constructor(
    private readonly rosters: DutyRosters,
    private readonly directory: Directory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ actor, organisation, month }: ShowDutyRoster): Promise<ShownRoster> {
    const scope = readScope(actor, await this.directory.current());
    const roster = await this.rosters.month(organisation, month);
    return { roster, seesOf: seenBy(scope, this.clock.now()) };
  }
}
