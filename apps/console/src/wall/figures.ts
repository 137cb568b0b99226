import type { WallMonthQuery, WallNowQuery, WallTodayQuery } from '../api/generated';
import { t } from '../app/text';
import { SUMMONS_STATUS } from '../words';
import type { BarOption } from './chart';

type Now = WallNowQuery['districtNow'];

/** Colours that can be told apart on the dark ground; what is late is also said in figures. */
const COLOURS = {
  text: '#e6edf7',
  muted: '#a9b8cd',
  line: '#2b3a52',
  calm: '#5aa9ff',
  late: '#ff9c6e',
} as const;

interface Bar {
  readonly name: string;
  readonly calm: number;
  readonly late: number;
}

/** What is in time and what is late of each, and both as words. */
export interface Picture {
  readonly bars: readonly Bar[];
  readonly label: string;
}

const barOf = (name: string, count: number, late: number): Bar => ({
  name,
  calm: count - late,
  late,
});

const wordsOf = (title: string, bars: readonly Bar[]): string =>
  [
    title,
    ...bars.map(({ name, calm, late }) =>
      late > 0
        ? t('{{name}} {{count}}，其中超期 {{late}}', { name, count: calm + late, late })
        : `${name} ${calm}`,
    ),
  ].join('\n');

const pictureOf = (title: string, bars: readonly Bar[]): Picture => ({
  bars,
  label: wordsOf(title, bars),
});

export const streetsOf = ({ byStreet }: Now): Picture =>
  pictureOf(
    t('各街道未结束的哨'),
    byStreet.map((one) => barOf(one.streetName, one.open, one.overdue)),
  );

export const statusesOf = ({ summonses }: Now): Picture =>
  pictureOf(
    t('未办结的召集走到哪一步'),
    summonses.statuses.map((one) => barOf(SUMMONS_STATUS[one.status], one.count, one.overdue)),
  );

const HOURS = 24;

export const hoursOf = ({ blowsToday: { hours } }: WallTodayQuery): Picture =>
  pictureOf(
    t('今日各时吹哨'),
    Array.from({ length: HOURS }, (_, hour) => barOf(`${hour}`, hours[hour]?.count ?? 0, 0)),
  );

const PER_CENT = 100;

export const risksOf = ({ deadlineRiskCounts: steps }: WallMonthQuery): Picture =>
  pictureOf(
    t('未到期的召集可能逾期'),
    steps.map(({ from, count }) => barOf(`${Math.round(from * PER_CENT)}%`, count, 0)),
  );

/** Nothing to show is no bar, and no figure either. */
const shown = ({ value }: { readonly value?: unknown }): string =>
  typeof value === 'number' && value > 0 ? String(value) : '';

function seriesOf(bars: readonly Bar[], unit: number): NonNullable<BarOption['series']> {
  const label = { show: true, color: '#0b1220', fontSize: unit, formatter: shown };
  const of = (key: 'calm' | 'late') => ({
    type: 'bar' as const,
    stack: 'all',
    id: key,
    barMaxWidth: 2 * unit,
    itemStyle: { color: COLOURS[key] },
    label,
    data: bars.map((bar) => bar[key]),
  });
  return [of('calm'), of('late')];
}

/**
 * Bars as a chart draws them.
 * @param unit height of a letter in pixels
 * @param isLying whether the names are beside the bars, as long names have to be
 */
export function optionOf({ bars }: Picture, unit: number, isLying: boolean): BarOption {
  const names = {
    type: 'category' as const,
    inverse: isLying,
    data: bars.map(({ name }) => name),
    axisLabel: { color: COLOURS.text, fontSize: unit, hideOverlap: true },
    axisLine: { lineStyle: { color: COLOURS.line } },
    axisTick: { show: false },
  };
  const counts = {
    type: 'value' as const,
    minInterval: 1,
    axisLabel: { color: COLOURS.muted, fontSize: unit },
    splitLine: { lineStyle: { color: COLOURS.line } },
  };
  return {
    animation: false,
    grid: { left: unit, right: 2 * unit, top: unit, bottom: unit / 2, outerBoundsMode: 'same' },
    xAxis: isLying ? counts : names,
    yAxis: isLying ? names : counts,
    series: seriesOf(bars, unit),
  };
}
