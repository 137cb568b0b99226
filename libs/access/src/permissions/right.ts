import type { Role } from '../domain/role.js';

/** What the caller has to be to the matter at hand, beside the role. Their meaning, as people read it. */
export const RELATIONS = {
  any: '不限：登录即可',
  self: '本人',
  own: '本单位，含所承接的单位',
  duty: '其人此刻在岗',
  street: '本街道，社区则为所属街道',
  blower: '本单位吹的哨',
  party: '当事单位：哨的街道（含其社区）、吹哨单位、召集过的单位',
  summoned: '召集到本单位的',
  meeting: '联席会议的召集单位、受邀和到会单位，所议哨的街道（含其社区）',
  task: '办理中：街道、吹哨单位，或主办、协办尚未办结；居民未回访前的街道',
  district: '全区',
} as const;
export type Relation = keyof typeof RELATIONS;

/** Each role that has the right, and the relation that it needs; any one of them, where there are several. */
export type Right = Readonly<Partial<Record<Role, Relation | readonly Relation[]>>>;

/** A right that needs no session. */
export const ANONYMOUS = 'anonymous';
export type OperationRight = Right | typeof ANONYMOUS;

/** Relations that hold whatever the matter is. */
const ALWAYS: readonly Relation[] = ['any', 'district'];

/** The relations by which the role has the right, none where it has not. */
export function relationsOf(right: Right, role: string): readonly Relation[] {
  if (!Object.hasOwn(right, role)) return [];
  const found = right[role as Role] ?? [];
  return typeof found === 'string' ? [found] : found;
}

/** Whether the role has the right, given the relations that hold between caller and matter. */
export const isGranted = (right: Right, role: string, holding: readonly Relation[]): boolean =>
  relationsOf(right, role).some((one) => ALWAYS.includes(one) || holding.includes(one));
