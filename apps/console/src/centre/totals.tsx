import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { DistrictNow } from '../api/generated';
import { UNASKED_MS } from '../api/live';
import { afterPosition } from '../api/written';
import { t } from '../app/text';

export const useDistrictNow = () =>
  useQuery({
    queryKey: ['list', 'district-now'],
    refetchInterval: UNASKED_MS,
    queryFn: async () => (await ask(DistrictNow, { afterPosition: afterPosition() })).districtNow,
    placeholderData: (before) => before,
  }).data;

/** The district as it stands; each figure leads to what it counts. */
export function Totals() {
  const now = useDistrictNow();
  if (!now) return null;
  const { open, overdue, summonses } = now;
  return (
    <ul className="totals" aria-label={t('全区现况')}>
      <li>
        <Link to="/centre/whistles">
          <strong>{open}</strong> {t('未结束的哨')}
        </Link>
      </li>
      <li className={overdue > 0 ? 'late' : ''}>
        <Link to="/centre/whistles" search={{ overdue: true }}>
          <strong>{overdue}</strong> {t('有超期的哨')}
        </Link>
      </li>
      <li className={summonses.overdue > 0 ? 'late' : ''}>
        <Link to="/centre" search={{ tab: 'OVERDUE' }}>
          <strong>{summonses.overdue}</strong> {t('超期的召集')}
        </Link>
      </li>
      <li>
        <Link to="/centre/whistles" search={{ card: 'RED' }}>
          <strong>{summonses.red}</strong> {t('红牌')}
        </Link>
      </li>
      <li>
        <Link to="/centre/whistles" search={{ card: 'YELLOW' }}>
          <strong>{summonses.yellow}</strong> {t('黄牌')}
        </Link>
      </li>
      <li>
        <Link to="/centre" search={{ tab: 'RULING' }}>
          <strong>{summonses.declined}</strong> {t('退哨待裁定')}
        </Link>
      </li>
      <li>
        <Link to="/centre/whistles">
          <strong>{summonses.paused}</strong> {t('挂账')}
        </Link>
      </li>
    </ul>
  );
}
