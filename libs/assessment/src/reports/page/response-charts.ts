import { CLOCK_NAMES, type ClockName } from '#whistle';
import { HISTOGRAM_MINUTES } from '../../domain/histogram.js';
import type { Statistics } from '../../domain/tally.js';
import { CLOCK_WORDS, stepWords } from '../words.js';
import { COLOURS, draw, INK, LABELS, LABELS_INSIDE, percent, QUIET, SOFT, SPLIT } from './chart.js';
import type { Html } from './html.js';
import { FONTS } from './styles.js';

const PANELS = { width: 318, height: 112, left: [24, 376], top: [36, 232] };

/** Room above the highest bar for its figure. */
const aboveHighest = ({ max }: { readonly max: number }): number => Math.max(max * 1.15, 1);

const HIDDEN = { axisLabel: { show: false }, splitLine: { show: false } };
const STEP_NAMES = [...HISTOGRAM_MINUTES.map(stepWords), '更久'];
const SLANTED = { fontSize: 11, color: SOFT, rotate: 45, interval: 0 };
const SHARES = {
  show: true,
  position: 'top',
  fontSize: 10,
  color: SOFT,
  formatter: ({ value }: { readonly value: number }) =>
    value < 1 ? '' : String(Math.round(value)),
};

/** The distribution of one clock, in its own corner of the chart. */
const panelOf = (clocks: Statistics['clocks']) => (clock: ClockName, index: number) => {
  const counts = clocks[clock].histogram;
  const all = counts.reduce((sum, one) => sum + one, 0);
  const left = PANELS.left[index % 2] ?? 0;
  const top = PANELS.top[index < 2 ? 0 : 1] ?? 0;
  const textStyle = { fontSize: 14, fontFamily: FONTS, color: INK };
  const axis = { gridIndex: index, axisTick: { show: false } };
  const data = counts.map((count) => (all === 0 ? 0 : percent(count / all)));
  const of = { xAxisIndex: index, yAxisIndex: index, color: COLOURS[0] };
  return {
    title: { text: `${CLOCK_WORDS[clock]}（${all} 项）`, left, top: top - 30, textStyle },
    grid: { left, top, width: PANELS.width, height: PANELS.height },
    xAxis: { ...axis, type: 'category', data: STEP_NAMES, axisLabel: SLANTED },
    yAxis: { ...axis, type: 'value', max: aboveHighest, ...HIDDEN },
    series: { ...of, type: 'bar', barCategoryGap: '18%', data, label: SHARES, ...QUIET },
  };
};

/** 用时分布: a panel for each clock, in shares of those that stopped. */
export function durationChart({ clocks }: Pick<Statistics, 'clocks'>): Html {
  const panels = CLOCK_NAMES.map(panelOf(clocks));
  return draw(396, {
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

const TOTALS = {
  show: true,
  position: 'top',
  distance: 3,
  fontSize: 11,
  color: INK,
  formatter: ({ value }: { readonly value: number }) => value.toFixed(2),
};

/** 同类榜: totals with their intervals, the first at the top. */
export function leagueChart(bars: readonly LeagueBar[]): Html {
  const shown = [...bars].reverse();
  const least = Math.floor(Math.min(...shown.map(({ low }) => low)) / 10) * 10;
  const bar = { type: 'bar', stack: 'interval', barWidth: 9, ...QUIET };
  const names = shown.map(({ name }) => shortened(name));
  const totals = { type: 'scatter', symbolSize: 9, color: COLOURS[0], label: TOTALS, ...QUIET };
  return draw(46 + 24 * shown.length, {
    grid: { left: 8, right: 30, top: 12, bottom: 4, ...LABELS_INSIDE },
    xAxis: { type: 'value', min: least, max: 100, axisLabel: LABELS, splitLine: SPLIT },
    yAxis: {
      type: 'category',
      data: names,
      axisLabel: { ...LABELS, color: INK },
      axisTick: { show: false },
    },
    series: [
      { ...bar, data: shown.map(({ low }) => low), color: 'transparent' },
      { ...bar, data: shown.map(({ low, high }) => high - low), color: '#c9d8ea' },
      { ...totals, data: shown.map(({ value }) => value) },
    ],
  });
}
