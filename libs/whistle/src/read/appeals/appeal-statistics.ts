import { type Kysely, sql } from 'kysely';
import {
  APPEAL_COUNTS,
  type AppealCount,
  type AppealGroup,
  type AppealTables,
} from './appeals.tables.js';

/** Appeals filed in some months, by what. Conditions must all hold. */
export interface AppealStatisticsQuestion {
  /** Asia/Shanghai `YYYY-MM`, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly department?: string | undefined;
  readonly street?: string | undefined;
  readonly groupBy: readonly AppealGroup[];
}

/** Appeals by outcome: filed = upheld + rejected + withdrawn + open. */
export interface AppealStatisticsRow {
  readonly keys: Readonly<Partial<Record<AppealGroup, string>>>;
  readonly counts: Readonly<Record<AppealCount | 'open', number>>;
}

type Sums = Readonly<Record<AppealCount, number>> & Readonly<Partial<Record<AppealGroup, string>>>;

/** Rows in the order of their keys; one row of totals without groups. */
export async function appealStatistics(
  db: Kysely<AppealTables>,
  { from = '', to = '9999-12', department, street, groupBy }: AppealStatisticsQuestion,
): Promise<AppealStatisticsRow[]> {
  const keys = groupBy.map((group) => sql.ref(group));
  const sums = APPEAL_COUNTS.map(
    (count) => sql`coalesce(cast(sum(${sql.ref(count)}) as integer), 0) as ${sql.ref(count)}`,
  );
  const conditions = [
    sql`month between ${from} and ${to}`,
    ...(department === undefined ? [] : [sql`department = ${department}`]),
    ...(street === undefined ? [] : [sql`street = ${street}`]),
  ];
  const grouped =
    keys.length === 0 ? sql`` : sql`group by ${sql.join(keys)} order by ${sql.join(keys)}`;
  const { rows } = await sql<Sums>`select ${sql.join([...keys, ...sums])} from appeal_months
    where ${sql.join(conditions, sql` and `)} ${grouped}`.execute(db);
  return rows.map((row) => rowOf(row, groupBy));
}

function rowOf(row: Sums, groupBy: readonly AppealGroup[]): AppealStatisticsRow {
  const { filed, upheld, rejected, withdrawn, decidedLate } = row;
  const open = filed - upheld - rejected - withdrawn;
  return {
    keys: Object.fromEntries(groupBy.map((group) => [group, row[group] ?? ''])),
    counts: { filed, upheld, rejected, withdrawn, open, decidedLate },
  };
}
