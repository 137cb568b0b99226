import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../app/root';
import * as search from './search';

const getParentRoute = () => root;

const organisations = createRoute({
  getParentRoute,
  path: '/administration/organisations',
  validateSearch: search.organisationsSearch,
  component: lazyRouteComponent(() => import('./organisations-page'), 'OrganisationsPage'),
});

const people = createRoute({
  getParentRoute,
  path: '/administration/people',
  validateSearch: search.peopleSearch,
  component: lazyRouteComponent(() => import('./people-page'), 'PeoplePage'),
});

const directoryFile = createRoute({
  getParentRoute,
  path: '/administration/import',
  component: lazyRouteComponent(() => import('./import-page'), 'ImportPage'),
});

const accounts = createRoute({
  getParentRoute,
  path: '/administration/accounts',
  validateSearch: search.accountsSearch,
  component: lazyRouteComponent(() => import('./accounts-page'), 'AccountsPage'),
});

const keys = createRoute({
  getParentRoute,
  path: '/administration/keys',
  validateSearch: search.keysSearch,
  component: lazyRouteComponent(() => import('./keys-page'), 'KeysPage'),
});

const rules = createRoute({
  getParentRoute,
  path: '/administration/rules',
  validateSearch: search.rulesSearch,
  component: lazyRouteComponent(() => import('./rules-page'), 'RulesPage'),
});

const readModels = createRoute({
  getParentRoute,
  path: '/administration/read-models',
  validateSearch: search.readModelsSearch,
  component: lazyRouteComponent(() => import('./read-models-page'), 'ReadModelsPage'),
});

const deliveries = createRoute({
  getParentRoute,
  path: '/administration/notices',
  validateSearch: search.deliveriesSearch,
  component: lazyRouteComponent(() => import('./notices-page'), 'NoticesPage'),
});

const audit = createRoute({
  getParentRoute,
  path: '/administration/audit',
  validateSearch: search.auditSearch,
  component: lazyRouteComponent(() => import('./audit-page'), 'AuditPage'),
});

/** What administrators keep. */
export const administrationRoutes = [
  ...([organisations, people, directoryFile, accounts, keys] as const),
  ...([rules, readModels, deliveries, audit] as const),
] as const;
