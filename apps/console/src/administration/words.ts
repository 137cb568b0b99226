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
  DISPLAY: t('大屏（只看）'),
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

/** What administrators do, by its name in the service; anything else is told by that name. */
const OPERATION: Readonly<Record<string, string>> = {
  registerOrganisation: t('登记单位'),
  renameOrganisation: t('单位更名'),
  moveOrganisation: t('单位划转'),
  mergeOrganisations: t('合并单位'),
  splitOrganisation: t('拆分单位'),
  retireOrganisation: t('停用单位'),
  drawBoundary: t('划定界线'),
  cancelOrganisationChange: t('取消单位变更'),
  registerPerson: t('登记人员'),
  changePersonDetails: t('更改人员资料'),
  movePerson: t('人员调动'),
  recordPersonLeft: t('人员离任'),
  importDirectory: t('导入名录'),
  openAccount: t('开户'),
  closeAccount: t('销户'),
  closeRetiredAccounts: t('清理停用单位的账号'),
  changeAccountRole: t('变更账号角色'),
  changeAccountPosts: t('变更账号职务'),
  resetPassword: t('重设密码'),
  resetSecondFactor: t('重置验证器'),
  endAccountSessions: t('结束账号的登录'),
  createApiKey: t('建立接口密钥'),
  rotateApiKey: t('换发接口密钥'),
  revokeApiKey: t('吊销接口密钥'),
  activateRules: t('启用规则'),
  revokeRules: t('撤销启用规则'),
  rebuildReadModel: t('重建查询视图'),
  retryParkedStream: t('重试搁置的事件流'),
  skipParkedEvent: t('跳过搁置的事件'),
  replayDeadNotices: t('重发死信'),
  subscribeToNotices: t('添加通知目标'),
  unsubscribeFromNotices: t('移除通知目标'),
  erasePersonalData: t('删除个人信息'),
};
export const operationName = (operation: string): string => OPERATION[operation] ?? operation;

/** Options of a list of choices. */
export const optionsOf = <Value extends string>(names: Readonly<Record<Value, string>>) =>
  (Object.entries(names) as [Value, string][]).map(([value, label]) => ({ value, label }));
