import { type Kysely, sql } from 'kysely';
import type { Confined } from '#access';
import type { Cursor, Keyed } from '#graphql';
import { conditionFor, oneOf } from '#read-store';
import type { Appeal, AppealSubject } from '../../domain/whistle.events.js';
import type { AppealsTable, AppealTables } from './appeals.tables.js';

export interface AppealListRequest {
  readonly outcome: Appeal['outcome'];
  readonly subject?: AppealSubject | undefined;
  readonly first: number;
  readonly cursor?: Cursor | undefined;
  /** Whose appeals the reader may see. */
  readonly confined: Confined;
}

export type ListedAppeal = AppealsTable & Keyed;

/**
 * A page of appeals and one more where there are more: what waits, the earliest due first; what has
 * ended, the latest first.
 */
export async function appealList(
  db: Kysely<AppealTables>,
  { outcome, subject, first, cursor, confined }: AppealListRequest,
): Promise<readonly ListedAppeal[]> {
  const isWaiting = outcome === 'pending';
  const beyond = isWaiting ? sql`>` : sql`<`;
  const order = isWaiting ? sql`asc` : sql`desc`;
  const { street, departments } = confined;
  const conditions = [
    sql`outcome = ${outcome}`,
    ...conditionFor(subject, (value) => sql`subject = ${value}`),
    ...conditionFor(street, (value) => sql`street = ${value}`),
    ...(departments === undefined ? [] : [oneOf(db, 'department', departments)]),
    ...conditionFor(cursor, ({ key, tie }) => sql`(sort_at, id) ${beyond} (${key}, ${tie})`),
  ];
  const { rows } = await sql<ListedAppeal>`
    select a.*, sort_at as sort_key, id as sort_tie from appeals a
    where ${sql.join(conditions, sql` and `)}
    order by sort_at ${order}, id ${order} limit ${first + 1}`.execute(db);
  return rows;
}
