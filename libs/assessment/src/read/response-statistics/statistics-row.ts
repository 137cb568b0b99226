import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { costOfChildren } from '#graphql';
import { INTAKE_CHANNELS } from '#whistle';
import { HISTOGRAM_MINUTES } from '../../domain/histogram.js';
import type { Measures } from '../../domain/measures.js';
import { rateOf } from '../../domain/tally.js';
import {
  ClockStatisticsType,
  DurationStep,
  type StatisticsRatings,
  type StatisticsShare,
} from './clock-statistics.type.js';
import type { StatisticsRow } from './response-time-statistics.js';
import type { NamesOf } from './statistics-names.js';
import type { ResponseStatisticsRow } from './statistics.type.js';

/** An hour of the day as rows have it. */
export const hourText = (hour: number): string => String(hour).padStart(2, '0');

const share = (numerator: number, denominator: number): StatisticsShare => ({
  numerator,
  denominator,
  rate: rateOf(numerator, denominator),
});

const ratingsOf = (m: Measures): StatisticsRatings => ({
  counts: [m.rated1, m.rated2, m.rated3, m.rated4, m.rated5],
  satisfaction: rateOf(m.satisfactionSum, m.rated),
  responseSpeed: rateOf(m.responseRatingSum, m.rated),
  cooperation: rateOf(m.cooperationRatingSum, m.rated),
  implementation: rateOf(m.implementationRatingSum, m.rated),
});

const ratesOf = (m: Measures) => ({
  response: share(m.responded, m.dueResponse),
  resolution: share(m.resolved, m.dueResolution),
  satisfaction: share(m.satisfied, m.rated),
  residentSatisfaction: share(m.residentSatisfied, m.residentAnswered),
  ratings: ratingsOf(m),
});

/** The row as the API shows it. */
export function toStatisticsRow(row: StatisticsRow, namesOf: NamesOf): ResponseStatisticsRow {
  const { keys, measures, clocks, street, dispatchAccuracy, previous } = row;
  const { hour, channel, ...others } = keys;
  return {
    ...measures,
    ...others,
    channel: INTAKE_CHANNELS.find((one) => one === channel),
    hour: hour === undefined ? undefined : Number(hour),
    ...namesOf(keys),
    ...ratesOf(measures),
    ...clocks,
    ...street,
    dispatchAccuracy,
    previous: previous ? toStatisticsRow(previous, namesOf) : null,
  };
}

const stepsOf = (counts: readonly number[]): DurationStep[] =>
  counts.map((count, step) => ({
    aboveMinutes: HISTOGRAM_MINUTES[step - 1] ?? 0,
    upToMinutes: HISTOGRAM_MINUTES[step] ?? null,
    count,
  }));

/** Distributions are written out only where somebody asks for them. */
@Resolver(() => ClockStatisticsType)
export class ClockStatisticsResolver {
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
