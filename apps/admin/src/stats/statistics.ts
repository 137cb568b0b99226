import {
  type ClockStatistics,
  type Dimension,
  percentOf,
  responseStatistics,
  responseTimeStatistics,
  type StatisticsRow,
  type StatisticsTables,
} from '#assessment';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import { catchUp } from '../data/catch-up.js';
import { withData } from '../data/open-data.js';
import type { Progress } from '../progress.js';
import { minutes, tableLines } from '../table.js';

export interface StatisticsOptions {
  readonly dataDir: string;
  readonly by: Dimension;
  /** Asia/Shanghai dates `YYYY-MM-DD` of dispatch, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly progress: Progress;
}

const COUNTS = [
  'summoned',
  'acknowledged',
  'arrived',
  'resolved',
  'sentBack',
  'released',
  'stillOpen',
  'rated',
  'satisfied',
] as const;
type Count = (typeof COUNTS)[number];

/** A row as it is printed: the names of the API's fields, and the name that people know. */
export interface ShownRow
  extends
    Readonly<Record<Count, number>>,
    Readonly<Record<'acknowledge' | 'arrive' | 'resolve', ClockStatistics>> {
  readonly name: string;
}

function shown(row: StatisticsRow, by: Dimension, nameOf: (id: string) => string): ShownRow {
  const key = row.keys[by] ?? '';
  const counts = Object.fromEntries(COUNTS.map((count) => [count, row.measures[count]]));
  return { [by]: key, name: nameOf(key), ...counts, ...row.clocks } as unknown as ShownRow;
}

/** The response-time statistics that the API gives, brought up to date first. */
export function statistics(options: StatisticsOptions): Promise<ShownRow[]> {
  const { by, from, to } = options;
  return withData(options.dataDir, async (data) => {
    await catchUp(data, [responseStatistics.name], options.progress);
    const db = await data.reads.live<StatisticsTables>(responseStatistics.name);
    const rows = await responseTimeStatistics(db, { groupBy: [by], from, to });
    const organisations = await new Directory(data.log, systemClock).current();
    return rows.map((row) => shown(row, by, (id) => organisations.nameOf(id)));
  });
}

/** An official who reads “p90 38 h, 86 % in time” must not think that it is a mistake. */
const PERCENTILES =
  '（p50、p90、p95 为自然分钟，夜间和休息日也计，扣除挂账，取较低的次序值，误差 1% 以内；时限按工作时、工作日计的，按时率仍按工作时间判定）';

const HEADER = ['', '召集', '签收', '报到', '办结', '退回', '解除', '未结'];
const CLOCKS = [
  ['acknowledge', '签收'],
  ['arrive', '报到'],
  ['resolve', '办结'],
] as const;

const counts = (row: ShownRow): string[] =>
  [
    row.summoned,
    row.acknowledged,
    row.arrived,
    row.resolved,
    row.sentBack,
    row.released,
    row.stillOpen,
  ].map(String);

const clock = ({ onTime, due, p50, p90, p95 }: ClockStatistics): string[] => [
  percentOf({ numerator: onTime, denominator: due }),
  ...[p50, p90, p95].map(minutes),
];

/** The table that people read: counts, and for each clock its on-time rate and minutes. */
export function statisticsLines(rows: readonly ShownRow[]): string[] {
  const clocks = CLOCKS.flatMap(([, name]) => [`${name}按时`, 'p50', 'p90', 'p95']);
  const lines = rows.map((row) => [
    row.name,
    ...counts(row),
    ...CLOCKS.flatMap(([key]) => clock(row[key])),
  ]);
  return [...tableLines([...HEADER, ...clocks], lines), PERCENTILES];
}
