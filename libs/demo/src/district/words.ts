/** What people write when they act. Names are made of common ones and mean nobody. */
export const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜'.split('');
export const GIVEN_NAMES =
  '建国 秀英 志强 丽娜 海涛 晓燕 文博 桂兰 俊杰 雪梅 立新 思远 玉珍 国栋 静怡 明辉 春华 永康'.split(
    ' ',
  );

export const PAUSE_REASONS = [
  '需等待产权单位提供管线资料，申请挂账。',
  '材料采购周期较长，预计一周到货。',
  '当事人外出，约定返回后处置。',
  '需上级部门批复施工方案。',
  '连续降雨，暂不具备施工条件。',
];
export const DISPUTE_REASONS = [
  '现场未见执法人员，照片与点位不符。',
  '仅电话沟通，未实际到场。',
  '到场人员无处置权限，随即离开。',
];
export const SEND_BACK_REASONS = [
  '现场复核问题依旧，请重新处置。',
  '仅清理表面，两日后反弹。',
  '反馈照片非本点位，退回重办。',
  '居民回访不认可，请继续处置。',
];
export const REPLACE_REASONS = [
  '经研判属另一部门职责，调整主办单位。',
  '逾期未签收，改派其他部门。',
  '权属核实后变更责任单位。',
];
export const RELEASE_REASONS = ['现场核实无需该部门参与。', '已由主办部门独立处置。'];
export const WITHDRAW_REASONS = [
  '与已有哨件重复，撤哨。',
  '问题已自行消除。',
  '经核实不属实，撤哨。',
];
export const REOPEN_REASONS = [
  '问题反弹，原点位再次出现。',
  '居民回访反映未彻底解决。',
  '整改后不到一月复发，重新吹哨。',
];
export const CLOSING_SUMMARIES = [
  '各部门处置到位，现场复核通过，结哨。',
  '居民回访满意，予以结哨。',
  '问题解决，已纳入日常巡查。',
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
