import { useServerNow } from '../api/server-clock';
import { lengthOf, momentOf } from '../time';

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
  if (paused) return <span className="clock still">{what}：挂账中，停止计时</span>;
  if (dueAt === null) return <span className="clock still">{what}：不限时</span>;
  const left = Date.parse(dueAt) - now;
  const urgency = urgencyOf(dueAt, now, overdue);
  return (
    <span>
      <span className={`clock ${urgency}`}>
        {what}
        {left > 0 ? `还剩 ${lengthOf(left)}` : `超期 ${lengthOf(-left)}`}
      </span>
      <br />
      <span className="muted">{momentOf(dueAt, now)} 到期</span>
    </span>
  );
}
