import { t } from '../app/text';

/** The pages of this room, with those that belong together; the first of each is in the bar. */
const GROUPS = [
  [
    ['/administration/organisations', t('单位')],
    ['/administration/people', t('人员')],
    ['/administration/import', t('导入')],
  ],
  [
    ['/administration/accounts', t('账号')],
    ['/administration/keys', t('接口密钥')],
  ],
  [['/administration/rules', t('吹哨规则')]],
  [
    ['/administration/read-models', t('查询视图')],
    ['/administration/notices', t('通知投递')],
    ['/administration/audit', t('审计日志')],
  ],
] as const;

type Group = (typeof GROUPS)[number];
export type Page = Group[number][0];

const holds = (group: Group, path: string): boolean => group.some(([to]) => to === path);

/** The pages that belong together with this one. */
export const groupOf = (page: Page): Group =>
  GROUPS.find((group) => holds(group, page)) ?? GROUPS[0];

/** Whether the page at a path belongs to the one of the bar. */
export const isBeside = (path: string, entry: string): boolean =>
  GROUPS.some((group) => group[0][0] === entry && holds(group, path));
