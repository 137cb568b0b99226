import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../app/root';
import { mapSearch } from './search';

const map = createRoute({
  getParentRoute: () => root,
  path: '/centre/map',
  validateSearch: mapSearch,
  component: lazyRouteComponent(() => import('./map-page'), 'MapPage'),
});

const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  component: lazyRouteComponent(() => import('./wall-page'), 'WallPage'),
});

/** 地图, 大屏. */
export const wallRoutes = [map, wall] as const;
