import type { Kysely } from 'kysely';
import { oneOf } from '#read-store';
import { contributionOf } from '../../domain/measures.js';
import { monthOf } from '#calendar';
import {
  addContribution,
  addCounts,
  addSums,
  newTally,
  type Statistics,
  statisticsOf,
  type Tally,
} from '../../domain/tally.js';
import { factIn, type FactsTable } from './fact-rows.js';
import { openSummonses } from './kept-open-summonses.js';
import { daysOf, type Period, periodBefore, spansOf } from './period-plan.js';
import {
  cellOf,
  cellRange,
  describeCell,
  type Described,
  type Dimension,
  DIMENSIONS,
  hasSketches,
  inOneView,
  isPair,
  keyOf,
  PAIR_SEPARATOR,
  type Rollup,
  rollupOf,
  type Span,
  type StatisticsTables,
} from './response-statistics.tables.js';

export const GROUPS = [...DIMENSIONS, 'day', 'month'] as const;
export type Group = (typeof GROUPS)[number];

/** A question about the summonses dispatched in a period. */
export interface StatisticsQuestion extends Period {
  /** 数据截止, ISO 8601 UTC: what fell due by then counts. Not before the newest event that is counted. */
  readonly cutOff: string;
  /** One row per combination that occurs; a single row of totals when empty. */
  readonly groupBy: readonly Group[];
  readonly filter?: Readonly<Partial<Record<Dimension, string | undefined>>> | undefined;
}

export interface StatisticsRow extends Statistics {
  /** The values that the row is about, by group. */
  readonly keys: Readonly<Partial<Record<Group, string>>>;
  /** The same group in the period before, where it was compared and there was anything. */
  readonly previous?: StatisticsRow | undefined;
}

type Db = Kysely<StatisticsTables>;

/** Where a question is answered from: stored sums, or the facts themselves. */
type Source = Rollup | 'facts';

const filtersOf = ({ filter = {} }: StatisticsQuestion): [Dimension, string][] =>
  DIMENSIONS.flatMap((dimension): [Dimension, string][] => {
    const value = filter[dimension];
    return value === undefined ? [] : [[dimension, value]];
  });

/** The cells that answer it with percentiles, or facts where none do. Both are exact. */
function sourceOf(question: StatisticsQuestion, grain: Span['grain']): Source {
  const named = filtersOf(question).map(([dimension]) => dimension);
  const rollup = rollupOf([...question.groupBy, ...named], grain);
  return rollup && hasSketches(rollup) ? rollup : 'facts';
}

class Rows {
  readonly #tallies = new Map<string, { keys: StatisticsRow['keys']; tally: Tally }>();

  constructor(private readonly groupBy: readonly Group[]) {
    if (groupBy.length === 0) this.tallyOf({});
  }

  tallyOf(described: Described): Tally {
    const keys: Partial<Record<Group, string>> = {};
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

const passes = (described: Described, question: StatisticsQuestion): boolean =>
  filtersOf(question).every(([dimension, value]) => described[dimension] === value);

/** Periods of a span in which anything was dispatched. */
async function periodsOf(db: Db, span: Span): Promise<string[]> {
  const { first, end } = cellRange('all', span);
  const rows = await db
    .selectFrom('cells')
    .select('cell')
    .where('cell', '>=', first)
    .where('cell', '<', end)
    .execute();
  return rows.map(({ cell }) => keyOf(cell).period);
}

/** The cells of a span, or of one value in it. */
async function cellsOf(db: Db, rollup: Rollup, span: Span, value: string | undefined) {
  const cells = db.selectFrom('cells').selectAll();
  const { first, end } = cellRange(rollup, span);
  if (value === undefined)
    return cells.where('cell', '>=', first).where('cell', '<', end).execute();
  const { grain } = span;
  const periods = await periodsOf(db, span);
  const named = periods.map((period) => cellOf({ rollup, grain, period, value }));
  return cells.where(oneOf(db, 'cell', named)).execute();
}

async function addCells(
  db: Db,
  rows: Rows,
  question: StatisticsQuestion,
  { rollup, span }: { readonly rollup: Rollup; readonly span: Span },
): Promise<void> {
  const value = isPair(rollup) ? undefined : filtersOf(question)[0]?.[1];
  const cells = await cellsOf(db, rollup, span, value);
  const open = await openSummonses(db, question.cutOff);
  for (const { cell, counts, sketches } of cells) {
    const described = describeCell(keyOf(cell));
    if (!passes(described, question)) continue;
    const tally = rows.tallyOf(described);
    addSums(tally, counts, sketches.split(' '));
    addCounts(tally, open.correctionOf(cell) ?? []);
  }
}

const yieldToOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Reads day by day and yields in between, so that a question about years does not block others. */
async function addFacts(db: Db, rows: Rows, question: StatisticsQuestion, span: Span) {
  for (const day of await periodsOf(db, span)) {
    for (const row of await factsOfDay(db, question, day))
      addContribution(
        rows.tallyOf({ ...row, month: monthOf(day) } as Described),
        contributionOf(factIn(row), question.cutOff),
      );
    await yieldToOthers();
  }
}

function factsOfDay(db: Db, question: StatisticsQuestion, day: string): Promise<FactsTable[]> {
  let query = db.selectFrom('facts').selectAll().where('day', '=', day);
  for (const [dimension, value] of filtersOf(question)) query = query.where(dimension, '=', value);
  return query.execute();
}

/**
 * Answers from as few rows as possible: a question about one dimension costs the same whether a month
 * had ten whistles or a million. Counts and rates are exact; percentiles are within 1 %. Rows are in
 * the order of their keys. Periods are Asia/Shanghai dates of dispatch, see {@link Period}.
 */
export async function responseTimeStatistics(
  db: Db,
  question: StatisticsQuestion,
): Promise<StatisticsRow[]> {
  const rows = new Rows(question.groupBy);
  const byDay = question.groupBy.includes('day');
  for (const span of byDay ? [daysOf(question)] : spansOf(question)) {
    const rollup = sourceOf(question, span.grain);
    if (rollup === 'facts') await addFacts(db, rows, question, toDays(span));
    else await inOneView(db, (view) => addCells(view, rows, question, { rollup, span }));
  }
  return rows.all();
}

const keyText = ({ keys }: StatisticsRow): string => Object.values(keys).join(PAIR_SEPARATOR);

/**
 * The same, each row with that of its group in the period before, as of the same cut-off. Nothing is
 * compared where the period is open-ended, or where days or months are told apart.
 */
export async function comparedStatistics(
  db: Db,
  question: StatisticsQuestion,
): Promise<StatisticsRow[]> {
  const { groupBy } = question;
  const before = periodBefore(question);
  if (!before || groupBy.includes('day') || groupBy.includes('month'))
    return responseTimeStatistics(db, question);
  return inOneView(db, async (view) => {
    const rows = await responseTimeStatistics(view, question);
    const earlier = await responseTimeStatistics(view, { ...question, ...before });
    const previous = new Map(earlier.map((row) => [keyText(row), row]));
    return rows.map((row) => ({ ...row, previous: previous.get(keyText(row)) }));
  });
}

const toDays = ({ grain, from, to }: Span): Span =>
  grain === 'day' ? { grain, from, to } : { grain: 'day', from: `${from}-01`, to: `${to}-31` };
