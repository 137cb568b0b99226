import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { Signals, type SignalsQuery } from '../api/generated';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { Answered, Frame, MonthChoice } from './frame';
import { periodWords, thisMonth } from './search';

const route = getRouteApi('/assessment/signals');

type Signal = SignalsQuery['assessmentSignals']['signals'][number];

const Told = ({ signal }: { readonly signal: Signal }) => (
  <li className="card">
    <div>
      <p>{signal.text}</p>
      <ul className="row">
        {signal.whistles.map((whistle, at) => (
          <li key={whistle}>
            <Link to="/whistles/$id" params={{ id: whistle }} className="tag">
              {t('第 {{number}} 声哨', { number: at + 1 })}
            </Link>
          </li>
        ))}
        {signal.total > signal.whistles.length && (
          <li className="muted">{t('共 {{count}} 声', { count: signal.total })}</li>
        )}
      </ul>
    </div>
  </li>
);

const Signalled = ({ signals }: { readonly signals: readonly Signal[] }) =>
  signals.length === 0 ? (
    <Explained title={t('这个月没有线索')} text={t('评分、佐证和报到都没有异常。')} />
  ) : (
    <ul className="cards">
      {signals.map((signal) => (
        <Told key={`${signal.kind}/${signal.text}`} signal={signal} />
      ))}
    </ul>
  );

/** Signs that somebody should look at; they enter no score. */
export function SignalsPage() {
  const { month = thisMonth() } = route.useSearch();
  const navigate = route.useNavigate();
  const answer = useQuery({
    queryKey: ['assessment', month, 'signals'],
    queryFn: async () => (await ask(Signals, { month })).assessmentSignals.signals,
  });
  return (
    <Frame
      title={t('{{month}}核查线索', { month: periodWords(month) })}
      choice={
        <MonthChoice month={month} choose={(next) => void navigate({ search: { month: next } })} />
      }
    >
      <p className="muted">{t('供考核和指挥中心核查：只是线索，不是结论，不计入任何得分。')}</p>
      <Answered answer={answer}>{(signals) => <Signalled signals={signals} />}</Answered>
    </Frame>
  );
}
