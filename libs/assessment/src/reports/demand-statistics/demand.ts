import { type Kysely, sql } from 'kysely';
import { endOfDate, firstDayOf, lastDayOf, monthsLater, startOfDate } from '#calendar';
import type { HeavyQuestion } from '#read-store';
import { DEMAND_MEASURES, type DemandCounts, type DemandMeasure, noDemand } from './demand-run.js';
import { demandStatistics } from './demand-statistics.projection.js';
import type { DemandTables } from './demand-statistics.tables.js';

export interface DemandQuestion {
  /** Asia/Shanghai `YYYY-MM`. */
  readonly month: string;
  /** 数据截止, ISO 8601 UTC: what is open and due at or after it is not yet due. */
  readonly cutOff: string;
  /** One street; the whole district where absent. */
  readonly street?: string | undefined;
}

/** Some of the demand: its counts in the month, and what it took over from the months before. */
export interface Demand extends DemandCounts {
  /** 结转: raised or reopened before the month and not ended before it. */
  readonly carriedOver: number;
}

/** A month's totals. */
export interface DemandMonth extends DemandCounts {
  readonly month: string;
}

/** What the sums are split by; each is exact, and together they are the whole. */
export interface DemandOfMonth {
  readonly month: string;
  readonly total: Demand;
  readonly byClass: readonly (DemandCounts & {
    readonly channel: string;
    readonly category: string;
  })[];
  readonly byKind: readonly (DemandCounts & { readonly kind: string })[];
  /** In the order of ids: there is no league table of volume. Only the one that was asked for, if any. */
  readonly byStreet: readonly (Demand & { readonly street: string })[];
  /** The month before; also its open runs are judged at the cut-off. */
  readonly before: Demand;
  /** Up to twelve months in which something happened, this one the last. */
  readonly trend: readonly DemandMonth[];
}

type Db = Kysely<DemandTables>;
type Counts = Record<DemandMeasure, number>;
interface NotYetDue {
  readonly street: string;
  readonly channel: string;
  readonly category: string;
  readonly kind: string;
  readonly times: number;
}

/** Open runs that are due within the month and not before the cut-off, those alike as one. */
async function notYetDue(db: Db, { month, cutOff, street }: DemandQuestion): Promise<NotYetDue[]> {
  const first = startOfDate(firstDayOf(month));
  const from = cutOff > first ? cutOff : first;
  const until = endOfDate(lastDayOf(month));
  if (from >= until) return [];
  let query = db
    .selectFrom('demand_runs')
    .select(['street', 'channel', 'category', 'kind'])
    .select(sql<number>`cast(count(*) as integer)`.as('times'))
    .where('ended', 'is', null)
    .where('due', '>=', from)
    .where('due', '<', until);
  if (street !== undefined) query = query.where('street', '=', street);
  return query.groupBy(['street', 'channel', 'category', 'kind']).execute();
}

const FLOW = sql<number>`cast(coalesce(sum("raised" + "reopened" - "closed" - "withdrawn" - "merged"), 0) as integer)`;

/** What each street carries into the month; the whole district under the empty name. */
async function carriedOver(db: Db, { month, street }: DemandQuestion) {
  let query = db
    .selectFrom('demand_by_kind')
    .select(['street', FLOW.as('open')])
    .where('month', '<', month);
  if (street !== undefined) query = query.where('street', '=', street);
  const rows = await query.groupBy('street').execute();
  return new Map(rows.map(({ street: of, open }) => [of, open]));
}

/** Sums by some key, in its order. */
class Sums<Keys extends object> {
  readonly #sums = new Map<string, Keys & Counts>();

  of(keys: Keys): Counts {
    const key = Object.values(keys).join(' ');
    let sum = this.#sums.get(key);
    if (!sum) this.#sums.set(key, (sum = Object.assign(noDemand(), keys)));
    return sum;
  }

  add(keys: Keys, counts: DemandCounts): void {
    const sum = this.of(keys);
    for (const measure of DEMAND_MEASURES) sum[measure] += counts[measure];
  }

  rows(): (Keys & DemandCounts)[] {
    return [...this.#sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  }
}

const isSome = (counts: DemandCounts): boolean =>
  DEMAND_MEASURES.some((measure) => counts[measure] !== 0);

const classesOf = (db: Db, { month, street = '' }: DemandQuestion) =>
  db
    .selectFrom('demand_by_class')
    .selectAll()
    .where('month', '=', month)
    .where('street', '=', street)
    .execute();

function kindsOf(db: Db, { month, street }: DemandQuestion) {
  const kinds = db.selectFrom('demand_by_kind').selectAll().where('month', '=', month);
  return (street === undefined ? kinds : kinds.where('street', '=', street)).execute();
}

async function sumsOf(db: Db, question: DemandQuestion) {
  const whole = question.street ?? '';
  const byClass = new Sums<{ channel: string; category: string }>();
  const byKind = new Sums<{ kind: string }>();
  const byStreet = new Sums<{ street: string }>();
  for (const row of await classesOf(db, question))
    byClass.add({ channel: row.channel, category: row.category }, row);
  for (const row of await kindsOf(db, question)) {
    if (row.street === whole) byKind.add({ kind: row.kind }, row);
    if (row.street !== '') byStreet.add({ street: row.street }, row);
  }
  for (const { channel, category, kind, street, times } of await notYetDue(db, question)) {
    byClass.of({ channel, category }).due -= times;
    byKind.of({ kind }).due -= times;
    byStreet.of({ street }).due -= times;
  }
  return { byClass: byClass.rows().filter(isSome), byKind: byKind.rows().filter(isSome), byStreet };
}

const MONTHS_SHOWN = 12;

/** The totals of the months before this one. */
async function monthsBefore(db: Db, { month, street = '' }: DemandQuestion) {
  const sums = new Sums<{ month: string }>();
  const rows = await db
    .selectFrom('demand_by_kind')
    .selectAll()
    .where('street', '=', street)
    .where('month', '>', monthsLater(month, -MONTHS_SHOWN))
    .where('month', '<', month)
    .execute();
  for (const row of rows) sums.add({ month: row.month }, row);
  return sums.rows();
}

async function totalsOf(db: Db, question: DemandQuestion): Promise<Demand> {
  const { byKind } = await sumsOf(db, question);
  const open = await carriedOver(db, question);
  return totalOf(byKind, open.get(question.street ?? '') ?? 0);
}

function totalOf(rows: readonly DemandCounts[], carried: number): Demand {
  const total = noDemand();
  for (const row of rows) for (const measure of DEMAND_MEASURES) total[measure] += row[measure];
  return Object.assign(total, { carriedOver: carried });
}

/**
 * The demand of a month from its sums, at a cost that hangs on streets, kinds and categories, and not on
 * how many whistles there are.
 */
export async function demandOf(db: Db, question: DemandQuestion): Promise<DemandOfMonth> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (view) => {
      const { byClass, byKind, byStreet } = await sumsOf(view, question);
      const open = await carriedOver(view, question);
      for (const street of open.keys()) if (street !== '') byStreet.of({ street });
      const total = totalOf(byKind, open.get(question.street ?? '') ?? 0);
      const trend = await monthsBefore(view, question);
      return {
        month: question.month,
        total,
        byClass,
        byKind,
        byStreet: byStreet
          .rows()
          .map((row) => Object.assign(row, { carriedOver: open.get(row.street) ?? 0 }))
          .filter((row) => row.carriedOver !== 0 || isSome(row)),
        before: await totalsOf(view, { ...question, month: monthsLater(question.month, -1) }),
        trend: [...trend, Object.assign({ month: question.month }, total)],
      };
    });
}

/** {@link demandOf} as a heavy question, answered in another thread. */
export const demandQuestion: HeavyQuestion<DemandQuestion, DemandOfMonth, DemandTables> = {
  name: 'demand-of-month',
  projection: demandStatistics.name,
  answer: ({ db }, asked) => demandOf(db, asked),
};
