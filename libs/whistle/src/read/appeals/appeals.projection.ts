import { localMonth } from '#calendar';
import { addToRows, type FoldedChange, type FoldedProjection, upsertRows } from '#read-store';
import type { Kysely } from 'kysely';
import { isDecidedLate } from '../../domain/summons.appeals.js';
import type { Summons } from '../../domain/summons.state.js';
import {
  type Appeal,
  type Unrelated,
  unrelatedTo,
  type WhistleEvent,
} from '../../domain/whistle.events.js';
import { type KnownWhistle, whistleFold } from '../whistle-fold.js';
import { NEVER } from '../work-lists/work-lists.tables.js';
import {
  APPEAL_COUNTS,
  type AppealCount,
  type AppealMonthsTable,
  type AppealsTable,
  type AppealTables,
  createIndexes,
  createTables,
} from './appeals.tables.js';

export const APPEALS = 'appeals';

/** What is contested, flat. */
function contestedColumns({ contested }: Appeal) {
  const time = contested.subject === 'timestamp' ? contested : undefined;
  return {
    subject: contested.subject,
    clock: time?.clock ?? null,
    claimed_at: time?.claimedAt ?? null,
    ground: contested.subject === 'exclusion' ? contested.ground : null,
  };
}

const endColumns = ({ decision, outcome, endedAt, decidedBecause }: Appeal) => ({
  due_at: decision?.dueAt ?? null,
  outcome,
  ended_at: endedAt ?? null,
  decided_because: decidedBecause ?? null,
  sort_at: endedAt ?? decision?.dueAt ?? NEVER,
});

function rowOf(
  { id, whistle, title, address }: KnownWhistle,
  { no: summons, department }: Summons,
  appeal: Appeal,
): AppealsTable {
  const { street, kind, level, category } = whistle;
  return {
    id: `${id}/${summons}/${appeal.no}`,
    whistle_id: id,
    summons,
    appeal: appeal.no,
    department,
    street,
    kind,
    level,
    category,
    title,
    address,
    ...contestedColumns(appeal),
    filed_by: appeal.by,
    filed_at: appeal.at,
    reason: appeal.reason,
    ...endColumns(appeal),
  };
}

interface Known {
  readonly of: KnownWhistle;
  readonly summons: Summons;
  readonly appeal: Appeal;
}

const appealsOf = (of: KnownWhistle | undefined): Known[] =>
  of?.whistle.summonses.flatMap((summons) =>
    summons.appeals.map((appeal) => ({ of, summons, appeal })),
  ) ?? [];

/** Those that a batch has filed or ended: an appeal is a new object only where it changed. */
function changedAppeals({ before, after }: FoldedChange<KnownWhistle>): Known[] {
  const known = new Set(appealsOf(before).map(({ appeal }) => appeal));
  return appealsOf(after).filter(({ appeal }) => !known.has(appeal));
}

/** What one appeal counts. One that is pending is late only once it has been decided. */
function countsOf(appeal: Appeal): Record<AppealCount, number> {
  const { outcome, endedAt } = appeal;
  const isLate = endedAt !== undefined && isDecidedLate(appeal, endedAt);
  return {
    filed: 1,
    upheld: Number(outcome === 'upheld'),
    rejected: Number(outcome === 'rejected'),
    withdrawn: Number(outcome === 'withdrawn'),
    decidedLate: Number(isLate),
  };
}

function tallyOf({ of, summons, appeal }: Known, sign: 1 | -1): AppealMonthsTable {
  const counts = countsOf(appeal);
  for (const count of APPEAL_COUNTS) counts[count] *= sign;
  const { department } = summons;
  const { street } = of.whistle;
  const month = localMonth(appeal.at);
  return { month, department, street, subject: appeal.contested.subject, ...counts };
}

const keyOf = ({ month, department, street, subject }: AppealMonthsTable): string =>
  [month, department, street, subject].join('\n');

/** The difference of what is counted now to what was, a row for each month and group. */
function changedMonths(changes: readonly FoldedChange<KnownWhistle>[]): AppealMonthsTable[] {
  const tallies = changes.flatMap(({ before, after }) => [
    ...appealsOf(before).map((known) => tallyOf(known, -1)),
    ...appealsOf(after).map((known) => tallyOf(known, 1)),
  ]);
  const sums = new Map<string, AppealMonthsTable>();
  for (const tally of tallies) {
    const sum = sums.get(keyOf(tally));
    if (!sum) sums.set(keyOf(tally), tally);
    else for (const count of APPEAL_COUNTS) sum[count] += tally[count];
  }
  return [...sums.values()].filter((sum) => APPEAL_COUNTS.some((count) => sum[count] !== 0));
}

async function save(
  tx: Kysely<AppealTables>,
  changes: readonly FoldedChange<KnownWhistle>[],
): Promise<void> {
  const rows = changes
    .flatMap(changedAppeals)
    .map(({ of, summons, appeal }) => rowOf(of, summons, appeal));
  if (rows.length > 0) await upsertRows(tx, 'appeals', ['id'], rows);
  const months = changedMonths(changes);
  if (months.length > 0)
    await addToRows(tx, 'appeal_months', ['month', 'department', 'street', 'subject'], months);
}

/** 申诉: each with its outcome, and their sums by month, department, street and subject. */
export const appeals: FoldedProjection<
  KnownWhistle,
  AppealTables,
  WhistleEvent,
  Unrelated<'appeals'>
> = {
  name: APPEALS,
  version: 1,
  replaySafety:
    'Rows are replaced by what the whole stream says; sums take the difference to what was counted before, in the transaction of the checkpoint.',
  fold: whistleFold,
  ignores: unrelatedTo('appeals'),
  tables: ['appeals', 'appeal_months'],
  migrate: createTables,
  index: createIndexes,
  save,
};
