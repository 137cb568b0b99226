import type { DemandMonth } from '../demand-statistics/demand.js';
import type { ClassTable } from '../month/monthly-report.js';
import { channelWord } from '../words.js';
import { COLOURS, draw, INK, LABELS, LEGEND, percent, QUIET, SOFT, SPLIT } from './chart.js';
import type { Html } from './html.js';

/** 趋势: raised and ended by month, and the share settled in time. */
export function trendChart(trend: readonly DemandMonth[]): Html {
  const ended = ({ closed, withdrawn, merged }: DemandMonth) => closed + withdrawn + merged;
  const inTime = trend.map(({ inTime: some, due }) => (due === 0 ? null : percent(some / due)));
  const bar = { type: 'bar', barMaxWidth: 26, ...QUIET };
  return draw(250, {
    legend: LEGEND,
    grid: {
      left: 8,
      right: 8,
      top: 42,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      data: trend.map(({ month }) => month),
      axisLabel: LABELS,
      axisTick: { show: false },
    },
    yAxis: [
      {
        type: 'value',
        name: '件',
        minInterval: 1,
        axisLabel: LABELS,
        splitLine: SPLIT,
        nameTextStyle: LABELS,
      },
      {
        type: 'value',
        name: '%',
        min: 0,
        max: 100,
        axisLabel: LABELS,
        splitLine: { show: false },
        nameTextStyle: LABELS,
      },
    ],
    series: [
      {
        name: '新增',
        data: trend.map(({ raised }) => raised),
        label: { show: true, position: 'top', fontSize: 11, color: SOFT },
        ...bar,
      },
      {
        name: '办理完结（结、撤、并）',
        data: trend.map(ended),
        label: { show: true, position: 'top', fontSize: 11, color: SOFT },
        ...bar,
      },
      {
        name: '按期办结率',
        type: 'line',
        yAxisIndex: 1,
        data: inTime,
        symbolSize: 7,
        lineStyle: { width: 2 },
        color: COLOURS[4],
        ...QUIET,
      },
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
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
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
