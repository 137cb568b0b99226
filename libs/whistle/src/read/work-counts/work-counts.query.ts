import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { READ_STORE, type ReadStore } from '#read-store';
import { namedMatter, Naming } from '../names.js';
import { workListTables } from '../work-lists/work-lists.projection.js';
import { TASKS } from '../work-lists/work-lists.tasks.js';
import { districtCounts, streetTaskCounts, summonsCounts } from './counts.js';
import {
  centreTasks,
  longestWaiting,
  openSummonses,
  openWhistlesByStreet,
  pausedByStreet,
  ratingsWaiting,
  tasksWaiting,
} from './work-counts.js';
import type {
  CentreWorkCountsType,
  DepartmentWorkCountsType,
  DistrictNowType,
  StreetWorkCountsType,
} from './work-counts.types.js';

/** Of one organisation. */
interface Asked {
  readonly actor: Actor;
  readonly organisation: string;
  readonly afterPosition?: string | null | undefined;
}

/**
 * Numbers of a street's list and queue.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskStreetWorkCounts extends Query<StreetWorkCountsType> {
  constructor(readonly asked: Asked) {
    super();
  }
}

/**
 * Numbers of a department's list.
 * @throws GraphQLError `NOT_YOUR_ORGANISATION`
 */
export class AskDepartmentWorkCounts extends Query<DepartmentWorkCountsType> {
  constructor(readonly asked: Asked) {
    super();
  }
}

/** Numbers of the command centre's list. */
export class AskCentreWorkCounts extends Query<CentreWorkCountsType> {
  constructor(readonly afterPosition?: string | null) {
    super();
  }
}

/** The whole district as it stands. */
export class AskDistrictNow extends Query<DistrictNowType> {
  constructor(readonly afterPosition?: string | null) {
    super();
  }
}

@QueryHandler(AskStreetWorkCounts)
export class AskStreetWorkCountsHandler implements IQueryHandler<AskStreetWorkCounts> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly naming: Naming,
  ) {}

  async execute({ asked }: AskStreetWorkCounts): Promise<StreetWorkCountsType> {
    const { actor, organisation: street, afterPosition } = asked;
    const { organisations } = await this.naming.current();
    readScope(actor, organisations).assertMayReadWorkList(street);
    const { db, freshness } = await workListTables(this.store, afterPosition);
    const scope = { street, now: this.clock.now() };
    const [whistles, waiting, ratings] = await Promise.all([
      openWhistlesByStreet(db, scope),
      tasksWaiting(db, scope),
      ratingsWaiting(db, scope),
    ]);
    const { count: open = 0, overdue = 0 } = whistles[0] ?? {};
    return { open, overdue, tasks: streetTaskCounts(waiting, ratings), freshness };
  }
}

@QueryHandler(AskDepartmentWorkCounts)
export class AskDepartmentWorkCountsHandler implements IQueryHandler<AskDepartmentWorkCounts> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly naming: Naming,
  ) {}

  async execute({ asked }: AskDepartmentWorkCounts): Promise<DepartmentWorkCountsType> {
    const { actor, organisation: department, afterPosition } = asked;
    const { organisations } = await this.naming.current();
    readScope(actor, organisations).assertMayReadWorkList(department);
    const { db, freshness } = await workListTables(this.store, afterPosition);
    const rows = await openSummonses(db, { department, now: this.clock.now() });
    return { ...summonsCounts(rows), freshness };
  }
}

@QueryHandler(AskCentreWorkCounts)
export class AskCentreWorkCountsHandler implements IQueryHandler<AskCentreWorkCounts> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ afterPosition }: AskCentreWorkCounts): Promise<CentreWorkCountsType> {
    const { db, freshness } = await workListTables(this.store, afterPosition);
    const tasks = await centreTasks(db, { tasks: TASKS, now: this.clock.now() });
    return { tasks, freshness };
  }
}

@QueryHandler(AskDistrictNow)
export class AskDistrictNowHandler implements IQueryHandler<AskDistrictNow> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly naming: Naming,
  ) {}

  async execute({ afterPosition }: AskDistrictNow): Promise<DistrictNowType> {
    const names = await this.naming.current();
    const { db, freshness } = await workListTables(this.store, afterPosition);
    const scope = { now: this.clock.now() };
    const [whistles, summonses, paused, waiting, ratings, longest] = await Promise.all([
      openWhistlesByStreet(db, scope),
      openSummonses(db, scope),
      pausedByStreet(db),
      tasksWaiting(db, scope),
      ratingsWaiting(db, scope),
      longestWaiting(db, scope),
    ]);
    const now = { whistles, summonses, paused, waiting, ratings };
    const named = longest.map((one) => Object.assign(one, namedMatter(one, names)));
    return { ...districtCounts(now, names), longestWaiting: named, freshness };
  }
}
