import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../app/root';
import { inboxSearch, streetSearch, tasksSearch } from './search';

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('./inbox-page'), 'InboxPage'),
});

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => import('./tasks-page'), 'TasksPage'),
});

const street = createRoute({
  getParentRoute: () => root,
  path: '/street',
  validateSearch: streetSearch,
  component: lazyRouteComponent(() => import('./street-page'), 'StreetPage'),
});

/** Lists of work. */
export const workRoutes = [inbox, tasks, street] as const;
