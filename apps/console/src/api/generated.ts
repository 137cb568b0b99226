/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** 签收。Acknowledge a summons. */
export type AcknowledgeSummonsInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 签收人。Who acknowledges. */
  readonly person: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 启用一版规则。Put a version in force. */
export type ActivateRulesInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 只试算：答将有哪些改动，不写入。Only tried: nothing is written. */
  readonly dryRun?: boolean;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 自哪一天起（北京时间 YYYY-MM-DD）。First local date on which it applies. */
  readonly from: string;
  /** 确需早于今天的理由，记入日志。Why it applies from a date before today. */
  readonly pastReason?: string | null | undefined;
  /** 新的一版的全文（JSON）。The text of a new version, as JSON. */
  readonly text?: string | null | undefined;
  /** 规则包@版本；与 text 二选一。A known version; either this or `text`. */
  readonly version?: string | null | undefined;
};

/** 接口密钥的范围，从不超出账号的角色。What a key may do, never more than its account’s role may. */
export type ApiKeyScope =
  /** 账号可做的一切，仅限本人的除外。Everything that the account may do, except what only a person may. */
  | 'EVERYTHING'
  /** 所列的操作。The operations that are listed. */
  | 'LISTED'
  /** 只读：查询、订阅、导出。Reads only. */
  | 'READ';

/** 报到。Arrive on site. */
export type ArriveOnSiteInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 设备时间：规则许可、未超出容差，且街道确认到场后，按其判定；否则按服务器时间。Time on the device: it judges where the rules take it, once the street has confirmed the arrival; the server’s does otherwise. */
  readonly deviceAt?: string | null | undefined;
  /** 佐证，至多 20 件。Evidence, at most 20 pieces. */
  readonly evidence?: ReadonlyArray<EvidenceInput>;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 设备定位。Location. */
  readonly location?: LocationInput | null | undefined;
  /** 到场人。Who has arrived. */
  readonly person: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 审计记录的种类。What an audit line tells of. */
export type AuditKind =
  /** 管理员提交的操作，不论业务上是否接受。A command that an administrator sent, accepted or not. */
  | 'ADMINISTERED'
  /** 操作被拒：无权、非本单位、过多、过于复杂等；状态不允许的不记。An operation was refused: not permitted, another’s, too much. */
  | 'REFUSED'
  /** 登录。Signed in. */
  | 'SIGNED_IN'
  /** 登录被拒。Refused at sign-in. */
  | 'SIGN_IN_REFUSED';

/** 取消待生效的变更。Take back what is still to come. */
export type CancelOrganisationChangeInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 原定生效日期。The date on which it was to begin. */
  readonly effectiveFrom: string;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 单位编号。The organisation. */
  readonly id: string;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
};

/** 牌色。Colour of a card. */
export type CardColour =
  /** 红牌：已逾期。The deadline was missed. */
  | 'RED'
  /** 黄牌：将到期。The deadline is near. */
  | 'YELLOW';

/** GB/T 30428.2 的两张表。The two tables of the standard. */
export type CategoryTable =
  /** 部件：设施。Components. */
  | 'COMPONENT'
  /** 事件。Events. */
  | 'EVENT';

/** 变更职务。Change the posts of an account. */
export type ChangeAccountPostsInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 此后全部职务，用规则中的写法（党工委书记），至多 10 个；空则免去。All posts from now on, as the rules write them; none takes them away. */
  readonly posts: ReadonlyArray<string>;
  /** 用户名。Username. */
  readonly username: string;
};

/** 变更角色。Change the role of an account. */
export type ChangeAccountRoleInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 改为代表的单位编号；不填则单位不变。Organisation that it acts for from now on; the present one when absent. */
  readonly organisation?: string | null | undefined;
  /** 新的角色。The new role. */
  readonly role: Role;
  /** 用户名。Username. */
  readonly username: string;
};

/** 修改自己的密码。Change one’s own password. */
export type ChangePasswordInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 当前密码。The current password. */
  readonly currentPassword: string;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 新密码，至少 10 个字符。The new password, 10 to 128 characters. */
  readonly newPassword: string;
};

/** 更改姓名、电话、账号；不写即没有。Name, telephone and account; none where left out. */
export type ChangePersonDetailsInput = {
  /** 账号用户名。Username of the account. */
  readonly account?: string | null | undefined;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 人员编号。Identifier. */
  readonly id: string;
  /** 姓名，1–50 字。Name. */
  readonly name: string;
  /** 电话。Telephone. */
  readonly phone?: string | null | undefined;
};

/** 计时项。A clock of a summons. */
export type ClockName =
  /** 签收。Until acknowledged. */
  | 'ACKNOWLEDGE'
  /** 报到。Until on site. */
  | 'ARRIVE'
  /** 联系。Until the department has called the street. */
  | 'CONTACT'
  /** 办结。Until resolved. */
  | 'RESOLVE';

/** 计时结论。How a clock came out. */
export type ClockVerdict =
  /** 免计：到期前已解除，退哨成立，或职责申诉成立。Let go before it was due, or called wrongly. */
  | 'EXCUSED'
  /** 逾期。Late, or let go after it was due. */
  | 'LATE'
  /** 按时。In time. */
  | 'ON_TIME'
  /** 未停，尚无结论。Not stopped. */
  | 'OPEN';

/** 销户。Close an account. */
export type CloseAccountInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 用户名。Username. */
  readonly username: string;
};

/** 结哨。Close the whistle. */
export type CloseWhistleInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 结语，2–2000 字。Summary. */
  readonly summary: string;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 到场确认。Confirm that the department is on site. */
export type ConfirmArrivalInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 核实办结。Accept the report of a department. */
export type ConfirmResolutionInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 联系街道；未签收的同时签收。The street has been called; acknowledges as well where not yet done. */
export type ContactStreetInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 联系情况，至多 500 字。What was agreed. */
  readonly note?: string | null | undefined;
  /** 联系人。Who has called. */
  readonly person: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 建立接口密钥。Make an API key. */
export type CreateApiKeyInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 有效天数，1–400。Days until it expires. */
  readonly days?: number;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 用途，1–50 字。What it is for. */
  readonly name: string;
  /** 只可在这些地址或网段（CIDR）使用；空为不限。Addresses and networks that it may be used from; anywhere when empty. */
  readonly networks?: ReadonlyArray<string>;
  /** 范围为 LISTED 时：操作的名称，如 `raiseWhistle`、`GET /reports/month`。Names of operations, for LISTED. */
  readonly operations?: ReadonlyArray<string>;
  /** 范围。Scope. */
  readonly scope: ApiKeyScope;
  /** 所代表的账号。Account that it acts for. */
  readonly username: string;
};

/** 到期被监看的时钟。A clock whose deadline is watched. */
export type DeadlineClock =
  /** 签收。Until acknowledged. */
  | 'ACKNOWLEDGE'
  /** 申诉裁决。Until the appeal is decided. */
  | 'APPEAL'
  /** 报到。Until on site. */
  | 'ARRIVE'
  /** 到场确认。Until the street confirms or disputes the arrival. */
  | 'CONFIRM_ARRIVAL'
  /** 联系。Until the department has called the street. */
  | 'CONTACT'
  /** 派单。Until dispatched. */
  | 'DISPATCH'
  /** 全程。Until the whistle is over. */
  | 'OVERALL'
  /** 评哨。Until the street rates the department. */
  | 'RATE'
  /** 办结。Until resolved. */
  | 'RESOLVE'
  /** 审哨。Until reviewed. */
  | 'REVIEW'
  /** 退哨裁定。Until the decline is ruled on. */
  | 'RULING'
  /** 核实。Until the street verifies the report or sends it back. */
  | 'VERIFY';

/** 退哨的裁定。What became of a decline. */
export type DeclineOutcome =
  /** 未裁定即终止：部门已反馈或已解除。Lapsed: reported or let go before anybody ruled. */
  | 'LAPSED'
  /** 不成立：属其职责。Overruled: the duty is its own. */
  | 'OVERRULED'
  /** 待裁定。Not ruled on yet. */
  | 'PENDING'
  /** 成立：非其职责。Upheld: the duty is another’s. */
  | 'UPHELD';

/** 退哨：须附法定依据；裁定前时钟不停。Decline the duty, with its legal basis; clocks run on until the ruling. */
export type DeclineSummonsInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 佐证，至多 20 件。Evidence, at most 20 pieces. */
  readonly evidence?: ReadonlyArray<EvidenceInput>;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 依据：法律法规、三定方案或权责清单，2–1000 字。The law or the list of duties it rests on. */
  readonly legalBasis: string;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 部门清单的条件，须都满足。What the summonses must be. */
export type DepartmentWorkListFilter = {
  /** 黄牌或红牌。With this card. */
  readonly card?: CardColour | null | undefined;
  /** 此前到期（不含），已超期的也在内。Due before, overdue or not. */
  readonly dueBefore?: string | null | undefined;
  /** 种类。Kind. */
  readonly kind?: string | null | undefined;
  /** 只要（不要）已超期的。Overdue or not. */
  readonly overdue?: boolean | null | undefined;
  /** 角色。Role. */
  readonly role?: SummonsRole | null | undefined;
  /** 状态。Any of these. */
  readonly statuses?: ReadonlyArray<SummonsStatus> | null | undefined;
  /** 街道。Street. */
  readonly street?: string | null | undefined;
  /** 在标题、描述、地址、案件编号和哨编号中搜索，一两个字也可，数字可为其中任意一段（哨编号须从开头起）；空格隔开的须都有。Search in title, description, address and numbers, any part of them (of the whistle’s own id the beginning); one character is enough; parts between spaces must all be there. */
  readonly text?: string | null | undefined;
};

/** 到场异议：该次报到不算。Dispute an arrival; it no longer counts. */
export type DisputeArrivalInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 佐证，至多 20 件。Evidence, at most 20 pieces. */
  readonly evidence?: ReadonlyArray<EvidenceInput>;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 划定界线。Say where an organisation lies. */
export type DrawBoundaryInput = {
  /** GeoJSON（RFC 7946）的 Polygon 或 MultiPolygon 文本，WGS 84，环须闭合；不填则取消界线。GeoJSON text with closed rings; none takes the boundary away. */
  readonly boundary?: string | null | undefined;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 生效日期 YYYY-MM-DD（北京时间），默认今天；早于今天须写理由。Local date from which it counts; today by default; the past needs a reason. */
  readonly effectiveFrom?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 编号：1–64 个字母、数字、汉字或 _ . - 空格。Identifier, for example `street-xinhua`. */
  readonly id: string;
  /** 理由或文号。Reason or document. */
  readonly reason?: string | null | undefined;
};

/** 结束账号的登录。End sessions of an account. */
export type EndAccountSessionsInput = {
  /** 登录编号；不填为全部。Id of a session; all of them when absent. */
  readonly session?: string | null | undefined;
  /** 用户名。Username. */
  readonly username: string;
};

/** 佐证：已上传的照片或文件。A photo or document that has been sent. */
export type EvidenceInput = {
  /** 媒体类型，不必填：以保存的为准。Media type; not needed, what is kept says it. */
  readonly mediaType?: string | null | undefined;
  /** 所上传文件的 SHA-256，由 POST /evidence 得到。SHA-256 of the file as it was sent to POST /evidence. */
  readonly reference: string;
};

/** 导入目录。A file of organisations, people and duties. */
export type ImportDirectoryInput = {
  /** 只检查，不写入。Everything is checked, and nothing written. */
  readonly dryRun?: boolean;
  /** 文件名，记入各项变更的理由。Name of the file, kept as the reason of its changes. */
  readonly name: string;
  /** CSV 全文，须有“类型”列；中英文表头均可。The whole text, as CSV. */
  readonly text: string;
};

/** 受理渠道。How the problem came in. */
export type IntakeChannel =
  /** 网格巡查。A grid patrol. */
  | 'GRID_PATROL'
  /** 民情家访。A home visit. */
  | 'HOME_VISIT'
  /** 12345 热线。The 12345 hotline. */
  | 'HOTLINE_12345'
  /** 历史导入。Imported history. */
  | 'IMPORT'
  /** 信访。The petition office. */
  | 'PETITION'
  /** 网络舆情。Public opinion on the net. */
  | 'PUBLIC_OPINION'
  /** 居民反映。A resident. */
  | 'RESIDENT_REPORT'
  /** 视频监控。A camera. */
  | 'VIDEO_SURVEILLANCE'
  /** 微信。WeChat. */
  | 'WECHAT';

/** 时限。A time limit. */
export type LimitInput = {
  /** 单位：分钟、小时、工作时、工作日、自然日。Unit, as the rule file has it. */
  readonly unit: string;
  /** 数值，大于 0；工作日和自然日为整数。Value, positive; whole in days. */
  readonly value: number;
};

/** 设备定位。Where the device says it is. */
export type LocationInput = {
  /** 精度（米）。Accuracy in metres. */
  readonly accuracyMetres: number;
  /** 纬度。Latitude in degrees, WGS 84. */
  readonly latitude: number;
  /** 经度。Longitude in degrees, WGS 84. */
  readonly longitude: number;
};

/** 合并单位。One organisation succeeds others. */
export type MergeOrganisationsInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 生效日期 YYYY-MM-DD（北京时间），默认今天；早于今天须写理由。Local date from which it counts; today by default; the past needs a reason. */
  readonly effectiveFrom?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 被合并的单位。Those that it succeeds. */
  readonly from: ReadonlyArray<string>;
  /** 承接单位。The one that succeeds them. */
  readonly into: string;
  /** 理由或文号。Reason or document. */
  readonly reason?: string | null | undefined;
};

/** 划转：改变上级。Another street or department as its parent. */
export type MoveOrganisationInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 生效日期 YYYY-MM-DD（北京时间），默认今天；早于今天须写理由。Local date from which it counts; today by default; the past needs a reason. */
  readonly effectiveFrom?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 编号：1–64 个字母、数字、汉字或 _ . - 空格。Identifier, for example `street-xinhua`. */
  readonly id: string;
  /** 新的上级；派出机构可不写。The new parent; an agency may have none. */
  readonly parent?: string | null | undefined;
  /** 理由或文号。Reason or document. */
  readonly reason?: string | null | undefined;
};

/** 调动。Another organisation or post. */
export type MovePersonInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 生效日期 YYYY-MM-DD（北京时间），默认今天；早于今天须写理由。Local date from which it counts; today by default; the past needs a reason. */
  readonly effectiveFrom?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 人员编号，如工号。Identifier, such as a staff number. */
  readonly id: string;
  /** 所在单位。Organisation. */
  readonly organisation: string;
  /** 职务、岗位。Post. */
  readonly post?: string | null | undefined;
  /** 理由或文号。Reason or document. */
  readonly reason?: string | null | undefined;
};

/** 通知渠道：WEBHOOK、邮件、企业微信群机器人、钉钉群机器人。Ways out: webhook, e-mail, WeCom and DingTalk group robots. */
export type NoticeChannel =
  | 'DINGTALK'
  | 'EMAIL'
  | 'WEBHOOK'
  | 'WECOM';

/** 投递状态：待发、已发、死信、已随退订取消、因事项已了结而不发。Due, sent, dead letter, cancelled with its subscription, or dropped as what it tells of is over. */
export type NoticeDeliveryState =
  | 'CANCELLED'
  | 'DEAD'
  | 'DROPPED'
  | 'DUE'
  | 'SENT';

/** 通知的种类。What a notice tells of. */
export type NoticeKind =
  | 'ACKNOWLEDGED'
  | 'APPEAL_DECIDED'
  | 'APPEAL_FILED'
  | 'ARRIVAL_DISPUTED'
  | 'ARRIVED'
  | 'CLOSED'
  | 'CONFIRMED'
  | 'CONTACTED'
  | 'DEADLINE_APPROACHING'
  | 'DEADLINE_MISSED'
  | 'DECLINED'
  | 'DISPATCH_WAITING'
  | 'DUE_TIMES_CHANGED'
  | 'EXTENSION_ANSWERED'
  | 'EXTENSION_ASKED'
  | 'INITIATION_WAITING'
  | 'JOINT_ENFORCEMENT'
  | 'JOINT_MEETING'
  | 'MERGED'
  | 'PAUSED'
  | 'PAUSE_ASKED'
  | 'PAUSE_REFUSED'
  | 'RATED'
  | 'RELEASED'
  | 'REOPENED'
  | 'REPORTED'
  | 'RESULT'
  | 'RESUMED'
  | 'RETURNED'
  | 'REVIEW_WAITING'
  | 'RULED'
  | 'SENT_BACK'
  | 'SETTINGS_CHANGED'
  | 'SUBSCRIPTION_FAILING'
  | 'SUMMONED'
  | 'SUPERVISED'
  | 'SUPERVISION_ANSWERED'
  | 'WITHDRAWN';

/** 开户。Open an account. */
export type OpenAccountInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 姓名或岗位，1–50 字。Name shown to people. */
  readonly displayName: string;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 所代表的单位编号。Organisation that it acts for. */
  readonly organisation: string;
  /** 初始密码，至少 10 个字符。First password, 10 to 128 characters. */
  readonly password: string;
  /** 角色。Role. */
  readonly role: Role;
  /** 用户名：2–32 个小写字母、数字、汉字或 . _ -。Username; never given out twice. */
  readonly username: string;
};

/** 单位种类。Kind of an organisation. */
export type OrganisationKind =
  /** 报到的委员。A committee member who reports in. */
  | 'COMMITTEE_MEMBER'
  /** 社区（村）。A community or village. */
  | 'COMMUNITY'
  /** 企业，如物业。A company, such as a property company. */
  | 'COMPANY'
  /** 区级部门。A department of the district. */
  | 'DEPARTMENT'
  /** 区。The district. */
  | 'DISTRICT'
  /** 派出机构。An agency stationed in a street. */
  | 'STATIONED_AGENCY'
  /** 街道（乡镇）。A street or township. */
  | 'STREET'
  /** 水电气热、通信单位。A utility or operator. */
  | 'UTILITY';

/** 地点。Where it is. */
export type PlaceInput = {
  /** 地址，2–200 字。Address. */
  readonly address: string;
  /** 纬度。Latitude in degrees, WGS 84. */
  readonly latitude: number;
  /** 经度。Longitude in degrees, WGS 84. */
  readonly longitude: number;
  /** 12 位区划代码。Region code: GB/T 2260 (6) + street (3) + community (3). */
  readonly regionCode: string;
};

/** 一处位置，WGS 84。A point. */
export type PointInput = {
  /** 纬度。Latitude in degrees, WGS 84. */
  readonly latitude: number;
  /** 经度。Longitude in degrees, WGS 84. */
  readonly longitude: number;
};

/** 吹哨。Blow the whistle. */
export type RaiseWhistleInput = {
  /** 协办部门，至多 20 个。Departments that assist. */
  readonly assisting?: ReadonlyArray<string>;
  /** GB/T 30428 类别代码，2–4 位：大类（部件 01–05，事件 11–16）加小类。Category code: main class and sub-class. */
  readonly category: string;
  /** 问题来源。Intake channel. */
  readonly channel: IntakeChannel;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 来访居民。The resident. */
  readonly contact?: ResidentContactInput | null | undefined;
  /** 描述，1–4000 字。Description. */
  readonly description: string;
  /** 佐证，至多 20 件。Evidence, at most 20 pieces. */
  readonly evidence?: ReadonlyArray<EvidenceInput>;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 知会单位，至多 20 个。Organisations to be informed. */
  readonly informed?: ReadonlyArray<string>;
  /** 哨的种类，见 whistleKinds。Kind, one of `whistleKinds`. */
  readonly kind: string;
  /** 主办部门。The department that leads. */
  readonly lead: string;
  /** 级别。Level. */
  readonly level: WhistleLevel;
  /** 地点。Place. */
  readonly place: PlaceInput;
  /** 复哨：同一问题先前的哨，至多 20 个。Earlier whistles about the same problem. */
  readonly previous?: ReadonlyArray<string>;
  /** 来源案件。The case it came from. */
  readonly source?: SourceInput | null | undefined;
  /** 吹哨的街道。The street whose whistle it is. */
  readonly street: string;
  /** 标题，4–100 字。Title. */
  readonly title: string;
};

/** 评哨：每个部门一次。Rate a department, once. */
export type RateDepartmentInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 评语，至多 500 字。Comment. */
  readonly comment?: string | null | undefined;
  /** 配合力度，1–5。Cooperation, 1–5. */
  readonly cooperation: number;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 落实程度，1–5。Implementation, 1–5. */
  readonly implementation: number;
  /** 响应速度，1–5。Speed of response, 1–5. */
  readonly responseSpeed: number;
  /** 满意度，1–5。Satisfaction, 1–5. */
  readonly satisfaction: number;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 查询视图的状态。How a read model stands. */
export type ReadModelState =
  /** 没有：未构建，或构建失败。There is none: not begun, or failed. */
  | 'ABSENT'
  /** 首次构建中。Its first generation is on its way. */
  | 'BUILDING'
  /** 可用。It answers. */
  | 'LIVE';

/** 重建查询视图。Build a read model anew. */
export type RebuildReadModelInput = {
  /** 查询视图的名称。Name of the read model. */
  readonly readModel: string;
};

/** 离任。Of no organisation any more. */
export type RecordPersonLeftInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 生效日期 YYYY-MM-DD（北京时间），默认今天；早于今天须写理由。Local date from which it counts; today by default; the past needs a reason. */
  readonly effectiveFrom?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 人员编号，如工号。Identifier, such as a staff number. */
  readonly id: string;
  /** 理由或文号。Reason or document. */
  readonly reason?: string | null | undefined;
};

/** 记录办理进展；不停止任何时钟。Note what is being done; stops no clock. */
export type RecordProgressInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 佐证，至多 20 件。Evidence, at most 20 pieces. */
  readonly evidence?: ReadonlyArray<EvidenceInput>;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 进展，2–2000 字。What is being done. */
  readonly note: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 登记单位。Enter an organisation into the directory. */
export type RegisterOrganisationInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 统一社会信用代码。Unified social credit code, 18 characters (GB 32100). */
  readonly creditCode?: string | null | undefined;
  /** 生效日期 YYYY-MM-DD（北京时间），默认今天；早于今天须写理由。Local date from which it counts; today by default; the past needs a reason. */
  readonly effectiveFrom?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 编号：1–64 个字母、数字、汉字或 _ . - 空格。Identifier, for example `street-xinhua`. */
  readonly id: string;
  /** 种类。Kind. */
  readonly kind: OrganisationKind;
  /** 名称，1–100 字。Name. */
  readonly name: string;
  /** 上级：社区所属街道。The street of a community; optional for a stationed agency. */
  readonly parent?: string | null | undefined;
  /** 理由或文号。Reason or document. */
  readonly reason?: string | null | undefined;
  /** 12 位行政区划代码。Region code, 12 digits (GB/T 2260). */
  readonly regionCode?: string | null | undefined;
};

/** 登记人员。Enter a person. */
export type RegisterPersonInput = {
  /** 账号用户名。Username of the account. */
  readonly account?: string | null | undefined;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 生效日期 YYYY-MM-DD（北京时间），默认今天；早于今天须写理由。Local date from which it counts; today by default; the past needs a reason. */
  readonly effectiveFrom?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 人员编号，如工号。Identifier, such as a staff number. */
  readonly id: string;
  /** 姓名，1–50 字。Name. */
  readonly name: string;
  /** 所在单位。Organisation. */
  readonly organisation: string;
  /** 电话。Telephone. */
  readonly phone?: string | null | undefined;
  /** 职务、岗位。Post. */
  readonly post?: string | null | undefined;
  /** 理由或文号。Reason or document. */
  readonly reason?: string | null | undefined;
};

/** 单位更名。Give an organisation another name. */
export type RenameOrganisationInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 生效日期 YYYY-MM-DD（北京时间），默认今天；早于今天须写理由。Local date from which it counts; today by default; the past needs a reason. */
  readonly effectiveFrom?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 编号：1–64 个字母、数字、汉字或 _ . - 空格。Identifier, for example `street-xinhua`. */
  readonly id: string;
  /** 新名称，1–100 字。The new name. */
  readonly name: string;
  /** 理由或文号。Reason or document. */
  readonly reason?: string | null | undefined;
};

/** 重发死信：哪些。Which dead letters are sent again; all by default. */
export type ReplayDeadNoticesInput = {
  /** 只要这些投递。Only these deliveries. */
  readonly deliveries?: ReadonlyArray<string> | null | undefined;
  /** 只要这个目标的。Only of this target. */
  readonly target?: string | null | undefined;
};

/** 反馈办理结果；暂停的时钟随之恢复。Report the matter done; a paused clock runs on first. */
export type ReportResolutionInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 佐证，至多 20 件。Evidence, at most 20 pieces. */
  readonly evidence?: ReadonlyArray<EvidenceInput>;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 反馈人，可不填。Who reports it, if named. */
  readonly person?: string | null | undefined;
  /** 处置情况，2–2000 字。What was done. */
  readonly summary: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 申请延长办结时限，须在到期前。Ask for more time to resolve, before the due time. */
export type RequestExtensionInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 延长多少。How much longer. */
  readonly extension: LimitInput;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 重设他人的密码。Set an initial password for somebody else. */
export type ResetPasswordInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 初始密码，至少 10 个字符；其人登录后须先修改。10 to 128 characters; its owner has to change it. */
  readonly password: string;
  /** 用户名。Username. */
  readonly username: string;
};

/** 重置验证器。Reset the second factor of an account. */
export type ResetSecondFactorInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 用户名。Username. */
  readonly username: string;
};

/** 来访居民。The resident to get back to. */
export type ResidentContactInput = {
  /** 姓名。Name. */
  readonly name: string;
  /** 电话。Telephone. */
  readonly phone: string;
};

/** 停用单位。Retire an organisation. */
export type RetireOrganisationInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 生效日期 YYYY-MM-DD（北京时间），默认今天；早于今天须写理由。Local date from which it counts; today by default; the past needs a reason. */
  readonly effectiveFrom?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 编号：1–64 个字母、数字、汉字或 _ . - 空格。Identifier, for example `street-xinhua`. */
  readonly id: string;
  /** 理由或文号。Reason or document. */
  readonly reason?: string | null | undefined;
};

/** 再次处理被搁置的事件流。Try a parked stream again. */
export type RetryParkedStreamInput = {
  /** 查询视图的名称。Name of the read model. */
  readonly readModel: string;
  /** 事件流。The stream. */
  readonly stream: string;
};

/** 撤销接口密钥。Revoke an API key. */
export type RevokeApiKeyInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 密钥编号。Id of the key. */
  readonly id: string;
};

/** 撤销尚未到期的启用。Take an activation back that is to come. */
export type RevokeRulesInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 只试算：答将有哪些改动，不写入。Only tried: nothing is written. */
  readonly dryRun?: boolean;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 原定自哪一天起。The date on which it was to begin. */
  readonly from: string;
  /** 理由，记入日志。The reason. */
  readonly reason: string;
};

/** 角色。Role of an account. */
export type Role =
  /** 管理员：账号与单位目录。Administrator. */
  | 'ADMINISTRATOR'
  /** 考核人员。Assessment official. */
  | 'ASSESSMENT'
  /** 区级指挥中心。District command centre. */
  | 'COMMAND_CENTRE'
  /** 社区：经街道吹哨。Community: blows through its street. */
  | 'COMMUNITY'
  /** 部门、派出机构、企业：应哨。Department: responds. */
  | 'DEPARTMENT'
  /** 街道：吹哨、核实、评哨。Street: blows, confirms, rates. */
  | 'STREET';

/** 轮换接口密钥。Rotate an API key. */
export type RotateApiKeyInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 新密钥的有效天数，1–400。Days until the new secret expires. */
  readonly days?: number;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 密钥编号。Id of the key. */
  readonly id: string;
  /** 前一密钥再保留几小时；0 为即刻失效。Hours for which the present secret goes on counting. */
  readonly overlapHours?: number;
};

/** 规则版本的状态。Where a version of the rules stands. */
export type RulePackStatus =
  /** 备选：未启用。Known, and not activated. */
  | 'AVAILABLE'
  /** 现行。Applies today. */
  | 'IN_FORCE'
  /** 已失效；已起算的时钟仍适用。Governs the clocks that it has started. */
  | 'PAST'
  /** 待生效。Its date is still to come. */
  | 'UPCOMING';

/** 退回重办；时钟未曾停止。Send the report back; the clock never stopped. */
export type SendBackResolutionInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 佐证，至多 20 件。Evidence, at most 20 pieces. */
  readonly evidence?: ReadonlyArray<EvidenceInput>;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 跳过无法处理的那一个事件。Leave the event out that cannot be applied. */
export type SkipParkedEventInput = {
  /** 查询视图的名称。Name of the read model. */
  readonly readModel: string;
  /** 原因，与视图一起保存。Why; kept with it. */
  readonly reason: string;
  /** 事件流。The stream. */
  readonly stream: string;
};

/** 来源系统中的案件。The case in the system that it came from. */
export type SourceInput = {
  /** 案件编号。Number of the case there. */
  readonly reference: string;
  /** 系统。The system. */
  readonly system: string;
};

/** 拆分单位。Several organisations succeed one. */
export type SplitOrganisationInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 生效日期 YYYY-MM-DD（北京时间），默认今天；早于今天须写理由。Local date from which it counts; today by default; the past needs a reason. */
  readonly effectiveFrom?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 编号：1–64 个字母、数字、汉字或 _ . - 空格。Identifier, for example `street-xinhua`. */
  readonly id: string;
  /** 承接单位，须已登记。Those that succeed it, registered already. */
  readonly into: ReadonlyArray<string>;
  /** 理由或文号。Reason or document. */
  readonly reason?: string | null | undefined;
};

/** 街道自身一步的时钟。A clock of the street’s own steps. */
export type StreetClock =
  /** 到场确认，自报到起算。Confirming or disputing an arrival. */
  | 'CONFIRM_ARRIVAL'
  /** 评哨，自核实办结起算。Rating the department. */
  | 'RATE'
  /** 核实，自反馈起算。Verifying a report or sending it back. */
  | 'VERIFY';

/** 待街道办的事项。What waits for a street. */
export type StreetTaskKind =
  /** 各部门均已办结，待结哨。All departments are done: a whistle to close. */
  | 'CLOSE'
  /** 到场待确认或异议。An arrival to confirm or dispute. */
  | 'CONFIRM_ARRIVAL'
  /** 延期待答复。A request for more time that the street answers. */
  | 'EXTENSION'
  /** 待领导确认发起。A whistle whose leaders have to confirm it. */
  | 'INITIATION'
  /** 待评哨。A department to rate. */
  | 'RATE'
  /** 审哨退回，待补正重报。A whistle that was sent back, to be put right. */
  | 'RESUBMIT'
  /** 待审哨。A whistle that the street reviews. */
  | 'REVIEW'
  /** 反馈待核实或退回重办。A report to verify or send back. */
  | 'VERIFY';

/** 街道待办的条件，须都满足。What the tasks must be. */
export type StreetTasksFilter = {
  /** 部门。Department. */
  readonly department?: string | null | undefined;
  /** 此前到期（不含），已超期的也在内。Due before, overdue or not. */
  readonly dueBefore?: string | null | undefined;
  /** 种类。Kind. */
  readonly kind?: string | null | undefined;
  /** 只要（不要）已超期的。Overdue or not. */
  readonly overdue?: boolean | null | undefined;
  /** 事项。Any of these. */
  readonly tasks?: ReadonlyArray<StreetTaskKind> | null | undefined;
  /** 在标题、描述、地址、案件编号和哨编号中搜索，一两个字也可，数字可为其中任意一段（哨编号须从开头起）；空格隔开的须都有。Search in title, description, address and numbers, any part of them (of the whistle’s own id the beginning); one character is enough; parts between spaces must all be there. */
  readonly text?: string | null | undefined;
};

/** 街道清单的条件，须都满足。What the whistles must be. */
export type StreetWorkListFilter = {
  /** 黄牌或红牌。With this card. */
  readonly card?: CardColour | null | undefined;
  /** 类别或其开头。Category or its beginning. */
  readonly category?: string | null | undefined;
  /** 召集过的部门。A department summoned to it. */
  readonly department?: string | null | undefined;
  /** 此前到期（不含），已超期的也在内。Due before, overdue or not. */
  readonly dueBefore?: string | null | undefined;
  /** 种类。Kind. */
  readonly kind?: string | null | undefined;
  /** 级别。Level. */
  readonly level?: WhistleLevel | null | undefined;
  /** 只要（不要）已超期的。Overdue or not. */
  readonly overdue?: boolean | null | undefined;
  /** 吹哨时间自（含）。Raised from. */
  readonly raisedFrom?: string | null | undefined;
  /** 至（不含）。Raised before. */
  readonly raisedTo?: string | null | undefined;
  /** 阶段：待审哨、已退回、待派单、已派出；只看未结束的哨。Any of these; of open whistles only. */
  readonly stages?: ReadonlyArray<WhistleStage> | null | undefined;
  /** 状态。Any of these. */
  readonly statuses?: ReadonlyArray<WhistleStatus> | null | undefined;
  /** 在标题、描述、地址、案件编号和哨编号中搜索，一两个字也可，数字可为其中任意一段（哨编号须从开头起）；空格隔开的须都有。Search in title, description, address and numbers, any part of them (of the whistle’s own id the beginning); one character is enough; parts between spaces must all be there. */
  readonly text?: string | null | undefined;
};

/** 排序：到期、吹哨、最近变动。By due time, time of raising or last change. */
export type StreetWorkListSort =
  /** 最近变动。By the last change. */
  | 'CHANGED'
  /** 到期。By the next due time. */
  | 'DUE'
  /** 吹哨时间。By when it was raised. */
  | 'RAISED';

/** 订阅通知。Have notices sent. */
export type SubscribeToNoticesInput = {
  /** Webhook 网址或邮箱。URL of the webhook, or e-mail address. */
  readonly address?: string | null | undefined;
  /** 渠道。Channel. */
  readonly channel: NoticeChannel;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 密钥名称：密钥本身由运维用 admin notices secret 存入，不进事件日志。Name of the secret, which the operator keeps outside of the log. */
  readonly credential?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 只要这些种类；不填为全部。Only these kinds. */
  readonly kinds?: ReadonlyArray<NoticeKind> | null | undefined;
  /** 单位；不填为本单位，只有管理员可填他单位。Organisation; one’s own by default, and another’s for administrators only. */
  readonly organisation?: string | null | undefined;
  /** 只为本人订阅（按本人的偏好）。For oneself only, by one’s own preferences. */
  readonly personal?: boolean;
  /** 来源系统：其来件的办理结果带原工单号回传（仅管理员、仅 Webhook）。Results of the whistles of this source system, with its order id (administrator; webhook). */
  readonly sourceSystem?: string | null | undefined;
  /** 订阅编号，本单位内自定。Id, chosen within the organisation. */
  readonly subscription: string;
};

/** 部门在哨中的角色。Part that a department plays in a whistle. */
export type SummonsRole =
  /** 协办。Assisting. */
  | 'ASSIST'
  /** 知会。Told only: no clocks, nothing to resolve. */
  | 'INFORMED'
  /** 主办。In the lead. */
  | 'LEAD';

/** 召集的状态。Where a summons stands. */
export type SummonsStatus =
  /** 已办结。Done. */
  | 'DONE'
  /** 已解除：改派、撤回、撤哨或并哨。Let go. */
  | 'RELEASED'
  /** 待核实。Reported; the street has yet to look. */
  | 'REPORTED'
  /** 待签收。To be acknowledged. */
  | 'TO_ACKNOWLEDGE'
  /** 待报到。People are to arrive. */
  | 'TO_ARRIVE'
  /** 待办结。To be resolved. */
  | 'TO_RESOLVE';

/** 督办的层级。A rung of the ladder of supervision. */
export type SupervisionStep =
  /** 提级。Escalated to the district. */
  | 'ESCALATION'
  /** 催办。A reminder. */
  | 'REMINDER'
  /** 书面督办。A written order. */
  | 'WRITTEN';

/** 退订通知。Have notices sent no more. */
export type UnsubscribeFromNoticesInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 单位；不填为本单位，只有管理员可填他单位。Organisation; one’s own by default, and another’s for administrators only. */
  readonly organisation?: string | null | undefined;
  /** 订阅编号。Id of the subscription. */
  readonly subscription: string;
};

/** 哨的级别。Level of a whistle: who blew it decides. */
export type WhistleLevel =
  /** 社区哨。Blown by a community. */
  | 'COMMUNITY'
  /** 区级哨。Blown by the district. */
  | 'DISTRICT'
  /** 街道哨。Blown by a street. */
  | 'STREET';

/** 与本哨的关系。What another whistle is to this one. */
export type WhistleRelation =
  /** 后来的复哨。It repeats this one. */
  | 'FOLLOWED_BY'
  /** 该哨已并入本哨。It was merged into this one. */
  | 'MERGED_FROM'
  /** 本哨已并入该哨。This one was merged into it. */
  | 'MERGED_INTO'
  /** 先前的哨，本哨是其复哨。This one repeats it. */
  | 'PREVIOUS';

/** 派出前后的阶段。Where a whistle stands before its departments are called. */
export type WhistleStage =
  /** 待派单。Waits for the command centre to dispatch it. */
  | 'DISPATCH'
  /** 待确认发起：规则要求的领导须本人确认。Waits for the leaders whose initiative the kind asks for. */
  | 'INITIATION'
  /** 已退回。Returned, to be put right. */
  | 'RETURNED'
  /** 待审哨。Waits for review. */
  | 'REVIEW'
  /** 已派出。Its departments are called. */
  | 'SOUNDED';

/** 哨的状态。Where a whistle stands. */
export type WhistleStatus =
  /** 已结哨。Closed. */
  | 'CLOSED'
  /** 已并入他哨。Merged into another whistle. */
  | 'MERGED'
  /** 办理中。Open. */
  | 'OPEN'
  /** 已撤哨。Withdrawn. */
  | 'WITHDRAWN';

export type AccountRowFragment = { readonly username: string, readonly displayName: string, readonly role: Role, readonly organisation: string, readonly posts: ReadonlyArray<string>, readonly organisationRetired: boolean, readonly closed: boolean, readonly secondFactor: boolean, readonly passwordInitial: boolean, readonly lastSignIn: { readonly day: string, readonly device: string, readonly network: string } | null };

export type AccountListQueryVariables = Exact<{
  organisation?: string | null | undefined;
  role?: Role | null | undefined;
  closed?: boolean | null | undefined;
  after?: string | null | undefined;
}>;


export type AccountListQuery = { readonly accounts: { readonly edges: ReadonlyArray<{ readonly node: { readonly username: string, readonly displayName: string, readonly role: Role, readonly organisation: string, readonly posts: ReadonlyArray<string>, readonly organisationRetired: boolean, readonly closed: boolean, readonly secondFactor: boolean, readonly passwordInitial: boolean, readonly lastSignIn: { readonly day: string, readonly device: string, readonly network: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AccountSessionListQueryVariables = Exact<{
  username: string;
}>;


export type AccountSessionListQuery = { readonly accountSessions: ReadonlyArray<{ readonly id: string, readonly device: string, readonly network: string, readonly openedAt: string, readonly renewedAt: string, readonly until: string }> };

export type OpenAccountMutationVariables = Exact<{
  input: OpenAccountInput;
}>;


export type OpenAccountMutation = { readonly result:
    | { readonly position: string, readonly warnings: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type CloseAccountMutationVariables = Exact<{
  input: CloseAccountInput;
}>;


export type CloseAccountMutation = { readonly result:
    | { readonly position: string, readonly warnings: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type ChangeAccountRoleMutationVariables = Exact<{
  input: ChangeAccountRoleInput;
}>;


export type ChangeAccountRoleMutation = { readonly result:
    | { readonly position: string, readonly warnings: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type ChangeAccountPostsMutationVariables = Exact<{
  input: ChangeAccountPostsInput;
}>;


export type ChangeAccountPostsMutation = { readonly result:
    | { readonly position: string, readonly warnings: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { readonly result:
    | { readonly position: string, readonly warnings: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type ResetSecondFactorMutationVariables = Exact<{
  input: ResetSecondFactorInput;
}>;


export type ResetSecondFactorMutation = { readonly result:
    | { readonly position: string, readonly warnings: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type EndAccountSessionsMutationVariables = Exact<{
  input: EndAccountSessionsInput;
}>;


export type EndAccountSessionsMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly count: number }
   };

export type CloseRetiredAccountsMutationVariables = Exact<{ [key: string]: never; }>;


export type CloseRetiredAccountsMutation = { readonly closeRetiredAccounts: { readonly usernames: ReadonlyArray<string>, readonly hasMore: boolean } };

export type KeyRowFragment = { readonly id: string, readonly name: string, readonly account: string, readonly role: Role, readonly organisation: string, readonly scope: ApiKeyScope, readonly operations: ReadonlyArray<string>, readonly networks: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string, readonly lastUsedAt: string | null, readonly earlierUntil: string | null, readonly revoked: boolean };

export type ApiKeyListQueryVariables = Exact<{
  account?: string | null | undefined;
  revoked: boolean;
  after?: string | null | undefined;
}>;


export type ApiKeyListQuery = { readonly apiKeys: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly account: string, readonly role: Role, readonly organisation: string, readonly scope: ApiKeyScope, readonly operations: ReadonlyArray<string>, readonly networks: ReadonlyArray<string>, readonly createdAt: string, readonly expiresAt: string, readonly lastUsedAt: string | null, readonly earlierUntil: string | null, readonly revoked: boolean } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { readonly result:
    | { readonly position: string, readonly secret: string | null }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type RotateApiKeyMutationVariables = Exact<{
  input: RotateApiKeyInput;
}>;


export type RotateApiKeyMutation = { readonly result:
    | { readonly position: string, readonly secret: string | null }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { readonly result:
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type OrganisationRowFragment = { readonly id: string, readonly kind: OrganisationKind, readonly name: string, readonly parent: string | null, readonly active: boolean, readonly since: string, readonly until: string | null };

export type OrganisationsQueryVariables = Exact<{
  asOf?: string | null | undefined;
  kind?: OrganisationKind | null | undefined;
  search?: string | null | undefined;
  withInactive: boolean;
}>;


export type OrganisationsQuery = { readonly organisations: ReadonlyArray<{ readonly id: string, readonly kind: OrganisationKind, readonly name: string, readonly parent: string | null, readonly active: boolean, readonly since: string, readonly until: string | null }> };

export type OrganisationWholeQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type OrganisationWholeQuery = { readonly organisation: { readonly regionCode: string | null, readonly creditCode: string | null, readonly boundary: string | null, readonly retired: boolean, readonly succeededBy: ReadonlyArray<string>, readonly predecessors: ReadonlyArray<string>, readonly id: string, readonly kind: OrganisationKind, readonly name: string, readonly parent: string | null, readonly active: boolean, readonly since: string, readonly until: string | null, readonly history: ReadonlyArray<{ readonly effectiveFrom: string, readonly step: string, readonly to: ReadonlyArray<string>, readonly reason: string | null }> } | null };

export type RegisterOrganisationMutationVariables = Exact<{
  input: RegisterOrganisationInput;
}>;


export type RegisterOrganisationMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string, readonly organisation: { readonly id: string } }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type RenameOrganisationMutationVariables = Exact<{
  input: RenameOrganisationInput;
}>;


export type RenameOrganisationMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type MoveOrganisationMutationVariables = Exact<{
  input: MoveOrganisationInput;
}>;


export type MoveOrganisationMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type MergeOrganisationsMutationVariables = Exact<{
  input: MergeOrganisationsInput;
}>;


export type MergeOrganisationsMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type SplitOrganisationMutationVariables = Exact<{
  input: SplitOrganisationInput;
}>;


export type SplitOrganisationMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type RetireOrganisationMutationVariables = Exact<{
  input: RetireOrganisationInput;
}>;


export type RetireOrganisationMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type CancelOrganisationChangeMutationVariables = Exact<{
  input: CancelOrganisationChangeInput;
}>;


export type CancelOrganisationChangeMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type DrawBoundaryMutationVariables = Exact<{
  input: DrawBoundaryInput;
}>;


export type DrawBoundaryMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type PersonRowFragment = { readonly id: string, readonly name: string, readonly organisation: string | null, readonly post: string | null, readonly phone: string | null, readonly account: string | null };

export type PeopleQueryVariables = Exact<{
  organisation?: string | null | undefined;
  search?: string | null | undefined;
  asOf?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type PeopleQuery = { readonly people: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly organisation: string | null, readonly post: string | null, readonly phone: string | null, readonly account: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type RegisterPersonMutationVariables = Exact<{
  input: RegisterPersonInput;
}>;


export type RegisterPersonMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type ChangePersonDetailsMutationVariables = Exact<{
  input: ChangePersonDetailsInput;
}>;


export type ChangePersonDetailsMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type MovePersonMutationVariables = Exact<{
  input: MovePersonInput;
}>;


export type MovePersonMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type RecordPersonLeftMutationVariables = Exact<{
  input: RecordPersonLeftInput;
}>;


export type RecordPersonLeftMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type ImportDirectoryMutationVariables = Exact<{
  input: ImportDirectoryInput;
}>;


export type ImportDirectoryMutation = { readonly importDirectory: { readonly accepted: boolean, readonly lines: number, readonly organisations: number, readonly people: number, readonly duties: number, readonly refusedLines: number, readonly refused: ReadonlyArray<{ readonly line: number, readonly code: string, readonly message: string }> } };

export type RuleEditionsQueryVariables = Exact<{ [key: string]: never; }>;


export type RuleEditionsQuery = { readonly rulePacks: ReadonlyArray<{ readonly pack: string, readonly version: string, readonly digest: string, readonly status: RulePackStatus, readonly from: string | null, readonly until: string | null, readonly activatedAt: string | null, readonly activatedBy: string | null, readonly source: string, readonly assumed: ReadonlyArray<{ readonly pointer: string, readonly reason: string }>, readonly kinds: ReadonlyArray<{ readonly kind: string, readonly name: string }> }> };

export type RuleTextQueryVariables = Exact<{
  version: string;
}>;


export type RuleTextQuery = { readonly ruleText: string | null };

export type CheckRulesQueryVariables = Exact<{
  text: string;
}>;


export type CheckRulesQuery = { readonly checkRules: { readonly version: string | null, readonly digest: string | null, readonly lines: ReadonlyArray<string>, readonly problems: ReadonlyArray<{ readonly path: string, readonly code: string, readonly reason: string }> } };

export type DiffRulesQueryVariables = Exact<{
  before?: string | null | undefined;
  after?: string | null | undefined;
  text?: string | null | undefined;
}>;


export type DiffRulesQuery = { readonly diffRules: { readonly before: string, readonly after: string, readonly lines: ReadonlyArray<string> } };

export type ActivateRulesMutationVariables = Exact<{
  input: ActivateRulesInput;
}>;


export type ActivateRulesMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly version: string | null, readonly digest: string | null, readonly changes: boolean, readonly effects: ReadonlyArray<string>, readonly position: string | null }
    | { readonly code: string, readonly message: string }
   };

export type RevokeRulesMutationVariables = Exact<{
  input: RevokeRulesInput;
}>;


export type RevokeRulesMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly position: string | null }
    | { readonly code: string, readonly message: string }
   };

export type ReadModelStatesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReadModelStatesQuery = { readonly readModels: ReadonlyArray<{ readonly name: string, readonly version: number, readonly liveVersion: number | null, readonly state: ReadModelState, readonly position: string | null, readonly applied: number, readonly lagEvents: number | null, readonly lagSeconds: number, readonly rate: number, readonly parked: number, readonly build: { readonly events: number, readonly secondsLeft: number | null } | null, readonly failure: { readonly at: string, readonly message: string } | null }> };

export type ParkedStreamsQueryVariables = Exact<{
  readModel: string;
}>;


export type ParkedStreamsQuery = { readonly parkedStreams: ReadonlyArray<{ readonly stream: string, readonly revision: number, readonly type: string, readonly error: string, readonly parkedAt: string, readonly events: number }> };

export type RebuildReadModelMutationVariables = Exact<{
  input: RebuildReadModelInput;
}>;


export type RebuildReadModelMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly readModel: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type RetryParkedStreamMutationVariables = Exact<{
  input: RetryParkedStreamInput;
}>;


export type RetryParkedStreamMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly stillParked: { readonly type: string, readonly error: string } | null }
    | { readonly code: string, readonly message: string }
   };

export type SkipParkedEventMutationVariables = Exact<{
  input: SkipParkedEventInput;
}>;


export type SkipParkedEventMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly stillParked: { readonly type: string, readonly error: string } | null }
    | { readonly code: string, readonly message: string }
   };

export type DeliveryRowFragment = { readonly id: string, readonly target: string, readonly title: string, readonly whistleId: string, readonly state: NoticeDeliveryState, readonly createdAt: string, readonly notBefore: string, readonly settledAt: string | null, readonly error: string | null, readonly attempts: ReadonlyArray<{ readonly at: string, readonly sent: boolean, readonly status: number, readonly tookMs: number, readonly error: string | null }> };

export type DeliveriesQueryVariables = Exact<{
  state?: NoticeDeliveryState | null | undefined;
  target?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type DeliveriesQuery = { readonly noticeDeliveries: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly target: string, readonly title: string, readonly whistleId: string, readonly state: NoticeDeliveryState, readonly createdAt: string, readonly notBefore: string, readonly settledAt: string | null, readonly error: string | null, readonly attempts: ReadonlyArray<{ readonly at: string, readonly sent: boolean, readonly status: number, readonly tookMs: number, readonly error: string | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ReplayDeadNoticesMutationVariables = Exact<{
  input: ReplayDeadNoticesInput;
}>;


export type ReplayDeadNoticesMutation = { readonly replayDeadNotices: number };

export type EndpointsQueryVariables = Exact<{
  organisation: string;
}>;


export type EndpointsQuery = { readonly noticeSettings: { readonly subscriptions: ReadonlyArray<{ readonly subscription: string, readonly channel: NoticeChannel, readonly address: string | null, readonly credential: string | null, readonly kinds: ReadonlyArray<NoticeKind> | null, readonly sourceSystem: string | null, readonly person: string | null }> } };

export type SubscribeToNoticesMutationVariables = Exact<{
  input: SubscribeToNoticesInput;
}>;


export type SubscribeToNoticesMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly revision: number }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type UnsubscribeFromNoticesMutationVariables = Exact<{
  input: UnsubscribeFromNoticesInput;
}>;


export type UnsubscribeFromNoticesMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly revision: number }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type AuditRowFragment = { readonly kind: AuditKind, readonly at: string, readonly count: number, readonly account: string | null, readonly organisation: string | null, readonly address: string | null, readonly code: string | null, readonly operations: ReadonlyArray<string> };

export type AuditDayQueryVariables = Exact<{
  day: string;
  kind?: AuditKind | null | undefined;
  account?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditDayQuery = { readonly auditLog: { readonly edges: ReadonlyArray<{ readonly node: { readonly kind: AuditKind, readonly at: string, readonly count: number, readonly account: string | null, readonly organisation: string | null, readonly address: string | null, readonly code: string | null, readonly operations: ReadonlyArray<string> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type RaiseWhistleMutationVariables = Exact<{
  input: RaiseWhistleInput;
}>;


export type RaiseWhistleMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type BlowChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type BlowChoicesQuery = { readonly whistleKinds: ReadonlyArray<{ readonly kind: string, readonly name: string, readonly levels: ReadonlyArray<WhistleLevel>, readonly limits: { readonly acknowledge: { readonly value: number, readonly unit: string } | null, readonly arrive: { readonly value: number, readonly unit: string } | null, readonly resolve: { readonly value: number, readonly unit: string } | null } }>, readonly categories: ReadonlyArray<{ readonly code: string, readonly name: string, readonly table: CategoryTable }>, readonly organisations: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: OrganisationKind, readonly parent: string | null, readonly regionCode: string | null }> };

export type LimitPartsFragment = { readonly value: number, readonly unit: string };

export type BoundariesQueryVariables = Exact<{ [key: string]: never; }>;


export type BoundariesQuery = { readonly organisations: ReadonlyArray<{ readonly id: string, readonly name: string, readonly parent: string | null, readonly regionCode: string | null, readonly boundary: string | null }> };

export type AtQueryVariables = Exact<{
  place: PointInput;
}>;


export type AtQuery = { readonly regionAt: { readonly street: string | null, readonly streetName: string | null, readonly community: string | null, readonly communityName: string | null, readonly regionCode: string | null }, readonly whistlesNear: { readonly more: boolean, readonly whistles: ReadonlyArray<{ readonly whistleId: string | null, readonly title: string | null, readonly categoryName: string, readonly distanceMetres: number, readonly status: WhistleStatus, readonly leadName: string | null, readonly streetName: string, readonly raisedAt: string }> } };

export type SuggestedQueryVariables = Exact<{
  category: string;
  place?: PointInput | null | undefined;
  text?: string | null | undefined;
}>;


export type SuggestedQuery = { readonly suggestDepartments: { readonly suggestions: ReadonlyArray<{ readonly department: string, readonly departmentName: string, readonly reasons: ReadonlyArray<{ readonly text: string }> }> } };

export type SignInMutationVariables = Exact<{
  username: string;
  password: string;
  code?: string | null | undefined;
}>;


export type SignInMutation = { readonly signIn:
    | { readonly code: string, readonly message: string }
    | { readonly token: string, readonly expiresAt: string, readonly mustChangePassword: boolean, readonly account: { readonly username: string } }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { readonly signOut: { readonly continueAt: string | null } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { readonly changePassword:
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { readonly me: { readonly username: string, readonly displayName: string, readonly role: Role, readonly organisation: string } };

export type OwnOrganisationQueryVariables = Exact<{
  id: string;
}>;


export type OwnOrganisationQuery = { readonly organisation: { readonly id: string, readonly name: string, readonly kind: OrganisationKind, readonly parent: string | null, readonly regionCode: string | null } | null };

export type AcknowledgeSummonsMutationVariables = Exact<{
  input: AcknowledgeSummonsInput;
}>;


export type AcknowledgeSummonsMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type ContactStreetMutationVariables = Exact<{
  input: ContactStreetInput;
}>;


export type ContactStreetMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type ArriveOnSiteMutationVariables = Exact<{
  input: ArriveOnSiteInput;
}>;


export type ArriveOnSiteMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type RecordProgressMutationVariables = Exact<{
  input: RecordProgressInput;
}>;


export type RecordProgressMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type ReportResolutionMutationVariables = Exact<{
  input: ReportResolutionInput;
}>;


export type ReportResolutionMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type DeclineSummonsMutationVariables = Exact<{
  input: DeclineSummonsInput;
}>;


export type DeclineSummonsMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type RequestExtensionMutationVariables = Exact<{
  input: RequestExtensionInput;
}>;


export type RequestExtensionMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type ConfirmArrivalMutationVariables = Exact<{
  input: ConfirmArrivalInput;
}>;


export type ConfirmArrivalMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type DisputeArrivalMutationVariables = Exact<{
  input: DisputeArrivalInput;
}>;


export type DisputeArrivalMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type ConfirmResolutionMutationVariables = Exact<{
  input: ConfirmResolutionInput;
}>;


export type ConfirmResolutionMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type SendBackResolutionMutationVariables = Exact<{
  input: SendBackResolutionInput;
}>;


export type SendBackResolutionMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type RateDepartmentMutationVariables = Exact<{
  input: RateDepartmentInput;
}>;


export type RateDepartmentMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type CloseWhistleMutationVariables = Exact<{
  input: CloseWhistleInput;
}>;


export type CloseWhistleMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type WhistleQueryVariables = Exact<{
  id: string;
  afterPosition?: string | null | undefined;
}>;


export type WhistleQuery = { readonly whistle: { readonly id: string, readonly title: string, readonly description: string, readonly categoryName: string, readonly channel: IntakeChannel, readonly kindName: string, readonly level: WhistleLevel, readonly stage: WhistleStage, readonly status: WhistleStatus, readonly street: string, readonly streetName: string, readonly raisedAt: string, readonly raisedByName: string, readonly closedAt: string | null, readonly withdrawnAt: string | null, readonly revision: number, readonly place: { readonly address: string, readonly longitude: number | null, readonly latitude: number | null }, readonly contact: { readonly name: string, readonly phone: string } | null, readonly overall: { readonly dueAt: string } | null, readonly gate: { readonly clock: DeadlineClock, readonly dueAt: string | null, readonly overdue: boolean, readonly post: string | null } | null, readonly related: ReadonlyArray<{ readonly whistleId: string, readonly title: string, readonly relation: WhistleRelation }>, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }>, readonly summonses: ReadonlyArray<{ readonly summons: number, readonly department: string, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly nextClock: ClockName | null, readonly nextDueAt: string | null, readonly overdue: boolean, readonly paused: boolean, readonly sentBack: number, readonly contactedAt: string | null, readonly arrivalConfirmedAt: string | null, readonly reportedAt: string | null, readonly decline: { readonly reason: string, readonly legalBasis: string, readonly outcome: DeclineOutcome, readonly rulingDueAt: string | null, readonly ruledBecause: string | null } | null, readonly rating: { readonly satisfaction: number, readonly responseSpeed: number, readonly cooperation: number, readonly implementation: number, readonly comment: string | null } | null, readonly clocks: ReadonlyArray<{ readonly name: ClockName, readonly dueAt: string | null, readonly stoppedAt: string | null, readonly verdict: ClockVerdict | null, readonly elapsedMinutes: number, readonly provisional: boolean }>, readonly streetClocks: ReadonlyArray<{ readonly name: StreetClock, readonly dueAt: string, readonly stoppedAt: string | null, readonly overdue: boolean }>, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> }>, readonly timeline: ReadonlyArray<{ readonly at: string, readonly revision: number, readonly text: string, readonly evidence: ReadonlyArray<{ readonly reference: string, readonly mediaType: string, readonly keptElsewhere: boolean }> }> } | null };

export type EvidencePartsFragment = { readonly reference: string, readonly mediaType: string, readonly keptElsewhere: boolean };

export type ActionPartsFragment = { readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null };

export type SummonsPartsFragment = { readonly summons: number, readonly department: string, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly nextClock: ClockName | null, readonly nextDueAt: string | null, readonly overdue: boolean, readonly paused: boolean, readonly sentBack: number, readonly contactedAt: string | null, readonly arrivalConfirmedAt: string | null, readonly reportedAt: string | null, readonly decline: { readonly reason: string, readonly legalBasis: string, readonly outcome: DeclineOutcome, readonly rulingDueAt: string | null, readonly ruledBecause: string | null } | null, readonly rating: { readonly satisfaction: number, readonly responseSpeed: number, readonly cooperation: number, readonly implementation: number, readonly comment: string | null } | null, readonly clocks: ReadonlyArray<{ readonly name: ClockName, readonly dueAt: string | null, readonly stoppedAt: string | null, readonly verdict: ClockVerdict | null, readonly elapsedMinutes: number, readonly provisional: boolean }>, readonly streetClocks: ReadonlyArray<{ readonly name: StreetClock, readonly dueAt: string, readonly stoppedAt: string | null, readonly overdue: boolean }>, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> };

export type WhistleChangedSubscriptionVariables = Exact<{
  id: string;
}>;


export type WhistleChangedSubscription = { readonly whistleChanged: { readonly position: string } };

export type DepartmentInboxQueryVariables = Exact<{
  department: string;
  filter?: DepartmentWorkListFilter | null | undefined;
  after?: string | null | undefined;
  afterPosition?: string | null | undefined;
}>;


export type DepartmentInboxQuery = { readonly departmentWorkList: { readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly summons: number, readonly title: string, readonly address: string, readonly streetName: string, readonly kindName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly whistleStatus: WhistleStatus, readonly nextClock: ClockName | null, readonly nextDueAt: string | null, readonly overdue: boolean, readonly paused: boolean, readonly provisional: boolean, readonly declined: boolean, readonly card: CardColour | null, readonly supervision: SupervisionStep | null, readonly summonedAt: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly freshness: { readonly reached: boolean } } };

export type DepartmentItemFragment = { readonly whistleId: string, readonly summons: number, readonly title: string, readonly address: string, readonly streetName: string, readonly kindName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly whistleStatus: WhistleStatus, readonly nextClock: ClockName | null, readonly nextDueAt: string | null, readonly overdue: boolean, readonly paused: boolean, readonly provisional: boolean, readonly declined: boolean, readonly card: CardColour | null, readonly supervision: SupervisionStep | null, readonly summonedAt: string };

export type StreetWorkQueryVariables = Exact<{
  street: string;
  filter?: StreetWorkListFilter | null | undefined;
  sort: StreetWorkListSort;
  descending?: boolean | null | undefined;
  after?: string | null | undefined;
  afterPosition?: string | null | undefined;
}>;


export type StreetWorkQuery = { readonly streetWorkList: { readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly title: string, readonly address: string, readonly kindName: string, readonly level: WhistleLevel, readonly stage: WhistleStage, readonly status: WhistleStatus, readonly card: CardColour | null, readonly dueAt: string | null, readonly overdue: boolean, readonly raisedAt: string, readonly raisedByName: string, readonly departments: ReadonlyArray<{ readonly summons: number, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly overdue: boolean, readonly paused: boolean, readonly declined: boolean, readonly ratingWanted: boolean }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean }, readonly freshness: { readonly reached: boolean } } };

export type StreetItemFragment = { readonly whistleId: string, readonly title: string, readonly address: string, readonly kindName: string, readonly level: WhistleLevel, readonly stage: WhistleStage, readonly status: WhistleStatus, readonly card: CardColour | null, readonly dueAt: string | null, readonly overdue: boolean, readonly raisedAt: string, readonly raisedByName: string, readonly departments: ReadonlyArray<{ readonly summons: number, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly overdue: boolean, readonly paused: boolean, readonly declined: boolean, readonly ratingWanted: boolean }> };

export type WorkListChangedSubscriptionVariables = Exact<{
  organisation: string;
}>;


export type WorkListChangedSubscription = { readonly workListChanged: { readonly position: string, readonly whistleId: string } };

export type DepartmentCountsQueryVariables = Exact<{
  department: string;
  afterPosition?: string | null | undefined;
}>;


export type DepartmentCountsQuery = { readonly departmentWorkCounts: { readonly open: number, readonly overdue: number, readonly statuses: ReadonlyArray<{ readonly status: SummonsStatus, readonly count: number }> } };

export type StreetTasksQueryVariables = Exact<{
  street: string;
  filter?: StreetTasksFilter | null | undefined;
  after?: string | null | undefined;
  afterPosition?: string | null | undefined;
}>;


export type StreetTasksQuery = { readonly streetTasks: { readonly edges: ReadonlyArray<{ readonly node: { readonly task: StreetTaskKind, readonly whistleId: string, readonly summons: number | null, readonly title: string, readonly address: string, readonly departmentName: string | null, readonly reason: string | null, readonly since: string, readonly dueAt: string | null, readonly overdue: boolean, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type StreetTaskItemFragment = { readonly task: StreetTaskKind, readonly whistleId: string, readonly summons: number | null, readonly title: string, readonly address: string, readonly departmentName: string | null, readonly reason: string | null, readonly since: string, readonly dueAt: string | null, readonly overdue: boolean, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> };

export type StreetCountsQueryVariables = Exact<{
  street: string;
  afterPosition?: string | null | undefined;
}>;


export type StreetCountsQuery = { readonly streetWorkCounts: { readonly tasks: ReadonlyArray<{ readonly task: StreetTaskKind, readonly count: number | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AccountRowFragmentText = new TypedDocumentString<AccountRowFragment, unknown>(`fragment AccountRow on AccountStanding{username displayName role organisation posts organisationRetired closed secondFactor passwordInitial lastSignIn{day device network}}`, {"fragmentName":"AccountRow"});
export const KeyRowFragmentText = new TypedDocumentString<KeyRowFragment, unknown>(`fragment KeyRow on ApiKey{id name account role organisation scope operations networks createdAt expiresAt lastUsedAt earlierUntil revoked}`, {"fragmentName":"KeyRow"});
export const OrganisationRowFragmentText = new TypedDocumentString<OrganisationRowFragment, unknown>(`fragment OrganisationRow on Organisation{id kind name parent active since until}`, {"fragmentName":"OrganisationRow"});
export const PersonRowFragmentText = new TypedDocumentString<PersonRowFragment, unknown>(`fragment PersonRow on Person{id name organisation post phone account}`, {"fragmentName":"PersonRow"});
export const DeliveryRowFragmentText = new TypedDocumentString<DeliveryRowFragment, unknown>(`fragment DeliveryRow on NoticeDelivery{id target title whistleId state createdAt notBefore settledAt error attempts{at sent status tookMs error}}`, {"fragmentName":"DeliveryRow"});
export const AuditRowFragmentText = new TypedDocumentString<AuditRowFragment, unknown>(`fragment AuditRow on AuditLine{kind at count account organisation address code operations}`, {"fragmentName":"AuditRow"});
export const LimitPartsFragmentText = new TypedDocumentString<LimitPartsFragment, unknown>(`fragment LimitParts on Limit{value unit}`, {"fragmentName":"LimitParts"});
export const EvidencePartsFragmentText = new TypedDocumentString<EvidencePartsFragment, unknown>(`fragment EvidenceParts on Evidence{reference mediaType keptElsewhere}`, {"fragmentName":"EvidenceParts"});
export const ActionPartsFragmentText = new TypedDocumentString<ActionPartsFragment, unknown>(`fragment ActionParts on Action{action possible code reason}`, {"fragmentName":"ActionParts"});
export const SummonsPartsFragmentText = new TypedDocumentString<SummonsPartsFragment, unknown>(`fragment SummonsParts on Summons{summons department departmentName role status nextClock nextDueAt overdue paused sentBack contactedAt arrivalConfirmedAt reportedAt decline{reason legalBasis outcome rulingDueAt ruledBecause}rating{satisfaction responseSpeed cooperation implementation comment}clocks{name dueAt stoppedAt verdict elapsedMinutes provisional}streetClocks{name dueAt stoppedAt overdue}actions{...ActionParts}}fragment ActionParts on Action{action possible code reason}`, {"fragmentName":"SummonsParts"});
export const DepartmentItemFragmentText = new TypedDocumentString<DepartmentItemFragment, unknown>(`fragment DepartmentItem on DepartmentWorkItem{whistleId summons title address streetName kindName role status whistleStatus nextClock nextDueAt overdue paused provisional declined card supervision summonedAt}`, {"fragmentName":"DepartmentItem"});
export const StreetItemFragmentText = new TypedDocumentString<StreetItemFragment, unknown>(`fragment StreetItem on StreetWorkItem{whistleId title address kindName level stage status card dueAt overdue raisedAt raisedByName departments{summons departmentName role status overdue paused declined ratingWanted}}`, {"fragmentName":"StreetItem"});
export const StreetTaskItemFragmentText = new TypedDocumentString<StreetTaskItemFragment, unknown>(`fragment StreetTaskItem on StreetTask{task whistleId summons title address departmentName reason since dueAt overdue actions{...ActionParts}}fragment ActionParts on Action{action possible code reason}`, {"fragmentName":"StreetTaskItem"});
export const AccountList = new TypedDocumentString<AccountListQuery, AccountListQueryVariables>(`query AccountList($organisation:ID$role:Role$closed:Boolean$after:String){accounts(organisation:$organisation role:$role closed:$closed after:$after first:30){edges{node{...AccountRow}}pageInfo{hasNextPage endCursor}}}fragment AccountRow on AccountStanding{username displayName role organisation posts organisationRetired closed secondFactor passwordInitial lastSignIn{day device network}}`);
export const AccountSessionList = new TypedDocumentString<AccountSessionListQuery, AccountSessionListQueryVariables>(`query AccountSessionList($username:ID!){accountSessions(username:$username){id device network openedAt renewedAt until}}`);
export const OpenAccount = new TypedDocumentString<OpenAccountMutation, OpenAccountMutationVariables>(`mutation OpenAccount($input:OpenAccountInput!){result:openAccount(input:$input){...on AccountChanged{position warnings}...on Rejection{code message}...on SignInRefused{code message}}}`);
export const CloseAccount = new TypedDocumentString<CloseAccountMutation, CloseAccountMutationVariables>(`mutation CloseAccount($input:CloseAccountInput!){result:closeAccount(input:$input){...on AccountChanged{position warnings}...on Rejection{code message}...on SignInRefused{code message}}}`);
export const ChangeAccountRole = new TypedDocumentString<ChangeAccountRoleMutation, ChangeAccountRoleMutationVariables>(`mutation ChangeAccountRole($input:ChangeAccountRoleInput!){result:changeAccountRole(input:$input){...on AccountChanged{position warnings}...on Rejection{code message}...on SignInRefused{code message}}}`);
export const ChangeAccountPosts = new TypedDocumentString<ChangeAccountPostsMutation, ChangeAccountPostsMutationVariables>(`mutation ChangeAccountPosts($input:ChangeAccountPostsInput!){result:changeAccountPosts(input:$input){...on AccountChanged{position warnings}...on Rejection{code message}...on SignInRefused{code message}}}`);
export const ResetPassword = new TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>(`mutation ResetPassword($input:ResetPasswordInput!){result:resetPassword(input:$input){...on AccountChanged{position warnings}...on Rejection{code message}...on SignInRefused{code message}}}`);
export const ResetSecondFactor = new TypedDocumentString<ResetSecondFactorMutation, ResetSecondFactorMutationVariables>(`mutation ResetSecondFactor($input:ResetSecondFactorInput!){result:resetSecondFactor(input:$input){...on AccountChanged{position warnings}...on Rejection{code message}...on SignInRefused{code message}}}`);
export const EndAccountSessions = new TypedDocumentString<EndAccountSessionsMutation, EndAccountSessionsMutationVariables>(`mutation EndAccountSessions($input:EndAccountSessionsInput!){result:endAccountSessions(input:$input){...on SessionsEnded{count}...on Rejection{code message}}}`);
export const CloseRetiredAccounts = new TypedDocumentString<CloseRetiredAccountsMutation, CloseRetiredAccountsMutationVariables>(`mutation CloseRetiredAccounts{closeRetiredAccounts{usernames hasMore}}`);
export const ApiKeyList = new TypedDocumentString<ApiKeyListQuery, ApiKeyListQueryVariables>(`query ApiKeyList($account:ID$revoked:Boolean!$after:String){apiKeys(account:$account revoked:$revoked after:$after first:30){edges{node{...KeyRow}}pageInfo{hasNextPage endCursor}}}fragment KeyRow on ApiKey{id name account role organisation scope operations networks createdAt expiresAt lastUsedAt earlierUntil revoked}`);
export const CreateApiKey = new TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>(`mutation CreateApiKey($input:CreateApiKeyInput!){result:createApiKey(input:$input){...on ApiKeyChanged{position secret}...on Rejection{code message}}}`);
export const RotateApiKey = new TypedDocumentString<RotateApiKeyMutation, RotateApiKeyMutationVariables>(`mutation RotateApiKey($input:RotateApiKeyInput!){result:rotateApiKey(input:$input){...on ApiKeyChanged{position secret}...on Rejection{code message}}}`);
export const RevokeApiKey = new TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>(`mutation RevokeApiKey($input:RevokeApiKeyInput!){result:revokeApiKey(input:$input){...on ApiKeyChanged{position}...on Rejection{code message}}}`);
export const Organisations = new TypedDocumentString<OrganisationsQuery, OrganisationsQueryVariables>(`query Organisations($asOf:String$kind:OrganisationKind$search:String$withInactive:Boolean!){organisations(asOf:$asOf kind:$kind search:$search withInactive:$withInactive){...OrganisationRow}}fragment OrganisationRow on Organisation{id kind name parent active since until}`);
export const OrganisationWhole = new TypedDocumentString<OrganisationWholeQuery, OrganisationWholeQueryVariables>(`query OrganisationWhole($id:ID!$asOf:String){organisation(id:$id asOf:$asOf){...OrganisationRow regionCode creditCode boundary retired succeededBy predecessors history{effectiveFrom step to reason}}}fragment OrganisationRow on Organisation{id kind name parent active since until}`);
export const RegisterOrganisation = new TypedDocumentString<RegisterOrganisationMutation, RegisterOrganisationMutationVariables>(`mutation RegisterOrganisation($input:RegisterOrganisationInput!){result:registerOrganisation(input:$input){...on OrganisationChanged{position organisation{id}}...on Rejection{code message}}}`);
export const RenameOrganisation = new TypedDocumentString<RenameOrganisationMutation, RenameOrganisationMutationVariables>(`mutation RenameOrganisation($input:RenameOrganisationInput!){result:renameOrganisation(input:$input){...on OrganisationChanged{position}...on Rejection{code message}}}`);
export const MoveOrganisation = new TypedDocumentString<MoveOrganisationMutation, MoveOrganisationMutationVariables>(`mutation MoveOrganisation($input:MoveOrganisationInput!){result:moveOrganisation(input:$input){...on OrganisationChanged{position}...on Rejection{code message}}}`);
export const MergeOrganisations = new TypedDocumentString<MergeOrganisationsMutation, MergeOrganisationsMutationVariables>(`mutation MergeOrganisations($input:MergeOrganisationsInput!){result:mergeOrganisations(input:$input){...on OrganisationChanged{position}...on Rejection{code message}}}`);
export const SplitOrganisation = new TypedDocumentString<SplitOrganisationMutation, SplitOrganisationMutationVariables>(`mutation SplitOrganisation($input:SplitOrganisationInput!){result:splitOrganisation(input:$input){...on OrganisationChanged{position}...on Rejection{code message}}}`);
export const RetireOrganisation = new TypedDocumentString<RetireOrganisationMutation, RetireOrganisationMutationVariables>(`mutation RetireOrganisation($input:RetireOrganisationInput!){result:retireOrganisation(input:$input){...on OrganisationChanged{position}...on Rejection{code message}}}`);
export const CancelOrganisationChange = new TypedDocumentString<CancelOrganisationChangeMutation, CancelOrganisationChangeMutationVariables>(`mutation CancelOrganisationChange($input:CancelOrganisationChangeInput!){result:cancelOrganisationChange(input:$input){...on OrganisationChanged{position}...on Rejection{code message}}}`);
export const DrawBoundary = new TypedDocumentString<DrawBoundaryMutation, DrawBoundaryMutationVariables>(`mutation DrawBoundary($input:DrawBoundaryInput!){result:drawBoundary(input:$input){...on OrganisationChanged{position}...on Rejection{code message}}}`);
export const People = new TypedDocumentString<PeopleQuery, PeopleQueryVariables>(`query People($organisation:ID$search:String$asOf:String$after:String){people(organisation:$organisation search:$search asOf:$asOf after:$after first:30){edges{node{...PersonRow}}pageInfo{hasNextPage endCursor}}}fragment PersonRow on Person{id name organisation post phone account}`);
export const RegisterPerson = new TypedDocumentString<RegisterPersonMutation, RegisterPersonMutationVariables>(`mutation RegisterPerson($input:RegisterPersonInput!){result:registerPerson(input:$input){...on PersonChanged{position}...on Rejection{code message}}}`);
export const ChangePersonDetails = new TypedDocumentString<ChangePersonDetailsMutation, ChangePersonDetailsMutationVariables>(`mutation ChangePersonDetails($input:ChangePersonDetailsInput!){result:changePersonDetails(input:$input){...on PersonChanged{position}...on Rejection{code message}}}`);
export const MovePerson = new TypedDocumentString<MovePersonMutation, MovePersonMutationVariables>(`mutation MovePerson($input:MovePersonInput!){result:movePerson(input:$input){...on PersonChanged{position}...on Rejection{code message}}}`);
export const RecordPersonLeft = new TypedDocumentString<RecordPersonLeftMutation, RecordPersonLeftMutationVariables>(`mutation RecordPersonLeft($input:RecordPersonLeftInput!){result:recordPersonLeft(input:$input){...on PersonChanged{position}...on Rejection{code message}}}`);
export const ImportDirectory = new TypedDocumentString<ImportDirectoryMutation, ImportDirectoryMutationVariables>(`mutation ImportDirectory($input:ImportDirectoryInput!){importDirectory(input:$input){accepted lines organisations people duties refusedLines refused{line code message}}}`);
export const RuleEditions = new TypedDocumentString<RuleEditionsQuery, RuleEditionsQueryVariables>(`query RuleEditions{rulePacks{pack version digest status from until activatedAt activatedBy source assumed{pointer reason}kinds{kind name}}}`);
export const RuleText = new TypedDocumentString<RuleTextQuery, RuleTextQueryVariables>(`query RuleText($version:ID!){ruleText(version:$version)}`);
export const CheckRules = new TypedDocumentString<CheckRulesQuery, CheckRulesQueryVariables>(`query CheckRules($text:String!){checkRules(text:$text){version digest lines problems{path code reason}}}`);
export const DiffRules = new TypedDocumentString<DiffRulesQuery, DiffRulesQueryVariables>(`query DiffRules($before:ID$after:ID$text:String){diffRules(before:$before after:$after text:$text){before after lines}}`);
export const ActivateRules = new TypedDocumentString<ActivateRulesMutation, ActivateRulesMutationVariables>(`mutation ActivateRules($input:ActivateRulesInput!){result:activateRules(input:$input){...on RulesOrdered{version digest changes effects position}...on Rejection{code message}}}`);
export const RevokeRules = new TypedDocumentString<RevokeRulesMutation, RevokeRulesMutationVariables>(`mutation RevokeRules($input:RevokeRulesInput!){result:revokeRules(input:$input){...on RulesOrdered{position}...on Rejection{code message}}}`);
export const ReadModelStates = new TypedDocumentString<ReadModelStatesQuery, ReadModelStatesQueryVariables>(`query ReadModelStates{readModels{name version liveVersion state position applied lagEvents lagSeconds rate parked build{events secondsLeft}failure{at message}}}`);
export const ParkedStreams = new TypedDocumentString<ParkedStreamsQuery, ParkedStreamsQueryVariables>(`query ParkedStreams($readModel:ID!){parkedStreams(readModel:$readModel first:100){stream revision type error parkedAt events}}`);
export const RebuildReadModel = new TypedDocumentString<RebuildReadModelMutation, RebuildReadModelMutationVariables>(`mutation RebuildReadModel($input:RebuildReadModelInput!){result:rebuildReadModel(input:$input){...on RebuildBegun{readModel}...on Rejection{code message}}}`);
export const RetryParkedStream = new TypedDocumentString<RetryParkedStreamMutation, RetryParkedStreamMutationVariables>(`mutation RetryParkedStream($input:RetryParkedStreamInput!){result:retryParkedStream(input:$input){...on StreamUnparked{stillParked{type error}}...on Rejection{code message}}}`);
export const SkipParkedEvent = new TypedDocumentString<SkipParkedEventMutation, SkipParkedEventMutationVariables>(`mutation SkipParkedEvent($input:SkipParkedEventInput!){result:skipParkedEvent(input:$input){...on StreamUnparked{stillParked{type error}}...on Rejection{code message}}}`);
export const Deliveries = new TypedDocumentString<DeliveriesQuery, DeliveriesQueryVariables>(`query Deliveries($state:NoticeDeliveryState$target:ID$after:String){noticeDeliveries(state:$state target:$target after:$after first:30){edges{node{...DeliveryRow}}pageInfo{hasNextPage endCursor}}}fragment DeliveryRow on NoticeDelivery{id target title whistleId state createdAt notBefore settledAt error attempts{at sent status tookMs error}}`);
export const ReplayDeadNotices = new TypedDocumentString<ReplayDeadNoticesMutation, ReplayDeadNoticesMutationVariables>(`mutation ReplayDeadNotices($input:ReplayDeadNoticesInput!){replayDeadNotices(input:$input)}`);
export const Endpoints = new TypedDocumentString<EndpointsQuery, EndpointsQueryVariables>(`query Endpoints($organisation:ID!){noticeSettings(organisation:$organisation){subscriptions{subscription channel address credential kinds sourceSystem person}}}`);
export const SubscribeToNotices = new TypedDocumentString<SubscribeToNoticesMutation, SubscribeToNoticesMutationVariables>(`mutation SubscribeToNotices($input:SubscribeToNoticesInput!){result:subscribeToNotices(input:$input){...on NoticeSettingsChanged{revision}...on Rejection{code message}}}`);
export const UnsubscribeFromNotices = new TypedDocumentString<UnsubscribeFromNoticesMutation, UnsubscribeFromNoticesMutationVariables>(`mutation UnsubscribeFromNotices($input:UnsubscribeFromNoticesInput!){result:unsubscribeFromNotices(input:$input){...on NoticeSettingsChanged{revision}...on Rejection{code message}}}`);
export const AuditDay = new TypedDocumentString<AuditDayQuery, AuditDayQueryVariables>(`query AuditDay($day:String!$kind:AuditKind$account:String$after:String){auditLog(day:$day kind:$kind account:$account after:$after first:50){edges{node{...AuditRow}}pageInfo{hasNextPage endCursor}}}fragment AuditRow on AuditLine{kind at count account organisation address code operations}`);
export const RaiseWhistle = new TypedDocumentString<RaiseWhistleMutation, RaiseWhistleMutationVariables>(`mutation RaiseWhistle($input:RaiseWhistleInput!){result:raiseWhistle(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const BlowChoices = new TypedDocumentString<BlowChoicesQuery, BlowChoicesQueryVariables>(`query BlowChoices{whistleKinds{kind name levels limits{acknowledge{...LimitParts}arrive{...LimitParts}resolve{...LimitParts}}}categories{code name table}organisations{id name kind parent regionCode}}fragment LimitParts on Limit{value unit}`);
export const Boundaries = new TypedDocumentString<BoundariesQuery, BoundariesQueryVariables>(`query Boundaries{organisations(kind:COMMUNITY){id name parent regionCode boundary}}`);
export const At = new TypedDocumentString<AtQuery, AtQueryVariables>(`query At($place:PointInput!){regionAt(place:$place){street streetName community communityName regionCode}whistlesNear(place:$place radiusMetres:300){whistles{whistleId title categoryName distanceMetres status leadName streetName raisedAt}more}}`);
export const Suggested = new TypedDocumentString<SuggestedQuery, SuggestedQueryVariables>(`query Suggested($category:String!$place:PointInput$text:String){suggestDepartments(category:$category place:$place text:$text){suggestions{department departmentName reasons{text}}}}`);
export const SignIn = new TypedDocumentString<SignInMutation, SignInMutationVariables>(`mutation SignIn($username:String!$password:String!$code:String){signIn(username:$username password:$password code:$code keepSignedIn:true){...on SignedIn{token expiresAt mustChangePassword account{username}}...on SignInRefused{code message}}}`);
export const SignOut = new TypedDocumentString<SignOutMutation, SignOutMutationVariables>(`mutation SignOut{signOut{continueAt}}`);
export const ChangePassword = new TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>(`mutation ChangePassword($input:ChangePasswordInput!){changePassword(input:$input){...on AccountChanged{position}...on Rejection{code message}}}`);
export const Me = new TypedDocumentString<MeQuery, MeQueryVariables>(`query Me{me{username displayName role organisation}}`);
export const OwnOrganisation = new TypedDocumentString<OwnOrganisationQuery, OwnOrganisationQueryVariables>(`query OwnOrganisation($id:ID!){organisation(id:$id){id name kind parent regionCode}}`);
export const AcknowledgeSummons = new TypedDocumentString<AcknowledgeSummonsMutation, AcknowledgeSummonsMutationVariables>(`mutation AcknowledgeSummons($input:AcknowledgeSummonsInput!){result:acknowledgeSummons(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const ContactStreet = new TypedDocumentString<ContactStreetMutation, ContactStreetMutationVariables>(`mutation ContactStreet($input:ContactStreetInput!){result:contactStreet(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const ArriveOnSite = new TypedDocumentString<ArriveOnSiteMutation, ArriveOnSiteMutationVariables>(`mutation ArriveOnSite($input:ArriveOnSiteInput!){result:arriveOnSite(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const RecordProgress = new TypedDocumentString<RecordProgressMutation, RecordProgressMutationVariables>(`mutation RecordProgress($input:RecordProgressInput!){result:recordProgress(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const ReportResolution = new TypedDocumentString<ReportResolutionMutation, ReportResolutionMutationVariables>(`mutation ReportResolution($input:ReportResolutionInput!){result:reportResolution(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const DeclineSummons = new TypedDocumentString<DeclineSummonsMutation, DeclineSummonsMutationVariables>(`mutation DeclineSummons($input:DeclineSummonsInput!){result:declineSummons(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const RequestExtension = new TypedDocumentString<RequestExtensionMutation, RequestExtensionMutationVariables>(`mutation RequestExtension($input:RequestExtensionInput!){result:requestExtension(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const ConfirmArrival = new TypedDocumentString<ConfirmArrivalMutation, ConfirmArrivalMutationVariables>(`mutation ConfirmArrival($input:ConfirmArrivalInput!){result:confirmArrival(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const DisputeArrival = new TypedDocumentString<DisputeArrivalMutation, DisputeArrivalMutationVariables>(`mutation DisputeArrival($input:DisputeArrivalInput!){result:disputeArrival(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const ConfirmResolution = new TypedDocumentString<ConfirmResolutionMutation, ConfirmResolutionMutationVariables>(`mutation ConfirmResolution($input:ConfirmResolutionInput!){result:confirmResolution(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const SendBackResolution = new TypedDocumentString<SendBackResolutionMutation, SendBackResolutionMutationVariables>(`mutation SendBackResolution($input:SendBackResolutionInput!){result:sendBackResolution(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const RateDepartment = new TypedDocumentString<RateDepartmentMutation, RateDepartmentMutationVariables>(`mutation RateDepartment($input:RateDepartmentInput!){result:rateDepartment(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const CloseWhistle = new TypedDocumentString<CloseWhistleMutation, CloseWhistleMutationVariables>(`mutation CloseWhistle($input:CloseWhistleInput!){result:closeWhistle(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const Whistle = new TypedDocumentString<WhistleQuery, WhistleQueryVariables>(`query Whistle($id:ID!$afterPosition:String){whistle(id:$id afterPosition:$afterPosition){id title description categoryName channel kindName level stage status street streetName raisedAt raisedByName closedAt withdrawnAt revision place{address longitude latitude}contact{name phone}overall{dueAt}gate{clock dueAt overdue post}related{whistleId title relation}actions{...ActionParts}summonses{...SummonsParts}timeline{at revision text evidence{...EvidenceParts}}}}fragment EvidenceParts on Evidence{reference mediaType keptElsewhere}fragment ActionParts on Action{action possible code reason}fragment SummonsParts on Summons{summons department departmentName role status nextClock nextDueAt overdue paused sentBack contactedAt arrivalConfirmedAt reportedAt decline{reason legalBasis outcome rulingDueAt ruledBecause}rating{satisfaction responseSpeed cooperation implementation comment}clocks{name dueAt stoppedAt verdict elapsedMinutes provisional}streetClocks{name dueAt stoppedAt overdue}actions{...ActionParts}}`);
export const WhistleChanged = new TypedDocumentString<WhistleChangedSubscription, WhistleChangedSubscriptionVariables>(`subscription WhistleChanged($id:ID!){whistleChanged(whistleId:$id){position}}`);
export const DepartmentInbox = new TypedDocumentString<DepartmentInboxQuery, DepartmentInboxQueryVariables>(`query DepartmentInbox($department:ID!$filter:DepartmentWorkListFilter$after:String$afterPosition:String){departmentWorkList(department:$department filter:$filter first:30 after:$after afterPosition:$afterPosition){edges{node{...DepartmentItem}}pageInfo{endCursor hasNextPage}freshness{reached}}}fragment DepartmentItem on DepartmentWorkItem{whistleId summons title address streetName kindName role status whistleStatus nextClock nextDueAt overdue paused provisional declined card supervision summonedAt}`);
export const StreetWork = new TypedDocumentString<StreetWorkQuery, StreetWorkQueryVariables>(`query StreetWork($street:ID!$filter:StreetWorkListFilter$sort:StreetWorkListSort!$descending:Boolean$after:String$afterPosition:String){streetWorkList(street:$street filter:$filter sort:$sort descending:$descending first:30 after:$after afterPosition:$afterPosition){edges{node{...StreetItem}}pageInfo{endCursor hasNextPage}freshness{reached}}}fragment StreetItem on StreetWorkItem{whistleId title address kindName level stage status card dueAt overdue raisedAt raisedByName departments{summons departmentName role status overdue paused declined ratingWanted}}`);
export const WorkListChanged = new TypedDocumentString<WorkListChangedSubscription, WorkListChangedSubscriptionVariables>(`subscription WorkListChanged($organisation:ID!){workListChanged(organisation:$organisation){position whistleId}}`);
export const DepartmentCounts = new TypedDocumentString<DepartmentCountsQuery, DepartmentCountsQueryVariables>(`query DepartmentCounts($department:ID!$afterPosition:String){departmentWorkCounts(department:$department afterPosition:$afterPosition){open overdue statuses{status count}}}`);
export const StreetTasks = new TypedDocumentString<StreetTasksQuery, StreetTasksQueryVariables>(`query StreetTasks($street:ID!$filter:StreetTasksFilter$after:String$afterPosition:String){streetTasks(street:$street filter:$filter first:30 after:$after afterPosition:$afterPosition){edges{node{...StreetTaskItem}}pageInfo{endCursor hasNextPage}}}fragment ActionParts on Action{action possible code reason}fragment StreetTaskItem on StreetTask{task whistleId summons title address departmentName reason since dueAt overdue actions{...ActionParts}}`);
export const StreetCounts = new TypedDocumentString<StreetCountsQuery, StreetCountsQueryVariables>(`query StreetCounts($street:ID!$afterPosition:String){streetWorkCounts(street:$street afterPosition:$afterPosition){tasks{task count}}}`);
