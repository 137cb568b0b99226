import { useMemo } from 'react';

import type { RatesPartsFragment } from '../api/generated';
import { t } from '../app/text';
import type { ChartOption } from '../charts/chart';
import { FIGURE_AXIS, LINES, PERCENT_AXIS } from './chart-parts';
import { Fraction, FigureLink, percent } from './figures';
import { LazyChart } from './lazy-chart';
import { daysOf } from './search';

interface Row extends RatesPartsFragment {
  readonly month: string | null;
}

const SERIES = [
  ['response', t('响应率'), 'RESPONDED', 'DUE_RESPONSE'],
  ['resolution', t('解决率'), 'RESOLVED', 'DUE_RESOLUTION'],
  ['satisfaction', t('街道满意率'), 'SATISFIED', 'RATED'],
] as const;

const HUNDRED = 100;
const inPercent = (rate: number | null): number | null =>
  rate === null ? null : Number((rate * HUNDRED).toFixed(1));

const optionOf = (rows: readonly Row[]): ChartOption => ({
  grid: { left: 52, right: 20, top: 40, bottom: 32 },
  legend: { top: 0, textStyle: { fontSize: 13 } },
  tooltip: {
    trigger: 'axis',
    valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value}%` : '–'),
  },
  xAxis: Object.assign({}, FIGURE_AXIS, {
    type: 'category',
    data: rows.map(({ month }) => month ?? ''),
  }),
  yAxis: PERCENT_AXIS,
  series: SERIES.map(([key, name], at) => ({
    type: 'line',
    name,
    symbol: LINES[at]?.symbol,
    symbolSize: 9,
    lineStyle: { width: 2, type: LINES[at]?.type },
    itemStyle: { color: LINES[at]?.color },
    data: rows.map((row) => inPercent(row[key].rate)),
  })),
});

function TrendRow({ row, department }: Omit<Props, 'rows'> & { readonly row: Row }) {
  const days = Object.assign(daysOf(row.month ?? ''), department !== undefined && { department });
  return (
    <tr>
      <th scope="row">{row.month}</th>
      <td>
        <FigureLink figure={Object.assign({ measure: 'SUMMONED' as const }, days)}>
          {row.summoned}
        </FigureLink>
      </td>
      {SERIES.map(([key, name, part, whole]) => (
        <td key={name}>
          {percent(row[key].rate)}{' '}
          <Fraction
            share={row[key]}
            part={Object.assign({ measure: part }, days)}
            whole={Object.assign({ measure: whole }, days)}
          />
        </td>
      ))}
    </tr>
  );
}

interface Props {
  readonly rows: readonly Row[];
  readonly department: string | undefined;
}

/** Up to twelve months at one cut-off; months without dispatches are not there. */
export function Trend({ rows, department }: Props) {
  const option = useMemo(() => optionOf(rows), [rows]);
  if (rows.length === 0) return null;
  const table = (
    <table>
      <thead>
        <tr>
          {[t('月份'), t('派哨'), ...SERIES.map(([, name]) => name)].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TrendRow key={row.month} row={row} department={department} />
        ))}
      </tbody>
    </table>
  );
  const told = rows.map(
    (row) =>
      `${row.month} ${SERIES.map(([key, name]) => `${name} ${percent(row[key].rate)}`).join(' ')}`,
  );
  return (
    <section className="panel stack" aria-labelledby="trend-title">
      <h2 id="trend-title">{t('逐月走势')}</h2>
      <LazyChart
        label={t('逐月走势：{{months}}', { months: told.join('；') })}
        option={option}
        height={260}
        table={table}
      />
      <p className="muted">{t('至多十二个月，有派哨的月份；都按同一数据截止计。')}</p>
    </section>
  );
}
