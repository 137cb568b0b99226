import { useMemo } from 'react';

import type { WallMonthQuery, WallNowQuery } from '../api/generated';
import { serverNow, useServerNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { lengthOf } from '../time';
import { LEVEL } from '../words';
import { Board, isNight } from './board';
import { Chart } from './chart';
import { hoursOf, optionOf, type Picture, risksOf, statusesOf, streetsOf } from './figures';
import { useUnit, useWall } from './use-wall';
import { useNewVersion } from './version';
import './wall.css';

type Now = WallNowQuery['districtNow'];

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
  <dl className="wall-tiles">
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
              <dd className="meter">
                <meter min={0} max={1} value={rate ?? 0} aria-label={name} />
              </dd>
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
