import type { EventToAppend, Recorded } from '#event-sourcing';
import { type DecisionState, whistle, type WhistleEvent } from '#whistle';
import { CaseWalk } from './case-walk.js';
import { type DecidedCommand, type DecidedRow, decideRow } from './decide-row.js';
import { raiseCommandId, rowCommandId } from './identity.js';
import type { ImportPlan } from './plan.js';
import type { RowRejection } from './row-refusals.js';
import type { StagedRow } from './staging.js';

/** What became of a row, or of one part of it. */
type RowOutcome =
  | { readonly kind: 'mapped'; readonly refused?: RowRejection }
  | { readonly kind: 'duplicate' | 'unmapped' | 'out-of-order' };

export interface PlannedRow {
  readonly row: StagedRow;
  readonly outcome: RowOutcome;
}

export interface PlannedCase {
  readonly rows: readonly PlannedRow[];
  /** New events by row: the events of a row are appended together. */
  readonly news: readonly (readonly EventToAppend<WhistleEvent>[])[];
  /** Of these rows, events that the log has already. */
  readonly known: number;
}

interface CaseOf {
  readonly plan: ImportPlan;
  readonly caseName: string;
  readonly existing: readonly Recorded<WhistleEvent>[];
  /** Of one instant, later rows of the file happened first. */
  readonly newestFirst: boolean;
  /** Fingerprint of what a row holds: ids that follow from the plain digest could be tried against telephones. */
  readonly fingerprint?: ((digest: string) => string) | undefined;
}

function toAppend(
  commands: readonly DecidedCommand[],
  { plan, caseName }: CaseOf,
  rowId: string,
  digest: string,
): EventToAppend<WhistleEvent>[] {
  let index = 0;
  return commands.flatMap(({ command, actor, events }) => {
    const raises = command === 'RaiseWhistle';
    const commandId = raises ? raiseCommandId(plan.source, caseName) : rowId;
    const metadata = { commandId, command, digest, correlationId: rowId, actor };
    const appended = whistle.toAppend(events, metadata, raises ? 0 : index);
    if (!raises) index += events.length;
    return appended;
  });
}

/** What a part of a row adds to the row's identity; empty where the row has one part. */
function partOf({ part }: StagedRow): string {
  if (part === 0) return '';
  return part < 0 ? '/blow' : `/${part}`;
}

/** Rows of one instant, in order of the file. */
function instants(rows: readonly StagedRow[]): StagedRow[][] {
  const all: StagedRow[][] = [];
  for (const row of rows) {
    const last = all.at(-1);
    if (last?.[0]?.at === row.at) last.push(row);
    else all.push([row]);
  }
  return all;
}

/** Only rows of the same time can be the same in every column. */
function duplicates(instant: readonly StagedRow[]): ReadonlySet<StagedRow> {
  const seen = new Set<string>();
  return new Set(
    instant.filter((row) => {
      const key = row.digest + partOf(row);
      return seen.has(key) || void seen.add(key);
    }),
  );
}

/** Plans the rows of a case one after the other. */
class Planner {
  readonly walk: CaseWalk;
  readonly news: EventToAppend<WhistleEvent>[][] = [];
  readonly #positions: ReadonlyMap<string, number>;

  constructor(
    private readonly of: CaseOf,
    rows: readonly StagedRow[],
  ) {
    const { existing } = of;
    const inLog = existing.map((event, i) => [event.metadata.correlationId, i] as const);
    this.#positions = new Map(inLog.reverse());
    const ids = new Set(existing.length > 0 ? rows.map((row) => this.#idOf(row)) : []);
    this.walk = new CaseWalk(existing, ids);
  }

  /** The outcomes of the rows of one instant, in an order in which they can have happened. */
  planInstant(instant: readonly StagedRow[]): PlannedRow[] {
    const twice = duplicates(instant);
    const [{ at }] = instant as [StagedRow];
    this.walk.skipOthersBefore(new Date(at).toISOString());
    const rows = instant.length > 1 ? this.#inOrder(instant, twice) : instant;
    return rows.map((row) => ({
      row,
      outcome: twice.has(row) ? { kind: 'duplicate' } : this.#planRow(row),
    }));
  }

  #planRow(row: StagedRow): RowOutcome {
    if (row.rule < 0) return { kind: 'unmapped' };
    const [at, id] = [new Date(row.at).toISOString(), this.#idOf(row)];
    if (this.walk.isImportNext(at)) {
      const same = this.#decide(this.walk.state, row);
      if (this.walk.takeSame(same.commands)) return outcomeOf(same);
    }
    this.walk.skipOthersUntil(at);
    const decided = this.#decide(this.walk.state, row);
    const known = this.walk.takeRow(id);
    if (!known && decided.commands.length > 0) {
      if (!this.walk.atEnd) return { kind: 'out-of-order' };
      this.walk.state = decided.state;
      const digest = this.#digestOf(row).slice(0, 16);
      this.news.push(toAppend(decided.commands, this.of, id, digest));
    }
    return outcomeOf(decided);
  }

  /**
   * As the log has them, where it does; otherwise as the file has them, or in reverse where it lists the
   * newest first, or where rows are refused as they stand and fewer are in reverse.
   */
  #inOrder(instant: readonly StagedRow[], twice: ReadonlySet<StagedRow>): readonly StagedRow[] {
    const places = instant.map((row) => this.#positions.get(this.#idOf(row)));
    if (places.some((place) => place !== undefined)) {
      const placed = instant.map((row, i) => ({ row, place: places[i] ?? Infinity }));
      return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ row }) => row);
    }
    const reversed = [...instant].sort((a, b) => b.line - a.line || a.part - b.part);
    const [first, second] = this.of.newestFirst ? [reversed, instant] : [instant, reversed];
    const refusals = this.#refusals(first, twice);
    return refusals > 0 && this.#refusals(second, twice) < refusals ? second : first;
  }

  #refusals(rows: readonly StagedRow[], twice: ReadonlySet<StagedRow>): number {
    let { state } = this.walk;
    let refusals = 0;
    for (const row of rows) {
      if (twice.has(row) || row.rule < 0) continue;
      const decided = this.#decide(state, row);
      if (decided.refused) refusals += 1;
      ({ state } = decided);
    }
    return refusals;
  }

  #decide(state: DecisionState, row: StagedRow): DecidedRow {
    const { plan, caseName } = this.of;
    return decideRow(state, { plan, caseName, row });
  }

  /** Of a row that is in the log already, as it is there: earlier releases took the plain digest. */
  #idOf(row: StagedRow): string {
    const { source } = this.of.plan;
    const idWith = (digest: string) => rowCommandId(source, this.of.caseName, digest + partOf(row));
    const plain = idWith(row.digest);
    return this.#positions.has(plain) ? plain : idWith(this.#digestOf(row));
  }

  #digestOf({ digest }: StagedRow): string {
    return this.of.fingerprint?.(digest) ?? digest;
  }
}

const outcomeOf = ({ refused }: DecidedRow): RowOutcome => ({
  kind: 'mapped',
  ...(refused && { refused }),
});

/**
 * What the rows of a case add to its stream. A row counts as imported if its command id is in the log,
 * or if another import wrote the same events at the same instant. A row that is not in the log although
 * later ones are either changes nothing or comes too late.
 */
export function planCase(rows: readonly StagedRow[], of: CaseOf): PlannedCase {
  const planner = new Planner(of, rows);
  const planned = instants(rows).flatMap((instant) => planner.planInstant(instant));
  return { rows: planned, news: planner.news, known: planner.walk.known };
}
