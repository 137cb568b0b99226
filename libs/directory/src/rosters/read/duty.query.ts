import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { Directory } from '../../organisations/directory.js';
import { DutyRosters, type MonthRoster, type OnDuty } from '../duty-rosters.js';

/** A duty, and whether the one who asks may see the telephone. */
export interface FoundDuty {
  readonly duty: OnDuty;
  readonly withPhone: boolean;
}

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
    return found.map((duty) => {
      const onDutyNow = duty.from <= now && now < duty.to;
      return { duty, withPhone: onDutyNow || scope.maySeeTelephonesOf(duty.organisation) };
    });
  }
}

/** 值班表 of a month, with its gaps. */
export class ShowDutyRoster extends Query<MonthRoster & { readonly withPhones: boolean }> {
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
  ) {}

  async execute({ actor, organisation, month }: ShowDutyRoster) {
    const scope = readScope(actor, await this.directory.current());
    const roster = await this.rosters.month(organisation, month);
    return { ...roster, withPhones: scope.maySeeTelephonesOf(organisation) };
  }
}
