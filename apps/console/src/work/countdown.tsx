import { useServerNow } from '../api/server-clock';
import { lengthOf, momentOf } from '../time';
import { t } from '../app/text';

const NEAR_MS = 60 * 60_000;

/** How near a deadline is: for its colour. */
export function urgencyOf(dueAt: string | null, now: number, late: boolean): 'late' | 'near' | '' {
  if (late) return 'late';
  if (dueAt === null) return '';
  const left = Date.parse(dueAt) - now;
  if (left <= 0) return 'late';
  return left < NEAR_MS ? 'near' : '';
}

interface Due {
  /** What is due: 签收, 报到 … */
  readonly what: string;
  readonly dueAt: string | null;
  readonly overdue?: boolean;
  readonly paused?: boolean;
}

/** A clock that counts down by the server’s time, and on into the red. */
export function Countdown({ what, dueAt, overdue = false, paused = false }: Due) {
  const now = useServerNow();
  if (paused)
    return <span className="clock still">{t('{{what}}：挂账中，停止计时', { what })}</span>;
  if (dueAt === null) return <span className="clock still">{t('{{what}}：不限时', { what })}</span>;
  const left = Date.parse(dueAt) - now;
  const urgency = urgencyOf(dueAt, now, overdue);
  return (
    <span>
      <span className={`clock ${urgency}`}>
        {what}
        {left > 0
          ? t('还剩 {{length}}', { length: lengthOf(left) })
          : t('超期 {{length}}', { length: lengthOf(-left) })}
      </span>
      <br />
      <span className="muted">{t('{{moment}} 到期', { moment: momentOf(dueAt, now) })}</span>
    </span>
  );
}
