import { createRoute, createRouter, lazyRouteComponent, Navigate } from '@tanstack/react-router';

import { callSearch, meetingsSearch } from '../meetings/search';
import { noticesSearch } from '../notices/search';
import { centreSearch, rosterSearch, whistlesSearch } from '../centre/search';
import { inboxSearch, streetSearch, tasksSearch } from '../work/search';
import { useMe } from '../session/me';
import { assessmentRoutes } from '../assessment/routes';
import { Explained } from './explained';
import { root } from './root';
import { t } from './text';

/** The first page of each role. */
function Home() {
  const { data: me } = useMe();
  if (me?.account.role === 'DEPARTMENT') return <Navigate to="/inbox" replace />;
  if (me?.account.role === 'COMMAND_CENTRE') return <Navigate to="/centre" replace />;
  if (me?.account.role === 'ASSESSMENT') return <Navigate to="/assessment" replace />;
  if (me?.street !== undefined) return <Navigate to="/tasks" replace />;
  return (
    <Explained
      title={t('这里是街道和部门的工作台')}
      text={t('您的账号没有自己的哨单。已知编号的哨可以从通知中的链接打开。')}
    />
  );
}

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('../work/inbox-page'), 'InboxPage'),
});

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => import('../work/tasks-page'), 'TasksPage'),
});

const street = createRoute({
  getParentRoute: () => root,
  path: '/street',
  validateSearch: streetSearch,
  component: lazyRouteComponent(() => import('../work/street-page'), 'StreetPage'),
});

const whistle = createRoute({
  getParentRoute: () => root,
  path: '/whistles/$id',
  component: lazyRouteComponent(() => import('../whistle/whistle-page'), 'WhistlePage'),
});

const blow = createRoute({
  getParentRoute: () => root,
  path: '/blow',
  component: lazyRouteComponent(() => import('../blow/blow-page'), 'BlowPage'),
});

const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  validateSearch: meetingsSearch,
  component: lazyRouteComponent(() => import('../meetings/meetings-page'), 'MeetingsPage'),
});

const callMeeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/call',
  validateSearch: callSearch,
  component: lazyRouteComponent(() => import('../meetings/call-page'), 'CallMeetingPage'),
});

const meeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$id',
  component: lazyRouteComponent(() => import('../meetings/meeting-page'), 'MeetingPage'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  validateSearch: noticesSearch,
  component: lazyRouteComponent(() => import('../notices/notices-page'), 'NoticesPage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('../session/account-page'), 'AccountPage'),
});

const centre = createRoute({
  getParentRoute: () => root,
  path: '/centre',
  validateSearch: centreSearch,
  component: lazyRouteComponent(() => import('../centre/queue-page'), 'QueuePage'),
});

const centreWhistles = createRoute({
  getParentRoute: () => root,
  path: '/centre/whistles',
  validateSearch: whistlesSearch,
  component: lazyRouteComponent(() => import('../centre/whistles-page'), 'WhistlesPage'),
});

const roster = createRoute({
  getParentRoute: () => root,
  path: '/centre/roster',
  validateSearch: rosterSearch,
  component: lazyRouteComponent(() => import('../centre/roster-page'), 'RosterPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    inbox,
    tasks,
    street,
    whistle,
    blow,
    meetings,
    callMeeting,
    meeting,
    notices,
    account,
    centre,
    centreWhistles,
    roster,
  ]),
  routeTree: root.addChildren([home, inbox, tasks, street, whistle, blow, ...assessmentRoutes]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
