import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { ask } from '../api/client';
import { JointMeetings, type JointMeetingsQuery } from '../api/generated';
import { UNASKED_MS } from '../api/live';
import { serverNow } from '../api/server-clock';
import { afterPosition } from '../api/written';
import { Explained } from '../app/explained';
import { t } from '../app/text';
import { useMe } from '../session/me';
import { momentOf } from '../time';
import { Rows } from '../work/list-frame';
import { MEETING_LEVEL, MEETING_STATUS } from './meeting-words';
import './meetings.css';
import { statusOf } from './search';

const route = getRouteApi('/meetings');

type Meeting = JointMeetingsQuery['jointMeetings']['edges'][number]['node'];

function useMeetings() {
  const { tab } = route.useSearch();
  const status = statusOf(tab);
  return useInfiniteQuery({
    queryKey: ['list', 'meetings', status],
    initialPageParam: null as string | null,
    refetchInterval: UNASKED_MS,
    queryFn: async ({ pageParam }) => {
      const asked = { status, whistle: null, after: pageParam, afterPosition: afterPosition() };
      return (await ask(JointMeetings, asked)).jointMeetings;
    },
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: (before) => before,
  });
}

function Item({ meeting }: { readonly meeting: Meeting }) {
  const { id, title, level, status, startsAt, place, organiserName } = meeting;
  const { participants, decisions } = meeting;
  const came = participants.filter(({ attended }) => attended).length;
  return (
    <li className="card">
      <div>
        <h2>
          <Link to="/meetings/$id" params={{ id }}>
            {title}
          </Link>
        </h2>
        <p className="muted">{place}</p>
        <div className="row">
          <span className="tag blue">{MEETING_LEVEL[level]}</span>
          <span className="tag">{MEETING_STATUS[status]}</span>
          <span className="muted">
            {t('{{organiser}}召集，{{count}} 个单位', {
              organiser: organiserName,
              count: participants.length,
            })}
            {came > 0 && t('，{{count}} 个到会', { count: came })}
            {decisions.length > 0 && t('，议定 {{count}} 项', { count: decisions.length })}
          </span>
        </div>
      </div>
      <div className="due">
        <strong>{momentOf(startsAt, serverNow())}</strong>
      </div>
    </li>
  );
}

function Tabs() {
  const { tab } = route.useSearch();
  const tabs = [
    [undefined, t('已召集')],
    ['concluded', t('纪要已归档')],
    ['cancelled', t('已取消')],
    ['all', t('全部')],
  ] as const;
  return (
    <nav className="tabs" aria-label={t('按状态')}>
      {tabs.map(([key, name]) => (
        <Link
          key={name}
          to="/meetings"
          search={key ? { tab: key } : {}}
          activeOptions={{ exact: true }}
          aria-current={tab === key ? 'page' : false}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

/** Who calls meetings: a street those of level one, the command centre those of level two. */
export const CALLERS = ['STREET', 'COMMAND_CENTRE'];

/** Who asks for opinions on appointments, or is asked. */
const CONSULTED = ['STREET', 'DEPARTMENT', 'ASSESSMENT'];

/** Joint meetings that concern one’s organisation, the latest first. */
export function MeetingsPage() {
  const role = useMe().data?.account.role ?? '';
  const list = useMeetings();
  const meetings = list.data?.pages.flatMap(({ edges }) => edges.map(({ node }) => node)) ?? [];
  return (
    <>
      <div className="row between">
        <h1>{t('联席会议')}</h1>
        {CALLERS.includes(role) && (
          <Link to="/meetings/call" className="button">
            {t('召集会议')}
          </Link>
        )}
        {CONSULTED.includes(role) && (
          <Link to="/meetings/consultations" className="button plain">
            {t('任免征求意见')}
          </Link>
        )}
      </div>
      <Tabs />
      <Rows
        list={list}
        rows={meetings.map((meeting) => (
          <Item key={meeting.id} meeting={meeting} />
        ))}
        empty={
          <Explained
            title={t('没有这样的会议')}
            text={t('与您的单位有关的联席会议会在这里：召集的、受邀的、议到本街道的哨的。')}
          />
        }
      />
    </>
  );
}
