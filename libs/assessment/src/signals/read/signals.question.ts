import type { Kysely } from 'kysely';
import { DAY_MS } from '#calendar';
import type { HeavyQuestion } from '#read-store';
import { identicalRatings, retaliatoryRatings } from '../rating-signals.js';
import { MOST_SIGNALS, type Signal, type SignalLimits } from '../signal.js';
import { frictionsOf, ratingsOf } from './rating-facts.js';
import { SIGNALS } from './signals.projection.js';
import type { SignalTables } from './signals.tables.js';
import { arrivalBursts, blownAnew, photosReused } from './whistle-signals.js';

export interface SignalsRequest extends SignalLimits {
  /** Asia/Shanghai `YYYY-MM`. */
  readonly month: string;
}

/** The strongest first: the most whistles behind it. */
const strongest = (signals: readonly Signal[]): Signal[] =>
  signals.toSorted((a, b) => b.total - a.total).slice(0, MOST_SIGNALS);

/** The signals of a month, by kind. */
export async function signalsOf(
  db: Kysely<SignalTables>,
  { month, leastRatings, afterDays, againDays, burst }: SignalsRequest,
): Promise<Signal[]> {
  const ratings = await ratingsOf(db, month);
  const frictions = await frictionsOf(db, month, afterDays);
  return [
    identicalRatings(ratings, leastRatings),
    retaliatoryRatings(ratings, frictions, afterDays * DAY_MS),
    await blownAnew(db, month, againDays),
    await photosReused(db, month),
    await arrivalBursts(db, month, burst),
  ].flatMap(strongest);
}

/** 防刷分信号, on a thread of its own: a month of a city has many ratings. */
export const assessmentSignals: HeavyQuestion<SignalsRequest, readonly Signal[], SignalTables> = {
  name: SIGNALS,
  projection: SIGNALS,
  answer: ({ db }, asked) => signalsOf(db, asked),
};
