import type { DemandMonth } from '../demand-statistics/demand.js';
import type { ClassTable } from '../month/monthly-report.js';
import { channelWord } from '../words.js';
import {
  COLOURS,
  draw,
  INK,
  LABELS,
  LABELS_INSIDE,
  LEGEND,
  percent,
  QUIET,
  SOFT,
  SPLIT,
} from './chart.js';
import type { Html } from './html.js';

const FIGURES = { show: true, position: 'top', fontSize: 11, color: SOFT };

/** Bars of counts beside each other. */
const countBars = (name: string, data: readonly number[]) => ({
  name,
  type: 'bar',
  barMaxWidth: 26,
  data,
  label: FIGURES,
  ...QUIET,
});

const endedOf = ({ closed, withdrawn, merged }: DemandMonth) => closed + withdrawn + merged;

const inTimeShare = ({ inTime, due }: DemandMonth) => (due === 0 ? null : percent(inTime / due));

const countAxis = {
  type: 'value',
  name: '件',
  minInterval: 1,
  axisLabel: LABELS,
  splitLine: SPLIT,
  nameTextStyle: LABELS,
};

const shareAxis = {
  type: 'value',
  name: '%',
  min: 0,
  max: 100,
  axisLabel: LABELS,
  splitLine: { show: false },
  nameTextStyle: LABELS,
};

/** 趋势: raised and ended by month, and the share settled in time. */
export function trendChart(trend: readonly DemandMonth[]): Html {
  const months = trend.map(({ month }) => month);
  const share = {
    name: '按期办结率',
    type: 'line',
    yAxisIndex: 1,
    data: trend.map(inTimeShare),
    symbolSize: 7,
    lineStyle: { width: 2 },
    color: COLOURS[4],
  };
  return draw(250, {
    legend: LEGEND,
    grid: { left: 8, right: 8, top: 42, bottom: 4, ...LABELS_INSIDE },
    xAxis: { type: 'category', data: months, axisLabel: LABELS, axisTick: { show: false } },
    yAxis: [countAxis, shareAxis],
    series: [
      countBars(
        '新增',
        trend.map(({ raised }) => raised),
      ),
      countBars('办理完结（结、撤、并）', trend.map(endedOf)),
      { ...share, ...QUIET },
    ],
  });
}

/** 渠道 × 类别: a bar for each class, most first, its channels stacked. */
export function demandChart({ channels, rows }: ClassTable): Html {
  const sorted = [...rows].sort((a, b) => a.total - b.total);
  const most = Math.max(...sorted.map(({ total }) => total));
  return draw(64 + 26 * sorted.length, {
    legend: { ...LEGEND, type: 'plain' },
    grid: {
      left: 8,
      right: 44,
      top: 46,
      bottom: 4,
      ...LABELS_INSIDE,
    },
    xAxis: { type: 'value', max: most, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      type: 'category',
      data: sorted.map(({ name }) => name),
      axisLabel: { ...LABELS, color: INK },
      axisTick: { show: false },
    },
    series: channels.map((channel, index) => ({
      name: channelWord(channel),
      type: 'bar',
      stack: 'all',
      barMaxWidth: 16,
      data: sorted.map(({ counts }) => counts[index] ?? 0),
      ...(index === channels.length - 1 && {
        label: {
          show: true,
          position: 'right',
          color: INK,
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            String(sorted[dataIndex]?.total ?? ''),
        },
      }),
      ...QUIET,
    })),
  });
}
