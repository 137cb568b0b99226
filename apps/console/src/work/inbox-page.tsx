import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { UNASKED_MS } from '../api/live';
import {
  DepartmentCounts,
  DepartmentInbox,
  type DepartmentItemFragment,
  type DepartmentWorkListFilter,
  type SummonsStatus,
} from '../api/generated';
import { useServerNow } from '../api/server-clock';
import { afterPosition } from '../api/written';
import { useMe } from '../session/me';
import { useReadAhead } from '../offline/read-ahead';
import { UnsentMark } from '../offline/unsent-of-summons';
import { AcknowledgeButton } from '../whistle/acknowledge-button';
import { CLOCK, ROLE, SUMMONS_STATUS } from '../words';
import { Countdown, urgencyOf } from './countdown';
import { Empty, Rows, SearchBox } from './list-frame';
import type { InboxTab } from './search';
import { useLiveList } from './use-live-list';
import { t } from '../app/text';

const route = getRouteApi('/inbox');

const TABS: readonly (readonly [InboxTab | undefined, string])[] = [
  [undefined, t('待办')],
  ['ack', t('待签收')],
  ['arrive', t('待报到')],
  ['resolve', t('待办结')],
  ['overdue', t('已超期')],
  ['reported', t('待街道核实')],
  ['done', t('已办结')],
];

const OPEN: DepartmentWorkListFilter = { statuses: ['TO_ACKNOWLEDGE', 'TO_ARRIVE', 'TO_RESOLVE'] };
const FILTERS: Readonly<Record<InboxTab, DepartmentWorkListFilter>> = {
  ack: { statuses: ['TO_ACKNOWLEDGE'] },
  arrive: { statuses: ['TO_ARRIVE'] },
  resolve: { statuses: ['TO_RESOLVE'] },
  overdue: { overdue: true },
  reported: { statuses: ['REPORTED'] },
  done: { statuses: ['DONE', 'RELEASED'] },
};

function useInbox(department: string | undefined) {
  const { tab, text } = route.useSearch();
  const filter = Object.assign({}, tab === undefined ? OPEN : FILTERS[tab], text && { text });
  return useInfiniteQuery({
    queryKey: ['list', 'inbox', department, filter],
    enabled: department !== undefined,
    initialPageParam: null as string | null,
    refetchInterval: UNASKED_MS,
    queryFn: async ({ pageParam }) => {
      const variables = { department: department ?? '', filter, after: pageParam };
      const asked = Object.assign(variables, { afterPosition: afterPosition() });
      return (await ask(DepartmentInbox, asked)).departmentWorkList;
    },
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });
}

/** How many the tabs show; what is done is not counted. */
function useCounts(department: string | undefined): Partial<Record<InboxTab, number>> {
  const { data } = useQuery({
    queryKey: ['list', 'department-counts', department],
    enabled: department !== undefined,
    queryFn: async () => {
      const asked = { department: department ?? '', afterPosition: afterPosition() };
      return (await ask(DepartmentCounts, asked)).departmentWorkCounts;
    },
  });
  if (!data) return {};
  const of = (status: SummonsStatus): number =>
    data.statuses.find((one) => one.status === status)?.count ?? 0;
  return {
    ack: of('TO_ACKNOWLEDGE'),
    arrive: of('TO_ARRIVE'),
    resolve: of('TO_RESOLVE'),
    reported: of('REPORTED'),
    overdue: data.overdue,
  };
}

const Marks = ({ item }: { readonly item: DepartmentItemFragment }) => (
  <div className="row">
    <span className="tag blue">{ROLE[item.role]}</span>
    <span className="tag">{SUMMONS_STATUS[item.status]}</span>
    {item.declined && <span className="tag near">{t('退哨待裁定')}</span>}
    {item.card === 'RED' && <span className="tag late">{t('红牌')}</span>}
    {item.card === 'YELLOW' && <span className="tag near">{t('黄牌')}</span>}
    {item.supervision !== null && <span className="tag near">{t('督办')}</span>}
    <UnsentMark whistleId={item.whistleId} summons={item.summons} />
    <span className="muted">{item.streetName}</span>
  </div>
);

function Item({ item }: { readonly item: DepartmentItemFragment }) {
  const { whistleId, summons, nextClock, nextDueAt, overdue, paused } = item;
  const urgency = urgencyOf(nextDueAt, useServerNow(), overdue);
  return (
    <li className={`card ${paused ? '' : urgency}`}>
      <div>
        <h2>
          <Link to="/whistles/$id" params={{ id: whistleId }}>
            {item.title}
          </Link>
        </h2>
        <p className="muted">{item.address}</p>
        <Marks item={item} />
      </div>
      <div className="due">
        {nextClock !== null && (
          <Countdown what={CLOCK[nextClock]} dueAt={nextDueAt} overdue={overdue} paused={paused} />
        )}
        {item.status === 'TO_ACKNOWLEDGE' && item.role !== 'INFORMED' && (
          <AcknowledgeButton whistleId={whistleId} summons={summons} title={item.title} />
        )}
      </div>
    </li>
  );
}

function Tabs({ department }: { readonly department: string | undefined }) {
  const { tab, text } = route.useSearch();
  const counts = useCounts(department);
  return (
    <nav className="tabs" aria-label={t('按状态')}>
      {TABS.map(([key, name]) => (
        <Link
          key={name}
          to="/inbox"
          search={Object.assign({}, key && { tab: key }, text && { text })}
          activeOptions={{ exact: true }}
          aria-current={tab === key ? 'page' : false}
        >
          {name} {key && counts[key]}
        </Link>
      ))}
    </nav>
  );
}

/** What a department has to do, the earliest due first. */
export function InboxPage() {
  const department = useMe().data?.account.organisation;
  const { tab, text } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInbox(department);
  useLiveList(department);
  const items = list.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  useReadAhead(items);
  const isFiltered = tab !== undefined || text !== undefined;
  return (
    <>
      <div className="row between">
        <h1>{t('待办')}</h1>
        <SearchBox
          text={text ?? ''}
          search={(next) =>
            void navigate({ search: Object.assign({}, tab && { tab }, next && { text: next }) })
          }
        />
      </div>
      <Tabs department={department} />
      <Rows
        list={list}
        rows={items.map((item) => (
          <Item key={`${item.whistleId}/${item.summons}`} item={item} />
        ))}
        empty={
          <Empty
            isFiltered={isFiltered}
            title={t('没有待办')}
            text={t('街道吹哨召集本单位时，会出现在这里。')}
          />
        }
      />
    </>
  );
}
