import type { OrganisationDetails } from '#directory';
import { STREETS } from './places.js';
import { RESPONDERS } from './responders.js';

const stationed = new Set(RESPONDERS.map(({ parent }) => parent));

/** A police post for each street that has no stationed agency yet. */
const agencies = STREETS.filter(({ id }) => !stationed.has(id)).map(({ id, name }) => ({
  id: `agency-${id.replace('street-', '')}-paichusuo`,
  kind: 'stationed-agency' as const,
  name: `${name.replace('街道', '')}派出所`,
  parent: id,
}));

/**
 * Responders of kinds that do not occur in the history, for users to call. Registered after all others,
 * so that the history of a seed stays the same.
 */
export const ADDITIONS: readonly OrganisationDetails[] = [
  ...agencies,
  { id: 'company-anju', kind: 'company', name: '安居物业服务有限公司' },
  { id: 'utility-ranqi', kind: 'utility', name: '澄安燃气公司' },
  { id: 'utility-reli', kind: 'utility', name: '澄安热力公司' },
  { id: 'member-lin', kind: 'committee-member', name: '林委员（区政协）' },
];
