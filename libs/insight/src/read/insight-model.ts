import {
  isSettled,
  type KnownWhistle,
  openPauseOf,
  noWhistle,
  type Pause,
  pendingDecline,
  type Summons,
  type Whistle,
  unrelatedTo,
} from '#whistle';
import type { CasesTable, ObligationsTable } from './insight.tables.js';

export const IGNORES = unrelatedTo('obligations');

export function caseOf(known: KnownWhistle): CasesTable {
  const { id, title, address, longitude, latitude } = known;
  const { street, kind, category, raisedAt, status } = known.whistle;
  return {
    id,
    street,
    kind,
    category,
    title,
    address,
    longitude,
    latitude,
    raised_at: raisedAt,
    status: status === 'none' ? 'open' : status,
  };
}

const pausedMs = (pauses: readonly Pause[]): number =>
  pauses.reduce(
    (sum, { from, to = from }) => sum + Math.max(0, Date.parse(to) - Date.parse(from)),
    0,
  );

/** When a whistle ends, its unsettled summonses end too. */
const isOver = (summons: Summons, { closedAt }: Whistle): boolean =>
  closedAt !== undefined && !isSettled(summons);

/** How its decline ended; null where it never declined. */
export function declineOf(summons: Summons, known: Whistle): ObligationsTable['decline'] {
  if (pendingDecline(summons) && isOver(summons, known)) return 'lapsed';
  return summons.decline?.outcome ?? null;
}

const orNull = <Value>(value: Value | undefined): Value | null => value ?? null;

/** The row of an obligation, without the number of its batch. */
export type Obligation = Omit<ObligationsTable, 'batch'>;

function obligationOf(id: string, summons: Summons, known: Whistle): Obligation {
  const { no, department, summonedAt, clocks, pauses } = summons;
  return {
    whistle_id: id,
    no,
    street: known.street,
    kind: known.kind,
    department,
    summoned_at: summonedAt,
    arrived_at: orNull(summons.arrivedAt),
    reported_at: orNull(summons.reportedAt),
    confirmed_at: orNull(summons.confirmedAt),
    released_at: orNull(isOver(summons, known) ? known.closedAt : summons.releasedAt),
    due_at: orNull(clocks.resolve?.dueAt),
    paused_ms: pausedMs(pauses),
    paused_since: orNull(openPauseOf(summons)?.from),
    decline: declineOf(summons, known),
  };
}

/** Rows of the summonses that changed; departments that are only informed (知会) have none. */
export function changedObligationsOf(
  before: KnownWhistle | undefined,
  { id, whistle: known }: KnownWhistle,
): readonly Obligation[] {
  const old = before?.whistle ?? noWhistle;
  return known.summonses.flatMap((summons, index) => {
    const isSame = summons === old.summonses[index];
    const isChanged = !isSame || isOver(summons, known) !== isOver(summons, old);
    return isChanged && summons.role !== 'informed' ? [obligationOf(id, summons, known)] : [];
  });
}

const departmentsOf = ({ summonses }: Whistle): ReadonlySet<string> =>
  new Set(summonses.map(({ department }) => department));

/** Departments called for the first time, also those only informed (知会). */
export function newDepartmentsOf(
  before: KnownWhistle | undefined,
  after: KnownWhistle,
): readonly string[] {
  const known = departmentsOf(before?.whistle ?? noWhistle);
  return [...departmentsOf(after.whistle)].filter((department) => !known.has(department));
}
