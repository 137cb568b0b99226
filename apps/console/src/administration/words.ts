import type {
  ApiKeyScope,
  AuditKind,
  NoticeChannel,
  NoticeDeliveryState,
  OrganisationKind,
  ReadModelState,
  Role,
  RulePackStatus,
} from '../api/generated';
import { t } from '../app/text';

/** What administrators read for what the service calls by a code. */
export const KIND: Readonly<Record<OrganisationKind, string>> = {
  DISTRICT: t('区'),
  STREET: t('街道（乡镇）'),
  COMMUNITY: t('社区（村）'),
  DEPARTMENT: t('区级部门'),
  STATIONED_AGENCY: t('派出机构'),
  COMPANY: t('企业'),
  UTILITY: t('公用事业单位'),
  COMMITTEE_MEMBER: t('报到的委员'),
};

export const ROLE_NAME: Readonly<Record<Role, string>> = {
  STREET: t('街道'),
  COMMUNITY: t('社区'),
  DEPARTMENT: t('应哨部门'),
  COMMAND_CENTRE: t('指挥中心'),
  ASSESSMENT: t('考核人员'),
  ADMINISTRATOR: t('管理员'),
  DISPLAY: t('大屏'),
};

export const SCOPE: Readonly<Record<ApiKeyScope, string>> = {
  READ: t('只查询'),
  LISTED: t('只限所列操作'),
  EVERYTHING: t('账号所能的一切'),
};

export const PACK_STATUS: Readonly<Record<RulePackStatus, string>> = {
  IN_FORCE: t('现行'),
  UPCOMING: t('待生效'),
  PAST: t('已失效'),
  AVAILABLE: t('备选'),
};

export const MODEL_STATE: Readonly<Record<ReadModelState, string>> = {
  LIVE: t('可用'),
  BUILDING: t('首次构建中'),
  ABSENT: t('没有'),
};

export const DELIVERY: Readonly<Record<NoticeDeliveryState, string>> = {
  DUE: t('待发'),
  SENT: t('已发'),
  DEAD: t('死信'),
  DROPPED: t('不再发'),
  CANCELLED: t('已取消'),
};

export const CHANNEL_NAME: Readonly<Record<NoticeChannel, string>> = {
  WEBHOOK: t('接口（Webhook）'),
  EMAIL: t('电子邮件'),
  WECOM: t('企业微信'),
  DINGTALK: t('钉钉'),
};

export const AUDIT: Readonly<Record<AuditKind, string>> = {
  SIGNED_IN: t('登录'),
  SIGN_IN_REFUSED: t('登录被拒'),
  REFUSED: t('操作被拒'),
  ADMINISTERED: t('管理员操作'),
};

const STEP: Readonly<Record<string, string>> = {
  registered: t('设立'),
  renamed: t('更名'),
  moved: t('划转'),
  retired: t('停用'),
  merged: t('合并'),
  split: t('拆分'),
  bounded: t('界线变更'),
};
export const stepName = (step: string): string => STEP[step] ?? step;

/** Options of a list of choices. */
export const optionsOf = <Value extends string>(names: Readonly<Record<Value, string>>) =>
  (Object.entries(names) as [Value, string][]).map(([value, label]) => ({ value, label }));
