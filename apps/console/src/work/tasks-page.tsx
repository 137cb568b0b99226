import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { UNASKED_MS } from '../api/live';
import {
  StreetCounts,
  type StreetTaskItemFragment,
  type StreetTaskKind,
  StreetTasks,
} from '../api/generated';
import { serverNow, useServerNow } from '../api/server-clock';
import { afterPosition } from '../api/written';
import { useMe } from '../session/me';
import { momentOf } from '../time';
import { StepButtons } from '../whistle/step-buttons';
import { TASK } from '../words';
import { Countdown, urgencyOf } from './countdown';
import { Empty, Rows, SearchBox } from './list-frame';
import { useLiveList } from './use-live-list';
import { t } from '../app/text';

const route = getRouteApi('/tasks');

/** What settles a task from the list; the others are settled on the whistle itself. */
const SETTLED_BY: Partial<Readonly<Record<StreetTaskKind, readonly string[]>>> = {
  CONFIRM_ARRIVAL: ['confirmArrival', 'disputeArrival'],
  VERIFY: ['confirmResolution', 'sendBackResolution'],
  RATE: ['rateDepartment'],
  CLOSE: ['closeWhistle'],
  INITIATION: ['confirmInitiative'],
  RESUBMIT: ['resubmitWhistle'],
};

function useTasks(street: string | undefined) {
  const { tab, text } = route.useSearch();
  const filter = Object.assign({}, tab && { tasks: [tab] }, text && { text });
  return useInfiniteQuery({
    queryKey: ['list', 'tasks', street, filter],
    enabled: street !== undefined,
    initialPageParam: null as string | null,
    refetchInterval: UNASKED_MS,
    queryFn: async ({ pageParam }) => {
      const variables = { street: street ?? '', filter, after: pageParam };
      const asked = Object.assign(variables, { afterPosition: afterPosition() });
      return (await ask(StreetTasks, asked)).streetTasks;
    },
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });
}

const useCounts = (street: string | undefined) =>
  useQuery({
    queryKey: ['list', 'street-counts', street],
    enabled: street !== undefined,
    queryFn: async () =>
      (await ask(StreetCounts, { street: street ?? '', afterPosition: afterPosition() }))
        .streetWorkCounts,
  }).data;

function Task({ item }: { readonly item: StreetTaskItemFragment }) {
  const { task, whistleId, summons, title, dueAt, overdue, departmentName } = item;
  const steps = SETTLED_BY[task] ?? [];
  return (
    <li className={`card ${urgencyOf(dueAt, useServerNow(), overdue)}`}>
      <div>
        <h2>
          <Link to="/whistles/$id" params={{ id: whistleId }}>
            {title}
          </Link>
        </h2>
        <div className="row">
          <span className="tag blue">{TASK[task]}</span>
          {departmentName !== null && <span>{departmentName}</span>}
          <span className="muted">{item.address}</span>
        </div>
        {item.reason !== null && <p>{t('理由：{{reason}}', { reason: item.reason })}</p>}
      </div>
      <div className="due">
        {dueAt === null ? (
          <span className="muted">
            {t('{{moment}} 起等待', { moment: momentOf(item.since, serverNow()) })}
          </span>
        ) : (
          <Countdown what="" dueAt={dueAt} overdue={overdue} />
        )}
        <StepButtons
          actions={item.actions.filter(
            ({ action, possible }) => possible && steps.includes(action),
          )}
          whistleId={whistleId}
          summons={summons ?? 0}
          about={departmentName ?? title}
        />
      </div>
    </li>
  );
}

function Tabs({ street }: { readonly street: string | undefined }) {
  const { tab, text } = route.useSearch();
  const tasks = useCounts(street)?.tasks ?? [];
  const isShown = ({ task, count }: (typeof tasks)[number]): boolean => count !== 0 || task === tab;
  const named = tasks.filter(isShown).map(({ task, count }) => [task, TASK[task], count] as const);
  const kept = text ? { text } : {};
  return (
    <nav className="tabs" aria-label={t('按事项')}>
      <Link
        to="/tasks"
        search={kept}
        activeOptions={{ exact: true }}
        aria-current={tab === undefined ? 'page' : false}
      >
        {t('全部')}
      </Link>
      {named.map(([key, name, count]) => (
        <Link
          key={key}
          to="/tasks"
          search={Object.assign({ tab: key }, kept)}
          activeOptions={{ exact: true }}
          aria-current={tab === key ? 'page' : false}
        >
          {name} {count}
        </Link>
      ))}
    </nav>
  );
}

/** What waits for the street, the earliest due first. */
export function TasksPage() {
  const me = useMe().data;
  const { tab, text } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useTasks(me?.street);
  useLiveList(me?.account.organisation);
  const items = list.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
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
      <Tabs street={me?.street} />
      <Rows
        list={list}
        rows={items.map((item) => (
          <Task key={`${item.task}/${item.whistleId}/${item.summons}`} item={item} />
        ))}
        empty={
          <Empty
            isFiltered={tab !== undefined || text !== undefined}
            title={t('没有等街道办的事')}
            text={t('部门报到、反馈之后，会出现在这里。')}
          />
        }
      />
    </>
  );
}
