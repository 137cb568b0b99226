import type { Kysely } from 'kysely';
import {
  addToRows,
  type FoldedChange,
  type FoldedProjection,
  oneOf,
  othersThan,
  upsertRows,
} from '#read-store';
import { type KnownWhistle, whistle, type WhistleEvent, whistleFold } from '#whistle';
import { countedOf, DEMAND_MEASURES, type DemandRun, noDemand, runOf } from './demand-run.js';
import {
  type ClassCellsTable,
  createIndexes,
  createTables,
  type DemandTables,
  type KindCellsTable,
  type RunsTable,
} from './demand-statistics.tables.js';

/** Everything but the blow, a return by its review, its ends, and what residents said. */
const IGNORES = othersThan(
  whistle,
  'WhistleRaised',
  'WhistleReturned',
  'DueTimesRebased',
  'ResidentSatisfactionRecorded',
  'WhistleClosed',
  'WhistleWithdrawn',
  'WhistleMerged',
  'WhistleReopened',
);

type Change = FoldedChange<KnownWhistle, WhistleEvent>;
type Tx = Kysely<DemandTables>;

/** The run that it is in now, and those that a reopening within the batch has ended. */
function runsOf({ stream, before, after, events }: Change): readonly DemandRun[] {
  const current = runOf(after);
  if (current.run === (before?.whistle.reopened ?? 0)) return [current];
  const runs: DemandRun[] = [];
  let known = before ?? whistleFold.initial(stream);
  for (const event of events) {
    if (event.type === 'WhistleReopened') runs.push(runOf(known));
    known = whistleFold.evolve(known, event);
  }
  return [...runs, current];
}

const keyOf = ({ stream, run }: Pick<RunsTable, 'stream' | 'run'>): string => `${stream} ${run}`;

/** Runs as they are counted now. */
async function runsNow(
  tx: Tx,
  streams: readonly string[],
): Promise<ReadonlyMap<string, RunsTable>> {
  const query = tx.selectFrom('demand_runs').selectAll();
  const rows = await query.where(oneOf(tx, 'stream', streams)).execute();
  return new Map(rows.map((row) => [keyOf(row), row]));
}

type Mutable<Row> = { -readonly [Column in keyof Row]: Row[Column] };
type Cell = Mutable<ClassCellsTable> | Mutable<KindCellsTable>;

/** Changes of cells, one entry per cell. */
class CellChanges {
  readonly #byClass = new Map<string, Mutable<ClassCellsTable>>();
  readonly #byKind = new Map<string, Mutable<KindCellsTable>>();

  add(run: DemandRun, times: 1 | -1): void {
    let month = '';
    let cells: readonly Cell[] = [];
    for (const counted of countedOf(run)) {
      if (counted.month !== month) cells = this.#cellsOf(run, (month = counted.month));
      for (const cell of cells) cell[counted.measure] += times;
    }
  }

  /** Those over all streets, and the street's own. */
  #cellsOf(run: DemandRun, month: string): readonly Cell[] {
    const { street } = run;
    return [
      this.#classCell(run, month, ''),
      this.#kindCell(run, month, ''),
      this.#classCell(run, month, street),
      this.#kindCell(run, month, street),
    ];
  }

  #classCell({ channel, category }: DemandRun, month: string, street: string): Cell {
    const key = `${month} ${street} ${channel} ${category}`;
    const known = this.#byClass.get(key);
    if (known) return known;
    const cell = Object.assign({ month, street, channel, category }, noDemand());
    this.#byClass.set(key, cell);
    return cell;
  }

  #kindCell({ kind }: DemandRun, month: string, street: string): Cell {
    const key = `${month} ${street} ${kind}`;
    const known = this.#byKind.get(key);
    if (known) return known;
    const cell = Object.assign({ month, street, kind }, noDemand());
    this.#byKind.set(key, cell);
    return cell;
  }

  byClass(): ClassCellsTable[] {
    return [...this.#byClass.values()];
  }

  byKind(): KindCellsTable[] {
    return [...this.#byKind.values()];
  }
}

const isSame = (before: RunsTable, after: RunsTable): boolean =>
  (Object.keys(after) as (keyof RunsTable)[]).every((column) => before[column] === after[column]);

async function save(tx: Tx, changes: readonly Change[]): Promise<void> {
  const runs = changes.flatMap((change) =>
    runsOf(change).map((run): RunsTable => Object.assign({ stream: change.stream }, run)),
  );
  const now = await runsNow(
    tx,
    changes.map(({ stream }) => stream),
  );
  const cells = new CellChanges();
  let isMoved = false;
  const changed = runs.filter((run) => {
    const before = now.get(keyOf(run));
    if (before && isSame(before, run)) return false;
    if (before) cells.add(before, -1);
    isMoved ||= before !== undefined;
    cells.add(run, 1);
    return true;
  });
  if (changed.length === 0) return;
  await upsertRows(tx, 'demand_runs', ['stream', 'run'], changed);
  const classKey = ['month', 'street', 'channel', 'category'] as const;
  await addToRows(tx, 'demand_by_class', classKey, cells.byClass());
  await addToRows(tx, 'demand_by_kind', ['month', 'street', 'kind'], cells.byKind());
  if (!isMoved) return;
  await dropEmpty(tx, 'demand_by_class', cells.byClass());
  await dropEmpty(tx, 'demand_by_kind', cells.byKind());
}

/** A cell that nothing is left in goes: a rebuild, which sees only where a run ended up, never makes it. */
async function dropEmpty(
  tx: Tx,
  table: 'demand_by_class' | 'demand_by_kind',
  cells: readonly (ClassCellsTable | KindCellsTable)[],
): Promise<void> {
  let emptied = tx
    .deleteFrom(table)
    .where(oneOf(tx, 'month', [...new Set(cells.map(({ month }) => month))]))
    .where(oneOf(tx, 'street', [...new Set(cells.map(({ street }) => street))]));
  for (const measure of DEMAND_MEASURES) emptied = emptied.where(measure, '=', 0);
  await emptied.execute();
}

/**
 * 群众需求: a row for each run of a whistle, and cells with their exact sums by month, so that a question
 * costs the same at any volume. Cells count open runs as fallen due; a question corrects them by what is
 * not yet due at its cut-off.
 */
export const demandStatistics: FoldedProjection<
  KnownWhistle,
  DemandTables,
  WhistleEvent,
  (typeof IGNORES)[number]
> = {
  name: 'demand-statistics',
  version: 3,
  replaySafety:
    'A cell takes the difference between what a run is and what it was counted as, in the transaction that replaces the run.',
  fold: whistleFold,
  ignores: IGNORES,
  tables: ['demand_runs', 'demand_by_class', 'demand_by_kind'],
  migrate: createTables,
  index: createIndexes,
  save,
};
