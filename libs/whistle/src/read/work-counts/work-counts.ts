import { type Kysely, sql } from 'kysely';
import { conditionFor } from '#read-store';
import type { SummonsStatus } from '../../domain/summons-clocks.js';
import type { Authority, WhistleLevel } from '../../domain/whistle.events.js';
import type { WhistleStage } from '../../domain/whistle.state.js';
import { countOf } from '../work-lists/keyset.js';
import { NEVER } from '../work-lists/work-lists.tables.js';
import type { CardColour } from '../work-lists/work-lists.cards.js';
import type { WorkListTables } from '../work-lists/work-lists.tables.js';
import type { AnyTask, Task } from '../work-lists/work-lists.tasks.js';

/** How many, and how many of them are overdue. */
export interface Count {
  readonly count: number;
  readonly overdue: number;
}

type Sums<Row> = Row & { readonly count: number | string; readonly overdue: number | string };

const toCount = <Row>(row: Sums<Row>): Row & Count =>
  Object.assign(row, { count: Number(row.count), overdue: Number(row.overdue) });

/** Open whistles by street, of one street where given. */
export async function openWhistlesByStreet(
  db: Kysely<WorkListTables>,
  { street, now }: { readonly street?: string; readonly now: string },
): Promise<readonly (Count & { readonly street: string })[]> {
  const ofStreet = conditionFor(street, (id) => sql` and w.street = ${id}`)[0] ?? sql``;
  const { rows } = await sql<Sums<{ readonly street: string }>>`select w.street, count(*) as count,
    sum(case when w.due_at < ${now} then 1 else 0 end) as overdue
    from whistles w where w.status = 'open'${ofStreet} group by w.street`.execute(db);
  return rows.map(toCount);
}

interface SummonsGroup {
  readonly department: string;
  readonly status: SummonsStatus;
  readonly paused: number;
  readonly declined: number;
  readonly card: CardColour | null;
}

/** Open summonses by department and how they stand, of one department where given. */
export async function openSummonses(
  db: Kysely<WorkListTables>,
  { department, now }: { readonly department?: string; readonly now: string },
): Promise<readonly (Count & SummonsGroup)[]> {
  const ofOne = conditionFor(department, (id) => sql` and s.department = ${id}`)[0] ?? sql``;
  const by = sql`s.department, s.status, s.paused, s.declined, s.card`;
  const { rows } = await sql<Sums<SummonsGroup>>`select ${by}, count(*) as count,
    sum(case when s.due_at < ${now} then 1 else 0 end) as overdue
    from summonses s where s.open = 1${ofOne} group by ${by}`.execute(db);
  return rows.map(toCount);
}

/** Paused summonses by street. */
export async function pausedByStreet(
  db: Kysely<WorkListTables>,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly street: string; readonly count: number | string }>`
    select s.street, count(*) as count from summonses s
    where s.open = 1 and s.paused = 1 group by s.street`.execute(db);
  return new Map(rows.map(({ street, count }) => [street, Number(count)]));
}

interface TaskGroup {
  readonly street: string;
  readonly authority: Authority;
  readonly task: AnyTask;
}

/**
 * What waits, by street, whose turn it is and what it is; of one street where given. Ratings are apart
 * ({@link ratingsWaiting}): where nobody rates, they pile up for ever.
 */
export async function tasksWaiting(
  db: Kysely<WorkListTables>,
  { street, now }: { readonly street?: string; readonly now: string },
): Promise<readonly (Count & TaskGroup)[]> {
  const ofStreet = conditionFor(street, (id) => sql` and t.street = ${id}`)[0] ?? sql``;
  const by = sql`t.street, t.authority, t.task`;
  const { rows } = await sql<Sums<TaskGroup>>`select ${by}, count(*) as count,
    sum(case when t.queue < ${now} then 1 else 0 end) as overdue
    from tasks t where t.task <> 'rate'${ofStreet} group by ${by}`.execute(db);
  return rows.map(toCount);
}

/** Null where they are too many to count. */
export interface RatingCount {
  readonly count: number | null;
  readonly overdue: number | null;
}

/** 待评哨: of one street where given. */
export async function ratingsWaiting(
  db: Kysely<WorkListTables>,
  { street, now }: { readonly street?: string; readonly now: string },
): Promise<RatingCount> {
  const scope = conditionFor(street, (id) => sql` and t.street = ${id} and t.authority = 'street'`);
  const all = sql`select 1 from tasks t where t.task = 'rate'${scope[0] ?? sql``}`;
  const late = street === undefined ? sql`t.due_at` : sql`t.queue`;
  const [count, overdue] = await Promise.all([
    countOf(db, all),
    countOf(db, sql`${all} and ${late} < ${now}`),
  ]);
  return { count, overdue };
}

interface CentreGroup {
  readonly task: Task;
  readonly authority: Authority;
}

/** Tasks of the command centre’s list by what they are and whose turn it is. */
export async function centreTasks(
  db: Kysely<WorkListTables>,
  { tasks, now }: { readonly tasks: readonly Task[]; readonly now: string },
): Promise<(Count & CentreGroup)[]> {
  const { rows } = await sql<Sums<CentreGroup>>`select t.task, t.authority,
    count(*) as count, sum(case when t.due_at < ${now} then 1 else 0 end) as overdue
    from tasks t where t.task in (${sql.join(tasks)}) group by t.task, t.authority`.execute(db);
  return rows.map(toCount);
}

/** An open whistle without what anybody wrote into it. */
export interface LongWaiting {
  readonly whistleId: string;
  readonly street: string;
  readonly kind: string;
  readonly category: string;
  readonly level: WhistleLevel;
  readonly stage: WhistleStage;
  readonly card: CardColour | null;
  readonly raisedAt: string;
  /** Null where nothing is due. */
  readonly dueAt: string | null;
  readonly overdue: boolean;
}

/** As many as a screen shows in a size that is read from afar. */
const LONGEST_WAITING = 10;

/** The open whistles that were blown longest ago. */
export async function longestWaiting(
  db: Kysely<WorkListTables>,
  { now }: { readonly now: string },
): Promise<LongWaiting[]> {
  const { rows } = await sql<LongWaiting & { readonly dueAt: string }>`select
    w.id as "whistleId", w.street, w.kind, w.category, w.level, w.stage, w.card,
    w.raised_at as "raisedAt", w.due_at as "dueAt" from whistles w
    where w.status = 'open' order by w.raised_at, w.no limit ${LONGEST_WAITING}`.execute(db);
  return rows.map((row) => {
    const dueAt = row.dueAt === NEVER ? null : row.dueAt;
    return Object.assign(row, { dueAt, overdue: row.dueAt < now });
  });
}
