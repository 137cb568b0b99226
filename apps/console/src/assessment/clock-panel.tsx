import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import {
  AssessmentDurations,
  type ClockName,
  type ClockPartsFragment,
  type StatisticsMeasure,
  type TotalsPartsFragment,
} from '../api/generated';
import { t } from '../app/text';
import { CLOCK } from '../words';
import { Durations } from './durations';
import { FigureLink, intervalWords, minutesWords, percent, workingWords } from './figures';
import { OnTimeChart } from './on-time-chart';
import type { FigureSearch } from './search';

const route = getRouteApi('/assessment');

const CLOCKS = [
  ['ACKNOWLEDGE', 'acknowledge', 'DUE_ACKNOWLEDGEMENT'],
  ['CONTACT', 'contact', 'DUE_CONTACT'],
  ['ARRIVE', 'arrive', 'DUE_ARRIVAL'],
  ['RESOLVE', 'resolve', 'DUE_RESOLUTION_ON_TIME'],
] as const satisfies readonly (readonly [
  ClockName,
  'acknowledge' | 'contact' | 'arrive' | 'resolve',
  StatisticsMeasure,
])[];

interface Props {
  readonly totals: TotalsPartsFragment;
  readonly base: FigureSearch;
  readonly month: string;
}

interface RowProps {
  readonly clock: ClockName;
  readonly due: StatisticsMeasure;
  readonly figures: ClockPartsFragment;
  readonly base: FigureSearch;
}

function ClockRow({ clock, due, figures, base }: RowProps) {
  const of = (measure: StatisticsMeasure): FigureSearch => Object.assign({}, base, { measure });
  return (
    <tr>
      <th scope="row">{CLOCK[clock]}</th>
      <td>{percent(figures.onTimeRate)}</td>
      <td>{intervalWords(figures.onTimeInterval)}</td>
      <td>
        <FigureLink figure={of(`${clock}_ON_TIME`)}>{figures.onTime}</FigureLink>
      </td>
      <td>
        <FigureLink figure={of(due)}>{figures.due}</FigureLink>
      </td>
      <td>
        <FigureLink figure={of(`${clock}_LATE`)}>{figures.late}</FigureLink>
      </td>
      <td>
        <FigureLink figure={of(`${clock}_OVERDUE`)}>{figures.overdue}</FigureLink>
      </td>
      <td>
        <FigureLink figure={of(`${clock}_NOT_YET_DUE`)}>{figures.notYetDue}</FigureLink>
      </td>
      <td>{[figures.workingP50, figures.workingP90].map(workingWords).join(' · ')}</td>
      <td>{[figures.p50, figures.p90, figures.p95].map(minutesWords).join(' · ')}</td>
    </tr>
  );
}

const HEADINGS = [
  t('环节'),
  t('按时率'),
  t('95% 区间'),
  t('按时'),
  t('应办'),
  t('超时'),
  t('到期未完成'),
  t('未到期'),
  t('工作时间：半数 · 九成不超过'),
  t('自然时间：半数 · 九成 · 九成五不超过'),
];

const ClockTable = ({ totals, base }: Omit<Props, 'month'>) => (
  <table>
    <thead>
      <tr>
        {HEADINGS.map((heading) => (
          <th key={heading} scope="col">
            {heading}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {CLOCKS.map(([clock, key, due]) => (
        <ClockRow key={clock} clock={clock} due={due} figures={totals[key]} base={base} />
      ))}
    </tbody>
  </table>
);

function useDurations(month: string, department: string | undefined) {
  return useQuery({
    queryKey: ['assessment', month, 'durations', department],
    queryFn: async () =>
      (await ask(AssessmentDurations, { month, department: department ?? null }))
        .assessmentDashboard.totals,
  });
}

/** Which clock’s times are drawn. */
function ClockTabs({ chosen }: { readonly chosen: ClockName }) {
  return (
    <nav className="tabs no-print" aria-label={t('环节')}>
      {CLOCKS.map(([clock]) => (
        <Link
          key={clock}
          to="/assessment"
          search={(before) => Object.assign({}, before, { clock })}
          aria-current={clock === chosen ? 'page' : false}
          replace
          resetScroll={false}
        >
          {CLOCK[clock]}
        </Link>
      ))}
    </nav>
  );
}

/** Each clock: on-time rate with its interval, and how long it took. */
export function ClockPanel({ totals, base, month }: Props) {
  const { clock: chosen = 'ACKNOWLEDGE', department } = route.useSearch();
  const durations = useDurations(month, department).data;
  const rows = CLOCKS.map(([clock, key]) => ({ name: CLOCK[clock], figures: totals[key] }));
  const key = CLOCKS.find(([clock]) => clock === chosen)?.[1] ?? 'acknowledge';
  return (
    <>
      <section className="panel stack" aria-labelledby="clocks-title">
        <h2 id="clocks-title">{t('各环节按时率')}</h2>
        <OnTimeChart rows={rows} />
        <div className="wide" role="region" aria-label={t('各环节按时率')} tabIndex={0}>
          <ClockTable totals={totals} base={base} />
        </div>
        <p className="muted">
          {t(
            '应办 = 按时 + 超时 + 到期未完成。不限时、未到期、退哨成立的不计。用时扣除挂账；工作时间只计时限按工作时间的。',
          )}
        </p>
      </section>
      <section className="panel stack" aria-labelledby="durations-title">
        <div className="row between">
          <h2 id="durations-title">{t('用时分布：{{clock}}', { clock: CLOCK[chosen] })}</h2>
          <ClockTabs chosen={chosen} />
        </div>
        {durations && (
          <Durations name={CLOCK[chosen]} steps={durations[key]} figures={totals[key]} />
        )}
      </section>
    </>
  );
}
