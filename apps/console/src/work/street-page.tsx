import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { UNASKED_MS } from '../api/live';
import {
  type StreetItemFragment,
  StreetWork,
  type StreetWorkListFilter,
  type StreetWorkListSort,
} from '../api/generated';
import { serverNow, useServerNow } from '../api/server-clock';
import { afterPosition } from '../api/written';
import { useMe } from '../session/me';
import { momentOf } from '../time';
import { LEVEL, STAGE, SUMMONS_STATUS, WHISTLE_STATUS } from '../words';
import { Countdown, urgencyOf } from './countdown';
import { Empty, Rows, SearchBox } from './list-frame';
import type { StreetTab } from './search';
import { useLiveList } from './use-live-list';
import { t } from '../app/text';

const route = getRouteApi('/street');

interface View {
  readonly name: string;
  readonly filter: StreetWorkListFilter;
  readonly sort: StreetWorkListSort;
}

const OPEN: View = { name: t('办理中'), filter: { statuses: ['OPEN'] }, sort: 'DUE' };
const VIEWS: Readonly<Record<StreetTab, View>> = {
  overdue: { name: t('有超期'), filter: { statuses: ['OPEN'], overdue: true }, sort: 'DUE' },
  gate: {
    name: t('待审哨、派单'),
    filter: { statuses: ['OPEN'], stages: ['INITIATION', 'REVIEW', 'DISPATCH'] },
    sort: 'DUE',
  },
  returned: {
    name: t('已退回'),
    filter: { stages: ['RETURNED'], statuses: ['OPEN'] },
    sort: 'DUE',
  },
  closed: { name: t('已结哨'), filter: { statuses: ['CLOSED'] }, sort: 'CHANGED' },
  all: { name: t('全部'), filter: {}, sort: 'RAISED' },
};
const TABS: readonly (readonly [StreetTab | undefined, string])[] = [
  [undefined, OPEN.name],
  ...Object.entries(VIEWS).map(([key, { name }]) => [key as StreetTab, name] as const),
];

function useStreetWork(street: string | undefined) {
  const { tab, text } = route.useSearch();
  const view = tab === undefined ? OPEN : VIEWS[tab];
  const filter = Object.assign({}, view.filter, text && { text });
  return useInfiniteQuery({
    queryKey: ['list', 'street', street, view.sort, filter],
    enabled: street !== undefined,
    initialPageParam: null as string | null,
    refetchInterval: UNASKED_MS,
    queryFn: async ({ pageParam }) => {
      const variables = {
        street: street ?? '',
        filter,
        sort: view.sort,
        descending: view.sort !== 'DUE',
        after: pageParam,
        afterPosition: afterPosition(),
      };
      return (await ask(StreetWork, variables)).streetWorkList;
    },
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });
}

const standingOf = ({ status, stage }: StreetItemFragment): string =>
  status === 'OPEN' && stage !== 'SOUNDED' ? STAGE[stage] : WHISTLE_STATUS[status];

type Department = StreetItemFragment['departments'][number];

/** Where a department stands, and what of it waits for the street. */
function standsAt({ status, declined, ratingWanted, paused }: Department): string {
  if (declined) return t('退哨待裁定');
  if (paused) return t('挂账');
  return ratingWanted ? t('待评哨') : SUMMONS_STATUS[status];
}

const Departments = ({ item }: { readonly item: StreetItemFragment }) => (
  <ul className="row">
    {item.departments.map((one) => (
      <li key={one.summons}>
        <span className={`tag ${one.overdue ? 'late' : ''}`}>
          {t('{{name}}：{{standing}}', { name: one.departmentName, standing: standsAt(one) })}
          {one.overdue && t('，超期')}
        </span>
      </li>
    ))}
  </ul>
);

function Item({ item }: { readonly item: StreetItemFragment }) {
  const { whistleId, dueAt, overdue } = item;
  const isOpen = item.status === 'OPEN';
  const urgency = isOpen ? urgencyOf(dueAt, useServerNow(), overdue) : '';
  return (
    <li className={`card ${urgency}`}>
      <div>
        <h2>
          <Link to="/whistles/$id" params={{ id: whistleId }}>
            {item.title}
          </Link>
        </h2>
        <p className="muted">{item.address}</p>
        <div className="row">
          <span className="tag blue">{LEVEL[item.level]}</span>
          <span className="tag">{standingOf(item)}</span>
          {item.card === 'RED' && <span className="tag late">{t('红牌')}</span>}
          {item.card === 'YELLOW' && <span className="tag near">{t('黄牌')}</span>}
          <span className="muted">
            {item.raisedByName}{' '}
            {t('{{moment}} 吹哨', { moment: momentOf(item.raisedAt, serverNow()) })}
          </span>
        </div>
        <Departments item={item} />
      </div>
      <div className="due">
        {isOpen && dueAt !== null && <Countdown what="" dueAt={dueAt} overdue={overdue} />}
      </div>
    </li>
  );
}

function Tabs() {
  const { tab, text } = route.useSearch();
  return (
    <nav className="tabs" aria-label={t('按状态')}>
      {TABS.map(([key, name]) => (
        <Link
          key={name}
          to="/street"
          search={Object.assign({}, key && { tab: key }, text && { text })}
          activeOptions={{ exact: true }}
          aria-current={tab === key ? 'page' : false}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

/** A street’s whistles, the earliest due first. */
export function StreetPage() {
  const me = useMe().data;
  const { tab, text } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useStreetWork(me?.street);
  useLiveList(me?.account.organisation);
  const items = list.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  const isFiltered = tab !== undefined || text !== undefined;
  return (
    <>
      <div className="row between">
        <h1>{t('哨单')}</h1>
        <SearchBox
          text={text ?? ''}
          search={(next) =>
            void navigate({ search: Object.assign({}, tab && { tab }, next && { text: next }) })
          }
        />
      </div>
      <Tabs />
      <Rows
        list={list}
        rows={items.map((item) => (
          <Item key={item.whistleId} item={item} />
        ))}
        empty={
          <Empty
            isFiltered={isFiltered}
            title={t('没有办理中的哨')}
            text={t('需要部门到场时，点“吹哨”。')}
          />
        }
      />
    </>
  );
}
