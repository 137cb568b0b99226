import { CLOCK_NAMES } from '#whistle';
import { numbersIn, numbersText } from '../../domain/numbers-text.js';
import type { PendingMark } from '../../domain/pending-marks.js';
import type { SummonsFact } from '../../domain/summons-fact.js';

export const FLAGS = ['firstCall', 'wronglyCalled', 'proven', 'released', 'deferred'] as const;
type Flag = (typeof FLAGS)[number];

/** Kept in one column, because no question asks for them by themselves and most are 0. */
const BESIDE = [
  'excluded',
  'declined',
  'declineOverruled',
  'problem',
  'supervised',
  'responseSpeed',
  'cooperation',
  'implementation',
  'residentSatisfaction',
  'yellowCards',
  'redCards',
  'confirmArrivalOnTime',
  'confirmArrivalLate',
  'verifyOnTime',
  'verifyLate',
  'rateOnTime',
  'rateLate',
] as const;
type Beside = (typeof BESIDE)[number];

const PLACE = Object.fromEntries(BESIDE.map((name, place) => [name, place])) as Record<
  Beside,
  number
>;

/** One row per summons of a lead or assisting department; flags are 1 or 0. */
export interface FactsTable
  extends Omit<SummonsFact, Flag | Beside | 'pending'>, Readonly<Record<Flag, number>> {
  readonly stream: string;
  /** The numbers of {@link BESIDE}, see `numbers-text.ts`; flags are 1, and 0 is no score. */
  readonly beside: string;
  /** What time may still count: `mark time` with commas between; null where nothing. */
  readonly pending: string | null;
  /** The latest due time of its open clocks and pending marks; null where none runs. */
  readonly latestDue: string | null;
  /** What it is counted as in cells, see `counted-text.ts`: they take the difference to it. */
  readonly counted: string;
  /** Number of the batch that wrote the row last, from 1: threads ask for what is new by it. */
  readonly batch: number;
}

/** What a row says of its summons. */
type FactRow = Omit<FactsTable, 'batch' | 'counted'>;

/** Which batch writes a row, and what it counts the summons as. */
type Written = Pick<FactsTable, 'stream' | 'counted' | 'batch'>;

/** Marks as a column keeps them. */
const pendingText = (marks: readonly PendingMark[]): string | null =>
  marks.length === 0 ? null : marks.map(({ what, at }) => `${what} ${at}`).join();

/** The inverse of {@link pendingText}. */
export function pendingIn(text: string | null): PendingMark[] {
  if (text === null) return [];
  return text.split(',').map((mark) => {
    const [what = '', at = ''] = mark.split(' ');
    return { what: what as PendingMark['what'], at };
  });
}

/** The fact in a row. */
export function factIn(row: FactRow): SummonsFact {
  const numbers = numbersIn(row.beside, BESIDE.length);
  const number = (name: Beside): number => numbers[PLACE[name]] ?? 0;
  const score = (name: Beside): number | null => number(name) || null;
  return {
    ...row,
    firstCall: row.firstCall === 1,
    wronglyCalled: row.wronglyCalled === 1,
    proven: row.proven === 1,
    released: row.released === 1,
    deferred: row.deferred === 1,
    excluded: number('excluded') === 1,
    declined: number('declined') === 1,
    declineOverruled: number('declineOverruled') === 1,
    problem: number('problem') === 1,
    supervised: number('supervised'),
    responseSpeed: score('responseSpeed'),
    cooperation: score('cooperation'),
    implementation: score('implementation'),
    residentSatisfaction: score('residentSatisfaction'),
    yellowCards: number('yellowCards'),
    redCards: number('redCards'),
    confirmArrivalOnTime: number('confirmArrivalOnTime'),
    confirmArrivalLate: number('confirmArrivalLate'),
    verifyOnTime: number('verifyOnTime'),
    verifyLate: number('verifyLate'),
    rateOnTime: number('rateOnTime'),
    rateLate: number('rateLate'),
    pending: pendingIn(row.pending),
  };
}

function latestDueOf(fact: SummonsFact): string | null {
  if (fact.excluded) return null;
  const dues = CLOCK_NAMES.map((clock) => fact[`${clock}Due`]);
  let latest: string | null = null;
  for (const due of [...dues, ...fact.pending.map(({ at }) => at)])
    if (due !== null && (latest === null || due > latest)) latest = due;
  return latest;
}

/** The row of a fact. */
export function rowOf(fact: SummonsFact, written: Written): FactsTable {
  return {
    summons: fact.summons,
    department: fact.department,
    role: fact.role,
    street: fact.street,
    category: fact.category,
    kind: fact.kind,
    channel: fact.channel,
    day: fact.day,
    hour: fact.hour,
    acknowledge: fact.acknowledge,
    contact: fact.contact,
    arrive: fact.arrive,
    resolve: fact.resolve,
    acknowledgeDue: fact.acknowledgeDue,
    contactDue: fact.contactDue,
    arriveDue: fact.arriveDue,
    resolveDue: fact.resolveDue,
    acknowledgeMs: fact.acknowledgeMs,
    contactMs: fact.contactMs,
    arriveMs: fact.arriveMs,
    resolveMs: fact.resolveMs,
    acknowledgeWorkMs: fact.acknowledgeWorkMs,
    contactWorkMs: fact.contactWorkMs,
    arriveWorkMs: fact.arriveWorkMs,
    resolveWorkMs: fact.resolveWorkMs,
    sentBack: fact.sentBack,
    satisfaction: fact.satisfaction,
    firstCall: Number(fact.firstCall),
    wronglyCalled: Number(fact.wronglyCalled),
    proven: Number(fact.proven),
    released: Number(fact.released),
    deferred: Number(fact.deferred),
    beside: numbersText(BESIDE.map((name) => Number(fact[name] ?? 0))),
    pending: pendingText(fact.pending),
    latestDue: latestDueOf(fact),
    ...written,
  };
}
