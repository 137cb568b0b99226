import type {
  ClockName,
  DeadlineClock,
  IntakeChannel,
  SatisfactionChannel,
  StreetClock,
  StreetTaskKind,
  SummonsRole,
  SummonsStatus,
  WhistleLevel,
  WhistleRelation,
  WhistleStage,
  WhistleStatus,
} from './api/generated';
import { t } from './app/text';

/** What people read for what the service calls by a code. */
export const CLOCK: Readonly<Record<ClockName, string>> = {
  ACKNOWLEDGE: t('签收'),
  CONTACT: t('联系'),
  ARRIVE: t('报到'),
  RESOLVE: t('办结'),
};

export const STREET_CLOCK: Readonly<Record<StreetClock, string>> = {
  CONFIRM_ARRIVAL: t('到场确认'),
  VERIFY: t('核实'),
  RATE: t('评哨'),
};

export const GATE: Partial<Readonly<Record<DeadlineClock, string>>> = {
  REVIEW: t('审哨'),
  DISPATCH: t('派单'),
};

export const ROLE: Readonly<Record<SummonsRole, string>> = {
  LEAD: t('主办'),
  ASSIST: t('协办'),
  INFORMED: t('知会'),
};

export const SUMMONS_STATUS: Readonly<Record<SummonsStatus, string>> = {
  TO_ACKNOWLEDGE: t('待签收'),
  TO_ARRIVE: t('待报到'),
  TO_RESOLVE: t('待办结'),
  REPORTED: t('待核实'),
  DONE: t('已办结'),
  RELEASED: t('已解除'),
};

export const STAGE: Readonly<Record<WhistleStage, string>> = {
  INITIATION: t('待确认发起'),
  REVIEW: t('待审哨'),
  DISPATCH: t('待派单'),
  RETURNED: t('已退回'),
  SOUNDED: t('已派出'),
};

export const WHISTLE_STATUS: Readonly<Record<WhistleStatus, string>> = {
  OPEN: t('办理中'),
  CLOSED: t('已结哨'),
  WITHDRAWN: t('已撤哨'),
  MERGED: t('已并哨'),
};

export const LEVEL: Readonly<Record<WhistleLevel, string>> = {
  COMMUNITY: t('社区哨'),
  STREET: t('街道哨'),
  DISTRICT: t('区级哨'),
};

export const CHANNEL: Readonly<Record<IntakeChannel, string>> = {
  GRID_PATROL: t('网格巡查'),
  HOTLINE_12345: t('12345 热线'),
  RESIDENT_REPORT: t('居民反映'),
  HOME_VISIT: t('民情家访'),
  PETITION: t('信访'),
  PUBLIC_OPINION: t('网络舆情'),
  VIDEO_SURVEILLANCE: t('视频监控'),
  WECHAT: t('微信'),
  IMPORT: t('历史导入'),
};

export const TASK: Readonly<Record<StreetTaskKind, string>> = {
  CONFIRM_ARRIVAL: t('到场待确认'),
  VERIFY: t('反馈待核实'),
  RATE: t('待评哨'),
  CLOSE: t('待结哨'),
  EXTENSION: t('延期待答复'),
  INITIATION: t('待确认发起'),
  REVIEW: t('待审哨'),
  RESUBMIT: t('退回待补正'),
};

export const SATISFACTION_CHANNEL: Readonly<Record<SatisfactionChannel, string>> = {
  CALLBACK: t('电话'),
  VISIT: t('上门'),
  SMS: t('短信'),
  ONLINE: t('网上'),
};

/** 国家政务服务“好差评”的五级。 */
export const RATING: Readonly<Record<number, string>> = {
  5: t('非常满意'),
  4: t('满意'),
  3: t('基本满意'),
  2: t('不满意'),
  1: t('非常不满意'),
};

export const RELATION: Readonly<Record<WhistleRelation, string>> = {
  PREVIOUS: t('前一声哨'),
  FOLLOWED_BY: t('后来的复哨'),
  MERGED_INTO: t('并入'),
  MERGED_FROM: t('并来'),
};
