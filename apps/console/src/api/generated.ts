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

/** 督办答复：将如何办、何时办到。What will be done by when. */
export type AnswerSupervisionInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 何时办到。By when. */
  readonly doneBy: string;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 将如何办，2–500 字。What will be done. */
  readonly plan: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 按哪个时间判定报到。Which time judges an arrival. */
export type ArrivalJudge =
  /** 设备时间：规则许可、未超出容差，街道已确认到场。The device’s, as rules allow and the street has confirmed. */
  | 'DEVICE'
  /** 服务器时间。The server’s. */
  | 'SERVER';

/** 报到的状态。Where an arrival stands. */
export type ArrivalState =
  /** 已报到，街道尚未确认。Reported; the street has not answered. */
  | 'CLAIMED'
  /** 街道已确认到场。Confirmed by the street. */
  | 'CONFIRMED'
  /** 街道有异议，该次报到不算。Disputed; it does not count. */
  | 'DISPUTED';

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

/** 退哨的裁定。A ruling on a decline. */
export type DeclineRuling =
  /** 不成立：属其职责。Overruled: the duty is its own. */
  | 'OVERRULED'
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

/** 佐证：已上传的照片或文件。A photo or document that has been sent. */
export type EvidenceInput = {
  /** 媒体类型，不必填：以保存的为准。Media type; not needed, what is kept says it. */
  readonly mediaType?: string | null | undefined;
  /** 所上传文件的 SHA-256，由 POST /evidence 得到。SHA-256 of the file as it was sent to POST /evidence. */
  readonly reference: string;
};

/** 延期的答复。What became of a request for more time. */
export type ExtensionOutcome =
  /** 同意。Granted. */
  | 'GRANTED'
  /** 未答复即终止：已办结或已解除。Lapsed: settled or let go before anybody answered. */
  | 'LAPSED'
  /** 待答复。Not answered yet. */
  | 'PENDING'
  /** 不同意。Refused. */
  | 'REFUSED';

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

/** 申请挂账；批准之前计时照走。Ask that the clocks stand still; they run on until it is granted. */
export type RequestPauseInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 申请挂账到何时。Until when. */
  readonly until: string;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 来访居民。The resident to get back to. */
export type ResidentContactInput = {
  /** 姓名。Name. */
  readonly name: string;
  /** 电话。Telephone. */
  readonly phone: string;
};

/** 查看居民联系方式。Ask for the resident’s contact data. */
export type RevealContactInput = {
  /** 幂等键（UUID）：同一键只记录一次。Idempotency key (UUID): recorded once. */
  readonly commandId?: string | null | undefined;
  /** 事由，2–200 字。Why it is needed. */
  readonly reason: string;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
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

/** 来源系统中的案件。The case in the system that it came from. */
export type SourceInput = {
  /** 案件编号。Number of the case there. */
  readonly reference: string;
  /** 系统。The system. */
  readonly system: string;
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

export type RequestPauseMutationVariables = Exact<{
  input: RequestPauseInput;
}>;


export type RequestPauseMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type AnswerSupervisionMutationVariables = Exact<{
  input: AnswerSupervisionInput;
}>;


export type AnswerSupervisionMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type RevealContactMutationVariables = Exact<{
  input: RevealContactInput;
}>;


export type RevealContactMutation = { readonly revealContact:
    | { readonly code: string, readonly message: string }
    | { readonly contact: { readonly name: string, readonly phone: string } }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type DeclinePrecedentsQueryVariables = Exact<{
  category?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type DeclinePrecedentsQuery = { readonly declinePrecedents: { readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly summons: number, readonly title: string, readonly departmentName: string, readonly reason: string, readonly legalBasis: string, readonly outcome: DeclineRuling, readonly ruledAt: string, readonly rulingReason: string, readonly replacementName: string | null } }> } };

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


export type WhistleQuery = { readonly whistle: { readonly id: string, readonly title: string, readonly description: string, readonly category: string, readonly categoryName: string, readonly channel: IntakeChannel, readonly kindName: string, readonly level: WhistleLevel, readonly stage: WhistleStage, readonly status: WhistleStatus, readonly street: string, readonly streetName: string, readonly raisedAt: string, readonly raisedByName: string, readonly closedAt: string | null, readonly withdrawnAt: string | null, readonly revision: number, readonly place: { readonly address: string, readonly longitude: number | null, readonly latitude: number | null }, readonly contact: { readonly name: string, readonly phone: string } | null, readonly overall: { readonly dueAt: string } | null, readonly gate: { readonly clock: DeadlineClock, readonly dueAt: string | null, readonly overdue: boolean, readonly post: string | null } | null, readonly related: ReadonlyArray<{ readonly whistleId: string, readonly title: string, readonly relation: WhistleRelation }>, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }>, readonly summonses: ReadonlyArray<{ readonly summons: number, readonly department: string, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly nextClock: ClockName | null, readonly nextDueAt: string | null, readonly overdue: boolean, readonly paused: boolean, readonly sentBack: number, readonly contactedAt: string | null, readonly arrivalConfirmedAt: string | null, readonly reportedAt: string | null, readonly arrival: { readonly at: string, readonly deviceAt: string | null, readonly person: string, readonly state: ArrivalState, readonly judgedAt: string, readonly judgedBy: ArrivalJudge, readonly disputedBecause: string | null, readonly location: { readonly latitude: number, readonly longitude: number, readonly accuracyMetres: number } | null } | null, readonly pauseRequests: ReadonlyArray<{ readonly at: string, readonly until: string, readonly reason: string, readonly outcome: ExtensionOutcome, readonly refusedBecause: string | null }>, readonly supervisions: ReadonlyArray<{ readonly at: string, readonly step: SupervisionStep, readonly reason: string, readonly answer: { readonly at: string, readonly plan: string, readonly doneBy: string } | null }>, readonly decline: { readonly reason: string, readonly legalBasis: string, readonly outcome: DeclineOutcome, readonly rulingDueAt: string | null, readonly ruledBecause: string | null } | null, readonly rating: { readonly satisfaction: number, readonly responseSpeed: number, readonly cooperation: number, readonly implementation: number, readonly comment: string | null } | null, readonly clocks: ReadonlyArray<{ readonly name: ClockName, readonly dueAt: string | null, readonly stoppedAt: string | null, readonly verdict: ClockVerdict | null, readonly elapsedMinutes: number, readonly provisional: boolean }>, readonly streetClocks: ReadonlyArray<{ readonly name: StreetClock, readonly dueAt: string, readonly stoppedAt: string | null, readonly overdue: boolean }>, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> }>, readonly timeline: ReadonlyArray<{ readonly at: string, readonly revision: number, readonly text: string, readonly evidence: ReadonlyArray<{ readonly reference: string, readonly mediaType: string, readonly keptElsewhere: boolean }> }> } | null };

export type EvidencePartsFragment = { readonly reference: string, readonly mediaType: string, readonly keptElsewhere: boolean };

export type ActionPartsFragment = { readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null };

export type SummonsPartsFragment = { readonly summons: number, readonly department: string, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly nextClock: ClockName | null, readonly nextDueAt: string | null, readonly overdue: boolean, readonly paused: boolean, readonly sentBack: number, readonly contactedAt: string | null, readonly arrivalConfirmedAt: string | null, readonly reportedAt: string | null, readonly arrival: { readonly at: string, readonly deviceAt: string | null, readonly person: string, readonly state: ArrivalState, readonly judgedAt: string, readonly judgedBy: ArrivalJudge, readonly disputedBecause: string | null, readonly location: { readonly latitude: number, readonly longitude: number, readonly accuracyMetres: number } | null } | null, readonly pauseRequests: ReadonlyArray<{ readonly at: string, readonly until: string, readonly reason: string, readonly outcome: ExtensionOutcome, readonly refusedBecause: string | null }>, readonly supervisions: ReadonlyArray<{ readonly at: string, readonly step: SupervisionStep, readonly reason: string, readonly answer: { readonly at: string, readonly plan: string, readonly doneBy: string } | null }>, readonly decline: { readonly reason: string, readonly legalBasis: string, readonly outcome: DeclineOutcome, readonly rulingDueAt: string | null, readonly ruledBecause: string | null } | null, readonly rating: { readonly satisfaction: number, readonly responseSpeed: number, readonly cooperation: number, readonly implementation: number, readonly comment: string | null } | null, readonly clocks: ReadonlyArray<{ readonly name: ClockName, readonly dueAt: string | null, readonly stoppedAt: string | null, readonly verdict: ClockVerdict | null, readonly elapsedMinutes: number, readonly provisional: boolean }>, readonly streetClocks: ReadonlyArray<{ readonly name: StreetClock, readonly dueAt: string, readonly stoppedAt: string | null, readonly overdue: boolean }>, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> };

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
export const LimitPartsFragmentText = new TypedDocumentString<LimitPartsFragment, unknown>(`fragment LimitParts on Limit{value unit}`, {"fragmentName":"LimitParts"});
export const EvidencePartsFragmentText = new TypedDocumentString<EvidencePartsFragment, unknown>(`fragment EvidenceParts on Evidence{reference mediaType keptElsewhere}`, {"fragmentName":"EvidenceParts"});
export const ActionPartsFragmentText = new TypedDocumentString<ActionPartsFragment, unknown>(`fragment ActionParts on Action{action possible code reason}`, {"fragmentName":"ActionParts"});
export const SummonsPartsFragmentText = new TypedDocumentString<SummonsPartsFragment, unknown>(`fragment SummonsParts on Summons{summons department departmentName role status nextClock nextDueAt overdue paused sentBack contactedAt arrivalConfirmedAt reportedAt arrival{at deviceAt person state judgedAt judgedBy disputedBecause location{latitude longitude accuracyMetres}}pauseRequests{at until reason outcome refusedBecause}supervisions{at step reason answer{at plan doneBy}}decline{reason legalBasis outcome rulingDueAt ruledBecause}rating{satisfaction responseSpeed cooperation implementation comment}clocks{name dueAt stoppedAt verdict elapsedMinutes provisional}streetClocks{name dueAt stoppedAt overdue}actions{...ActionParts}}fragment ActionParts on Action{action possible code reason}`, {"fragmentName":"SummonsParts"});
export const DepartmentItemFragmentText = new TypedDocumentString<DepartmentItemFragment, unknown>(`fragment DepartmentItem on DepartmentWorkItem{whistleId summons title address streetName kindName role status whistleStatus nextClock nextDueAt overdue paused provisional declined card supervision summonedAt}`, {"fragmentName":"DepartmentItem"});
export const StreetItemFragmentText = new TypedDocumentString<StreetItemFragment, unknown>(`fragment StreetItem on StreetWorkItem{whistleId title address kindName level stage status card dueAt overdue raisedAt raisedByName departments{summons departmentName role status overdue paused declined ratingWanted}}`, {"fragmentName":"StreetItem"});
export const StreetTaskItemFragmentText = new TypedDocumentString<StreetTaskItemFragment, unknown>(`fragment StreetTaskItem on StreetTask{task whistleId summons title address departmentName reason since dueAt overdue actions{...ActionParts}}fragment ActionParts on Action{action possible code reason}`, {"fragmentName":"StreetTaskItem"});
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
export const RequestPause = new TypedDocumentString<RequestPauseMutation, RequestPauseMutationVariables>(`mutation RequestPause($input:RequestPauseInput!){result:requestPause(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const AnswerSupervision = new TypedDocumentString<AnswerSupervisionMutation, AnswerSupervisionMutationVariables>(`mutation AnswerSupervision($input:AnswerSupervisionInput!){result:answerSupervision(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const RevealContact = new TypedDocumentString<RevealContactMutation, RevealContactMutationVariables>(`mutation RevealContact($input:RevealContactInput!){revealContact(input:$input){...on ContactRevealed{contact{name phone}}...on Rejection{code message}}}`);
export const DeclinePrecedents = new TypedDocumentString<DeclinePrecedentsQuery, DeclinePrecedentsQueryVariables>(`query DeclinePrecedents($category:String$search:String){declinePrecedents(category:$category search:$search first:5){edges{node{whistleId summons title departmentName reason legalBasis outcome ruledAt rulingReason replacementName}}}}`);
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
export const Whistle = new TypedDocumentString<WhistleQuery, WhistleQueryVariables>(`query Whistle($id:ID!$afterPosition:String){whistle(id:$id afterPosition:$afterPosition){id title description category categoryName channel kindName level stage status street streetName raisedAt raisedByName closedAt withdrawnAt revision place{address longitude latitude}contact{name phone}overall{dueAt}gate{clock dueAt overdue post}related{whistleId title relation}actions{...ActionParts}summonses{...SummonsParts}timeline{at revision text evidence{...EvidenceParts}}}}fragment EvidenceParts on Evidence{reference mediaType keptElsewhere}fragment ActionParts on Action{action possible code reason}fragment SummonsParts on Summons{summons department departmentName role status nextClock nextDueAt overdue paused sentBack contactedAt arrivalConfirmedAt reportedAt arrival{at deviceAt person state judgedAt judgedBy disputedBecause location{latitude longitude accuracyMetres}}pauseRequests{at until reason outcome refusedBecause}supervisions{at step reason answer{at plan doneBy}}decline{reason legalBasis outcome rulingDueAt ruledBecause}rating{satisfaction responseSpeed cooperation implementation comment}clocks{name dueAt stoppedAt verdict elapsedMinutes provisional}streetClocks{name dueAt stoppedAt overdue}actions{...ActionParts}}`);
export const WhistleChanged = new TypedDocumentString<WhistleChangedSubscription, WhistleChangedSubscriptionVariables>(`subscription WhistleChanged($id:ID!){whistleChanged(whistleId:$id){position}}`);
export const DepartmentInbox = new TypedDocumentString<DepartmentInboxQuery, DepartmentInboxQueryVariables>(`query DepartmentInbox($department:ID!$filter:DepartmentWorkListFilter$after:String$afterPosition:String){departmentWorkList(department:$department filter:$filter first:30 after:$after afterPosition:$afterPosition){edges{node{...DepartmentItem}}pageInfo{endCursor hasNextPage}freshness{reached}}}fragment DepartmentItem on DepartmentWorkItem{whistleId summons title address streetName kindName role status whistleStatus nextClock nextDueAt overdue paused provisional declined card supervision summonedAt}`);
export const StreetWork = new TypedDocumentString<StreetWorkQuery, StreetWorkQueryVariables>(`query StreetWork($street:ID!$filter:StreetWorkListFilter$sort:StreetWorkListSort!$descending:Boolean$after:String$afterPosition:String){streetWorkList(street:$street filter:$filter sort:$sort descending:$descending first:30 after:$after afterPosition:$afterPosition){edges{node{...StreetItem}}pageInfo{endCursor hasNextPage}freshness{reached}}}fragment StreetItem on StreetWorkItem{whistleId title address kindName level stage status card dueAt overdue raisedAt raisedByName departments{summons departmentName role status overdue paused declined ratingWanted}}`);
export const WorkListChanged = new TypedDocumentString<WorkListChangedSubscription, WorkListChangedSubscriptionVariables>(`subscription WorkListChanged($organisation:ID!){workListChanged(organisation:$organisation){position whistleId}}`);
export const DepartmentCounts = new TypedDocumentString<DepartmentCountsQuery, DepartmentCountsQueryVariables>(`query DepartmentCounts($department:ID!$afterPosition:String){departmentWorkCounts(department:$department afterPosition:$afterPosition){open overdue statuses{status count}}}`);
export const StreetTasks = new TypedDocumentString<StreetTasksQuery, StreetTasksQueryVariables>(`query StreetTasks($street:ID!$filter:StreetTasksFilter$after:String$afterPosition:String){streetTasks(street:$street filter:$filter first:30 after:$after afterPosition:$afterPosition){edges{node{...StreetTaskItem}}pageInfo{endCursor hasNextPage}}}fragment ActionParts on Action{action possible code reason}fragment StreetTaskItem on StreetTask{task whistleId summons title address departmentName reason since dueAt overdue actions{...ActionParts}}`);
export const StreetCounts = new TypedDocumentString<StreetCountsQuery, StreetCountsQueryVariables>(`query StreetCounts($street:ID!$afterPosition:String){streetWorkCounts(street:$street afterPosition:$afterPosition){tasks{task count}}}`);
