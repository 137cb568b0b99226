import type { ClockName, IntakeChannel } from '#whistle';
import type { DemandMeasure } from './demand-statistics/demand-run.js';

/** 受理渠道, short enough for the head of a table. */
export const CHANNEL_WORDS: Readonly<Record<IntakeChannel, string>> = {
  'hotline-12345': '12345 热线',
  'grid-patrol': '网格巡查',
  'resident-report': '居民反映',
  wechat: '微信',
  'video-surveillance': '视频监控',
  petition: '信访',
  'public-opinion': '网络舆情',
  'home-visit': '民情家访',
  import: '历史导入',
};

/** The name of a channel; the term itself where there is none. */
export const channelWord = (channel: string): string =>
  (CHANNEL_WORDS as Readonly<Record<string, string>>)[channel] ?? channel;

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
