import { localDate, monthOf } from '#calendar';
import type { Whistle } from '#whistle';
import { countsOf, measuresOf, noCounts } from '../domain/measures.js';
import { isInScope, type Scope, scopeKey } from '../domain/score-scope.js';
import type { DepartmentMonth, SumsByScope } from '../domain/scorecard.js';
import type { SumsNeeded } from '../domain/score-boards.js';
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

/** Who else wants to know which facts are counted: once more, or with -1 no longer. */
export type FactListener = (fact: SummonsFact, told: ToldWhistle, times: 1 | -1) => void;

/** What is measured of a log. */
export interface LogQuestion {
  /** 数据截止, ISO 8601 UTC: what fell due by then counts. Not before the newest event that is counted. */
  readonly cutOff: string;
  /** Several sets of sums, all of them in one pass. */
  readonly sums: readonly SumsNeeded[];
}

/** Working time is part of no score. */
const UNTIMED: CalendarOf = () => ({ workingMsBetween: () => 0 });

interface Days {
  readonly from: string;
  readonly to: string;
}

const isWithin = (day: string, { from, to }: Days): boolean => from <= day && day <= to;

/** Facts of the summonses that were dispatched from one date to another; of no others, for speed. */
const factsWithin = (whistle: Whistle, days: Days): SummonsFact[] =>
  whistle.summonses.flatMap(({ summonedAt }, index) =>
    isWithin(localDate(summonedAt), days) ? (factOf(whistle, index, UNTIMED) ?? []) : [],
  );

interface Row {
  readonly department: string;
  readonly month: string;
  readonly counts: number[];
  /** Facts in it: nobody stands in a list who has none. */
  facts: number;
}

/** Sums of one scope, by organisation and month. */
class ScopeSums {
  readonly #rows = new Map<string, Row>();

  constructor(
    readonly scope: Scope,
    private readonly days: Days,
  ) {}

  add(fact: SummonsFact, counts: readonly number[], times: 1 | -1): void {
    if (!isWithin(fact.day, this.days) || !isInScope(fact, this.scope)) return;
    const row = this.#rowOf(fact[this.scope.of ?? 'department'], monthOf(fact.day));
    addCounts(row, counts, times);
    row.facts += times;
  }

  months(): DepartmentMonth[] {
    const rows = [...this.#rows.values()].filter(({ facts }) => facts > 0);
    return rows.map(({ department, month, counts }) => ({
      department,
      month,
      measures: measuresOf(counts),
    }));
  }

  #rowOf(department: string, month: string): Row {
    const key = `${month} ${department}`;
    let row = this.#rows.get(key);
    if (!row) this.#rows.set(key, (row = { department, month, counts: noCounts(), facts: 0 }));
    return row;
  }
}

class Measured implements WhistleSums {
  readonly sets: readonly (readonly ScopeSums[])[];
  readonly #days: Days;

  constructor(
    private readonly question: LogQuestion,
    private readonly listener: FactListener | undefined,
  ) {
    const { sums } = question;
    this.sets = sums.map((needed) => needed.scopes.map((scope) => new ScopeSums(scope, needed)));
    const [from = ''] = sums.map((needed) => needed.from).sort();
    this.#days = {
      from,
      to:
        sums
          .map(({ to }) => to)
          .sort()
          .at(-1) ?? '',
    };
  }

  add(told: ToldWhistle): void {
    this.#count(told, 1);
  }

  takeBack(told: ToldWhistle): void {
    this.#count(told, -1);
  }

  #count(told: ToldWhistle, times: 1 | -1): void {
    for (const fact of factsWithin(told.whistle, this.#days)) {
      this.listener?.(fact, told, times);
      const counts = countsOf(fact, this.question.cutOff);
      for (const set of this.sets) for (const sums of set) sums.add(fact, counts, times);
    }
  }
}

/** What else concerns a pass over the log. */
export interface PassOptions {
  readonly listener?: FactListener | undefined;
  /** What was known of the log; everything where absent. */
  readonly known?: KnownEvents | undefined;
}

/**
 * The sums of every organisation that was summoned in a period, by month: from the log alone, in one pass,
 * so that anybody can check a score. Uses no projection.
 * @throws EventStoreError, LogTooLongError
 */
export async function measuresInLog(
  log: PassLog,
  question: LogQuestion,
  { listener, known }: PassOptions = {},
): Promise<readonly SumsByScope[]> {
  const measured = new Measured(question, listener);
  await sumWhistles(log, measured, known);
  return measured.sets.map(
    (set) => new Map(set.map((sums) => [scopeKey(sums.scope), sums.months()])),
  );
}
