import type { ClockName } from '#whistle';
import { outcomeOf } from '../domain/judged-counts.js';
import { contributionOf, MEASURES, type Measure, measuresOf } from '../domain/measures.js';
import { SCORE_MEASURES, scoreMeasure, type ScoreMeasure } from '../domain/score-measures.js';
import type { SummonsFact } from '../domain/summons-fact.js';

/** How a clock stands at a cut-off; `awaitingStreet` of the resolve clock alone. */
export const CLOCK_VERDICTS = [
  'onTime',
  'late',
  'overdue',
  'notYetDue',
  'awaitingStreet',
  'excused',
] as const;
export type ClockVerdict = (typeof CLOCK_VERDICTS)[number];

/** Everything that statistics and score rules count, by name. */
export type FigureMeasure = Measure | ScoreMeasure;
export const FIGURE_MEASURES: readonly FigureMeasure[] = [
  ...new Set<FigureMeasure>([...MEASURES, ...SCORE_MEASURES]),
];

/** A figure: a count by its name, or the summonses of which a clock came out in some way. */
export type Figure =
  | { readonly measure: FigureMeasure }
  | { readonly clock: ClockName; readonly verdict: ClockVerdict };

/** Null for a clock without a limit, and where the summons was taken out of the count. */
export function verdictAt(
  fact: SummonsFact,
  clock: ClockName,
  cutOff: string,
): ClockVerdict | null {
  const verdict = fact.excluded ? null : fact[clock];
  if (verdict === 'excused' || verdict === 'awaitingStreet') return verdict;
  return outcomeOf(verdict, fact[`${clock}Due`], cutOff) ?? null;
}

const isScoreMeasure = (name: string): name is ScoreMeasure =>
  (SCORE_MEASURES as readonly string[]).includes(name);

/** What a summons adds to a figure at a cut-off (ISO 8601 UTC), by the function that sums are made of. */
export function countIn(figure: Figure, fact: SummonsFact, cutOff: string): number {
  if ('clock' in figure) return verdictAt(fact, figure.clock, cutOff) === figure.verdict ? 1 : 0;
  const measures = measuresOf(contributionOf(fact, cutOff).counts);
  const { measure } = figure;
  return isScoreMeasure(measure) ? scoreMeasure(measure, measures) : measures[measure];
}
