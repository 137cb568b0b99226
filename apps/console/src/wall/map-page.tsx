import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { useMemo, useState } from 'react';

import type { MapItemFragment } from '../api/generated';
import { useServerNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { Failed } from '../app/failed';
import { t } from '../app/text';
import { STAGE } from '../words';
import { Countdown, urgencyOf } from '../work/countdown';
import { type Placed, SIGN, type Urgency } from './clusters';
import { WhistleMap } from './leaflet-map';
import type { MapSearch } from './search';
import { useOpenWhistles, usePlaces } from './use-map';
import './map.css';

const route = getRouteApi('/centre/map');

/** A minute is near enough for a colour. */
const MINUTE_MS = 60_000;

const LEGEND: readonly (readonly [Urgency, string])[] = [
  ['late', t('已超期')],
  ['near', t('一小时内到期')],
  ['', t('未到期')],
];

const Legend = () => (
  <ul className="row legend">
    {LEGEND.map(([urgency, name]) => (
      <li key={name}>
        <span className={`mark ${urgency}`} aria-hidden>
          {SIGN[urgency]}
        </span>
        {name}
      </li>
    ))}
  </ul>
);

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { streets } = usePlaces();
  const go = (next: MapSearch): void => void navigate({ search: next });
  const late = search.overdue === true && { overdue: true as const };
  return (
    <div className="row">
      <Select
        aria-label={t('街道')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('全部街道')}
        style={{ width: 220 }}
        value={search.street ?? null}
        options={streets.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(street: string | null | undefined) =>
          go(Object.assign({}, street && { street }, late))
        }
      />
      <Checkbox
        className="tall"
        checked={search.overdue === true}
        onChange={({ target }) =>
          go(
            Object.assign(
              {},
              search.street && { street: search.street },
              target.checked && { overdue: true as const },
            ),
          )
        }
      >
        {t('只看超期')}
      </Checkbox>
    </div>
  );
}

function Item({ item }: { readonly item: MapItemFragment }) {
  const { whistleId, title, dueAt, overdue, stage } = item;
  const urgency = urgencyOf(dueAt, useServerNow(), overdue);
  return (
    <li className={`card ${urgency}`}>
      <div>
        <h2>
          <span className={`mark ${urgency}`} aria-hidden>
            {SIGN[urgency]}
          </span>
          <Link to="/whistles/$id" params={{ id: whistleId }}>
            {title}
          </Link>
        </h2>
        <p className="muted">
          {item.streetName} · {item.address}
        </p>
        <div className="row">
          {stage !== 'SOUNDED' && <span className="tag">{STAGE[stage]}</span>}
          {item.longitude === null && <span className="tag">{t('没有位置')}</span>}
          {dueAt !== null && <Countdown what="" dueAt={dueAt} overdue={overdue} />}
        </div>
      </div>
    </li>
  );
}

const STEP = 30;

interface ListProps {
  readonly items: readonly MapItemFragment[];
  readonly chosen: readonly string[];
  readonly clear: () => void;
}

/** The same whistles without the map: for whoever does not see it, or has no pointer. */
function Beside({ items, chosen, clear }: ListProps) {
  const [most, setMost] = useState(STEP);
  const shown = chosen.length > 0 ? items.filter((one) => chosen.includes(one.whistleId)) : items;
  return (
    <section className="beside" aria-label={t('地图上的哨')}>
      {chosen.length > 0 && (
        <div className="row between">
          <span>{t('这一处的 {{count}} 声', { count: shown.length })}</span>
          <Button onClick={clear}>{t('显示全部')}</Button>
        </div>
      )}
      <ul className="cards">
        {shown.slice(0, most).map((item) => (
          <Item key={item.whistleId} item={item} />
        ))}
      </ul>
      {shown.length > most && (
        <Button onClick={() => setMost(most + STEP)}>{t('再显示一些')}</Button>
      )}
    </section>
  );
}

function usePoints(items: readonly MapItemFragment[]): readonly Placed[] {
  const minute = Math.floor(useServerNow() / MINUTE_MS) * MINUTE_MS;
  return useMemo(
    () =>
      items.flatMap(({ whistleId: id, longitude, latitude, dueAt, overdue }) =>
        longitude === null || latitude === null
          ? []
          : [{ id, longitude, latitude, urgency: urgencyOf(dueAt, minute, overdue) }],
      ),
    [items, minute],
  );
}

function Shown({ items }: { readonly items: readonly MapItemFragment[] }) {
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { regions } = usePlaces();
  const points = usePoints(items);
  const choose = (ids: readonly string[]): void => {
    const [id, ...more] = ids;
    if (id !== undefined && more.length === 0)
      void navigate({ to: '/whistles/$id', params: { id } });
    else setChosen(ids);
  };
  return (
    <div className="map-and-list">
      <Beside items={items} chosen={chosen} clear={() => setChosen([])} />
      <WhistleMap regions={regions} points={points} choose={choose} />
    </div>
  );
}

function How({ items, isAll }: { readonly items: number; readonly isAll: boolean }) {
  const text = isAll ? t('{{items}} 声未结束', { items }) : t('最紧的 {{items}} 声', { items });
  return (
    <span className="muted" role="status">
      {text}
    </span>
  );
}

function Nothing() {
  const { street, overdue } = route.useSearch();
  const isFiltered = street !== undefined || overdue === true;
  if (!isFiltered) return <Explained title={t('没有未结束的哨')} />;
  return <Explained title={t('没有符合条件的哨')} text={t('换个街道，或不只看超期。')} />;
}

interface Found {
  readonly items: readonly MapItemFragment[];
  readonly isAll: boolean;
}

const Content = ({ found: { items, isAll } }: { readonly found: Found }) => (
  <>
    <How items={items.length} isAll={isAll} />
    {items.length === 0 && <Nothing />}
    <Shown items={items} />
  </>
);

/** Where in the district whistles are open, and how urgent they are. */
export function MapPage() {
  const { data, error, refetch } = useOpenWhistles(route.useSearch());
  if (!data && error) return <Failed error={error} again={() => void refetch()} />;
  return (
    <>
      <h1>{t('哨情地图')}</h1>
      <div className="row between">
        <Filters />
        <Legend />
      </div>
      {data ? <Content found={data} /> : <Explained title={t('正在取清单…')} />}
    </>
  );
}
