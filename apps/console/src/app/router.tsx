import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  Navigate,
} from '@tanstack/react-router';

import * as administration from '../administration/search';
import { inboxSearch, streetSearch, tasksSearch } from '../work/search';
import { useMe } from '../session/me';
import { Explained } from './explained';
import { Shell } from './shell';
import { t } from './text';

const Unknown = () => (
  <Explained title={t('没有这个页面')} text={t('地址可能写错了，或内容已移走。')}>
    <Link to="/">{t('回到首页')}</Link>
  </Explained>
);

const root = createRootRoute({ component: Shell, notFoundComponent: Unknown });

/** The first page of each role. */
function Home() {
  const { data: me } = useMe();
  if (me?.account.role === 'DEPARTMENT') return <Navigate to="/inbox" replace />;
  if (me?.account.role === 'ADMINISTRATOR')
    return <Navigate to="/administration/organisations" replace />;
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

const organisations = createRoute({
  getParentRoute: () => root,
  path: '/administration/organisations',
  validateSearch: administration.organisationsSearch,
  component: lazyRouteComponent(
    () => import('../administration/organisations-page'),
    'OrganisationsPage',
  ),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/administration/people',
  validateSearch: administration.peopleSearch,
  component: lazyRouteComponent(() => import('../administration/people-page'), 'PeoplePage'),
});

const directoryFile = createRoute({
  getParentRoute: () => root,
  path: '/administration/import',
  component: lazyRouteComponent(() => import('../administration/import-page'), 'ImportPage'),
});

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/administration/accounts',
  validateSearch: administration.accountsSearch,
  component: lazyRouteComponent(() => import('../administration/accounts-page'), 'AccountsPage'),
});

const keys = createRoute({
  getParentRoute: () => root,
  path: '/administration/keys',
  validateSearch: administration.keysSearch,
  component: lazyRouteComponent(() => import('../administration/keys-page'), 'KeysPage'),
});

const rules = createRoute({
  getParentRoute: () => root,
  path: '/administration/rules',
  validateSearch: administration.rulesSearch,
  component: lazyRouteComponent(() => import('../administration/rules-page'), 'RulesPage'),
});

const readModels = createRoute({
  getParentRoute: () => root,
  path: '/administration/read-models',
  validateSearch: administration.readModelsSearch,
  component: lazyRouteComponent(
    () => import('../administration/read-models-page'),
    'ReadModelsPage',
  ),
});

const deliveries = createRoute({
  getParentRoute: () => root,
  path: '/administration/notices',
  validateSearch: administration.deliveriesSearch,
  component: lazyRouteComponent(() => import('../administration/notices-page'), 'NoticesPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/administration/audit',
  validateSearch: administration.auditSearch,
  component: lazyRouteComponent(() => import('../administration/audit-page'), 'AuditPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    ...[home, inbox, tasks, street, whistle, blow],
    ...[organisations, people, directoryFile, accounts, keys, rules, readModels, deliveries, audit],
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
