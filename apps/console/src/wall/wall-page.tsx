import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';

import type { WallMonthQuery, WallNowQuery } from '../api/generated';
import { useIsCutOff } from '../api/live';
import { serverNow, useServerNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { sessionUntil } from '../session/session';
import { lengthOf, momentOf } from '../time';
import { LEVEL } from '../words';
import { Chart } from './chart';
import { hoursOf, optionOf, type Picture, risksOf, statusesOf, streetsOf } from './figures';
import { useUnit, useWall } from './use-wall';
import { useNewVersion } from './version';
import './wall.css';

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

const isNight = (now: number): boolean => {
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

const TILES: readonly (readonly [
  string,
  (now: Now) => number,
  'late' | 'yellow' | 'red' | undefined,
])[] = [
  [t('未结束的哨'), (now) => now.open, undefined],
  [t('其中已超期'), (now) => now.overdue, 'late'],
  [t('未办结的召集'), (now) => now.summonses.open, undefined],
  [t('召集已超期'), (now) => now.summonses.overdue, 'late'],
  [t('挂账'), (now) => now.summonses.paused, undefined],
  [t('退哨待裁定'), (now) => now.summonses.declined, undefined],
  [t('黄牌'), (now) => now.summonses.yellow, 'yellow'],
  [t('红牌'), (now) => now.summonses.red, 'red'],
];

const Tiles = ({ now }: { readonly now: Now }) => (
  <dl className="tiles">
    {TILES.map(([name, of, tone]) => (
      <div key={name} className={tone !== undefined && of(now) > 0 ? tone : undefined}>
        <dt>{name}</dt>
        <dd>{of(now)}</dd>
      </div>
    ))}
  </dl>
);

function Panel({
  title,
  picture,
  isLying = false,
}: {
  readonly title: string;
  readonly picture: Picture | undefined;
  readonly isLying?: boolean;
}) {
  const unit = useUnit();
  const option = useMemo(
    () => picture && optionOf(picture, unit * 0.95, isLying),
    [picture, unit, isLying],
  );
  return (
    <section>
      <h2>{title}</h2>
      {option && picture && <Chart option={option} label={picture.label} />}
    </section>
  );
}

function Longest({ now: { longestWaiting } }: { readonly now: Now }) {
  const now = useServerNow();
  return (
    <section>
      <h2>{t('等得最久')}</h2>
      {longestWaiting.length === 0 && <p className="quiet">{t('没有未结束的哨')}</p>}
      <ol className="longest">
        {longestWaiting.map((one) => (
          <li key={one.whistleId} className={one.overdue ? 'late' : undefined}>
            <span>{one.streetName}</span>
            <span>
              {LEVEL[one.level]} · {one.kindName} · {one.categoryName}
            </span>
            <span>
              {lengthOf(now - Date.parse(one.raisedAt))}
              {one.overdue && t('，超期')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const CLOCKS = [
  ['acknowledge', t('签收')],
  ['arrive', t('报到')],
  ['resolve', t('办结')],
] as const;
const PER_CENT = 100;

function Month({ month }: { readonly month: WallMonthQuery | undefined }) {
  const totals = month?.districtMonth.totals;
  return (
    <section>
      <h2>{t('本月按时率')}</h2>
      <dl className="rates">
        {CLOCKS.map(([clock, name]) => {
          const one = totals?.[clock];
          const rate = one?.onTimeRate;
          return (
            <div key={clock}>
              <dt>{name}</dt>
              <dd>{typeof rate === 'number' ? `${(rate * PER_CENT).toFixed(1)}%` : '—'}</dd>
              <dd className="quiet">
                {one && t('按时 {{onTime}} / 应 {{due}}', { onTime: one.onTime, due: one.due })}
              </dd>
              <meter min={0} max={1} value={rate ?? 0} aria-label={name} />
            </div>
          );
        })}
      </dl>
      {totals && (
        <p className="quiet">
          {t('本月派哨 {{summoned}} 项，已办结 {{resolved}} 项', {
            summoned: totals.summoned,
            resolved: totals.resolved,
          })}
        </p>
      )}
    </section>
  );
}

function Board({ now, isAsked }: { readonly now: Now; readonly isAsked: boolean }) {
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

/** 大屏: the district as it stands, in figures alone, for everybody in the room. */
export function WallPage() {
  useNewVersion();
  const unit = useUnit();
  const { now, today, month } = useWall();
  const pictures = useMemo(
    () => now.data && { streets: streetsOf(now.data), statuses: statusesOf(now.data) },
    [now.data],
  );
  const hours = useMemo(() => today.data && hoursOf(today.data), [today.data]);
  const risks = useMemo(() => month.data && risksOf(month.data), [month.data]);
  if (!now.data && now.error) return <Failed error={now.error} again={() => void now.refetch()} />;
  if (!now.data) return <Explained title={t('正在打开…')} />;
  return (
    <main
      id="main"
      className={`wall ${isNight(serverNow()) ? 'night' : ''}`}
      style={{ fontSize: unit }}
    >
      <Board now={now.data} isAsked={!now.error} />
      <Tiles now={now.data} />
      <div className="panels">
        <Panel title={t('各街道未结束的哨')} picture={pictures?.streets} isLying />
        <Panel title={t('召集走到哪一步')} picture={pictures?.statuses} />
        <Month month={month.data} />
        <Panel title={t('今日各时吹哨')} picture={hours} />
        <Panel title={t('可能逾期的召集，按概率')} picture={risks} />
        <Longest now={now.data} />
      </div>
    </main>
  );
}
