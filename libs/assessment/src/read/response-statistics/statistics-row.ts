import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { costOfChildren } from '#graphql';
import { CLOCK_NAMES, INTAKE_CHANNELS } from '#whistle';
import { HISTOGRAM_MINUTES } from '../../domain/histogram.js';
import { MEASURES, type Measures } from '../../domain/measures.js';
import { STREET_STEPS } from '../../domain/pending-marks.js';
import { rateOf } from '../../domain/tally.js';
import {
  ClockStatisticsType,
  DurationStep,
  type StatisticsRatings,
  type StatisticsShare,
} from './clock-statistics.type.js';
import { intervalOf } from '../../domain/proportion.js';
import { RateIntervalType } from '../scorecards/indicator-score.type.js';
import type { StatisticsRow } from './response-time-statistics.js';
import type { NamesOf } from './statistics-names.js';
import type { ResponseStatisticsRow } from './statistics.type.js';

/** An hour of the day as rows have it. */
export const hourText = (hour: number): string => String(hour).padStart(2, '0');

const share = (numerator: number, denominator: number): StatisticsShare => ({
  numerator,
  denominator,
  rate: rateOf(numerator, denominator),
  interval: intervalOf(numerator, denominator),
});

const ratingsOf = (m: Measures): StatisticsRatings => ({
  counts: [m.rated1, m.rated2, m.rated3, m.rated4, m.rated5],
  satisfaction: rateOf(m.satisfactionSum, m.rated),
  responseSpeed: rateOf(m.responseRatingSum, m.rated),
  cooperation: rateOf(m.cooperationRatingSum, m.rated),
  implementation: rateOf(m.implementationRatingSum, m.rated),
});

/** What a shown row is read from. */
interface Held {
  readonly row: StatisticsRow;
  readonly namesOf: NamesOf;
}

/**
 * What is shown of a row, each part worked out when it is asked for: two thousand rows have two hundred
 * thousand parts, and a question names a few of them.
 */
const SHOWN = {};

const show = (name: string, read: (held: Held) => unknown): unknown =>
  Object.defineProperty(SHOWN, name, {
    get(this: Held) {
      return read(this);
    },
  });

for (const name of MEASURES) show(name, ({ row }) => row.measures[name]);
for (const group of ['department', 'street', 'category', 'kind', 'day', 'month'] as const)
  show(group, ({ row }) => row.keys[group]);
for (const group of ['department', 'street', 'category', 'kind', 'channel'] as const)
  show(`${group}Name`, ({ row, namesOf }) => namesOf(row.keys)[`${group}Name`]);
for (const clock of CLOCK_NAMES) show(clock, ({ row }) => row.clocks[clock]);
for (const step of STREET_STEPS) show(step, ({ row }) => row.street[step]);
show('channel', ({ row }) => INTAKE_CHANNELS.find((one) => one === row.keys.channel));
show('hour', ({ row: { keys } }) => (keys.hour === undefined ? undefined : Number(keys.hour)));
show('dispatchAccuracy', ({ row }) => row.dispatchAccuracy);
show('response', ({ row: { measures: m } }) => share(m.responded, m.dueResponse));
show('resolution', ({ row: { measures: m } }) => share(m.resolved, m.dueResolution));
show('satisfaction', ({ row: { measures: m } }) => share(m.satisfied, m.rated));
show('residentSatisfaction', ({ row: { measures: m } }) =>
  share(m.residentSatisfied, m.residentAnswered),
);
show('ratings', ({ row }) => ratingsOf(row.measures));
show('previous', ({ row: { previous }, namesOf }) =>
  previous ? toStatisticsRow(previous, namesOf) : null,
);

/** The row as the API shows it. */
export function toStatisticsRow(row: StatisticsRow, namesOf: NamesOf): ResponseStatisticsRow {
  const held: Held = { row, namesOf };
  return Object.assign(Object.create(SHOWN) as ResponseStatisticsRow, held);
}

const stepsOf = (counts: readonly number[]): DurationStep[] =>
  counts.map((count, step) => ({
    aboveMinutes: HISTOGRAM_MINUTES[step - 1] ?? 0,
    upToMinutes: HISTOGRAM_MINUTES[step] ?? null,
    count,
  }));

/** Distributions and intervals are worked out only where somebody asks for them. */
@Resolver(() => ClockStatisticsType)
export class ClockStatisticsResolver {
  @ResolveField(() => RateIntervalType, {
    nullable: true,
    description:
      '按时率的置信区间；分母为 0 时为空。Interval of the on-time rate; null when nothing was due.',
  })
  onTimeInterval(@Parent() { onTime, due }: ClockStatisticsType): RateIntervalType | null {
    return intervalOf(onTime, due);
  }

  @ResolveField(() => [DurationStep], {
    complexity: costOfChildren,
    description:
      '用时的分布，即 p50、p90、p95 所据：自然分钟，扣除挂账，只计已完成的。The distribution behind p50, p90 and p95: natural minutes net of pauses, over what has stopped.',
  })
  distribution(@Parent() { histogram }: ClockStatisticsType): DurationStep[] {
    return stepsOf(histogram);
  }

  @ResolveField(() => [DurationStep], {
    complexity: costOfChildren,
    description:
      '工作分钟的分布，口径同 workingP50。The distribution of working minutes, as workingP50.',
  })
  workingDistribution(@Parent() { workingHistogram }: ClockStatisticsType): DurationStep[] {
    return stepsOf(workingHistogram);
  }
}
