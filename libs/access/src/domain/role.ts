/** What an account may do; its organisation says for whom. */
export const ROLES = [
  /** 街道: blows the whistle, confirms and rates. */
  'street',
  /** 社区: blows the whistle through its street. */
  'community',
  /** 部门、派出机构、企业: responds. */
  'department',
  /** 区级指挥中心: acts for any street, except in rating. */
  'command-centre',
  /** 考核: reads response times and scores. */
  'assessment',
  /** 管理员: accounts and the directory. */
  'administrator',
  /** 大屏: a screen that everybody in the room sees; reads figures of the district, and no matter. */
  'display',
] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (value: unknown): value is Role =>
  (ROLES as readonly unknown[]).includes(value);
