import { Link, useLocation } from '@tanstack/react-router';

import { isBeside } from '../administration/nav';
import type { SignedIn } from '../session/me';
import { t } from './text';

type Role = SignedIn['account']['role'];

/** What each role has to go to, in the order of its day. */
const ENTRIES = [
  ['/inbox', t('待办'), ['DEPARTMENT']],
  ['/tasks', t('待办'), ['STREET', 'COMMUNITY']],
  ['/street', t('哨单'), ['STREET', 'COMMUNITY']],
  ['/blow', t('吹哨'), ['STREET', 'COMMUNITY']],
  ['/centre', t('待办'), ['COMMAND_CENTRE']],
  ['/centre/whistles', t('哨单'), ['COMMAND_CENTRE']],
  ['/centre/map', t('地图'), ['COMMAND_CENTRE']],
  ['/wall', t('大屏'), ['COMMAND_CENTRE']],
  ['/assessment', t('考核'), ['ASSESSMENT', 'COMMAND_CENTRE']],
  ['/assessment/scores', t('我的考核'), ['STREET', 'DEPARTMENT']],
  ['/meetings', t('会议'), ['STREET', 'COMMUNITY', 'DEPARTMENT', 'COMMAND_CENTRE']],
  ['/centre/roster', t('值班'), ['STREET', 'COMMUNITY', 'DEPARTMENT', 'COMMAND_CENTRE']],
  ['/administration/organisations', t('名录'), ['ADMINISTRATOR']],
  ['/administration/accounts', t('账号'), ['ADMINISTRATOR']],
  ['/administration/rules', t('规则'), ['ADMINISTRATOR']],
  ['/administration/read-models', t('运行'), ['ADMINISTRATOR']],
] as const satisfies readonly (readonly [string, string, readonly Role[]])[];

const isOf = (roles: readonly Role[], role: Role): boolean => roles.includes(role);

/** The way to the pages of a role. */
export function Nav({ role }: { readonly role: Role }) {
  const path = useLocation().pathname;
  return (
    <nav aria-label={t('主要页面')}>
      {ENTRIES.filter(([, , roles]) => isOf(roles, role)).map(([to, name]) => (
        <Link
          key={to}
          to={to}
          className={to === '/wall' ? 'wide-only' : ''}
          {...(isBeside(path, to) && { 'aria-current': 'page' as const })}
          activeOptions={{ exact: to === '/centre', includeSearch: false }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
