import type { Kysely } from 'kysely';
import { contributionOf, MEASURES } from '../../domain/measures.js';
import { monthOf } from '../../domain/local-date.js';
import {
  addContribution,
  addSums,
  newTally,
  type Statistics,
  statisticsOf,
  type Tally,
} from '../../domain/tally.js';
import { daysOf, type Period, type Span, spansOf } from './period-plan.js';
import {
  type CellsTable,
  type Dimension,
  DIMENSIONS,
  type FactsTable,
  PAIR_SEPARATOR,
  type Rollup,
  SKETCH_COLUMNS,
  type StatisticsTables,
} from './response-statistics.tables.js';

export const GROUPS = [...DIMENSIONS, 'day', 'month'] as const;
export type Group = (typeof GROUPS)[number];

/** A question about the summonses dispatched in a period. */
export interface StatisticsQuestion extends Period {
  /** One row per combination that occurs; a single row of totals when empty. */
  readonly groupBy: readonly Group[];
  readonly filter?: Readonly<Partial<Record<Dimension, string | undefined>>> | undefined;
}

export interface StatisticsRow extends Statistics {
  /** The values that the row is about, by group. */
  readonly keys: Readonly<Partial<Record<Group, string>>>;
}

type Db = Kysely<StatisticsTables>;

/** Where the numbers for a question are: sums that are kept, or the facts themselves. */
type Source = Rollup | 'facts';

/** What tells one summons from another: by dimension, and by day or month of dispatch. */
type Described = Partial<Record<Group, string>>;

const filtersOf = ({ filter = {} }: StatisticsQuestion): [Dimension, string][] =>
  DIMENSIONS.flatMap((dimension): [Dimension, string][] => {
    const value = filter[dimension];
    return value === undefined ? [] : [[dimension, value]];
  });

/** One dimension is answered from its cells; any other combination from facts, exactly as well. */
function sourceOf(question: StatisticsQuestion): Source {
  const named = filtersOf(question).map(([dimension]) => dimension);
  const used = DIMENSIONS.filter((d) => question.groupBy.includes(d) || named.includes(d));
  if (used.length === 0) return 'all';
  if (used.length === 1) return used[0] ?? 'all';
  return used.join('-') === 'department-street' ? 'department-street' : 'facts';
}

class Rows {
  readonly #tallies = new Map<string, { keys: Described; tally: Tally }>();

  constructor(private readonly groupBy: readonly Group[]) {
    if (groupBy.length === 0) this.of({});
  }

  of(described: Described): Tally {
    const keys: Described = {};
    for (const group of this.groupBy) keys[group] = described[group] ?? '';
    const text = this.groupBy.map((group) => keys[group]).join(PAIR_SEPARATOR);
    let row = this.#tallies.get(text);
    if (!row) this.#tallies.set(text, (row = { keys, tally: newTally() }));
    return row.tally;
  }

  /** In the order of their keys. */
  all(): StatisticsRow[] {
    const sorted = [...this.#tallies].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([, { keys, tally }]) => ({ keys, ...statisticsOf(tally) }));
  }
}

function describeCell(cell: CellsTable): Described {
  const { rollup, grain, period, value } = cell;
  const when = grain === 'day' ? { day: period, month: monthOf(period) } : { month: period };
  if (rollup === 'all') return when;
  if (rollup !== 'department-street') return { ...when, [rollup]: value };
  const [department = '', street = ''] = value.split(PAIR_SEPARATOR);
  return { ...when, department, street };
}

const passes = (described: Described, question: StatisticsQuestion): boolean =>
  filtersOf(question).every(([dimension, value]) => described[dimension] === value);

async function addCells(
  db: Db,
  rows: Rows,
  question: StatisticsQuestion,
  from: { readonly rollup: Rollup; readonly span: Span },
): Promise<void> {
  const { rollup, span } = from;
  const only = filtersOf(question)[0]?.[1];
  const cells = await db
    .selectFrom('cells')
    .selectAll()
    .where('rollup', '=', rollup)
    .where('grain', '=', span.grain)
    .where('period', '>=', span.from)
    .where('period', '<=', span.to)
    .$if(DIMENSIONS.includes(rollup as Dimension) && only !== undefined, (query) =>
      query.where('value', '=', only ?? ''),
    )
    .execute();
  for (const cell of cells) {
    const described = describeCell(cell);
    if (!passes(described, question)) continue;
    const counts = MEASURES.map((measure) => cell[measure]);
    const texts = SKETCH_COLUMNS.map((column) => cell[column]);
    addSums(rows.of(described), counts, texts);
  }
}

const yielded = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Day by day, so that a question about years of facts lets others have their turn. */
async function addFacts(db: Db, rows: Rows, question: StatisticsQuestion, span: Span) {
  const days = await db
    .selectFrom('cells')
    .select('period')
    .where('rollup', '=', 'all')
    .where('grain', '=', 'day')
    .where('period', '>=', span.from)
    .where('period', '<=', span.to)
    .execute();
  for (const { period: day } of days) {
    for (const row of await factsOfDay(db, question, day))
      addContribution(
        rows.of({ ...row, month: monthOf(day) } as Described),
        contributionOf({ ...row, proven: row.proven === 1, released: row.released === 1 }),
      );
    await yielded();
  }
}

function factsOfDay(db: Db, question: StatisticsQuestion, day: string): Promise<FactsTable[]> {
  let query = db.selectFrom('facts').selectAll().where('day', '=', day);
  for (const [dimension, value] of filtersOf(question)) query = query.where(dimension, '=', value);
  return query.execute();
}

/**
 * Answers from the fewest rows: a question about one dimension costs the same whether a month saw
 * ten whistles or a million. Counts and rates are exact; percentiles are within 1 %. Rows are in
 * the order of their keys. Periods are Asia/Shanghai dates of dispatch, see {@link Period}.
 */
export async function responseTimeStatistics(
  db: Db,
  question: StatisticsQuestion,
): Promise<StatisticsRow[]> {
  const rows = new Rows(question.groupBy);
  const rollup = sourceOf(question);
  const byDay = question.groupBy.includes('day');
  for (const span of byDay ? [daysOf(question)] : spansOf(question)) {
    const kept = rollup !== 'facts' && !(rollup === 'department-street' && span.grain === 'day');
    if (kept) await addCells(db, rows, question, { rollup, span });
    else await addFacts(db, rows, question, toDays(span));
  }
  return rows.all();
}

const toDays = ({ grain, from, to }: Span): Span =>
  grain === 'day' ? { grain, from, to } : { grain: 'day', from: `${from}-01`, to: `${to}-31` };
