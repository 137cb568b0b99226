import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { Period } from '../api/generated';
import { t } from '../app/text';
import { lastMomentOf } from './moments';
import { PERIOD_STAGE } from './words';

export const usePeriod = (id: string) =>
  useQuery({
    queryKey: ['assessment', 'periods', id],
    queryFn: async () => (await ask(Period, { id })).assessmentPeriod,
    retry: false,
  });

/** How far the period is, and what its sealed result rests on. */
export function PeriodStanding({ period }: { readonly period: string }) {
  const { data } = usePeriod(period);
  if (!data) return null;
  const held = data.editions[data.editions.length - 1] ?? data.preliminary;
  return (
    <dl className="facts">
      <dt>{t('考核期')}</dt>
      <dd>
        <Link to="/assessment/periods" search={{ period }}>
          {PERIOD_STAGE[data.stage]}
        </Link>
        {data.stage === 'PRELIMINARY' && data.contestUntil !== null && (
          <> {t('申诉至 {{until}}', { until: lastMomentOf(data.contestUntil) })}</>
        )}
      </dd>
      {held && (
        <>
          <dt>{t('结果摘要')}</dt>
          <dd className="digest">{held.resultDigest}</dd>
          <dt>{t('所依检查点')}</dt>
          <dd className="digest">{held.checkpointDigest ?? t('当时尚未签署检查点')}</dd>
        </>
      )}
    </dl>
  );
}
