import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { localDate, localHour, startOfDate } from '#calendar';
import { CLOCK, type Clock } from '#event-sourcing';
import { type ReadFreshness, READ_STORE, readingOf, type ReadStore } from '#read-store';
import { INSIGHT } from './insight.projection.js';
import type { InsightTables } from './insight.tables.js';

export interface BlowsToday {
  /** Asia/Shanghai `YYYY-MM-DD`. */
  readonly day: string;
  /** Whistles of each local hour so far, also of those in which none was blown. */
  readonly hours: readonly { readonly hour: number; readonly count: number }[];
  readonly freshness: ReadFreshness;
}

/** 今日吹哨: how many whistles were blown in each hour of this day, whatever became of them. */
export class AskBlowsToday extends Query<BlowsToday> {
  constructor(readonly afterPosition?: string | null) {
    super();
  }
}

const UTC_HOUR_LENGTH = 'YYYY-MM-DDTHH'.length;

@QueryHandler(AskBlowsToday)
export class AskBlowsTodayHandler implements IQueryHandler<AskBlowsToday> {
  constructor(
    @Inject(READ_STORE) private readonly store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ afterPosition }: AskBlowsToday): Promise<BlowsToday> {
    const { db, freshness } = await readingOf<InsightTables>(this.store, INSIGHT, afterPosition);
    const now = this.clock.now();
    const day = localDate(now);
    const hour = sql`substr(raised_at, 1, ${sql.lit(UTC_HOUR_LENGTH)})`;
    const { rows } = await sql<{ readonly hour: string; readonly count: number | string }>`
      select ${hour} as hour, count(*) as count from cases
      where raised_at >= ${startOfDate(day)} and raised_at <= ${now} group by ${hour}`.execute(db);
    // Asia/Shanghai is whole hours from UTC.
    const counts = new Map(
      rows.map((row) => [Number(localHour(`${row.hour}:00:00.000Z`)), Number(row.count)]),
    );
    const length = Number(localHour(now)) + 1;
    const hours = Array.from({ length }, (_, at) => ({ hour: at, count: counts.get(at) ?? 0 }));
    return { day, hours, freshness };
  }
}
