import { CHANNEL_NAMES, type ClockName } from '#whistle';
import type { DemandMeasure } from './demand-statistics/demand-run.js';

/** The name of a channel; the term itself where there is none. */
export const channelWord = (channel: string): string =>
  (CHANNEL_NAMES as Readonly<Record<string, string>>)[channel] ?? channel;

export const CLOCK_WORDS: Readonly<Record<ClockName, string>> = {
  acknowledge: '签收',
  contact: '联系',
  arrive: '报到',
  resolve: '办结',
};

/** Counts of demand, see `demand-run.ts`. */
export const DEMAND_WORDS: Readonly<Record<DemandMeasure | 'carriedOver', string>> = {
  raised: '新增',
  carriedOver: '上月结转',
  reopened: '重开',
  closed: '结哨',
  withdrawn: '撤哨',
  merged: '并哨',
  due: '应办结',
  inTime: '按期办结',
  returned: '审哨退回',
  rewhistled: '复哨',
  answered: '回访',
  satisfied: '回访满意',
};

/** Minutes as people say them: `35 分钟`, `5.2 小时`, `3.1 天`; a dash where there are none. */
export function minutesWords(minutes: number | null): string {
  const [hour, day] = [60, 1440];
  if (minutes === null) return '–';
  if (minutes < hour) return `${Math.round(minutes)} 分钟`;
  if (minutes < day) return `${(minutes / hour).toFixed(1)} 小时`;
  return `${(minutes / day).toFixed(1)} 天`;
}

/** `2026 年 10 月` of `2026-10`. */
export const monthWords = (month: string): string =>
  `${month.slice(0, 4)} 年 ${Number(month.slice(5, 7))} 月`;

/** The upper end of a step of durations: `30 分`, `2 时`, `3 天`. */
export function stepWords(minutes: number): string {
  const [hour, day] = [60, 1440];
  if (minutes < hour) return `${minutes} 分`;
  return minutes < day ? `${minutes / hour} 时` : `${minutes / day} 天`;
}
