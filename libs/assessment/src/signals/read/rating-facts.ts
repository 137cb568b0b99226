import type { Kysely } from 'kysely';
import { daysLater, endOfDate, firstDayOf, lastDayOf, startOfDate } from '#calendar';
import type { FrictionFact, RatingFact } from '../rating-signals.js';
import type { SignalTables } from './signals.tables.js';

/** The ratings of a month, each summons by its own event. */
export async function ratingsOf(db: Kysely<SignalTables>, month: string): Promise<RatingFact[]> {
  const rows = await db
    .selectFrom('signal_facts')
    .select(['whistle_id as whistle', 'street', 'department', 'at', 'value as scores'])
    .where('kind', '=', 'rating')
    .where('month', '=', month)
    .orderBy('at')
    .orderBy('whistle_id')
    .execute();
  return rows;
}

/** Disputes, returns and declines of a month and so many days before it. */
export async function frictionsOf(
  db: Kysely<SignalTables>,
  month: string,
  days: number,
): Promise<FrictionFact[]> {
  const from = daysLater(firstDayOf(month), -days);
  const months = new Set<string>();
  for (let day = from; day <= lastDayOf(month); day = daysLater(day, 1))
    months.add(day.slice(0, 7));
  const rows = await db
    .selectFrom('signal_facts')
    .select(['street', 'department', 'at'])
    .where('kind', '=', 'friction')
    .where('month', 'in', [...months])
    .where('at', '>=', startOfDate(from))
    .where('at', '<', endOfDate(lastDayOf(month)))
    .orderBy('at')
    .execute();
  return rows;
}
