import { Link, useLocation } from '@tanstack/react-router';

import { t } from '../app/text';

/** The pages of this room, with those that belong together; the first of each is in the bar. */
const GROUPS = [
  {
    name: t('名录'),
    pages: [
      ['/administration/organisations', t('单位')],
      ['/administration/people', t('人员')],
      ['/administration/import', t('导入')],
    ],
  },
  {
    name: t('账号'),
    pages: [
      ['/administration/accounts', t('账号')],
      ['/administration/keys', t('接口密钥')],
    ],
  },
  { name: t('规则'), pages: [['/administration/rules', t('吹哨规则')]] },
  {
    name: t('运行'),
    pages: [
      ['/administration/read-models', t('查询视图')],
      ['/administration/notices', t('通知投递')],
      ['/administration/audit', t('审计日志')],
    ],
  },
] as const;

type Group = (typeof GROUPS)[number];
export type Page = Group['pages'][number][0];

const holds = ({ pages }: Group, path: string): boolean => pages.some(([to]) => to === path);

/** The pages that belong together with this one. */
export const groupOf = (page: Page): Group['pages'] =>
  GROUPS.find((group) => holds(group, page))?.pages ?? GROUPS[0].pages;

/** What an administrator finds in the bar. */
export function AdministrationNav() {
  const path = useLocation().pathname;
  return GROUPS.map((group) => (
    <Link
      key={group.name}
      to={group.pages[0][0]}
      aria-current={holds(group, path) ? 'page' : false}
    >
      {group.name}
    </Link>
  ));
}
