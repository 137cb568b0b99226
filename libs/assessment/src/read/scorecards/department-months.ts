import type { Kysely } from 'kysely';
import { monthOf } from '#calendar';
import { contributionOf, measuresOf } from '../../domain/measures.js';
import { addNumbersIn } from '../../domain/numbers-text.js';
import { admits, dimensionsOf, isInScope, type Scope, scopeKey } from '../../domain/score-scope.js';
import type { DepartmentMonth, SumsByScope } from '../../domain/scorecard.js';
import type { SumsNeeded } from '../../domain/score-boards.js';
import type { SummonsFact } from '../../domain/summons-fact.js';
import { addContribution, addCounts, newTally, type Tally } from '../../domain/tally.js';
import { factIn } from '../response-statistics/fact-rows.js';
import { correctionsAt } from '../response-statistics/not-yet-due.js';
import { spansOf } from '../response-statistics/period-plan.js';
import {
  cellRange,
  type Dimension,
  inOneView,
  keyOf,
  PAIR_SEPARATOR,
  type Rollup,
  rollupOf,
  type Span,
  type StatisticsTables,
} from '../response-statistics/response-statistics.tables.js';

/** Which sums are asked for, and as of when. */
export interface SumsQuestion extends SumsNeeded {
  /** 数据截止, ISO 8601 UTC: what fell due by then counts. Not before the newest event that is counted. */
  readonly cutOff: string;
}

type Db = Kysely<StatisticsTables>;

/** Whose sums a scope asks for. */
const ownerOf = (scope: Scope): Extract<Dimension, 'department' | 'street'> =>
  scope.of ?? 'department';

/** Sums by organisation and month. */
export class MonthSums {
  readonly #tallies = new Map<string, { department: string; month: string; tally: Tally }>();

  of(department: string, month: string): Tally {
    const key = `${month} ${department}`;
    let row = this.#tallies.get(key);
    if (!row) this.#tallies.set(key, (row = { department, month, tally: newTally() }));
    return row.tally;
  }

  addFact(scope: Scope, fact: SummonsFact, cutOff: string): void {
    const tally = this.of(fact[ownerOf(scope)], monthOf(fact.day));
    addContribution(tally, contributionOf(fact, cutOff));
  }

  months(): DepartmentMonth[] {
    return [...this.#tallies.values()].map(({ department, month, tally }) => ({
      department,
      month,
      measures: measuresOf(tally.counts),
    }));
  }
}

interface Spanned {
  readonly scope: Scope;
  readonly span: Span;
  readonly cutOff: string;
}

async function addCells(db: Db, sums: MonthSums, rollup: Rollup, { scope, span }: Spanned) {
  const [dimension] = dimensionsOf(scope);
  const { first, end } = cellRange(rollup, span);
  const rows = await db
    .selectFrom('cells')
    .select(['cell', 'counts'])
    .where('cell', '>=', first)
    .where('cell', '<', end)
    .execute();
  for (const { cell, counts } of rows) {
    const { period, value } = keyOf(cell);
    const [owner = '', other = ''] = value.split(PAIR_SEPARATOR);
    if (!dimension || admits(scope, dimension, other))
      addNumbersIn(sums.of(owner, monthOf(period)).counts, counts);
  }
}

const daysIn = ({ grain, from, to }: Span) =>
  grain === 'day' ? { from, to } : { from: `${from}-01`, to: `${to}-31` };

async function addCorrections(db: Db, sums: MonthSums, { scope, span, cutOff }: Spanned) {
  const owner = ownerOf(scope);
  const [dimension] = dimensionsOf(scope);
  const by = [owner, 'month', ...(dimension ? [dimension] : [])] as const;
  for (const { keys, counts } of await correctionsAt(db, { ...daysIn(span), cutOff, by }))
    if (!dimension || admits(scope, dimension, keys[dimension] ?? ''))
      addCounts(sums.of(keys[owner] ?? '', keys.month ?? ''), counts);
}

const yieldToOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Days of a span on which anything was dispatched. */
async function daysWithFacts(db: Db, span: Span): Promise<string[]> {
  const { first, end } = cellRange('all', { grain: 'day', ...daysIn(span) });
  const rows = await db
    .selectFrom('cells')
    .select('cell')
    .where('cell', '>=', first)
    .where('cell', '<', end)
    .execute();
  return rows.map(({ cell }) => keyOf(cell).period);
}

/** Reads day by day and yields in between, so that a question about years does not block others. */
async function addFacts(db: Db, wanted: readonly Wanted[], span: Span, cutOff: string) {
  for (const day of await daysWithFacts(db, span)) {
    const facts = await db.selectFrom('facts').selectAll().where('day', '=', day).execute();
    for (const row of facts)
      for (const { scope, sums } of wanted)
        if (isInScope(row, scope)) sums.addFact(scope, factIn(row), cutOff);
    await yieldToOthers();
  }
}

/** A scope, and what has been added up of it. */
export interface Wanted {
  readonly scope: Scope;
  readonly sums: MonthSums;
}

export const wantedOf = (scopes: readonly Scope[]): Wanted[] =>
  scopes.map((scope) => ({ scope, sums: new MonthSums() }));

export const sumsOf = (wanted: readonly Wanted[]): SumsByScope =>
  new Map(wanted.map(({ scope, sums }) => [scopeKey(scope), sums.months()]));

/**
 * The sums of every organisation that was summoned in a period, by month: from stored sums where a scope
 * restricts one dimension at most, from facts otherwise. They change until every summons dispatched in
 * the period is settled.
 */
export async function monthSums(db: Db, question: SumsQuestion): Promise<SumsByScope> {
  const wanted = wantedOf(question.scopes);
  const { cutOff } = question;
  await inOneView(db, async (view) => {
    for (const span of spansOf(question)) {
      const fromFacts: Wanted[] = [];
      for (const one of wanted) {
        const told = [ownerOf(one.scope), ...dimensionsOf(one.scope)];
        const rollup = rollupOf(told, span.grain);
        if (!rollup) fromFacts.push(one);
        else {
          const spanned = { scope: one.scope, span, cutOff };
          await addCells(view, one.sums, rollup, spanned);
          await addCorrections(view, one.sums, spanned);
        }
      }
      if (fromFacts.length > 0) await addFacts(view, fromFacts, span, cutOff);
    }
  });
  return sumsOf(wanted);
}
