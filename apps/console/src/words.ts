import type {
  ClockName,
  DeadlineClock,
  IntakeChannel,
  StreetClock,
  StreetTaskKind,
  SummonsRole,
  SummonsStatus,
  WhistleLevel,
  WhistleStage,
  WhistleStatus,
} from './api/generated';

/** What people read for what the service calls by a code. */
export const CLOCK: Readonly<Record<ClockName, string>> = {
  ACKNOWLEDGE: '签收',
  CONTACT: '联系',
  ARRIVE: '报到',
  RESOLVE: '办结',
};

export const STREET_CLOCK: Readonly<Record<StreetClock, string>> = {
  CONFIRM_ARRIVAL: '到场确认',
  VERIFY: '核实',
  RATE: '评哨',
};

export const GATE: Partial<Readonly<Record<DeadlineClock, string>>> = {
  REVIEW: '审哨',
  DISPATCH: '派单',
};

export const ROLE: Readonly<Record<SummonsRole, string>> = {
  LEAD: '主办',
  ASSIST: '协办',
  INFORMED: '知会',
};

export const SUMMONS_STATUS: Readonly<Record<SummonsStatus, string>> = {
  TO_ACKNOWLEDGE: '待签收',
  TO_ARRIVE: '待报到',
  TO_RESOLVE: '待办结',
  REPORTED: '待核实',
  DONE: '已办结',
  RELEASED: '已解除',
};

export const STAGE: Readonly<Record<WhistleStage, string>> = {
  INITIATION: '待确认发起',
  REVIEW: '待审哨',
  DISPATCH: '待派单',
  RETURNED: '已退回',
  SOUNDED: '已派出',
};

export const WHISTLE_STATUS: Readonly<Record<WhistleStatus, string>> = {
  OPEN: '办理中',
  CLOSED: '已结哨',
  WITHDRAWN: '已撤哨',
  MERGED: '已并哨',
};

export const LEVEL: Readonly<Record<WhistleLevel, string>> = {
  COMMUNITY: '社区哨',
  STREET: '街道哨',
  DISTRICT: '区级哨',
};

export const CHANNEL: Readonly<Record<IntakeChannel, string>> = {
  GRID_PATROL: '网格巡查',
  HOTLINE_12345: '12345 热线',
  RESIDENT_REPORT: '居民反映',
  HOME_VISIT: '民情家访',
  PETITION: '信访',
  PUBLIC_OPINION: '网络舆情',
  VIDEO_SURVEILLANCE: '视频监控',
  WECHAT: '微信',
  IMPORT: '历史导入',
};

export const TASK: Readonly<Record<StreetTaskKind, string>> = {
  CONFIRM_ARRIVAL: '到场待确认',
  VERIFY: '反馈待核实',
  RATE: '待评哨',
  CLOSE: '待结哨',
  EXTENSION: '延期待答复',
  INITIATION: '待确认发起',
  REVIEW: '待审哨',
  RESUBMIT: '退回待补正',
};
