import type { Kysely } from 'kysely';
import type { EventStore } from '#event-store';
import { foldWhistle, whistle } from '#whistle';
import { firstDayOf, lastDayOf, localMonth, monthOf } from '#calendar';
import { contributionOf, measuresOf } from '../../domain/measures.js';
import { addNumbersIn } from '../../domain/numbers-text.js';
import type { DepartmentMonth } from '../../domain/scorecard.js';
import { factsOf, type ObligedRole, type SummonsFact } from '../../domain/summons-fact.js';
import { addContribution, addCounts, newTally, type Tally } from '../../domain/tally.js';
import type { CalendarOf } from '../../domain/working-ms.js';
import { correctionsAt } from '../response-statistics/not-yet-due.js';
import {
  cellRange,
  inOneView,
  keyOf,
  PAIR_SEPARATOR,
  type StatisticsTables,
} from '../response-statistics/response-statistics.tables.js';

/** Which summonses of a month are measured, and as of when. */
export interface MonthQuestion {
  /** Asia/Shanghai month `YYYY-MM` of dispatch. */
  readonly month: string;
  /** 数据截止, ISO 8601 UTC: what fell due by then counts. Not before the newest event that is counted. */
  readonly cutOff: string;
  /** Only summonses in these roles; all where absent. */
  readonly roles?: readonly ObligedRole[] | undefined;
}

/** Sums by department. */
class Departments {
  readonly #tallies = new Map<string, Tally>();

  of(department: string): Tally {
    let tally = this.#tallies.get(department);
    if (!tally) this.#tallies.set(department, (tally = newTally()));
    return tally;
  }

  months(): DepartmentMonth[] {
    return [...this.#tallies].map(([department, { counts }]) => ({
      department,
      measures: measuresOf(counts),
    }));
  }
}

const isWanted = (role: string | undefined, { roles }: MonthQuestion): boolean =>
  !roles || roles.some((one) => one === role);

async function addCells(
  db: Kysely<StatisticsTables>,
  sums: Departments,
  question: MonthQuestion,
): Promise<void> {
  const { month } = question;
  const rollup = question.roles ? 'department-role' : 'department';
  const { first, end } = cellRange(rollup, { grain: 'month', from: month, to: month });
  const rows = await db
    .selectFrom('cells')
    .select(['cell', 'counts'])
    .where('cell', '>=', first)
    .where('cell', '<', end)
    .execute();
  for (const { cell, counts } of rows) {
    const [department = '', role] = keyOf(cell).value.split(PAIR_SEPARATOR);
    if (isWanted(role, question)) addNumbersIn(sums.of(department).counts, counts);
  }
}

async function addCorrections(
  db: Kysely<StatisticsTables>,
  sums: Departments,
  question: MonthQuestion,
): Promise<void> {
  const { month, cutOff, roles } = question;
  const period = { from: firstDayOf(month), to: lastDayOf(month) };
  const by = roles ? (['department', 'role'] as const) : (['department'] as const);
  for (const { keys, counts } of await correctionsAt(db, { ...period, cutOff, by }))
    if (isWanted(keys.role, question)) addCounts(sums.of(keys.department ?? ''), counts);
}

/**
 * The measures of every department that was summoned in a month, from the month's sums. They change until
 * every summons dispatched in the month is settled.
 */
export async function departmentMonths(
  db: Kysely<StatisticsTables>,
  question: MonthQuestion,
): Promise<DepartmentMonth[]> {
  const sums = new Departments();
  await inOneView(db, async (view) => {
    await addCells(view, sums, question);
    await addCorrections(view, sums, question);
  });
  return sums.months();
}

const PAGE = 2_000;

/** Scores do not use durations. */
const UNTIMED: CalendarOf = () => ({ workingMsBetween: () => 0 });

/** Streams with a summons dispatched in the month. */
async function streamsOf(log: EventStore, month: string): Promise<Set<string>> {
  const filter = { streamPrefixes: [whistle.prefix], types: ['DepartmentSummoned'] };
  const streams = new Set<string>();
  let after: string | undefined;
  for (;;) {
    const page = await log.readAll({ limit: PAGE, filter, ...(after !== undefined && { after }) });
    for (const { stream, data } of page.events.map(whistle.typed))
      if (localMonth(data.at) === month) streams.add(stream);
    after = page.position;
    if (page.end) return streams;
  }
}

const isMeant = ({ day, role }: SummonsFact, question: MonthQuestion): boolean =>
  monthOf(day) === question.month && isWanted(role, question);

/**
 * The same measures from the log alone, so that anybody can check a score. Uses no projection; reads one
 * whistle at a time and keeps only the names of the month's whistles in memory.
 */
export async function recomputeDepartmentMonths(
  log: EventStore,
  question: MonthQuestion,
): Promise<DepartmentMonth[]> {
  const sums = new Departments();
  for (const stream of await streamsOf(log, question.month)) {
    const events = await whistle.read(log, whistle.idOf(stream));
    for (const fact of factsOf(foldWhistle(events), UNTIMED))
      if (isMeant(fact, question))
        addContribution(sums.of(fact.department), contributionOf(fact, question.cutOff));
  }
  return sums.months();
}
