import { Link } from '@tanstack/react-router';

import type { WallNowQuery } from '../api/generated';
import { useIsCutOff } from '../api/live';
import { useServerNow } from '../api/server-clock';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { sessionUntil } from '../session/session';
import { momentOf } from '../time';

type Now = WallNowQuery['districtNow'];

const inShanghai = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('zh-CN', Object.assign({ timeZone: 'Asia/Shanghai' }, options));
const CLOCK = inShanghai({
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const DAY = inShanghai({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
const HOUR = inShanghai({ hour: '2-digit', hourCycle: 'h23' });

const [EVENING, MORNING] = [21, 6];
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Whether the room is dark. */
export const isNight = (now: number): boolean => {
  const hour = Number.parseInt(HOUR.format(now), 10);
  return hour >= EVENING || hour < MORNING;
};

/** The time, never twice in the very same place: nothing burns in. */
function Clock() {
  const now = useServerNow();
  const minute = Math.floor(now / MINUTE_MS);
  const transform = `translate(${(minute % 5) - 2}px, ${((minute * 3) % 5) - 2}px)`;
  return (
    <time className="wall-clock" style={{ transform }}>
      <b>{CLOCK.format(now)}</b> <span>{DAY.format(now)}</span>
    </time>
  );
}

/** So much later than the log a figure may be and still be told as of now. */
const LIVE_SECONDS = 2;

/** Whether the figures are of this moment, and if not, of which. */
function Standing({ now, isAsked }: { readonly now: Now; readonly isAsked: boolean }) {
  const isCutOff = useIsCutOff() || !isAsked;
  const { asOf, lagSeconds } = now.freshness;
  const isBehind = lagSeconds > LIVE_SECONDS;
  const at = CLOCK.format(new Date(asOf));
  const text = isCutOff
    ? t('连接中断，正在重连；数据截至 {{at}}', { at })
    : isBehind
      ? t('数据落后 {{seconds}} 秒，截至 {{at}}', { seconds: Math.round(lagSeconds), at })
      : t('实时 · 截至 {{at}}', { at });
  return (
    <p className={`standing ${isCutOff || isBehind ? 'bad' : ''}`} role="status">
      {isCutOff || isBehind ? '⚠ ' : '● '}
      {text}
    </p>
  );
}

/** A screen is signed in for weeks and not for ever: somebody has to know before it ends. */
function SignInEnds() {
  const isDisplay = useMe().data?.account.role === 'DISPLAY';
  const now = useServerNow();
  const until = sessionUntil();
  if (!isDisplay || until === undefined || Date.parse(until) - now > 3 * DAY_MS) return null;
  return (
    <p className="standing bad">
      {t('本屏登录将于 {{at}} 到期，请安排人重新登录', { at: momentOf(until, now) })}
    </p>
  );
}

/** What stands above the figures: whose they are, whether they are of now, and the time. */
export function Board({ now, isAsked }: { readonly now: Now; readonly isAsked: boolean }) {
  const me = useMe().data;
  return (
    <header>
      <div>
        <h1>{t('吹哨报到 · {{name}}', { name: me?.organisationName ?? '' })}</h1>
        <Standing now={now} isAsked={isAsked} />
        <SignInEnds />
      </div>
      {me?.account.role !== 'DISPLAY' && <Link to="/">{t('回到首页')}</Link>}
      <Clock />
    </header>
  );
}
