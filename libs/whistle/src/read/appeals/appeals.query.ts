import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { readScope } from '#access';
import { Directory } from '#directory';
import { type Actor, CLOCK, type Clock } from '#event-sourcing';
import { type Connection, connectionOf, dropNulls, textCursorOf } from '#graphql';
import { READ_STORE, readingOf, type ReadStore } from '#read-store';
import { Naming } from '../names.js';
import { appealList } from './appeal-list.js';
import { appealStatistics, type AppealStatisticsQuestion } from './appeal-statistics.js';
import { APPEALS } from './appeals.projection.js';
import type { AppealTables } from './appeals.tables.js';
import type { AppealsArgs } from './appeals.args.js';
import {
  type AppealItemType,
  type AppealStatisticsType,
  shownAppealItem,
  shownStatisticsRow,
} from './appeals.types.js';

/** A page of the appeals that the reader may see. */
export class AskAppeals extends Query<Connection<AppealItemType>> {
  constructor(
    readonly actor: Actor,
    readonly args: AppealsArgs,
  ) {
    super();
  }
}

@QueryHandler(AskAppeals)
export class AskAppealsHandler implements IQueryHandler<AskAppeals> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly naming: Naming,
  ) {}

  async execute({ actor, args }: AskAppeals): Promise<Connection<AppealItemType>> {
    const { outcome, first, afterPosition } = args;
    const cursor = textCursorOf(args.after, outcome);
    const names = await this.naming.current();
    const { street, department, subject } = dropNulls(args);
    const confined = readScope(actor, names.organisations).confine({ street, department });
    const { db, freshness } = await readingOf<AppealTables>(this.store, APPEALS, afterPosition);
    const rows = await appealList(db, { outcome, subject, first, cursor, confined });
    const now = this.clock.now();
    return connectionOf(rows, { ...args, sort: outcome, freshness }, (row) =>
      shownAppealItem(row, now, names),
    );
  }
}

/** Sums of appeals by outcome. */
export class AskAppealStatistics extends Query<AppealStatisticsType> {
  constructor(
    readonly question: AppealStatisticsQuestion,
    readonly afterPosition: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(AskAppealStatistics)
export class AskAppealStatisticsHandler implements IQueryHandler<AskAppealStatistics> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    private readonly directory: Directory,
  ) {}

  async execute({ question, afterPosition }: AskAppealStatistics): Promise<AppealStatisticsType> {
    const { db, freshness } = await readingOf<AppealTables>(this.store, APPEALS, afterPosition);
    const organisations = await this.directory.current();
    const rows = await appealStatistics(db, question);
    const nameOf = (id: string) => organisations.nameOf(id);
    return { rows: rows.map((row) => shownStatisticsRow(row, nameOf)), freshness };
  }
}
