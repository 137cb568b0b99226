import { type Kysely, type RawBuilder, sql } from 'kysely';
import { CLOCK_NAMES, type ClockName } from '#whistle';
import { ALL_DUE, type JudgedFact } from '../../domain/judged-counts.js';
import { correctionOf } from '../../domain/measures.js';
import { pendingIn } from './fact-rows.js';
import type { Dimension, StatisticsTables } from './response-statistics.tables.js';

/** What corrections can be told apart by. */
export type Apart = Dimension | 'role' | 'day' | 'month';

/** Facts dispatched from one day to another, both included. */
export interface CorrectionQuestion {
  /** 数据截止, ISO 8601 UTC. */
  readonly cutOff: string;
  readonly from: string;
  readonly to: string;
  readonly filters?: readonly (readonly [Dimension, string])[];
  readonly by: readonly Apart[];
}

/** What the sums of cells count too much or too little at a cut-off, in the order of `MEASURES`. */
export interface Correction {
  readonly keys: Readonly<Partial<Record<Apart, string>>>;
  readonly counts: readonly number[];
}

type AlikeFacts = Pick<JudgedFact, ClockName | `${ClockName}Due`> &
  Readonly<Partial<Record<Apart, string>>> & {
    readonly deferred: number;
    readonly pending: string | null;
    readonly times: number;
  };

const keyColumn = (apart: Apart): RawBuilder<unknown> =>
  apart === 'month' ? sql`substr(${sql.ref('day')}, 1, 7)` : sql.ref(apart);

/** Due times as the cut-off sees them: the cut-off for any that is not before it, empty, or null. */
function duesSeenFrom(cutOff: string): RawBuilder<unknown>[] {
  return CLOCK_NAMES.map((clock) => {
    const due = sql.ref(`${clock}Due`);
    return sql`case when ${due} >= ${cutOff} then ${cutOff} when ${due} < ${cutOff} then '' end as ${due}`;
  });
}

/** Open facts with a clock that is not yet due at the cut-off, those alike as one row. */
async function factsNotYetDue(
  db: Kysely<StatisticsTables>,
  { cutOff, from, to, filters = [], by }: CorrectionQuestion,
): Promise<readonly AlikeFacts[]> {
  const keys = by.map((apart) => sql`${keyColumn(apart)} as ${sql.ref(apart)}`);
  const verdicts = [...CLOCK_NAMES, 'deferred', 'pending'].map((column) => sql.ref(column));
  const columns = [...keys, ...verdicts, ...duesSeenFrom(cutOff)];
  const wanted = [
    sql`${sql.ref('latestDue')} >= ${cutOff}`,
    sql`${sql.ref('day')} between ${from} and ${to}`,
    ...filters.map(([dimension, value]) => sql`${sql.ref(dimension)} = ${value}`),
  ];
  const ordinals = columns.map((_, index) => sql.raw(String(index + 1)));
  const { rows } = await sql<AlikeFacts>`
    select ${sql.join(columns)}, cast(count(*) as integer) as times from facts
    where ${sql.join(wanted, sql` and `)} group by ${sql.join(ordinals)}`.execute(db);
  return rows;
}

/** Nothing of this differs between two cut-offs for what is open. */
const ALIKE = {
  proven: false,
  released: false,
  resolveMs: null,
  yellowCards: 0,
  redCards: 0,
  confirmArrivalOnTime: 0,
  confirmArrivalLate: 0,
  verifyOnTime: 0,
  verifyLate: 0,
  rateOnTime: 0,
  rateLate: 0,
};

/**
 * What has to be added to cells at a cut-off: they count every clock that runs as fallen due. Reads only
 * what is open and not yet due, and returns as many corrections as such facts differ.
 */
export async function correctionsAt(
  db: Kysely<StatisticsTables>,
  question: CorrectionQuestion,
): Promise<Correction[]> {
  const rows = await factsNotYetDue(db, question);
  const between = { at: question.cutOff, from: ALL_DUE };
  return rows.map((row) => {
    const keys = Object.fromEntries(question.by.map((apart) => [apart, row[apart] ?? '']));
    const [deferred, pending] = [row.deferred === 1, pendingIn(row.pending)];
    const fact: JudgedFact = { ...ALIKE, ...row, deferred, pending };
    return { keys, counts: correctionOf(fact, row.times, between) };
  });
}
