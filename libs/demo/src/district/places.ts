/** A street of the demo district: its communities and where it lies. All names are invented. */
export interface DemoStreet {
  readonly id: string;
  readonly name: string;
  /** How many whistles it blows, relative to the others. */
  readonly weight: number;
  /** Degrees, WGS 84, of its middle. */
  readonly longitude: number;
  readonly latitude: number;
  readonly roads: readonly string[];
  /** Pinyin and name. */
  readonly communities: readonly (readonly [string, string])[];
}

/**
 * Six digits as in GB/T 2260. No province begins with 99 there, so no real place can be meant.
 */
export const DISTRICT_CODE = '990106';
export const DISTRICT = { id: 'district-chengan', name: '澄安区（演示）' } as const;

const street = (
  [pinyin, name, weight]: readonly [string, string, number],
  [longitude, latitude]: readonly [number, number],
  roads: string,
  communities: DemoStreet['communities'],
): DemoStreet => ({
  id: `street-${pinyin}`,
  name: `${name}街道`,
  weight,
  longitude,
  latitude,
  roads: roads.split(' '),
  communities,
});

export const STREETS: readonly DemoStreet[] = [
  street(['xinhe', '新和', 1.6], [112.512, 36.034], '新和大街 和顺路 文澜巷 利民街', [
    ['meiyuan', '梅园'],
    ['heshun', '和顺'],
    ['wenlan', '文澜'],
  ]),
  street(['liuan', '柳岸', 1.3], [112.534, 36.041], '柳岸路 滨河西路 渡口街 荷花巷', [
    ['dukou', '渡口'],
    ['hehua', '荷花'],
    ['binhe', '滨河里'],
  ]),
  street(['songlin', '松林', 0.8], [112.498, 36.062], '松林路 学苑街 云杉路 书香巷', [
    ['xueyuan', '学苑'],
    ['yunshan', '云杉'],
    ['shuxiang', '书香里'],
  ]),
  street(['qingyu', '青榆', 1.0], [112.476, 36.028], '青榆大道 工农路 锦绣街 棉纺巷', [
    ['gongnong', '工农'],
    ['jinxiu', '锦绣'],
    ['mianfang', '棉纺'],
  ]),
  street(['pinganli', '平安里', 1.4], [112.521, 36.018], '平安大街 老邮局巷 钟楼街 兴隆路', [
    ['zhonglou', '钟楼'],
    ['xinglong', '兴隆'],
    ['youju', '老邮局'],
  ]),
  street(['wangxi', '望溪', 0.9], [112.556, 36.025], '望溪路 商贸一街 商贸二街 站前路', [
    ['shangmao', '商贸'],
    ['zhanqian', '站前'],
    ['xikou', '溪口'],
  ]),
  street(['yunting', '云亭', 0.7], [112.547, 36.067], '云亭路 产业园路 创新街 枫叶路', [
    ['chanye', '产业园'],
    ['fengye', '枫叶'],
    ['chuangxin', '创新'],
  ]),
  street(['shiqiaotou', '石桥头', 0.6], [112.459, 36.049], '石桥路 环城北路 果园街 河湾路', [
    ['guoyuan', '果园'],
    ['hewan', '河湾'],
    ['beiguan', '北关桥'],
  ]),
];
