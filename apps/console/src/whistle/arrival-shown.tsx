import type { SummonsPartsFragment } from '../api/generated';
import { useServerNow } from '../api/server-clock';
import { t } from '../app/text';
import { momentOf } from '../time';

type Arrival = NonNullable<SummonsPartsFragment['arrival']>;

const STATE = {
  CLAIMED: t('等街道确认到场'),
  CONFIRMED: t('街道已确认到场'),
  DISPUTED: t('街道有异议，本次不算'),
};

const JUDGED_BY = { DEVICE: t('按设备时间判定'), SERVER: t('按收到时间判定') };

const MINUTE_MS = 60_000;

/** Both times, where they differ by what a clock on a wall would show. */
const isApart = ({ at, deviceAt }: Arrival): boolean =>
  deviceAt !== null && Math.abs(Date.parse(at) - Date.parse(deviceAt)) >= MINUTE_MS;

/** Who came and when: by the device, which may have been without network, and by the server. */
export function ArrivalShown({ arrival }: { readonly arrival: Arrival }) {
  const now = useServerNow();
  const { at, deviceAt, person, state, judgedBy, location, disputedBecause } = arrival;
  return (
    <div className="arrival">
      <p>
        <strong>{t('{{person}} 报到', { person })}</strong>{' '}
        <span className={`tag ${state === 'DISPUTED' ? 'late' : ''}`}>{STATE[state]}</span>
      </p>
      <p className="muted">
        {deviceAt !== null && t('设备时间 {{moment}}，', { moment: momentOf(deviceAt, now) })}
        {t('服务器收到 {{moment}}', { moment: momentOf(at, now) })}
        {isApart(arrival) && t('（{{judge}}）', { judge: JUDGED_BY[judgedBy] })}
      </p>
      {location && (
        <p className="muted">
          <a href={`geo:${location.latitude},${location.longitude}`}>{t('报到位置')}</a>{' '}
          {t('误差约 {{metres}} 米', { metres: Math.round(location.accuracyMetres) })}
        </p>
      )}
      {disputedBecause !== null && <p>{t('异议：{{reason}}', { reason: disputedBecause })}</p>}
    </div>
  );
}
