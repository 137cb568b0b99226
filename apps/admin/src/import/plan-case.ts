import { eventId, type EventToAppend, type RecordedEvent } from '#event-sourcing';
import { upcast, whistle, type Whistle, type WhistleEvent } from '#whistle';
import { decideRow, type DecidedCommand, type RowRejection } from './decide-row.js';
import { raiseCommandId, rowCommandId } from './identity.js';
import type { ImportPlan } from './plan.js';
import type { StagedRow } from './staging.js';

/** What became of a row. */
export type RowOutcome =
  | { readonly kind: 'mapped'; readonly refused?: RowRejection }
  | { readonly kind: 'duplicate' | 'unmapped' | 'out-of-order' };

export interface PlannedRow {
  readonly row: StagedRow;
  readonly outcome: RowOutcome;
}

export interface PlannedCase {
  readonly rows: readonly PlannedRow[];
  /** New events by row: a row's events are never torn apart. */
  readonly news: readonly (readonly EventToAppend<WhistleEvent>[])[];
  /** Of these rows, events that the log has already. */
  readonly known: number;
}

interface CaseOf {
  readonly plan: ImportPlan;
  readonly caseName: string;
  readonly existing: readonly RecordedEvent[];
}

/** The walk through the stream as it is, row by row. */
class Walk {
  state: Whistle = whistle.initialState;
  known = 0;
  #next = 0;

  constructor(
    private readonly existing: readonly RecordedEvent[],
    private readonly idsOfFile: ReadonlySet<string>,
  ) {}

  /** Takes in what happened up to then and does not come from this file. */
  skipOthers(until: string): void {
    for (let event = this.#peek(); event && this.#isOther(event, until); event = this.#peek())
      this.#fold(event);
  }

  /** Takes in the events of this row; false where it has none in the log. */
  takeRow(id: string): boolean {
    const from = this.#next;
    while (this.#peek()?.metadata.correlationId === id) this.#fold(this.existing[this.#next]!);
    this.known += this.#next - from;
    return this.#next > from;
  }

  get atEnd(): boolean {
    return this.#next >= this.existing.length;
  }

  #peek(): RecordedEvent | undefined {
    return this.existing[this.#next];
  }

  #isOther(event: RecordedEvent, until: string): boolean {
    const { at } = event.data as WhistleEvent['data'];
    return at <= until && !this.idsOfFile.has(event.metadata.correlationId);
  }

  #fold(event: RecordedEvent): void {
    this.state = whistle.evolve(this.state, upcast(event) as unknown as WhistleEvent);
    this.#next += 1;
  }
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
    return events.map(({ type, data }, i) => ({
      id: eventId(commandId, raises ? i : index++),
      type,
      data,
      metadata,
      version: 1,
    }));
  });
}

/** Only rows of the same time can be the same in every column: one instant is remembered at a time. */
function duplicates(rows: readonly StagedRow[]): ReadonlySet<number> {
  const lines = new Set<number>();
  let [at, seen] = [Number.NaN, new Set<string>()];
  for (const row of rows) {
    if (row.at !== at) [at, seen] = [row.at, new Set()];
    if (seen.has(row.digest)) lines.add(row.line);
    seen.add(row.digest);
  }
  return lines;
}

/**
 * What the rows of a case add to its stream. A row is known by its command id; a row that is not in
 * the log although later ones are either changes nothing or comes too late.
 */
export function planCase(rows: readonly StagedRow[], of: CaseOf): PlannedCase {
  const { plan, caseName, existing } = of;
  const twice = duplicates(rows);
  const idOf = (row: StagedRow) => rowCommandId(plan.source, caseName, row.digest);
  const walk = new Walk(existing, new Set(existing.length > 0 ? rows.map(idOf) : []));
  const news: EventToAppend<WhistleEvent>[][] = [];
  const planRow = (row: StagedRow): RowOutcome => {
    if (twice.has(row.line)) return { kind: 'duplicate' };
    if (row.rule < 0) return { kind: 'unmapped' };
    walk.skipOthers(new Date(row.at).toISOString());
    const decided = decideRow(walk.state, { plan, caseName, row });
    const id = idOf(row);
    const known = walk.takeRow(id);
    if (!known && decided.commands.length > 0) {
      if (!walk.atEnd) return { kind: 'out-of-order' };
      walk.state = decided.state;
      news.push(toAppend(decided.commands, of, id, row.digest.slice(0, 16)));
    }
    return { kind: 'mapped', ...(decided.refused && { refused: decided.refused }) };
  };
  const planned = rows.map((row) => ({ row, outcome: planRow(row) }));
  return { rows: planned, news, known: walk.known };
}
