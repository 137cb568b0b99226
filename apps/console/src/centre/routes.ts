import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../app/root';
import { centreSearch, rosterSearch, whistlesSearch } from './search';

const queue = createRoute({
  getParentRoute: () => root,
  path: '/centre',
  validateSearch: centreSearch,
  component: lazyRouteComponent(() => import('./queue-page'), 'QueuePage'),
});

const whistles = createRoute({
  getParentRoute: () => root,
  path: '/centre/whistles',
  validateSearch: whistlesSearch,
  component: lazyRouteComponent(() => import('./whistles-page'), 'WhistlesPage'),
});

const roster = createRoute({
  getParentRoute: () => root,
  path: '/centre/roster',
  validateSearch: rosterSearch,
  component: lazyRouteComponent(() => import('./roster-page'), 'RosterPage'),
});

/** 指挥中心. */
export const centreRoutes = [queue, whistles, roster] as const;
