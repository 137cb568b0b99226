import { useMemo } from 'react';

import type { ClockPartsFragment, StepsPartsFragment } from '../api/generated';
import { COLOURS } from '../app/theme';
import { t } from '../app/text';
import type { ChartOption } from '../charts/chart';
import { FIGURE_AXIS } from './chart-parts';
import { minutesWords, workingWords } from './figures';
import { LazyChart } from './lazy-chart';

type Step = StepsPartsFragment['distribution'][number];

interface Props {
  readonly name: string;
  readonly steps: StepsPartsFragment;
  readonly figures: ClockPartsFragment;
}

const rangeWords = ({ aboveMinutes, upToMinutes }: Step): string =>
  upToMinutes === null
    ? t('超过 {{from}}', { from: minutesWords(aboveMinutes) })
    : t('{{to}}以内', { to: minutesWords(upToMinutes) });

/** Empty steps at the long end say nothing. */
function shown(steps: readonly Step[]): readonly Step[] {
  const last = steps.map(({ count }) => count > 0).lastIndexOf(true);
  return steps.slice(0, last + 1);
}

const optionOf = (steps: readonly Step[]): ChartOption => ({
  grid: { left: 44, right: 12, top: 24, bottom: 64 },
  xAxis: Object.assign({}, FIGURE_AXIS, {
    type: 'category',
    data: steps.map(rangeWords),
    axisLabel: { color: COLOURS.muted, fontSize: 12, rotate: 40, interval: 0 },
  }),
  yAxis: Object.assign({}, FIGURE_AXIS, { type: 'value', name: t('项'), minInterval: 1 }),
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
  series: [
    {
      type: 'bar',
      name: t('项'),
      data: steps.map(({ count }) => count),
      itemStyle: { color: COLOURS.primary },
      barCategoryGap: '12%',
      label: { show: true, position: 'top' },
    },
  ],
});

const StepsTable = ({ steps }: { readonly steps: readonly Step[] }) => (
  <table>
    <thead>
      <tr>
        <th scope="col">{t('用时')}</th>
        <th scope="col">{t('项数')}</th>
      </tr>
    </thead>
    <tbody>
      {steps.map((step) => (
        <tr key={step.aboveMinutes}>
          <th scope="row">{rangeWords(step)}</th>
          <td>{step.count}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** How long one clock took, step by step; the steps never change, so that months can be compared. */
export function Durations({ name, steps: { distribution }, figures }: Props) {
  const steps = useMemo(() => shown(distribution), [distribution]);
  const option = useMemo(() => optionOf(steps), [steps]);
  const total = steps.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return <p className="muted">{t('还没有完成的，没有用时可计。')}</p>;
  const percentiles = t(
    '已完成 {{total}} 项：半数不超过 {{p50}}，九成不超过 {{p90}}，九成五不超过 {{p95}}（自然时间，扣除挂账）。',
    {
      total,
      p50: minutesWords(figures.p50),
      p90: minutesWords(figures.p90),
      p95: minutesWords(figures.p95),
    },
  );
  const working =
    figures.workingP50 === null
      ? ''
      : t('时限按工作时间的：半数不超过 {{p50}}，九成不超过 {{p90}}。', {
          p50: workingWords(figures.workingP50),
          p90: workingWords(figures.workingP90),
        });
  return (
    <>
      <p>
        {percentiles}
        {working}
      </p>
      <LazyChart
        label={t('{{name}}用时分布。{{percentiles}}', { name, percentiles })}
        option={option}
        height={280}
        table={<StepsTable steps={steps} />}
      />
    </>
  );
}
