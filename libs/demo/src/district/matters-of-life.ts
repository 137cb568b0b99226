import { caseOf, type Matter } from './matter.js';

/** 突发事件、社会管理、文物: what cannot wait, and what goes on between people. */
export const MATTERS_OF_LIFE: readonly Matter[] = [
  {
    category: '1401',
    weight: 10,
    lead: 'dept-xiaofang',
    assisting: ['dept-gongan', 'dept-chengguan'],
    rhythm: 'any',
    cases: [
      caseOf(
        '消防通道被堵塞|消防车通道被私家车长期占用，演练时消防车无法驶入。|小区东门、商场后勤通道、家属院大门|通道已清空，施划禁停标线并公示。',
        [40, 40, 20, 0],
      ),
      caseOf(
        '楼道堆物并给电动车充电|楼道内飞线充电，杂物堆至窗口，存在重大火灾隐患。|高层住宅楼、小区四号楼、出租公寓|杂物清理完毕，飞线拆除，小区增设集中充电棚。',
        [58, 32, 10, 0],
      ),
      caseOf(
        '群租房消防隐患|一套住房隔成十余间出租，无逃生通道。|出租公寓、小区七号楼、商住楼|隔断已拆除，责令整改并复查合格。',
        [34, 62, 0, 4],
      ),
    ],
  },
  {
    category: '1402',
    weight: 3,
    lead: 'dept-yingji',
    assisting: ['dept-xiaofang', 'dept-gongan'],
    rhythm: 'any',
    cases: [
      caseOf(
        '燃气异味疑似泄漏|单元门口有明显燃气味，已疏散住户。|住宅单元门口、底商后厨、家属院|关阀检测，泄漏点修复，住户返回。',
        [0, 0, 100, 0],
      ),
      caseOf(
        '大树倾倒压占道路|大风致行道树倾倒，压占非机动车道及两辆车。|主干路、学校围墙外、河堤路|倒树移除，道路恢复通行，车主定损完毕。',
        [4, 0, 96, 0],
      ),
    ],
  },
  {
    category: '1503',
    weight: 5,
    lead: 'dept-gongan',
    assisting: ['dept-huanjing'],
    rhythm: 'night',
    cases: [
      caseOf(
        '广场舞音响噪声扰民|晚间音响音量过大，居民与舞队发生争执。|社区广场、河滨公园、商场前广场|约定活动时段与音量，双方签署公约。',
        [98, 2, 0, 0],
      ),
      caseOf(
        '酒吧深夜噪声扰民|凌晨仍有音乐和喧哗，周边居民联名反映。|酒吧街、商住楼底商、夜市街口|责令降低音量并安装隔音设施，夜间复测达标。',
        [76, 24, 0, 0],
      ),
    ],
  },
  {
    category: '1601',
    weight: 4,
    lead: 'dept-ziran',
    assisting: ['dept-chengguan', 'dept-huanjing'],
    rhythm: 'office',
    cases: [
      caseOf(
        '占用耕地堆放建材|约两亩地块被硬化堆放砂石，未见审批手续。|河湾地块、环路南侧、果园东侧|建材清运，硬化层破除，土地恢复耕种条件。',
        [60, 32, 0, 8],
      ),
      caseOf(
        '违规出租集体土地|集体土地被转租为仓库，村民意见较大。|环路南侧、果园东侧、旧砖厂|下达责令改正通知书，出租合同已解除。',
        [74, 20, 0, 6],
      ),
    ],
  },
  {
    category: '1602',
    weight: 4,
    lead: 'dept-minzheng',
    assisting: ['dept-weijian', 'dept-gongan'],
    rhythm: 'any',
    cases: [
      caseOf(
        '流浪人员需要救助|降温天气，有人员露宿，劝说无效。|桥洞、地下通道、车站广场|已护送至救助站，联系家属接回。',
        [46, 0, 54, 0],
      ),
      caseOf(
        '独居老人生活困难|老人行动不便，子女失联，需多部门协助。|廉租楼、老旧院落、家属院|纳入帮扶名单，安排每日上门，已联系其亲属。',
        [96, 0, 2, 2],
      ),
    ],
  },
  {
    category: '0501',
    weight: 0.6,
    lead: 'dept-wenwu',
    assisting: ['dept-zhujian'],
    rhythm: 'office',
    cases: [
      caseOf(
        '历史建筑墙体开裂|挂牌历史建筑外墙裂缝扩大，屋面漏雨。|老邮局旧址、钟楼东侧、老商号|墙体已支护，启动修缮并设观测点。',
        [100, 0, 0, 0],
      ),
      caseOf(
        '古井围栏被破坏|古井保护围栏被撞坏，碑刻受损。|钟楼东侧、石桥北岸、老井台|围栏修复，碑刻归位，增设监控。',
        [100, 0, 0, 0],
      ),
    ],
  },
];
