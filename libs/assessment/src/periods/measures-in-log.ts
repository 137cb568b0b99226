import { localDate } from '#calendar';
import type { Whistle } from '#whistle';
import { countsOf, measuresOf, noCounts } from '../domain/measures.js';
import type { DepartmentMonth } from '../domain/scorecard.js';
import { factOf, type SummonsFact } from '../domain/summons-fact.js';
import { addCounts } from '../domain/tally.js';
import type { CalendarOf } from '../domain/working-ms.js';
import type { KnownEvents } from './known-events.js';
import {
  type PassLog,
  sumWhistles,
  type ToldWhistle,
  type WhistleSums,
} from './whistles-in-log.js';

/** Which of the facts are measured: one list of measures each. */
export type FactScope = (fact: SummonsFact) => boolean;

/** What is measured of a log. */
export interface LogQuestion {
  /** First and last Asia/Shanghai date of dispatch, both included. */
  readonly from: string;
  readonly to: string;
  /** 数据截止, ISO 8601 UTC: what fell due by then counts. Not before the newest event that is counted. */
  readonly cutOff: string;
  readonly scopes: readonly FactScope[];
}

/** Who else wants to know which facts are counted: once more, or with -1 no longer. */
export type FactListener = (fact: SummonsFact, told: ToldWhistle, times: 1 | -1) => void;

/** Working time is part of no score. */
const UNTIMED: CalendarOf = () => ({ workingMsBetween: () => 0 });

/** Facts of the summonses that were dispatched from one date to another; of no others, for speed. */
function factsWithin(
  whistle: Whistle,
  { from, to }: Pick<LogQuestion, 'from' | 'to'>,
): SummonsFact[] {
  return whistle.summonses.flatMap(({ summonedAt }, index) => {
    const day = localDate(summonedAt);
    return day < from || day > to ? [] : (factOf(whistle, index, UNTIMED) ?? []);
  });
}

interface Sum {
  readonly counts: number[];
  /** Facts in it: nobody stands in a list who has none. */
  facts: number;
}

/** Sums by department, one list for each scope. */
class Measured implements WhistleSums {
  readonly lists: readonly Map<string, Sum>[];

  constructor(
    private readonly question: LogQuestion,
    private readonly listener: FactListener | undefined,
  ) {
    this.lists = question.scopes.map(() => new Map<string, Sum>());
  }

  add(told: ToldWhistle): void {
    this.#count(told, 1);
  }

  takeBack(told: ToldWhistle): void {
    this.#count(told, -1);
  }

  #count(told: ToldWhistle, times: 1 | -1): void {
    const { cutOff, scopes } = this.question;
    for (const fact of factsWithin(told.whistle, this.question)) {
      this.listener?.(fact, told, times);
      const counts = countsOf(fact, cutOff);
      for (let scope = 0; scope < scopes.length; scope++)
        if (scopes[scope]?.(fact)) this.#addTo(scope, fact.department, counts, times);
    }
  }

  #addTo(scope: number, department: string, counts: readonly number[], times: 1 | -1): void {
    const list = this.lists[scope];
    const sum = list?.get(department) ?? { counts: noCounts(), facts: 0 };
    list?.set(department, sum);
    addCounts(sum, counts, times);
    sum.facts += times;
  }
}

const listOf = (sums: ReadonlyMap<string, Sum>): DepartmentMonth[] =>
  [...sums]
    .filter(([, { facts }]) => facts > 0)
    .map(([department, { counts }]) => ({ department, measures: measuresOf(counts) }));

/** What else concerns a pass over the log. */
export interface PassOptions {
  readonly listener?: FactListener | undefined;
  /** What was known of the log; everything where absent. */
  readonly known?: KnownEvents | undefined;
}

/**
 * The measures of every organisation that was summoned in a period, once for each scope and in its order:
 * from the log alone, in one pass, so that anybody can check a score. Uses no projection.
 * @throws EventStoreError, LogTooLongError
 */
export async function measuresInLog(
  log: PassLog,
  question: LogQuestion,
  { listener, known }: PassOptions = {},
): Promise<DepartmentMonth[][]> {
  const measured = new Measured(question, listener);
  await sumWhistles(log, measured, known);
  return measured.lists.map(listOf);
}
