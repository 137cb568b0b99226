import { createRoute, createRouter, lazyRouteComponent, Navigate } from '@tanstack/react-router';

import { administrationRoutes } from '../administration/routes';
import { assessmentRoutes } from '../assessment/routes';
import { centreRoutes } from '../centre/routes';
import { meetingRoutes } from '../meetings/routes';
import { noticesSearch } from '../notices/search';
import { type SignedIn, useMe } from '../session/me';
import { wallRoutes } from '../wall/routes';
import { workRoutes } from '../work/routes';
import { Broken } from './broken';
import { Explained } from './explained';
import { root } from './root';
import { t } from './text';

/** The first page of a role. */
const FIRST: Partial<
  Readonly<
    Record<
      SignedIn['account']['role'],
      '/inbox' | '/tasks' | '/centre' | '/assessment' | '/wall' | '/administration/organisations'
    >
  >
> = {
  DEPARTMENT: '/inbox',
  STREET: '/tasks',
  COMMUNITY: '/tasks',
  COMMAND_CENTRE: '/centre',
  ASSESSMENT: '/assessment',
  DISPLAY: '/wall',
  ADMINISTRATOR: '/administration/organisations',
};

function Home() {
  const { data: me } = useMe();
  const first = me && FIRST[me.account.role];
  if (first !== undefined) return <Navigate to={first} replace />;
  return (
    <Explained
      title={t('这里是街道和部门的工作台')}
      text={t('您的账号没有自己的哨单。已知编号的哨可以从通知中的链接打开。')}
    />
  );
}

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

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

const unsent = createRoute({
  getParentRoute: () => root,
  path: '/unsent',
  component: lazyRouteComponent(() => import('../offline/unsent-page'), 'UnsentPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    whistle,
    blow,
    notices,
    account,
    unsent,
    ...workRoutes,
    ...meetingRoutes,
    ...centreRoutes,
    ...wallRoutes,
    ...assessmentRoutes,
    ...administrationRoutes,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
