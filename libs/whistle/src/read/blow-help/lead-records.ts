import { type Kysely, sql } from 'kysely';
import { type BlowHelpTables, LEAD_COUNTS, type LeadCount } from './blow-help.tables.js';

/** Leads of one organisation in matters of one class. */
export type LeadRecord = Readonly<Record<LeadCount, number>> & {
  readonly department: string;
  /** Of these, those that one street called. */
  readonly here: number;
};

export interface LeadQuestion {
  /** A class code or the beginning of one. */
  readonly category: string;
  readonly kind?: string | undefined;
  /** The first month, Asia/Shanghai `YYYY-MM`. */
  readonly from: string;
  /** The street whose own calls are told apart. */
  readonly street?: string | undefined;
}

/** Who led what, by sums of months: so many rows as there are groups, whatever happened in them. */
export async function leadRecords(
  db: Kysely<BlowHelpTables>,
  { category, kind, from, street = '' }: LeadQuestion,
): Promise<readonly LeadRecord[]> {
  const sums = LEAD_COUNTS.map(
    (count) => sql`cast(sum(${sql.ref(count)}) as integer) as ${sql.ref(count)}`,
  );
  const conditions = [
    // A range of the key; `:` stands right after the digits.
    sql`category >= ${category} and category < ${`${category}:`}`,
    sql`month >= ${from}`,
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
  ];
  const { rows } = await sql<LeadRecord>`select department, ${sql.join(sums)},
      cast(sum(case when street = ${street} then led else 0 end) as integer) as here
    from lead_months where ${sql.join(conditions, sql` and `)}
    group by department having sum(led) > 0 order by department`.execute(db);
  return rows;
}
