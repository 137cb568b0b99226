import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Kysely } from 'kysely';
import { type HeavyQuestion, QUESTIONS, type Questions } from '#read-store';
import { MEASURES } from '../../domain/measures.js';
import { addNumbersIn } from '../../domain/numbers-text.js';
import type { ScorePeriod } from '../../domain/score-period.js';
import { factIn } from '../response-statistics/fact-rows.js';
import { spansOf } from '../response-statistics/period-plan.js';
import { responseStatistics } from '../response-statistics/response-statistics.projection.js';
import {
  cellRange,
  inOneView,
  keyOf,
  PAIR_SEPARATOR,
  type Span,
  type StatisticsTables,
} from '../response-statistics/response-statistics.tables.js';

/** One part of a mix. */
interface CaseShare {
  readonly code: string;
  readonly count: number;
  /** 0–1 */
  readonly share: number;
}

/** What the summonses of a responder were, the most frequent first. */
export interface CaseMix {
  readonly categories: readonly CaseShare[];
  readonly kinds: readonly CaseShare[];
}

const PARTS = ['category', 'kind'] as const;
type Part = (typeof PARTS)[number];

type Db = Kysely<StatisticsTables>;

/** Summonses by department and code. */
class Counts {
  readonly #counts = new Map<string, Map<string, number>>();

  add(department: string, code: string, count: number): void {
    let codes = this.#counts.get(department);
    if (!codes) this.#counts.set(department, (codes = new Map<string, number>()));
    codes.set(code, (codes.get(code) ?? 0) + count);
  }

  departments(): string[] {
    return [...this.#counts.keys()];
  }

  sharesOf(department: string): CaseShare[] {
    const counted = [...(this.#counts.get(department) ?? [])].filter(([, count]) => count > 0);
    const all = counted.reduce((sum, [, count]) => sum + count, 0);
    return counted
      .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
      .map(([code, count]) => ({ code, count, share: count / all }));
  }
}

async function addCells(db: Db, counts: Counts, part: Part, span: Span): Promise<void> {
  const { first, end } = cellRange(`department-${part}`, span);
  const rows = await db
    .selectFrom('cells')
    .select(['cell', 'counts'])
    .where('cell', '>=', first)
    .where('cell', '<', end)
    .execute();
  for (const { cell, counts: text } of rows) {
    const [department = '', code = ''] = keyOf(cell).value.split(PAIR_SEPARATOR);
    const sums = MEASURES.map(() => 0);
    addNumbersIn(sums, text);
    counts.add(department, code, sums[MEASURES.indexOf('summoned')] ?? 0);
  }
}

/** At most two months of days at the edges of a period. */
async function addFacts(db: Db, counts: Readonly<Record<Part, Counts>>, { from, to }: Span) {
  const facts = db.selectFrom('facts').selectAll();
  const rows = await facts.where('day', '>=', from).where('day', '<=', to).execute();
  for (const row of rows)
    if (!factIn(row).excluded)
      for (const part of PARTS) counts[part].add(row.department, row[part], 1);
}

/** What the summonses of each responder were in a period: from stored sums, and from facts at its edges. */
export async function caseMixes(
  db: Db,
  period: Pick<ScorePeriod, 'from' | 'to'>,
): Promise<ReadonlyMap<string, CaseMix>> {
  const counts = { category: new Counts(), kind: new Counts() };
  await inOneView(db, async (view) => {
    for (const span of spansOf(period)) {
      if (span.grain === 'day') await addFacts(view, counts, span);
      else for (const part of PARTS) await addCells(view, counts[part], part, span);
    }
  });
  return new Map(
    counts.kind.departments().map((department) => {
      const [categories, kinds] = PARTS.map((part) => counts[part].sharesOf(department));
      return [department, { categories: categories ?? [], kinds: kinds ?? [] }];
    }),
  );
}

type Asked = Pick<ScorePeriod, 'from' | 'to'>;

export const caseMix: HeavyQuestion<
  Asked,
  readonly (readonly [string, CaseMix])[],
  StatisticsTables
> = {
  name: 'case-mix',
  projection: responseStatistics.name,
  answer: async ({ db }, asked) => [...(await caseMixes(db, asked))],
};

/** 件的构成: of what the summonses of each responder were. */
export class AskCaseMixes extends Query<ReadonlyMap<string, CaseMix>> {
  constructor(
    readonly period: ScorePeriod,
    readonly asker?: string,
  ) {
    super();
  }
}

@QueryHandler(AskCaseMixes)
export class AskCaseMixesHandler implements IQueryHandler<AskCaseMixes> {
  constructor(@Inject(QUESTIONS) private readonly questions: Questions) {}

  async execute({ period: { from, to }, asker }: AskCaseMixes) {
    return new Map(await this.questions.ask(caseMix, { from, to }, asker));
  }
}
