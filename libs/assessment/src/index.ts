export { responseStatistics } from './read/response-statistics/response-statistics.projection.js';
export {
  type Group,
  responseTimeStatistics,
  type StatisticsQuestion,
  type StatisticsRow,
} from './read/response-statistics/response-statistics.query.js';
export type {
  Dimension,
  StatisticsTables,
} from './read/response-statistics/response-statistics.tables.js';
export type { ClockStatistics, Statistics } from './domain/tally.js';
export type { Measure, Measures } from './domain/measures.js';
