import { caseOf, type Matter } from './matter.js';

/** 公用设施、道路交通、园林绿化: what breaks. */
export const MATTERS_OF_WORKS: readonly Matter[] = [
  {
    category: '0105',
    weight: 11,
    lead: 'dept-shuiwu',
    assisting: ['dept-zhujian', 'dept-huanjing'],
    rhythm: 'any',
    cases: [
      caseOf(
        '污水管网堵塞外溢|污水从检查井冒出，流经主路，异味大，老人出行不便。|小区主路、巷口检查井、幼儿园围墙外|管道已疏通，更换破损管段十二米，路面冲洗消毒。',
        [66, 8, 22, 4],
      ),
      caseOf(
        '雨污混流致路面积水|管网产权不清，水务与住建说法不一，逢雨积水已两个月。|巷口检查井、菜市场后身、下穿桥|雨污分流改造完成，复测排水通畅。',
        [60, 26, 0, 14],
      ),
      caseOf(
        '化粪池满溢|化粪池满溢，污水漫到单元门口。|小区五号楼、家属院、幼儿园围墙外|化粪池已清掏，与物业签订每季清掏协议。',
        [80, 0, 20, 0],
      ),
    ],
  },
  {
    category: '0101',
    weight: 7,
    lead: 'dept-shuiwu',
    assisting: ['dept-jiaotong', 'company-gongdian'],
    rhythm: 'any',
    cases: [
      caseOf(
        '井盖缺失|人行道井盖缺失，夜间无照明，极易坠落，已放置路锥。|公交站旁、学校西门、人行道|已补装井盖并加装防坠网。',
        [25, 0, 75, 0],
      ),
      caseOf(
        '检查井盖破损异响|井盖沉降，车辆碾压发出巨响，影响休息。|非机动车道、主路中段、路口|井座重新浇筑，井盖更换完毕。',
        [96, 4, 0, 0],
      ),
    ],
  },
  {
    category: '0201',
    weight: 8,
    lead: 'dept-jiaotong',
    assisting: ['dept-shuiwu', 'dept-gongan'],
    rhythm: 'office',
    cases: [
      caseOf(
        '路面塌陷|路面下陷约半米，车辆绕行，疑似地下管线渗漏。|主路中段、桥头、辅路路口|塌陷处开挖回填压实，路面恢复通行。',
        [40, 6, 52, 2],
      ),
      caseOf(
        '人行道地砖破损|地砖松动积水，多位老人绊倒。|公园入口、公交站旁、菜市场门口|破损地砖全部更换，约六十平方米。',
        [98, 2, 0, 0],
      ),
      caseOf(
        '路口护栏损坏|护栏被车辆撞断，断口朝向人行道。|十字路口、桥头、辅路路口|护栏已更换，断口清理完毕。',
        [94, 2, 4, 0],
      ),
    ],
  },
  {
    category: '0104',
    weight: 6,
    lead: 'dept-shuiwu',
    assisting: ['dept-zhujian', 'dept-weijian'],
    rhythm: 'any',
    cases: [
      caseOf(
        '小区停水|六栋楼停水超过十二小时，物业未收到通知。|小区泵房、老旧家属院、商住楼|爆管抢修完成，已恢复供水。',
        [18, 0, 82, 0],
      ),
      caseOf(
        '自来水水质发黄|早晚水质发黄有沉淀，居民担心饮用安全。|老旧家属院、商住楼、小区六号楼|管网已冲洗，水样复检合格。',
        [88, 4, 4, 4],
      ),
    ],
  },
  {
    category: '0106',
    weight: 4,
    lead: 'company-gongdian',
    assisting: ['dept-zhujian', 'dept-yingji'],
    rhythm: 'any',
    cases: [
      caseOf(
        '居民楼频繁停电|用电高峰频繁跳闸，变压器容量不足。|配电室、老旧家属院、小区八号楼|变压器已增容，负荷监测一周正常。',
        [78, 2, 12, 8],
      ),
      caseOf(
        '架空线缆脱落|线缆垂落至行人头顶高度，权属不明。|胡同中段、沿街楼后、小区东门|线缆已捆扎入槽，悬挂标识牌。',
        [42, 4, 54, 0],
      ),
    ],
  },
  {
    category: '0401',
    weight: 5,
    lead: 'dept-yuanlin',
    assisting: ['dept-chengguan'],
    rhythm: 'office',
    cases: [
      caseOf(
        '行道树枯死|枯树倾斜，枝条多次掉落。|街心公园、学校门前、道路中央绿化带|枯树移除并补植。',
        [92, 0, 8, 0],
      ),
      caseOf(
        '绿化带被踩踏破坏|绿化带被踩出小路，苗木大片枯死。|小区围墙边、地铁口、道路中央绿化带|苗木补栽，加装护栏并铺设步石。',
        [100, 0, 0, 0],
      ),
      caseOf(
        '树枝遮挡路灯和采光|枝叶遮挡路灯和低层住户采光多年，需修剪。|小区围墙边、家属院、背街小巷|修剪完成，枝条清运，路灯照明恢复。',
        [100, 0, 0, 0],
      ),
    ],
  },
];
