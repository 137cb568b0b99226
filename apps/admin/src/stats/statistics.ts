import type { Kysely } from 'kysely';
import { localMinute } from '#calendar';
import {
  type ClockStatistics,
  type Dimension,
  logAsOf,
  type Measures,
  type OnTimeCounts,
  percentOf,
  responseStatistics,
  responseTimeStatistics,
  type StatisticsRow,
  type StatisticsTables,
} from '#assessment';
import { Directory } from '#directory';
import { systemClock } from '#event-sourcing';
import type { Progress } from '#event-store';
import { catchUp, type OpenData } from '#runtime';
import { categoryClass, CHANNEL_NAMES } from '#whistle';
import { withData } from '../data/open-data.js';
import { minutesText, tableLines } from '../table.js';

export interface StatisticsOptions {
  readonly dataDir: string;
  readonly by: Dimension;
  /** Asia/Shanghai dates `YYYY-MM-DD` of dispatch, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** 数据截止, ISO 8601 UTC: what fell due by then counts. */
  readonly cutOff: string;
  /** What a past instant knew, ISO 8601 UTC; now where absent. */
  readonly asOf?: string | undefined;
  readonly progress: Progress;
}

/** A row as printed: fields named as in the API, and the name of the group. */
export interface ShownRow
  extends
    Measures,
    Readonly<Record<ClockKey, ClockStatistics>>,
    Readonly<Record<StepKey, OnTimeCounts>> {
  readonly name: string;
  /** 派单准确率; null where there were no first calls. */
  readonly dispatchAccuracy: number | null;
}

type NameOf = (id: string) => string;

/** What a group is called, by what it is. */
function groupName(by: Dimension, key: string, organisation: NameOf): string {
  switch (by) {
    case 'category':
      return categoryClass(key)?.name ?? key;
    case 'channel':
      return (CHANNEL_NAMES as Readonly<Record<string, string>>)[key] ?? key;
    case 'hour':
      return `${Number(key)} 时`;
    default:
      return organisation(key);
  }
}

function toShownRow(row: StatisticsRow, by: Dimension, organisation: NameOf): ShownRow {
  const key = row.keys[by] ?? '';
  const { measures, clocks, street, dispatchAccuracy } = row;
  const named = { [by]: key, name: groupName(by, key, organisation) };
  return { ...named, ...measures, dispatchAccuracy, ...clocks, ...street };
}

async function askNow<T>(
  data: OpenData,
  progress: Progress,
  ask: (db: Kysely<StatisticsTables>) => Promise<T>,
): Promise<T> {
  await catchUp(data, [responseStatistics.name], progress);
  return ask(await data.reads.live<StatisticsTables>(responseStatistics.name));
}

/** The API's response-time statistics, brought up to date first. */
export function statistics(options: StatisticsOptions): Promise<ShownRow[]> {
  const { by, from, to, cutOff, asOf } = options;
  const ask = (db: Kysely<StatisticsTables>) =>
    responseTimeStatistics(db, { groupBy: [by], from, to, cutOff });
  return withData(options.dataDir, async (data) => {
    const rows = await (asOf === undefined
      ? askNow(data, options.progress, ask)
      : data.reads.builtFrom(logAsOf(data.log, asOf), responseStatistics.name, ask));
    const organisations = await new Directory(data.log, systemClock).current();
    return rows.map((row) => toShownRow(row, by, (id) => organisations.nameOf(id)));
  });
}

/** Explains to readers why “p90 38 h” and “86 % on time” are no contradiction. */
const PERCENTILES = [
  '（p50、p90、p95：自然分钟，夜间和休息日也计，扣除挂账；取较低的次序值，误差 1% 以内）',
  '（工时 p50 等：工作分钟，只计时限为工作时、工作日的，与按时率口径一致）',
];

const COUNTS = [
  ['summoned', '召集'],
  ['acknowledged', '签收'],
  ['arrived', '报到'],
  ['resolved', '办结'],
  ['sentBack', '退回'],
  ['declined', '退哨'],
  ['released', '解除'],
  ['stillOpen', '未结'],
  ['notYetDue', '未到期'],
  ['awaitingStreet', '待街道'],
  ['yellowCards', '黄牌'],
  ['redCards', '红牌'],
] as const;
const CLOCKS = [
  ['acknowledge', '签收'],
  ['contact', '联系'],
  ['arrive', '报到'],
  ['resolve', '办结'],
] as const;
/** The street's own steps. */
const STEPS = [
  ['confirmArrival', '街道确认'],
  ['verify', '街道核实'],
  ['rate', '街道评哨'],
] as const;

const countCells = (row: ShownRow): string[] => COUNTS.map(([count]) => String(row[count]));

const NATURAL = ['p50', 'p90', 'p95'] as const;
const WORKING = ['workingP50', 'workingP90', 'workingP95'] as const;
type ClockKey = (typeof CLOCKS)[number][0];
type StepKey = (typeof STEPS)[number][0];

/** Whether any limit of this clock is in working time. */
const isWorking = (rows: readonly ShownRow[], key: ClockKey): boolean =>
  rows.some((row) => row[key].workingP50 !== null);

function headerOf(rows: readonly ShownRow[]): string[] {
  const clocks = clocksOf(rows).flatMap(([key, name]) => {
    const working = isWorking(rows, key) ? ['工时p50', '工时p90', '工时p95'] : [];
    return [`${name}按时`, ...NATURAL, ...working];
  });
  return ['', ...COUNTS.map(([, name]) => name), ...clocks, ...stepsOf(rows).map(stepName)];
}

/** Most rules do not limit contact. */
const clocksOf = (rows: readonly ShownRow[]) =>
  CLOCKS.filter(([key]) => key !== 'contact' || rows.some((row) => row.contact.due > 0));

/** Only steps that the rules limit, and that were due. */
const stepsOf = (rows: readonly ShownRow[]) =>
  STEPS.filter(([key]) => rows.some((row) => row[key].due > 0));

const stepName = ([, name]: (typeof STEPS)[number]): string => `${name}按时`;

const onTimeCell = ({ onTime, due }: OnTimeCounts): string =>
  percentOf({ numerator: onTime, denominator: due });

const clockCells = (statistics: ClockStatistics, working: boolean): string[] => [
  onTimeCell(statistics),
  ...[...NATURAL, ...(working ? WORKING : [])].map((name) => minutesText(statistics[name])),
];

/**
 * The table for people: counts, and for each clock its on-time rate and minutes, also in working
 * time if a limit is.
 */
export function statisticsLines(rows: readonly ShownRow[], cutOff: string): string[] {
  const lines = rows.map((row) => [
    row.name,
    ...countCells(row),
    ...clocksOf(rows).flatMap(([key]) => clockCells(row[key], isWorking(rows, key))),
    ...stepsOf(rows).map(([key]) => onTimeCell(row[key])),
  ]);
  const due = `（数据截止 ${localMinute(cutOff)}：此前到期的计入按时率，未到期的、待街道核实的不计）`;
  return [...tableLines(headerOf(rows), lines), due, ...PERCENTILES];
}
