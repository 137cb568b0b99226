/** What people write when they act. Names are made of common ones and mean nobody. */
export const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜'.split('');
export const GIVEN_NAMES =
  '建国 秀英 志强 丽娜 海涛 晓燕 文博 桂兰 俊杰 雪梅 立新 思远 玉珍 国栋 静怡 明辉 春华 永康'.split(
    ' ',
  );

export const PAUSE_REASONS = [
  '等待产权单位确认责任主体，申请挂账。',
  '当事人外出，约定返回后处置。',
  '需上级部门批复处置方案。',
  '涉及诉讼，等待判决后处置。',
];
export const DISPUTE_REASONS = [
  '现场未见执法人员，照片与点位不符。',
  '仅电话沟通，未实际到场。',
  '到场人员无处置权限，随即离开。',
];
export const SEND_BACK_REASONS = [
  '现场复核问题依旧，请重新处置。',
  '仅作表面处理，问题未根除。',
  '反馈照片非本点位，退回重办。',
  '居民回访不认可，请继续处置。',
];
export const REPLACE_REASONS = [
  '经研判属另一部门职责，调整主办单位。',
  '逾期未签收，改派其他部门。',
  '权属核实后变更责任单位。',
];
export const RELEASE_REASONS = ['现场核实无需该部门参与。', '已由主办部门独立处置。'];
export const WITHDRAW_REASONS = ['问题已自行消除，撤哨。', '经核实不属实，撤哨。'];
export const REOPEN_REASONS = [
  '问题反弹，原点位再次出现。',
  '居民回访反映未彻底解决。',
  '整改后不到一月复发，重新吹哨。',
];
export const CLOSING_SUMMARIES = [
  '各部门处置到位，现场复核通过，结哨。',
  '现场复核通过，予以结哨。',
  '问题解决，已纳入日常巡查，结哨。',
];
/** By satisfaction, 1–5. */
export const COMMENTS: readonly (readonly string[])[] = [
  ['多次催办无果，推诿严重。', '到场即走，问题没有解决。'],
  ['响应迟缓，处置不彻底。', '需反复沟通才有进展。'],
  ['基本按要求完成。', '处置尚可，速度有待提高。'],
  ['配合较好，处置及时。', '沟通顺畅，居民认可。'],
  ['响应迅速，处置彻底，居民点赞。', '主动靠前，效果很好。'],
];
export const CONTACT_CHANNELS = ['hotline-12345', 'resident-report', 'wechat', 'petition'] as const;

/** What a department that assists did of it. */
export const ASSISTED: Readonly<Record<string, readonly string[]>> = {
  'dept-chengguan': [
    '已配合现场劝导和清理，安排队员后续巡查。',
    '已配合拆除清运，对责任人下达整改通知。',
  ],
  'dept-shichang': ['已核查经营主体证照，纳入重点监管名单。', '已配合检查并约谈经营者。'],
  'dept-gongan': ['已派员维持现场秩序，核实当事人身份并做好登记。', '已配合处置，未发生冲突。'],
  'dept-zhujian': [
    '已督促物业和施工单位配合，现场负责人签字确认。',
    '已核查房屋与施工手续，出具意见。',
  ],
  'dept-huanjing': ['已现场监测取样，结果已书面告知主办部门。', '已督促责任单位落实降噪抑尘措施。'],
  'dept-yingji': ['已排查周边安全隐患，设置警戒和提示标识。', '已协调救援力量到场备勤。'],
  'dept-ziran': ['已核对地类和规划，出具用地核查意见。', '已配合现场测量取证。'],
  'dept-jiaotong': ['已做好交通疏导和警示标志，占道时段已公示。', '已核查路产权属并配合修复。'],
  'dept-shuiwu': ['已排查地下管线，未见渗漏，出具检测记录。', '已配合关阀排水。'],
  'dept-weijian': ['已派医务人员到场查看，做好健康告知。', '已采样检测并开展卫生指导。'],
  'dept-xiaofang': [
    '已到场警戒并排除火灾风险，现场移交主办部门。',
    '已开展消防安全检查并当场指导整改。',
  ],
  'dept-yuanlin': ['已派工修剪清理枝叶，现场恢复。', '已核查树木权属并制定补植方案。'],
  'dept-minzheng': ['已上门走访，落实临时救助。', '已协调社工跟进。'],
  'company-gongdian': ['已切断故障线路并加固电杆，供电正常。', '已排查周边线缆，隐患已消除。'],
};
export const ASSISTED_BY_OTHERS = ['已按要求到场配合，职责内事项办理完毕。'];
/** What was done so far, where it takes days. */
export const PROGRESS_NOTES = [
  '已到现场勘查，制定处置方案。',
  '已约谈当事人，承诺限期整改。',
  '已明确分工，正在推进。',
];
/** 退哨: why, on which law, and what the command centre holds when it upholds or overrules it. */
export const DECLINES = [
  {
    reason: '经现场核实，该点位不在我单位管护范围内，建议由产权单位主管部门办理。',
    legalBasis: '《区级部门权责清单》管护范围划分',
  },
  {
    reason: '该事项属行业主管部门审批后的日常监管，不属我单位职责。',
    legalBasis: '《区级部门权责清单》“谁审批、谁监管”条款',
  },
  {
    reason: '我单位仅负责行政处罚，日常养护维修由行业主管部门负责。',
    legalBasis: '部门“三定”规定内设机构职责',
  },
];
export const UPHELD_REASONS = [
  '经核对权责清单，该事项不属该单位，退哨成立，改派主管部门。',
  '点位权属已查明，退哨成立，由权属单位的主管部门接办。',
];
export const OVERRULED_REASONS = [
  '经核对权责清单，该事项由你单位主管，退哨不成立，请继续办理。',
  '职责交叉，由先接到派哨的单位牵头，退哨不成立。',
];
export const EXTENSION_REASONS = [
  '涉及多家单位协调，正在逐项落实，申请延期。',
  '当事人暂时外出，已约定返回后处理，申请延期。',
  '需履行法定告知程序，申请延期。',
];
export const EXTENSION_REFUSALS = ['理由不充分，请按原时限办结。', '居民反映强烈，不宜延期。'];
export const RETURN_REASONS = [
  '未写明街道前期处置情况，请补充后重新提交。',
  '请明确需要哪些部门到场、解决什么问题。',
];
export const RESUBMIT_NOTES = [
  '已补充前期三次劝导记录和现场照片。',
  '已写明所需部门和拟解决的问题，请审核。',
];
export const REVIEW_COMMENTS = ['情况属实，同意吹哨。', '确需部门联动，同意。'];
export const REMINDER_REASONS = [
  '居民再次来电催问，请加快办理。',
  '已过办结时限，请抓紧处置并反馈。',
];
export const MERGE_REASONS = ['与已吹哨的同一问题重复，并哨办理。', '同一点位同一问题，合并处理。'];
export const REPEATED = '（复哨）';
/** 回访: by satisfaction, 1–5. */
export const RESIDENTS_SAY: readonly (readonly string[])[] = [
  ['问题没有解决。', '来过人，过两天又那样。'],
  ['处理得太慢。', '只解决了一部分。'],
  ['基本解决了。', '还可以。'],
  ['解决了，谢谢。', '处理得比较快。'],
  ['非常满意，很快就来人了。', '解决得很彻底，感谢街道。'],
];
export const FINDINGS = ['现场情况与吹哨一致，责任人在场。', '现场查明责任主体两家，当场告知。'];
export const MEASURES = [
  '当场整改，各部门分工负责后续巡查，一周后复查。',
  '下达整改通知，逾期由牵头部门依法处置。',
];
