import type { OrganisationKind } from '#directory';

/** How an organisation answers whistles; the figures are in `diligence.ts`. */
export type Temper = 'brisk' | 'steady' | 'slow' | 'absent' | 'shows-up';

/** A department, stationed agency or company that answers whistles. */
export interface Responder {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly parent?: string;
  /** The department whose matters it takes in its parent's area. */
  readonly standsFor?: string;
  readonly temper: Temper;
}

const department = (pinyin: string, name: string, temper: Temper): Responder => ({
  id: `dept-${pinyin}`,
  name,
  kind: 'department',
  temper,
});

/**
 * Fast and slow ones, one that arrives but does not resolve (住建局: 只报到不解决), one that seldom
 * acknowledges (自然资源分局), and one with so few summonses that it must not be ranked (文物局).
 */
export const RESPONDERS: readonly Responder[] = [
  department('chengguan', '区城市管理局', 'steady'),
  department('shichang', '区市场监督管理局', 'steady'),
  department('zhujian', '区住房和城乡建设局', 'shows-up'),
  department('huanjing', '区生态环境分局', 'slow'),
  department('gongan', '区公安分局', 'brisk'),
  department('xiaofang', '区消防救援大队', 'brisk'),
  department('jiaotong', '区交通运输局', 'steady'),
  department('shuiwu', '区水务局', 'slow'),
  department('yuanlin', '区园林绿化中心', 'steady'),
  department('yingji', '区应急管理局', 'brisk'),
  department('minzheng', '区民政局', 'steady'),
  department('weijian', '区卫生健康局', 'brisk'),
  department('ziran', '区自然资源分局', 'absent'),
  department('wenwu', '区文物局', 'slow'),
  {
    id: 'agency-xinhe-shichangsuo',
    name: '新和市场监管所',
    kind: 'stationed-agency',
    parent: 'street-xinhe',
    standsFor: 'dept-shichang',
    temper: 'brisk',
  },
  {
    id: 'agency-pinganli-paichusuo',
    name: '平安里派出所',
    kind: 'stationed-agency',
    parent: 'street-pinganli',
    standsFor: 'dept-gongan',
    temper: 'brisk',
  },
  { id: 'company-gongdian', name: '澄安供电公司', kind: 'company', temper: 'brisk' },
];

/** Whether a street calls only its own stationed agencies, which needs no dispatch. */
export const areOwnAgencies = (called: readonly string[], street: string): boolean =>
  called.every((id) => RESPONDERS.some((one) => one.id === id && one.parent === street));

/** The responder for a department's matters in a street: its stationed agency (派出机构), or itself. */
export const responderIn = (street: string, department: string): string =>
  RESPONDERS.find(({ parent, standsFor }) => parent === street && standsFor === department)?.id ??
  department;

/** The department of a stationed agency; any other responder is its own. */
export const departmentOf = (responder: string): string =>
  RESPONDERS.find(({ id }) => id === responder)?.standsFor ?? responder;
