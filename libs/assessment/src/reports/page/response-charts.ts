import { CLOCK_NAMES, type ClockName } from '#whistle';
import { DURATION_STEPS, type Durations } from '../month/durations.js';
import { CLOCK_WORDS } from '../words.js';
import { COLOURS, draw, INK, LABELS, percent, QUIET, SOFT, SPLIT } from './chart.js';
import type { Html } from './html.js';
import { FONTS } from './styles.js';

const PANELS = { width: 318, height: 150, left: [24, 376], top: [36, 284] };

/** Room above the highest bar for its figure. */
const aboveHighest = ({ max }: { readonly max: number }): number => Math.max(max * 1.15, 1);

const panelOf = (durations: Durations) => (clock: ClockName, index: number) => {
  const counts = durations[clock];
  const all = counts.reduce((sum, one) => sum + one, 0);
  const place = { left: PANELS.left[index % 2], top: PANELS.top[index < 2 ? 0 : 1] };
  return {
    title: {
      text: `${CLOCK_WORDS[clock]}（${all} 项）`,
      left: place.left,
      top: (place.top ?? 0) - 30,
      textStyle: { fontSize: 14, fontFamily: FONTS, color: INK },
    },
    grid: { ...place, width: PANELS.width, height: PANELS.height },
    xAxis: {
      gridIndex: index,
      type: 'category',
      data: DURATION_STEPS.map(({ name }) => name),
      axisTick: { show: false },
      axisLabel: { fontSize: 11, color: SOFT, rotate: 45, interval: 0 },
    },
    yAxis: {
      gridIndex: index,
      type: 'value',
      max: aboveHighest,
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    series: {
      type: 'bar',
      xAxisIndex: index,
      yAxisIndex: index,
      barCategoryGap: '18%',
      color: COLOURS[0],
      data: counts.map((count) => (all === 0 ? 0 : percent(count / all))),
      label: {
        show: true,
        position: 'top',
        fontSize: 10,
        color: SOFT,
        formatter: ({ value }: { value: number }) => (value === 0 ? '' : String(value)),
      },
      ...QUIET,
    },
  };
};

/** 用时分布: a panel for each clock, in shares of those that stopped. */
export function durationChart(durations: Durations): Html {
  const panels = CLOCK_NAMES.map(panelOf(durations));
  return draw(500, {
    title: panels.map(({ title }) => title),
    grid: panels.map(({ grid }) => grid),
    xAxis: panels.map(({ xAxis }) => xAxis),
    yAxis: panels.map(({ yAxis }) => yAxis),
    series: panels.map(({ series }) => series),
  });
}

/** A bar of a league: its value, and between what it lies with 95 % confidence. */
export interface LeagueBar {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const LONGEST_NAME = 12;
const shortened = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;

/** 同类榜: totals with their intervals, the first at the top. */
export function leagueChart(bars: readonly LeagueBar[]): Html {
  const shown = [...bars].reverse();
  const least = Math.floor(Math.min(...shown.map(({ low }) => low)) / 10) * 10;
  const bar = { type: 'bar', stack: 'interval', barWidth: 9, ...QUIET };
  return draw(40 + 24 * shown.length, {
    grid: {
      left: 8,
      right: 30,
      top: 6,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'value', min: least, max: 100, axisLabel: LABELS, splitLine: SPLIT },
    yAxis: {
      type: 'category',
      data: shown.map(({ name }) => shortened(name)),
      axisLabel: { ...LABELS, color: INK },
      axisTick: { show: false },
    },
    series: [
      { ...bar, data: shown.map(({ low }) => low), color: 'transparent' },
      { ...bar, data: shown.map(({ low, high }) => high - low), color: '#c9d8ea' },
      {
        type: 'scatter',
        data: shown.map(({ value }) => value),
        symbolSize: 9,
        color: COLOURS[0],
        label: {
          show: true,
          position: 'top',
          distance: 3,
          fontSize: 11,
          color: INK,
          formatter: ({ value }: { value: number }) => value.toFixed(2),
        },
        ...QUIET,
      },
    ],
  });
}
