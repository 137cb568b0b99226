import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

import type { OpenItemFragment } from '../api/generated';
import { serverNow, useServerNow } from '../api/server-clock';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { momentOf } from '../time';
import { LEVEL, STAGE, WHISTLE_STATUS } from '../words';
import { Countdown, urgencyOf } from '../work/countdown';
import { Empty, Rows, SearchBox } from '../work/list-frame';
import './centre.css';
import { Departments } from './departments';
import { Filter, WhereFilters } from './filters';
import { filterOf, useOpenWhistles } from './open-whistles';
import { changed, type Changes, type WhistlesSearch, without } from './search';
import { useLiveDistrict } from './use-live-district';
import { CARD, LEAD_STANDS } from './words';

const route = getRouteApi('/centre/whistles');
const LIST_PAGE = 30;
const Board = lazy(async () => ({ default: (await import('./board')).Board }));

const optionsOf = <Value extends string>(words: Readonly<Record<Value, string>>) =>
  (Object.entries(words) as [Value, string][]).map(([value, label]) => ({ value, label }));

const LATE = [
  { value: 'yes', label: t('已超期') },
  { value: 'no', label: t('未超期') },
] as const;
const lateOf = (overdue: boolean | undefined) =>
  overdue === undefined ? undefined : overdue ? 'yes' : 'no';

/** On a phone they would fill the screen. */
const isWide = (): boolean => window.matchMedia('(min-width: 721px)').matches;

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = Object.keys(without(search, 'view')).length;
  const narrow = (changes: Changes<WhistlesSearch>): void =>
    void navigate({ search: changed(search, changes) });
  return (
    <details className="narrowing" open={isWide() || set > 0}>
      <summary>{set > 0 ? t('筛选（{{count}} 项）', { count: set }) : t('筛选')}</summary>
      <div className="filters">
        <WhereFilters where={search} choose={narrow} />
        <Filter
          label={t('阶段')}
          value={search.stage}
          options={optionsOf(STAGE)}
          choose={(stage) => narrow({ stage })}
        />
        <Filter
          label={t('主办进度')}
          value={search.status}
          options={optionsOf(LEAD_STANDS)}
          choose={(status) => narrow({ status })}
        />
        <Filter
          label={t('级别')}
          value={search.level}
          options={optionsOf(LEVEL)}
          choose={(level) => narrow({ level })}
        />
        <Filter
          label={t('时限')}
          value={lateOf(search.overdue)}
          options={LATE}
          choose={(late) => narrow({ overdue: late === undefined ? undefined : late === 'yes' })}
        />
        <Filter
          label={t('亮牌')}
          value={search.card}
          options={optionsOf(CARD)}
          choose={(card) => narrow({ card })}
        />
        <SearchBox
          text={search.text ?? ''}
          search={(text) => {
            if (text !== (search.text ?? '')) narrow({ text });
          }}
        />
      </div>
    </details>
  );
}

const standingOf = ({ status, stage }: OpenItemFragment): string =>
  status === 'OPEN' && stage !== 'SOUNDED' ? STAGE[stage] : WHISTLE_STATUS[status];

function Item({ item }: { readonly item: OpenItemFragment }) {
  const { whistleId, dueAt, overdue } = item;
  return (
    <li className={`card ${urgencyOf(dueAt, useServerNow(), overdue)}`}>
      <div>
        <h2>
          <Link to="/whistles/$id" params={{ id: whistleId }}>
            {item.title}
          </Link>
        </h2>
        <p className="muted">
          {item.streetName}　{item.address}
        </p>
        <div className="row">
          <span className="tag blue">{LEVEL[item.level]}</span>
          <span className="tag">{standingOf(item)}</span>
          {item.card !== null && (
            <span className={`tag ${item.card === 'RED' ? 'late' : 'near'}`}>
              {CARD[item.card]}
            </span>
          )}
          <span className="muted">
            {t('{{name}} {{when}} 吹哨', {
              name: item.raisedByName,
              when: momentOf(item.raisedAt, serverNow()),
            })}
          </span>
        </div>
        <Departments departments={item.departments} />
      </div>
      <div className="due">
        {dueAt !== null && <Countdown what="" dueAt={dueAt} overdue={overdue} />}
      </div>
    </li>
  );
}

function List() {
  useLiveDistrict();
  const search = route.useSearch();
  const list = useOpenWhistles(filterOf(search), LIST_PAGE);
  const pages = list.data?.pages ?? [];
  const items = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
  const count = pages[0]?.totalCount;
  return (
    <>
      {count !== undefined && count !== null && (
        <p role="status">{t('共 {{count}} 声哨', { count })}</p>
      )}
      <Rows
        list={list}
        rows={items.map((item) => (
          <Item key={item.whistleId} item={item} />
        ))}
        empty={
          <Empty
            isFiltered={Object.keys(search).length > 0}
            title={t('全区没有未结束的哨')}
            text={t('街道吹哨之后，会出现在这里。')}
          />
        }
      />
    </>
  );
}

/** All open whistles of the district, as a list or on a board. */
export function WhistlesPage() {
  const search = route.useSearch();
  const { view, ...conditions } = search;
  return (
    <>
      <div className="row between">
        <h1>{t('全区哨单')}</h1>
        <nav className="tabs" aria-label={t('显示方式')}>
          <Link to="/centre/whistles" search={conditions} activeOptions={{ exact: true }}>
            {t('列表')}
          </Link>
          <Link
            to="/centre/whistles"
            search={Object.assign({ view: 'board' as const }, conditions)}
            activeOptions={{ exact: true }}
          >
            {t('看板')}
          </Link>
        </nav>
      </div>
      <Filters />
      {view === 'board' ? (
        <Suspense fallback={<Explained title={t('正在打开…')} />}>
          <Board search={search} />
        </Suspense>
      ) : (
        <List />
      )}
    </>
  );
}
