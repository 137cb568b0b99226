import type { Kysely } from 'kysely';
import { HOUR_MS, DAY_MS, MINUTE_MS } from '#calendar';
import { CLOCK_NAMES, type ClockName } from '#whistle';
import { countsUpTo, type DurationSketch, emptySketch } from '../../domain/duration-sketch.js';
import { sketchOf } from '../../domain/measures.js';
import { mergeSketchText } from '../../domain/sketch-text.js';
import {
  cellOf,
  type StatisticsTables,
} from '../../read/response-statistics/response-statistics.tables.js';

const MINUTES_OF = { hour: HOUR_MS / MINUTE_MS, day: DAY_MS / MINUTE_MS };

/** Upper ends of the steps in which durations are shown, in natural minutes; the last is open. */
export const DURATION_STEPS: readonly { readonly name: string; readonly upTo: number }[] = [
  { name: '半小时内', upTo: 30 },
  { name: '1 小时内', upTo: MINUTES_OF.hour },
  { name: '2 小时内', upTo: 2 * MINUTES_OF.hour },
  { name: '4 小时内', upTo: 4 * MINUTES_OF.hour },
  { name: '8 小时内', upTo: 8 * MINUTES_OF.hour },
  { name: '1 天内', upTo: MINUTES_OF.day },
  { name: '2 天内', upTo: 2 * MINUTES_OF.day },
  { name: '3 天内', upTo: 3 * MINUTES_OF.day },
  { name: '5 天内', upTo: 5 * MINUTES_OF.day },
  { name: '10 天内', upTo: 10 * MINUTES_OF.day },
  { name: '超过 10 天', upTo: Infinity },
];

/** How many summonses stopped each clock within each step, after the step before. */
export type Durations = Readonly<Record<ClockName, readonly number[]>>;

/** The distribution of a month's response times, within the 1 % of the sketches. */
export async function durationsOf(
  db: Kysely<StatisticsTables>,
  { month, street }: { readonly month: string; readonly street?: string | undefined },
): Promise<Durations> {
  const of =
    street === undefined ? { rollup: 'all', value: '' } : { rollup: 'street', value: street };
  const cell = cellOf({ ...of, grain: 'month', period: month } as Parameters<typeof cellOf>[0]);
  const row = await db
    .selectFrom('cells')
    .select('sketches')
    .where('cell', '=', cell)
    .executeTakeFirst();
  const texts = row?.sketches.split(' ') ?? [];
  const sketch = (clock: ClockName): DurationSketch => {
    const sum = emptySketch();
    mergeSketchText(sum, texts[sketchOf(clock, 'natural')] ?? '');
    return sum;
  };
  const steps = DURATION_STEPS.map(({ upTo }) => upTo);
  return Object.fromEntries(
    CLOCK_NAMES.map((clock) => [clock, countsUpTo(sketch(clock), steps)]),
  ) as Record<ClockName, number[]>;
}
