import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../app/root';
import { appealSearch, figureSearch, monthSearch, periodSearch } from './search';

const getParentRoute = () => root;

const month = createRoute({
  getParentRoute,
  path: '/assessment',
  validateSearch: monthSearch,
  component: lazyRouteComponent(() => import('./month-page'), 'MonthPage'),
});

const summonses = createRoute({
  getParentRoute,
  path: '/assessment/summonses',
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import('./summonses-page'), 'SummonsesPage'),
});

const scores = createRoute({
  getParentRoute,
  path: '/assessment/scores',
  validateSearch: periodSearch,
  component: lazyRouteComponent(() => import('./scores-page'), 'ScoresPage'),
});

const score = createRoute({
  getParentRoute,
  path: '/assessment/scores/$organisation',
  validateSearch: periodSearch,
  component: lazyRouteComponent(() => import('./score-page'), 'ScorePage'),
});

const ledger = createRoute({
  getParentRoute,
  path: '/assessment/ledger/$whistle/$summons/$clock',
  component: lazyRouteComponent(() => import('./ledger-page'), 'LedgerPage'),
});

const whatIf = createRoute({
  getParentRoute,
  path: '/assessment/what-if',
  validateSearch: periodSearch,
  component: lazyRouteComponent(() => import('./what-if-page'), 'WhatIfPage'),
});

const redBlack = createRoute({
  getParentRoute,
  path: '/assessment/red-black',
  validateSearch: periodSearch,
  component: lazyRouteComponent(() => import('./red-black-page'), 'RedBlackPage'),
});

const periods = createRoute({
  getParentRoute,
  path: '/assessment/periods',
  validateSearch: periodSearch,
  component: lazyRouteComponent(() => import('./periods-page'), 'PeriodsPage'),
});

const appeals = createRoute({
  getParentRoute,
  path: '/assessment/appeals',
  validateSearch: appealSearch,
  component: lazyRouteComponent(() => import('./appeals-page'), 'AppealsPage'),
});

const report = createRoute({
  getParentRoute,
  path: '/assessment/report',
  validateSearch: monthSearch,
  component: lazyRouteComponent(() => import('./report-page'), 'ReportPage'),
});

const signals = createRoute({
  getParentRoute,
  path: '/assessment/signals',
  validateSearch: monthSearch,
  component: lazyRouteComponent(() => import('./signals-page'), 'SignalsPage'),
});

/** 考核: every page is loaded when somebody goes there. */
export const assessmentRoutes = [
  month,
  summonses,
  scores,
  score,
  ledger,
  whatIf,
  redBlack,
  periods,
  appeals,
  report,
  signals,
] as const;
