import { useMemo } from 'react';

import type { ClockPartsFragment } from '../api/generated';
import { COLOURS } from '../app/theme';
import { t } from '../app/text';
import type { ChartOption } from '../charts/chart';
import { FIGURE_AXIS, PERCENT_AXIS } from './chart-parts';
import { intervalWords, percent } from './figures';
import { LazyChart } from './lazy-chart';

interface Row {
  readonly name: string;
  readonly figures: ClockPartsFragment;
}

/** The drawing tools of a custom series, as far as they are used here. */
interface Drawing {
  value(dimension: number): number;
  coord(point: readonly [number, number]): readonly number[];
}

const CAP = 6;

/** From the low to the high end of the interval, with caps. */
function bar(_: unknown, api: Drawing) {
  const at = api.value(0);
  const [left = 0, y = 0] = api.coord([api.value(1), at]);
  const [right = 0] = api.coord([api.value(2), at]);
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: 'line',
    shape: { x1, y1, x2, y2 },
    style: { stroke: COLOURS.muted, lineWidth: 2 },
  });
  return {
    type: 'group',
    children: [
      line(left, y, right, y),
      line(left, y - CAP, left, y + CAP),
      line(right, y - CAP, right, y + CAP),
    ],
  };
}

const toldOf = ({ name, figures }: Row): string =>
  t('{{name}}按时率 {{rate}}（{{onTime}} ÷ {{due}}），95% 区间 {{interval}}', {
    name,
    rate: percent(figures.onTimeRate),
    onTime: figures.onTime,
    due: figures.due,
    interval: intervalWords(figures.onTimeInterval),
  });

const HUNDRED = 100;

function optionOf(rows: readonly Row[]): ChartOption {
  const known = rows.flatMap((row, at) =>
    row.figures.onTimeRate === null || row.figures.onTimeInterval === null
      ? []
      : [{ at, rate: row.figures.onTimeRate, interval: row.figures.onTimeInterval, row }],
  );
  return {
    grid: { left: 56, right: 24, top: 8, bottom: 32 },
    xAxis: PERCENT_AXIS,
    yAxis: Object.assign({}, FIGURE_AXIS, {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
    }),
    tooltip: {
      trigger: 'item',
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const found = known[dataIndex];
        return found ? toldOf(found.row) : '';
      },
    },
    series: [
      {
        type: 'custom',
        renderItem: bar,
        encode: { x: [1, 2], y: 0 },
        data: known.map(({ at, interval }) => [
          at,
          interval.low * HUNDRED,
          interval.high * HUNDRED,
        ]),
        silent: true,
      },
      {
        type: 'scatter',
        symbolSize: 13,
        itemStyle: { color: COLOURS.primary },
        data: known.map(({ at, rate }) => [rate * HUNDRED, at]),
        label: {
          show: true,
          position: 'top',
          formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
            percent(known[dataIndex]?.rate ?? null),
        },
      },
    ],
  };
}

/** On-time rate of each clock, with the interval in which it lies; its table stands below it. */
export function OnTimeChart({ rows }: { readonly rows: readonly Row[] }) {
  const option = useMemo(() => optionOf(rows), [rows]);
  return <LazyChart label={rows.map(toldOf).join('；')} option={option} height={190} />;
}
