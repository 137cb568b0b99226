import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import {
  CentreCounts,
  type CentreTaskItemFragment,
  CentreTasks,
  type CommandCentreTaskKind,
} from '../api/generated';
import { UNASKED_MS } from '../api/live';
import { serverNow, useServerNow } from '../api/server-clock';
import { afterPosition } from '../api/written';
import { t } from '../app/text';
import { momentOf } from '../time';
import { StepButtons } from '../whistle/step-buttons';
import { Countdown, urgencyOf } from '../work/countdown';
import { Empty, Rows, SearchBox } from '../work/list-frame';
import './centre.css';
import { WhereFilters } from './filters';
import { type CentreSearch, type CentreTab, changed, type Changes, without } from './search';
import { Totals, useDistrictNow } from './totals';
import { UrgeList } from './urge-list';
import { UnfinishedUrging } from './urge-dialog';
import { useLiveDistrict } from './use-live-district';
import { CENTRE_TASK } from './words';

const route = getRouteApi('/centre');

/** What settles a task, from the list. */
const SETTLED_BY: Readonly<Record<CommandCentreTaskKind, readonly string[]>> = {
  REVIEW: ['approveWhistle', 'returnWhistle'],
  DISPATCH: ['dispatchWhistle', 'returnWhistle'],
  RULING: ['upholdDecline', 'overruleDecline'],
  EXTENSION: ['grantExtension', 'refuseExtension'],
  PAUSE: ['pauseClock', 'refusePause'],
  ESCALATED: ['superviseSummons', 'replaceDepartment'],
  INITIATION: [],
};

const authorityOf = (by: 'street' | undefined) =>
  by === 'street' ? ('STREET' as const) : ('COMMAND_CENTRE' as const);

function useTasks() {
  const { tab, text, by, street, department } = route.useSearch();
  const task = tab === undefined || tab === 'OVERDUE' ? {} : { tasks: [tab] };
  const where = Object.assign({}, street && { street }, department && { department });
  const filter = Object.assign({ authority: authorityOf(by) }, task, where, text && { text });
  return useInfiniteQuery({
    queryKey: ['list', 'centre', filter],
    initialPageParam: null as string | null,
    refetchInterval: UNASKED_MS,
    queryFn: async ({ pageParam }) => {
      const asked = { filter, after: pageParam, afterPosition: afterPosition() };
      return (await ask(CentreTasks, asked)).commandCentreWorkList;
    },
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });
}

const useCounts = () =>
  useQuery({
    queryKey: ['list', 'centre-counts'],
    refetchInterval: UNASKED_MS,
    queryFn: async () =>
      (await ask(CentreCounts, { afterPosition: afterPosition() })).centreWorkCounts.tasks,
  }).data ?? [];

const About = ({ item }: { readonly item: CentreTaskItemFragment }) => (
  <div>
    <h2>
      <Link to="/whistles/$id" params={{ id: item.whistleId }}>
        {item.title}
      </Link>
    </h2>
    <div className="row">
      <span className="tag blue">{CENTRE_TASK[item.task]}</span>
      {item.departmentName !== null && <span>{item.departmentName}</span>}
      <span className="muted">
        {item.streetName}　{item.address}　{item.kindName}
      </span>
    </div>
    {item.reason !== null && <p>{t('理由：{{reason}}', { reason: item.reason })}</p>}
  </div>
);

function Task({ item }: { readonly item: CentreTaskItemFragment }) {
  const { task, whistleId, summons, title, dueAt, overdue, departmentName } = item;
  const steps = SETTLED_BY[task];
  return (
    <li className={`card ${urgencyOf(dueAt, useServerNow(), overdue)}`}>
      <About item={item} />
      <div className="due">
        {dueAt === null ? (
          <span className="muted">
            {t('{{when}} 起等待', { when: momentOf(item.since, serverNow()) })}
          </span>
        ) : (
          <Countdown what="" dueAt={dueAt} overdue={overdue} />
        )}
        <StepButtons
          isChosen
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

function Tabs() {
  const search = route.useSearch();
  const { tab, by } = search;
  const authority = authorityOf(by);
  const overdue = useDistrictNow()?.summonses.overdue;
  const order = Object.keys(CENTRE_TASK);
  const counts = useCounts()
    .filter((one) => one.authority === authority)
    .filter(({ task, count }) => count !== 0 || task === tab)
    .sort((one, other) => order.indexOf(one.task) - order.indexOf(other.task));
  const kept = without(search, 'tab');
  const link = (key: CentreTab | undefined, name: string) => (
    <Link
      key={name}
      to="/centre"
      search={Object.assign({}, key && { tab: key }, kept)}
      activeOptions={{ exact: true }}
    >
      {name}
    </Link>
  );
  return (
    <nav className="tabs" aria-label={t('按事项')}>
      {link(undefined, t('全部'))}
      {counts.map(({ task, count }) => link(task, `${CENTRE_TASK[task]} ${count ?? ''}`))}
      {by === undefined && link('OVERDUE', [t('超期督办'), overdue].join(' '))}
    </nav>
  );
}

/** What streets decide themselves is another list: the centre may help there, and seldom has to. */
function Whose() {
  const { by } = route.useSearch();
  return (
    <nav className="row whose" aria-label={t('由谁决定')}>
      {by === 'street' ? (
        <Link to="/centre">{t('回到指挥中心要办的')}</Link>
      ) : (
        <Link to="/centre" search={{ by: 'street' }}>
          {t('看等街道决定的')}
        </Link>
      )}
    </nav>
  );
}

function Tasks() {
  const search = route.useSearch();
  const list = useTasks();
  const items = list.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  return (
    <Rows
      list={list}
      rows={items.map((item) => (
        <Task key={`${item.task}/${item.whistleId}/${item.summons}`} item={item} />
      ))}
      empty={
        <Empty
          isFiltered={Object.keys(search).length > 0}
          title={t('没有等指挥中心办的事')}
          text={t('要审哨、派单、裁定、答复的，会出现在这里。')}
        />
      }
    />
  );
}

/** What waits for the command centre, the earliest due first. */
export function QueuePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useLiveDistrict();
  const narrow = (changes: Changes<CentreSearch>): void =>
    void navigate({ search: changed(search, changes) });
  const find = (text: string): void => {
    if (text !== (search.text ?? '')) narrow({ text });
  };
  return (
    <>
      <h1>{search.by === 'street' ? t('等街道决定的') : t('指挥中心待办')}</h1>
      <Totals />
      <UnfinishedUrging />
      <Tabs />
      <div className="filters">
        <WhereFilters where={search} choose={narrow} />
        {search.tab !== 'OVERDUE' && <SearchBox text={search.text ?? ''} search={find} />}
      </div>
      {search.tab === 'OVERDUE' ? <UrgeList /> : <Tasks />}
      <Whose />
    </>
  );
}
