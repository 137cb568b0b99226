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

/** 答复街道意见。The answer to the streets. */
export type AnswerOpinionsInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 征求意见的编号。Id of the consultation. */
  readonly consultationId: string;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 是否采纳。Whether it follows them. */
  readonly followed: boolean;
  /** 理由，2–2000 字。The reason. */
  readonly reason: string;
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

/** 接口密钥的范围，从不超出账号的角色。What a key may do, never more than its account’s role may. */
export type ApiKeyScope =
  /** 账号可做的一切，仅限本人的除外。Everything that the account may do, except what only a person may. */
  | 'EVERYTHING'
  /** 所列的操作。The operations that are listed. */
  | 'LISTED'
  /** 只读：查询、订阅、导出。Reads only. */
  | 'READ';

/** 申诉的裁决。The decision on an appeal. */
export type AppealDecision =
  /** 不成立。Rejected. */
  | 'REJECTED'
  /** 成立。Upheld. */
  | 'UPHELD';

/** 申诉的结果。What became of an appeal. */
export type AppealOutcome =
  /** 待裁决。Not decided yet. */
  | 'PENDING'
  /** 不成立。Rejected. */
  | 'REJECTED'
  /** 成立。Upheld. */
  | 'UPHELD'
  /** 已撤回。Withdrawn by whoever filed it. */
  | 'WITHDRAWN';

/** 申诉的事项。What an appeal contests. */
export type AppealSubject =
  /** 职责：非本单位职责，不应召集。The duty: it should not have been called. */
  | 'DUTY'
  /** 剔除：该项召集不应计入考核。That the summons counts in scores. */
  | 'EXCLUSION'
  /** 评哨：街道的评分不当。The street’s rating. */
  | 'RATING'
  /** 时间：某一步的时间记录有误。A recorded time, or a step that was not recorded. */
  | 'TIMESTAMP';

/** 审哨通过：由登录者本人签署，姓名、职务取自其账号。Pass the review: whoever is signed in signs, with name and post of the account. */
export type ApproveWhistleInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 审核意见，至多 500 字。Comment. */
  readonly comment?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
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

/** 就任免征求街道意见。Ask streets about an appointment or removal. */
export type AskOpinionsInput = {
  /** 派出机构。The stationed agency. */
  readonly agency: string;
  /** 答复期限。By when. */
  readonly answerBy: string;
  /** 人选姓名，1–50 字。Candidate. */
  readonly candidate: string;
  /** 任职或免职。Appointment or removal. */
  readonly change: PostChange;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 职务，1–50 字。Post. */
  readonly post: string;
  /** 逾期视为同意的依据（文号、条款），2–200 字；不填则逾期不视为同意。The rule by which silence is consent. */
  readonly silenceConsentsBy?: string | null | undefined;
  /** 征求意见的街道，至多 30 个。The streets, at most 30. */
  readonly streets: ReadonlyArray<string>;
};

/** 信号的种类。What kind of signal it is. */
export type AssessmentSignalKind =
  /** 一个账号一分钟内多次报到。Several arrivals of one account in one minute. */
  | 'ARRIVAL_BURST'
  /** 办结后同一地点再次吹哨（假性整改）。The same spot blown anew after closing. */
  | 'BLOWN_ANEW'
  /** 评分千篇一律。Ratings of a street that are nearly all the same. */
  | 'IDENTICAL_RATINGS'
  /** 一图多用。One photo in several whistles. */
  | 'PHOTO_REUSED'
  /** 争议、退回、退哨、申诉后不久的低分。Low ratings soon after a dispute, return, decline or appeal. */
  | 'RETALIATORY_RATINGS';

/** 排班：一个月内开始的班次。Shifts that begin in one month. */
export type AssignDutiesInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 班次，1–400 个。Shifts. */
  readonly duties: ReadonlyArray<ShiftInput>;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 月份 YYYY-MM（北京时间）。Month, Asia/Shanghai. */
  readonly month: string;
  /** 单位。Organisation. */
  readonly organisation: string;
  /** 补排以往班次的理由。For past shifts. */
  readonly reason?: string | null | undefined;
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

/** 由谁审批、答复。Who reviews, dispatches, answers or approves. */
export type Authority =
  /** 区级指挥中心。The district command centre. */
  | 'COMMAND_CENTRE'
  /** 街道。The street. */
  | 'STREET';

/** 召集联合执法：至少两个被召集的部门。Call a joint enforcement of at least two summoned departments. */
export type CallJointEnforcementInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 执法方案，2–2000 字。The plan. */
  readonly plan: string;
  /** 集合时间。When it starts. */
  readonly startsAt: string;
  /** 参加的召集序号，2–20 个。Ordinals of the summonses that take part, 2–20. */
  readonly summonses: ReadonlyArray<number>;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 召集联席会议。Call a joint meeting. */
export type CallMeetingInput = {
  /** 议程，1–4000 字。Agenda. */
  readonly agenda: string;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 邀请单位，至多 60 个。Organisations invited, at most 60. */
  readonly invited: ReadonlyArray<string>;
  /** 级别。Level. */
  readonly level: JointMeetingLevel;
  /** 地点，1–200 字。Place. */
  readonly place: string;
  /** 会议时间。When it starts. */
  readonly startsAt: string;
  /** 议题，2–100 字。Title. */
  readonly title: string;
  /** 所议的哨，至多 20 个；一级须为本街道的。The whistles it is about, at most 20. */
  readonly whistles: ReadonlyArray<string>;
};

/** 取消会议。Cancel the meeting. */
export type CancelMeetingInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 会议的编号。Id of the meeting. */
  readonly meetingId: string;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
};

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

/** 案件按什么构成。What a case mix is by. */
export type CaseMixBy =
  /** 类别（GB/T 30428）。Category. */
  | 'CATEGORY'
  /** 哨的种类。Kind of whistle. */
  | 'KIND';

/** GB/T 30428.2 的两张表。The two tables of the standard. */
export type CategoryTable =
  /** 部件：设施。Components. */
  | 'COMPONENT'
  /** 事件。Events. */
  | 'EVENT';

/** 指挥中心清单的条件，须都满足。What the tasks must be. */
export type CentreWorkListFilter = {
  /** 由谁决定；不填则街道自己该办的也在内。Who is to decide; both where absent. */
  readonly authority?: Authority | null | undefined;
  /** 部门。Department. */
  readonly department?: string | null | undefined;
  /** 种类。Kind. */
  readonly kind?: string | null | undefined;
  /** 只要（不要）已超期的。Overdue or not. */
  readonly overdue?: boolean | null | undefined;
  /** 街道。Street. */
  readonly street?: string | null | undefined;
  /** 事项。Any of these. */
  readonly tasks?: ReadonlyArray<CommandCentreTaskKind> | null | undefined;
  /** 在哨的标题、描述、地址和编号中搜索。Search in the whistles’ texts and numbers. */
  readonly text?: string | null | undefined;
};

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

/** 一个事件对时钟的作用。What an event did to a clock. */
export type ClockEffect =
  /** 停表时间更正：街道确认后按设备时间，或申诉成立。It stopped at another time: the device’s, or by an appeal. */
  | 'CORRECTED'
  /** 免计：退哨成立。Called wrongly. */
  | 'EXCUSED'
  /** 改期：延期，或重新核定。Another due time. */
  | 'MOVED'
  /** 挂账，停止计时。It stands still. */
  | 'PAUSED'
  /** 未停即终止。Over without its step. */
  | 'RELEASED'
  /** 已反馈，待街道核实。Waits for the street’s answer. */
  | 'REPORTED'
  /** 重新计时：到场有异议，或退回重办。What had stopped it did not count. */
  | 'RESTARTED'
  /** 恢复计时。It runs on. */
  | 'RESUMED'
  /** 起算。Started it. */
  | 'STARTED'
  /** 停表。Stopped it. */
  | 'STOPPED';

/** 一段时间为何计入或不计入。Why a stretch of time counts, or does not. */
export type ClockLedgerReason =
  /** 午休，不计。Between two spans of working hours; not counted. */
  | 'BREAK'
  /** 节假日，不计。A holiday; not counted. */
  | 'HOLIDAY'
  /** 调休上班，计入。A weekend worked for a holiday; counted. */
  | 'MAKE_UP_WORKDAY'
  /** 自然时间，计入。Natural time; every minute counts. */
  | 'NATURAL'
  /** 下班后，不计。Outside working hours; not counted. */
  | 'NIGHT'
  /** 挂账，不计。The clock stood still; not counted. */
  | 'PAUSE'
  /** 周末，不计。A weekend; not counted. */
  | 'WEEKEND'
  /** 工作时间，计入。Working hours; counted. */
  | 'WORKING_HOURS';

/** 到期时间为何变动。Why a due time was moved. */
export type ClockMoveCause =
  /** 延期。An extension. */
  | 'EXTENSION'
  /** 挂账。The clock stood still. */
  | 'PAUSE'
  /** 节假日公布后重新核定。Counted anew after a holiday notice. */
  | 'REBASING';

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

/** 时钟的状态。Where a clock stands. */
export type ClockState =
  /** 挂账。Standing still. */
  | 'PAUSED'
  /** 未停即终止。Over without the step that it waited for. */
  | 'RELEASED'
  /** 已反馈，待核实。Waits for the street’s answer to a report. */
  | 'REPORTED'
  /** 计时中。Running. */
  | 'RUNNING'
  /** 已停。Stopped. */
  | 'STOPPED';

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

/** 待指挥中心或街道处理的事项。What waits for a decision. */
export type CommandCentreTaskKind =
  /** 派单。A whistle to dispatch. */
  | 'DISPATCH'
  /** 提级督办，尚未办结。Escalated, and not settled. */
  | 'ESCALATED'
  /** 延期待答复。A request for more time to answer. */
  | 'EXTENSION'
  /** 待领导确认发起。A whistle whose leaders have to confirm it. */
  | 'INITIATION'
  /** 挂账申请待答复。A pause asked for, to answer. */
  | 'PAUSE'
  /** 审哨。A whistle to review. */
  | 'REVIEW'
  /** 退哨待裁定。A decline to rule on. */
  | 'RULING';

/** 登记联合执法结果。Record what a joint enforcement found and did. */
export type ConcludeJointEnforcementInput = {
  /** 到场的部门，至多 20 个。Departments that took part. */
  readonly attended?: ReadonlyArray<string>;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 联合执法在本哨内的序号，从 1 起。Ordinal of the joint enforcement, from 1. */
  readonly enforcement: number;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 检查情况，2–4000 字。What was found. */
  readonly findings: string;
  /** 处理措施，2–4000 字。What was done about it. */
  readonly measures: string;
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

/** 确认发起：由登录者本人签署，姓名、职务取自其账号。Confirm the initiative: whoever is signed in signs, with name and posts of the account. */
export type ConfirmInitiativeInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
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

/** 确认绑定验证器。Confirm an authenticator. */
export type ConfirmSecondFactorInput = {
  /** 验证器显示的首个验证码。The first code that the authenticator shows. */
  readonly code: string;
  /** 密码。Password. */
  readonly password: string;
  /** 用户名，不分大小写。Username, in any case. */
  readonly username: string;
};

/** 任免征求意见的状态。Where a consultation stands. */
export type ConsultationStatus =
  /** 已答复。Answered. */
  | 'ANSWERED'
  /** 征求意见中。Asked. */
  | 'ASKED'
  /** 已撤回。Withdrawn. */
  | 'WITHDRAWN';

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

/** 裁决申诉；裁决为最终结果。Decide an appeal, for good. */
export type DecideAppealInput = {
  /** 申诉在该项召集内的序号，从 1 起。Ordinal of the appeal within its summons. */
  readonly appeal: number;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 时间申诉成立时更正为何时；不填则按主张的时间。Of an upheld timestamp: the corrected time; as claimed where absent. */
  readonly correctedAt?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 成立或不成立。Upheld or rejected. */
  readonly outcome: AppealDecision;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 议定事项。A decision of the meeting. */
export type DecideAtMeetingInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 议定事项，2–2000 字。The decision. */
  readonly decision: string;
  /** 责任单位。Who is to carry it out. */
  readonly department?: string | null | undefined;
  /** 完成期限。By when. */
  readonly dueAt?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 会议的编号。Id of the meeting. */
  readonly meetingId: string;
  /** 所关的哨。The whistle it is about. */
  readonly whistle?: string | null | undefined;
};

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

/** 派单：可改派申请之外的部门；部门时限自此起算。Dispatch, also to others than were asked for; their clocks start now. */
export type DispatchWhistleInput = {
  /** 协办部门，至多 20 个。Departments that assist. */
  readonly assisting?: ReadonlyArray<string>;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 知会单位，至多 20 个。Organisations to be informed. */
  readonly informed?: ReadonlyArray<string>;
  /** 主办部门。The department that leads. */
  readonly lead: string;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
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

/** 不计入考核的理由。Why a summons counts in no score. */
export type ExclusionGround =
  /** 重复。A duplicate. */
  | 'DUPLICATE'
  /** 恶意。Malicious. */
  | 'MALICIOUS'
  /** 不属本区。Outside the district. */
  | 'OUTSIDE_DISTRICT'
  /** 无理诉求。An unlawful demand. */
  | 'UNLAWFUL_DEMAND';

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

/** 申诉：部门对考核所依据的时间、评哨、职责或计入考核有异议；结哨、撤哨、并哨后也可提出。Contest a time, a rating, the duty, or that it counts; also after the end. */
export type FileAppealInput = {
  /** 主张的时间；申诉时间时必填。When it was done, as claimed; for a timestamp only. */
  readonly claimedAt?: string | null | undefined;
  /** 哪一步的时间；申诉时间时必填。Which time; for a timestamp only. */
  readonly clock?: ClockName | null | undefined;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 佐证，至多 20 件。Evidence, at most 20 pieces. */
  readonly evidence?: ReadonlyArray<EvidenceInput>;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 不计入考核的理由；申请剔除时必填。The ground; for an exclusion only. */
  readonly ground?: ExclusionGround | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 申诉的事项。What is contested. */
  readonly subject: AppealSubject;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 归档纪要。The minutes of the meeting. */
export type FileMinutesInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 签到表、照片等，至多 20 件。Documents and photos, at most 20. */
  readonly evidence?: ReadonlyArray<MeetingEvidenceInput>;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 会议的编号。Id of the meeting. */
  readonly meetingId: string;
  /** 纪要，2–20000 字。The minutes. */
  readonly text: string;
};

/** 街道会签意见。The opinion of a street. */
export type GiveOpinionInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 征求意见的编号。Id of the consultation. */
  readonly consultationId: string;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 意见。Opinion. */
  readonly opinion: StreetOpinion;
  /** 理由或条件，2–2000 字；同意的可不填。Reason or conditions. */
  readonly reason?: string | null | undefined;
  /** 会签人。Who signs. */
  readonly signatory: SignatoryInput;
};

/** 同意延期；自原到期时间起算。Grant the extension asked for; counted from the due time. */
export type GrantExtensionInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 准予多少，单位与申请相同，不得多于申请；不填则全部准予。How much is granted, in the unit asked for and at most that; all of it where absent. */
  readonly extension?: LimitInput | null | undefined;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
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

/** 指标怎样计分。How an indicator counts. */
export type IndicatorMethod =
  /** 按件次加分。Points for each event. */
  | 'BONUS'
  /** 按件次扣分。Points off for each event. */
  | 'DEDUCT'
  /** 公式（CEL）。A formula in CEL. */
  | 'FORMULA'
  /** 多方评分加权平均。Weighted mean of ratings. */
  | 'RATERS'
  /** 按比率得分。Points by a rate. */
  | 'RATIO'
  /** 比率低于目标的扣分。Points off below a target. */
  | 'SHORTFALL';

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

/** 联席会议的级别。Level of a joint meeting. */
export type JointMeetingLevel =
  /** 二级：区级召集。Level two, called by the district. */
  | 'DISTRICT'
  /** 一级：街道召集。Level one, called by a street. */
  | 'STREET';

/** 联席会议的状态。Where a joint meeting stands. */
export type JointMeetingStatus =
  /** 已召集。Called. */
  | 'CALLED'
  /** 已取消。Cancelled. */
  | 'CANCELLED'
  /** 已结束，纪要已归档。Over, its minutes filed. */
  | 'CONCLUDED';

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

/** 作出初步结果。Fix the facts of a period, and open it to appeals. */
export type MakePeriodPreliminaryInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 申诉截止日 YYYY-MM-DD（含）。Last date on which it can be contested. */
  readonly contestUntil?: string | null | undefined;
  /** 数据截止；默认现在。Cut-off; now when absent. */
  readonly cutOff?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 时段，如 2026-11、2026-Q4、2026。Id of the period. */
  readonly period: string;
};

/** 会议材料：已上传的文件。A document that has been sent. */
export type MeetingEvidenceInput = {
  /** 媒体类型，不必填：以保存的为准。Media type; not needed, what is kept says it. */
  readonly mediaType?: string | null | undefined;
  /** 所上传文件的 SHA-256，由 POST /evidence 得到。SHA-256 of the file as it was sent to POST /evidence. */
  readonly reference: string;
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

/** 并哨：与本街道另一个未结束的哨重复，部门随之解除。Merge into another open whistle of the same street; its departments are let go. */
export type MergeWhistleInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 并入的哨。The whistle that goes on. */
  readonly into: string;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
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

/** 绑定验证器。Bind an authenticator. */
export type OfferSecondFactorInput = {
  /** 已绑定过的须给出验证码或恢复码。A code or recovery code of the second factor that the account has, if any. */
  readonly code?: string | null | undefined;
  /** 密码。Password. */
  readonly password: string;
  /** 用户名，不分大小写。Username, in any case. */
  readonly username: string;
};

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

/** 全区未结束的哨的条件，须都满足。What the open whistles must be. */
export type OpenWhistlesFilter = {
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
  /** 主办部门所在的步；换过主办的看最后一个。Where the department that leads stands. */
  readonly leadStatuses?: ReadonlyArray<SummonsStatus> | null | undefined;
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
  /** 街道。Street. */
  readonly street?: string | null | undefined;
  /** 在标题、描述、地址、案件编号和哨编号中搜索，一两个字也可，数字可为其中任意一段（哨编号须从开头起）；空格隔开的须都有。Search in title, description, address and numbers, any part of them (of the whistle’s own id the beginning); one character is enough; parts between spaces must all be there. */
  readonly text?: string | null | undefined;
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

/** 裁定退哨不成立，不得再退。Overrule a decline; it cannot be declined again. */
export type OverruleDeclineInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 挂账：暂停一个部门的计时。Pause the clocks of one summons. */
export type PauseClockInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 考核时段的阶段。How far an assessment period is. */
export type PeriodStage =
  /** 开放：得分随时变动。Scores move. */
  | 'OPEN'
  /** 初步：数据已固定，可以申诉。The facts are fixed, and can be contested. */
  | 'PRELIMINARY'
  /** 已公布：封存。Frozen and sealed. */
  | 'PUBLISHED'
  /** 已更正：原版仍可查。Published anew; what was before stays readable. */
  | 'RESTATED';

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

/** 任职或免职。Appointment or removal. */
export type PostChange =
  /** 任职。Appointment. */
  | 'APPOINTMENT'
  /** 免职。Removal. */
  | 'REMOVAL';

/** 公布。Publish a preliminary period. */
export type PublishPeriodInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 时段，如 2026-11、2026-Q4、2026。Id of the period. */
  readonly period: string;
  /** 尚有申诉未裁决仍要公布的理由。Why, although appeals are undecided. */
  readonly undecidedReason?: string | null | undefined;
};

/** 免打扰时段，可跨午夜。Quiet hours; may pass midnight. */
export type QuietHoursInput = {
  /** 起，HH:MM 北京时间。From, Asia/Shanghai. */
  readonly from: string;
  /** 止，HH:MM 北京时间。To, Asia/Shanghai. */
  readonly to: string;
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

/** 登记到会。Record who came. */
export type RecordAttendanceInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 会议的编号。Id of the meeting. */
  readonly meetingId: string;
  /** 到会单位，未受邀的也可。The organisation, invited or not. */
  readonly organisation: string;
  /** 到会人员，至多 50 人。Who came for it, at most 50. */
  readonly persons: ReadonlyArray<string>;
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

/** 登记居民回访，每次结哨一次；与街道评哨分开。Record what the resident says, once for each closing; apart from the street’s rating. */
export type RecordResidentSatisfactionInput = {
  /** 回访方式。How the resident was asked. */
  readonly channel: SatisfactionChannel;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 居民意见，至多 500 字。What the resident said. */
  readonly comment?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 居民满意度，1–5。Satisfaction of the resident, 1–5. */
  readonly satisfaction: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 不同意延期。Refuse the extension asked for. */
export type RefuseExtensionInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 不同意挂账。Refuse the pause that was asked for. */
export type RefusePauseInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
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

/** 重新打开：重新召集主办部门。Reopen; the lead is summoned anew. */
export type ReopenWhistleInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 新的主办部门；缺省为原主办。The department to lead; the last one when absent. */
  readonly lead?: string | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 更换部门；新部门时限重新起算。Let another department take over, with clocks of its own. */
export type ReplaceDepartmentInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 接手的部门。The department that takes over. */
  readonly replacement: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
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

/** 更正公布。Publish a period anew, under a name of its own. */
export type RestatePeriodInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 名称，如“第一次更正”。Its name. */
  readonly name: string;
  /** 时段，如 2026-11、2026-Q4、2026。Id of the period. */
  readonly period: string;
  /** 理由，2–500 字。Why. */
  readonly reason: string;
  /** 数据截止后的情况也计入的哨，至多 200 个。Whistles whose later facts count too. */
  readonly whistles?: ReadonlyArray<string>;
};

/** 补正后重新提交。Submit a returned whistle again, put right. */
export type ResubmitWhistleInput = {
  /** 协办部门，至多 20 个。Departments that assist. */
  readonly assisting?: ReadonlyArray<string>;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 知会单位，至多 20 个。Organisations to be informed. */
  readonly informed?: ReadonlyArray<string>;
  /** 主办部门。The department that leads. */
  readonly lead: string;
  /** 补正说明，2–500 字。What was put right. */
  readonly note: string;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 恢复计时；到期时间顺延。Let the clocks run on; due times move by the pause. */
export type ResumeClockInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
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

/** 退回补正：审哨人、派单人或须确认发起的领导。Return a whistle before it sounds, to be put right. */
export type ReturnWhistleInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
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
  /** 大屏：只读全区的数字，不见任何一个哨、一个人；登录后数周有效。A screen on a wall: reads figures of the district, no matter and no person; stays signed in for weeks. */
  | 'DISPLAY'
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

/** 回访方式。How the resident was asked. */
export type SatisfactionChannel =
  /** 电话回访。A call. */
  | 'CALLBACK'
  /** 网上。Online. */
  | 'ONLINE'
  /** 短信。A text message. */
  | 'SMS'
  /** 上门。A visit. */
  | 'VISIT';

/** 考核规则计入的范围；不写的一项不限。What score rules count; any where a list is absent. */
export type ScoreScopeInput = {
  /** 类别；大类含其小类。Categories; a main class holds its sub-classes. */
  readonly categories?: ReadonlyArray<string> | null | undefined;
  /** 受理渠道。Channels. */
  readonly channels?: ReadonlyArray<IntakeChannel> | null | undefined;
  /** 哨的种类。Kinds of whistle. */
  readonly kinds?: ReadonlyArray<string> | null | undefined;
  /** 角色。Roles. */
  readonly roles?: ReadonlyArray<SummonsRole> | null | undefined;
};

/** 有考核得分的单位。Who can have a score. */
export type ScoredKind =
  /** 委员。A committee member. */
  | 'COMMITTEE_MEMBER'
  /** 物业等企业。A property company or the like. */
  | 'COMPANY'
  /** 区级部门。A department of the district. */
  | 'DEPARTMENT'
  /** 派出机构。An agency stationed in a street. */
  | 'STATIONED_AGENCY'
  /** 街道。A street. */
  | 'STREET'
  /** 水电气热、通信。A utility or operator. */
  | 'UTILITY';

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

/** 通知偏好，整体替换。How to be told; replaces what was set before. */
export type SetNoticePreferencesInput = {
  /** 合并发送：攒多少分钟，0–1440。Minutes over which notices are gathered. */
  readonly bundleMinutes?: number;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 不接收的种类。Kinds not to be told. */
  readonly muted?: ReadonlyArray<NoticeKind>;
  /** 单位；不填为本单位，只有管理员可填他单位。Organisation; one’s own by default, and another’s for administrators only. */
  readonly organisation?: string | null | undefined;
  /** 本人的偏好；否则为全单位的。One’s own; otherwise the organisation’s. */
  readonly personal?: boolean;
  /** 免打扰时段。Quiet hours. */
  readonly quietHours?: QuietHoursInput | null | undefined;
};

/** 一个班次。One shift. */
export type ShiftInput = {
  /** 起。From. */
  readonly from: string;
  /** 人员编号。Who. */
  readonly person: string;
  /** 岗位，如值班员、带班领导。Post. */
  readonly post: string;
  /** 止（不含）。Until, exclusive. */
  readonly to: string;
};

/** 会签人。Who signs for the street. */
export type SignatoryInput = {
  /** 姓名，1–50 字。Name. */
  readonly name: string;
  /** 职务，1–50 字。Post. */
  readonly post: string;
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

/** 只统计其中的一部分。Only those that match. */
export type StatisticsFilter = {
  /** 类别（GB/T 30428）。Category. */
  readonly category?: string | null | undefined;
  /** 受理渠道。Intake channel. */
  readonly channel?: IntakeChannel | null | undefined;
  /** 部门。Department. */
  readonly department?: string | null | undefined;
  /** 派哨之时 0–23（北京时间）。Hour of dispatch. */
  readonly hour?: number | null | undefined;
  /** 哨的种类。Kind of whistle. */
  readonly kind?: string | null | undefined;
  /** 街道。Street. */
  readonly street?: string | null | undefined;
};

/** 统计和考核规则所计的件数、次数。What statistics and score rules count. */
export type StatisticsMeasure =
  /** 已签收。 */
  | 'ACKNOWLEDGED'
  /** 按时签收。 */
  | 'ACKNOWLEDGED_ON_TIME'
  /** 签收超时。 */
  | 'ACKNOWLEDGE_LATE'
  /** 签收未到期。 */
  | 'ACKNOWLEDGE_NOT_YET_DUE'
  /** 签收按时。 */
  | 'ACKNOWLEDGE_ON_TIME'
  /** 签收已到期而未完成。 */
  | 'ACKNOWLEDGE_OVERDUE'
  /** 已报到。 */
  | 'ARRIVED'
  /** 按时到场。 */
  | 'ARRIVED_ON_TIME'
  /** 报到超时。 */
  | 'ARRIVE_LATE'
  /** 报到未到期。 */
  | 'ARRIVE_NOT_YET_DUE'
  /** 报到按时。 */
  | 'ARRIVE_ON_TIME'
  /** 报到已到期而未完成。 */
  | 'ARRIVE_OVERDUE'
  /** 待街道核实。 */
  | 'AWAITING_STREET'
  /** 按时到场确认。 */
  | 'CONFIRMED_ARRIVAL_ON_TIME'
  /** 到场确认超时。 */
  | 'CONFIRM_ARRIVAL_LATE'
  /** 到场确认未到期。 */
  | 'CONFIRM_ARRIVAL_NOT_YET_DUE'
  /** 到场确认按时。 */
  | 'CONFIRM_ARRIVAL_ON_TIME'
  /** 到场确认已到期而未完成。 */
  | 'CONFIRM_ARRIVAL_OVERDUE'
  /** 已联系。 */
  | 'CONTACTED'
  /** 按时联系。 */
  | 'CONTACTED_ON_TIME'
  /** 联系超时。 */
  | 'CONTACT_LATE'
  /** 联系未到期。 */
  | 'CONTACT_NOT_YET_DUE'
  /** 联系按时。 */
  | 'CONTACT_ON_TIME'
  /** 联系已到期而未完成。 */
  | 'CONTACT_OVERDUE'
  /** 配合力度评分合计。 */
  | 'COOPERATION_RATING_SUM'
  /** 退哨的件数。 */
  | 'DECLINED'
  /** 推诿。 */
  | 'DECLINE_OVERRULED'
  /** 延期后到期。 */
  | 'DEFERRED'
  /** 延期后按时办结。 */
  | 'DEFERRED_ON_TIME'
  /** 应签收。 */
  | 'DUE_ACKNOWLEDGEMENT'
  /** 应到场。 */
  | 'DUE_ARRIVAL'
  /** 应到场确认。 */
  | 'DUE_CONFIRM_ARRIVAL'
  /** 应联系。 */
  | 'DUE_CONTACT'
  /** 应评哨。 */
  | 'DUE_RATING'
  /** 应办结。 */
  | 'DUE_RESOLUTION'
  /** 有办结时限且未免责。 */
  | 'DUE_RESOLUTION_ON_TIME'
  /** 应响应。 */
  | 'DUE_RESPONSE'
  /** 应核实。 */
  | 'DUE_VERIFICATION'
  /** 剔除。 */
  | 'EXCLUDED'
  /** 首派件数。 */
  | 'FIRST_CALLS'
  /** 首派准确件数。 */
  | 'FIRST_CALLS_STOOD'
  /** 落实程度评分合计。 */
  | 'IMPLEMENTATION_RATING_SUM'
  /** 有时钟未到期。 */
  | 'NOT_YET_DUE'
  /** 逾期。 */
  | 'OVERDUE'
  /** 问题工单。 */
  | 'PROBLEM_ORDERS'
  /** 已评哨。 */
  | 'RATED'
  /** 评为非常不满意。 */
  | 'RATED1'
  /** 评为不满意。 */
  | 'RATED2'
  /** 评为基本满意。 */
  | 'RATED3'
  /** 评为满意。 */
  | 'RATED4'
  /** 评为非常满意。 */
  | 'RATED5'
  /** 按时评哨。 */
  | 'RATED_ON_TIME'
  /** 评哨超时。 */
  | 'RATE_LATE'
  /** 评哨未到期。 */
  | 'RATE_NOT_YET_DUE'
  /** 评哨按时。 */
  | 'RATE_ON_TIME'
  /** 评哨已到期而未完成。 */
  | 'RATE_OVERDUE'
  /** 红牌数。 */
  | 'RED_CARDS'
  /** 已撤换。 */
  | 'RELEASED'
  /** 群众已回访。 */
  | 'RESIDENT_ANSWERED'
  /** 群众基本满意及以上。 */
  | 'RESIDENT_SATISFIED'
  /** 群众评分合计。 */
  | 'RESIDENT_SUM'
  /** 已核实办结。 */
  | 'RESOLVED'
  /** 按时办结。 */
  | 'RESOLVED_ON_TIME'
  /** 办结超时。 */
  | 'RESOLVE_LATE'
  /** 办结未到期。 */
  | 'RESOLVE_NOT_YET_DUE'
  /** 办结按时。 */
  | 'RESOLVE_ON_TIME'
  /** 办结已到期而未完成。 */
  | 'RESOLVE_OVERDUE'
  /** 按时响应。 */
  | 'RESPONDED'
  /** 按时响应。 */
  | 'RESPONDED_ON_TIME'
  /** 按时响应且有佐证。 */
  | 'RESPONDED_ON_TIME_WITH_PROOF'
  /** 按时响应且有佐证。 */
  | 'RESPONDED_WITH_PROOF'
  /** 响应未到期。 */
  | 'RESPONSE_NOT_YET_DUE'
  /** 响应速度评分合计。 */
  | 'RESPONSE_RATING_SUM'
  /** 退回过的件数。 */
  | 'RETURNED_ONCE'
  /** 退回三次及以上的件数。 */
  | 'RETURNED_THRICE'
  /** 退回两次及以上的件数。 */
  | 'RETURNED_TWICE'
  /** 评哨分合计。 */
  | 'SATISFACTION_SUM'
  /** 评为基本满意（3）及以上。 */
  | 'SATISFIED'
  /** 退回重办次数。 */
  | 'SENT_BACK'
  /** 未办结且未撤换。 */
  | 'STILL_OPEN'
  /** 派哨数。 */
  | 'SUMMONED'
  /** 督办次数。 */
  | 'SUPERVISED'
  /** 按时核实。 */
  | 'VERIFIED_ON_TIME'
  /** 核实超时。 */
  | 'VERIFY_LATE'
  /** 核实未到期。 */
  | 'VERIFY_NOT_YET_DUE'
  /** 核实按时。 */
  | 'VERIFY_ON_TIME'
  /** 核实已到期而未完成。 */
  | 'VERIFY_OVERDUE'
  /** 黄牌数。 */
  | 'YELLOW_CARDS';

/** 一个时钟截止时的结论。How a clock stood at the cut-off. */
export type StatisticsVerdict =
  /** 按时反馈，待街道核实。Reported in time; waits for the street. */
  | 'AWAITING_STREET'
  /** 免计：到期前已解除，或退哨成立。Let go before it was due, or called wrongly. */
  | 'EXCUSED'
  /** 超时。Late, or let go after it was due. */
  | 'LATE'
  /** 未到期或挂账。Not stopped, and not due or standing still. */
  | 'NOT_YET_DUE'
  /** 按时。In time. */
  | 'ON_TIME'
  /** 已到期而未完成。Due, and not stopped. */
  | 'OVERDUE';

/** 街道自身一步的时钟。A clock of the street’s own steps. */
export type StreetClock =
  /** 到场确认，自报到起算。Confirming or disputing an arrival. */
  | 'CONFIRM_ARRIVAL'
  /** 评哨，自核实办结起算。Rating the department. */
  | 'RATE'
  /** 核实，自反馈起算。Verifying a report or sending it back. */
  | 'VERIFY';

/** 街道的意见。What a street says. */
export type StreetOpinion =
  /** 同意。Agrees. */
  | 'AGREE'
  /** 有条件同意，须写明条件。Agrees on conditions. */
  | 'AGREE_WITH_CONDITIONS'
  /** 不同意，须写明理由。Objects, with a reason. */
  | 'OBJECT';

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
  /** 主办部门所在的步；换过主办的看最后一个。Where the department that leads stands. */
  readonly leadStatuses?: ReadonlyArray<SummonsStatus> | null | undefined;
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

/** 加派部门。Summon one more department. */
export type SummonDepartmentInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 部门。The department. */
  readonly department: string;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 角色。Its role. */
  readonly role: SummonsRole;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
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

/** 督办：街道可催办，书面督办和提级由区级指挥中心发出。Supervise; a street reminds, the command centre may take any step. */
export type SuperviseSummonsInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 督办方式。The step. */
  readonly step: SupervisionStep;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

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

/** 裁定退哨成立；主办须指定接手部门。Uphold a decline; where the department leads, a successor is named. */
export type UpholdDeclineInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 接手的部门。The department that takes over. */
  readonly replacement?: string | null | undefined;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
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

/** 撤回待裁决的申诉。Withdraw an appeal that is pending. */
export type WithdrawAppealInput = {
  /** 申诉在该项召集内的序号，从 1 起。Ordinal of the appeal within its summons. */
  readonly appeal: number;
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 撤回征求意见。Withdraw the consultation. */
export type WithdrawConsultationInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 征求意见的编号。Id of the consultation. */
  readonly consultationId: string;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
};

/** 撤出部门；主办只能更换。Let a department go; the lead can only be replaced. */
export type WithdrawDepartmentInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 召集在本哨内的序号，从 1 起。Ordinal of the summons within the whistle, from 1. */
  readonly summons: number;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

/** 撤班。One shift does not take place. */
export type WithdrawDutyInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 本月内的序号。Number within the roster. */
  readonly duty: number;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 月份 YYYY-MM（北京时间）。Month, Asia/Shanghai. */
  readonly month: string;
  /** 单位。Organisation. */
  readonly organisation: string;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
};

/** 撤回初步结果。Take a preliminary period back. */
export type WithdrawPreliminaryPeriodInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 时段，如 2026-11、2026-Q4、2026。Id of the period. */
  readonly period: string;
  /** 理由，2–500 字。Why. */
  readonly reason: string;
};

/** 撤哨。Withdraw the whistle. */
export type WithdrawWhistleInput = {
  /** 幂等键（UUID）：重复提交同一键只生效一次。Idempotency key (UUID): the same key takes effect once; made by the server when absent. */
  readonly commandId?: string | null | undefined;
  /** 期望的哨版本：不符则拒绝。The revision the client decided on; refused when the stream has moved on. */
  readonly expectedRevision?: number | null | undefined;
  /** 理由，2–500 字。The reason. */
  readonly reason: string;
  /** 哨的编号。Id of the whistle. */
  readonly whistleId: string;
};

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

export type SharePartsFragment = { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null };

export type ClockPartsFragment = { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null };

export type RatesPartsFragment = { readonly summoned: number, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly resolution: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly satisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } };

export type TotalsPartsFragment = { readonly yellowCards: number, readonly redCards: number, readonly declined: number, readonly declineOverruled: number, readonly sentBack: number, readonly problemOrders: number, readonly notYetDue: number, readonly awaitingStreet: number, readonly excluded: number, readonly released: number, readonly summoned: number, readonly residentSatisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly acknowledge: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly contact: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly arrive: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly resolve: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly previous: { readonly summoned: number, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly resolution: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly satisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } } | null, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly resolution: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly satisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } };

export type StepPartsFragment = { readonly due: number, readonly onTime: number, readonly onTimeRate: number | null };

export type StreetStepsPartsFragment = { readonly street: string | null, readonly streetName: string | null, readonly firstCalls: number, readonly firstCallsStood: number, readonly dispatchAccuracy: number | null, readonly confirmArrival: { readonly due: number, readonly onTime: number, readonly onTimeRate: number | null }, readonly verify: { readonly due: number, readonly onTime: number, readonly onTimeRate: number | null }, readonly rate: { readonly due: number, readonly onTime: number, readonly onTimeRate: number | null } };

export type AssessmentMonthQueryVariables = Exact<{
  month: string;
  department?: string | null | undefined;
}>;


export type AssessmentMonthQuery = { readonly assessmentDashboard: { readonly month: string, readonly cutOff: string, readonly totals: { readonly yellowCards: number, readonly redCards: number, readonly declined: number, readonly declineOverruled: number, readonly sentBack: number, readonly problemOrders: number, readonly notYetDue: number, readonly awaitingStreet: number, readonly excluded: number, readonly released: number, readonly summoned: number, readonly residentSatisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly acknowledge: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly contact: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly arrive: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly resolve: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly previous: { readonly summoned: number, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly resolution: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly satisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } } | null, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly resolution: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly satisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } }, readonly trend: ReadonlyArray<{ readonly month: string | null, readonly summoned: number, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly resolution: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly satisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } }>, readonly byStreet: ReadonlyArray<{ readonly street: string | null, readonly streetName: string | null, readonly firstCalls: number, readonly firstCallsStood: number, readonly dispatchAccuracy: number | null, readonly confirmArrival: { readonly due: number, readonly onTime: number, readonly onTimeRate: number | null }, readonly verify: { readonly due: number, readonly onTime: number, readonly onTimeRate: number | null }, readonly rate: { readonly due: number, readonly onTime: number, readonly onTimeRate: number | null } }>, readonly byCategory: ReadonlyArray<{ readonly category: string | null, readonly categoryName: string | null, readonly summoned: number, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly resolution: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly satisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } }>, readonly byKind: ReadonlyArray<{ readonly kind: string | null, readonly kindName: string | null, readonly summoned: number, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly resolution: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly satisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } }>, readonly byChannel: ReadonlyArray<{ readonly channel: IntakeChannel | null, readonly channelName: string | null, readonly summoned: number, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly resolution: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly satisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } }> } };

export type StepsPartsFragment = { readonly distribution: ReadonlyArray<{ readonly aboveMinutes: number, readonly upToMinutes: number | null, readonly count: number }>, readonly workingDistribution: ReadonlyArray<{ readonly aboveMinutes: number, readonly upToMinutes: number | null, readonly count: number }> };

export type AssessmentDurationsQueryVariables = Exact<{
  month: string;
  department?: string | null | undefined;
}>;


export type AssessmentDurationsQuery = { readonly assessmentDashboard: { readonly totals: { readonly acknowledge: { readonly distribution: ReadonlyArray<{ readonly aboveMinutes: number, readonly upToMinutes: number | null, readonly count: number }>, readonly workingDistribution: ReadonlyArray<{ readonly aboveMinutes: number, readonly upToMinutes: number | null, readonly count: number }> }, readonly contact: { readonly distribution: ReadonlyArray<{ readonly aboveMinutes: number, readonly upToMinutes: number | null, readonly count: number }>, readonly workingDistribution: ReadonlyArray<{ readonly aboveMinutes: number, readonly upToMinutes: number | null, readonly count: number }> }, readonly arrive: { readonly distribution: ReadonlyArray<{ readonly aboveMinutes: number, readonly upToMinutes: number | null, readonly count: number }>, readonly workingDistribution: ReadonlyArray<{ readonly aboveMinutes: number, readonly upToMinutes: number | null, readonly count: number }> }, readonly resolve: { readonly distribution: ReadonlyArray<{ readonly aboveMinutes: number, readonly upToMinutes: number | null, readonly count: number }>, readonly workingDistribution: ReadonlyArray<{ readonly aboveMinutes: number, readonly upToMinutes: number | null, readonly count: number }> } } } };

export type StreetByDepartmentQueryVariables = Exact<{
  from: string;
  to: string;
  filter?: StatisticsFilter | null | undefined;
}>;


export type StreetByDepartmentQuery = { readonly responseTimeStatistics: { readonly cutOff: string, readonly rows: ReadonlyArray<{ readonly street: string | null, readonly streetName: string | null, readonly department: string | null, readonly departmentName: string | null, readonly summoned: number, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } }> } };

export type AssessmentMonthChangedSubscriptionVariables = Exact<{
  month: string;
}>;


export type AssessmentMonthChangedSubscription = { readonly assessmentDashboardChanged: { readonly cutOff: string } };

export type FigureSummonsesQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
  measure?: StatisticsMeasure | null | undefined;
  clock?: ClockName | null | undefined;
  verdict?: StatisticsVerdict | null | undefined;
  filter?: StatisticsFilter | null | undefined;
  scope?: ScoreScopeInput | null | undefined;
  cutOff?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type FigureSummonsesQuery = { readonly statisticsSummonses: { readonly cutOff: string, readonly edges: ReadonlyArray<{ readonly node: { readonly whistle: string, readonly title: string | null, readonly summons: number, readonly role: SummonsRole, readonly department: string, readonly departmentName: string, readonly street: string, readonly streetName: string, readonly categoryName: string, readonly kindName: string, readonly dispatchedAt: string, readonly count: number, readonly sentBack: number, readonly released: boolean, readonly wronglyCalled: boolean, readonly rating: number | null, readonly clocks: ReadonlyArray<{ readonly clock: ClockName, readonly verdict: StatisticsVerdict | null, readonly dueAt: string | null, readonly stoppedAt: string | null, readonly minutes: number | null, readonly workingMinutes: number | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ListedSummonsPartsFragment = { readonly whistle: string, readonly title: string | null, readonly summons: number, readonly role: SummonsRole, readonly department: string, readonly departmentName: string, readonly street: string, readonly streetName: string, readonly categoryName: string, readonly kindName: string, readonly dispatchedAt: string, readonly count: number, readonly sentBack: number, readonly released: boolean, readonly wronglyCalled: boolean, readonly rating: number | null, readonly clocks: ReadonlyArray<{ readonly clock: ClockName, readonly verdict: StatisticsVerdict | null, readonly dueAt: string | null, readonly stoppedAt: string | null, readonly minutes: number | null, readonly workingMinutes: number | null }> };

export type LedgerQueryVariables = Exact<{
  whistle: string;
  summons?: number | null | undefined;
  clock: DeadlineClock;
}>;


export type LedgerQuery = { readonly clockLedger: { readonly departmentName: string | null, readonly startedAt: string, readonly until: string, readonly dueAt: string | null, readonly verdict: ClockVerdict | null, readonly state: ClockState, readonly provisional: boolean, readonly rule: string, readonly allowanceMinutes: number | null, readonly countedMinutes: number, readonly naturalMinutes: number, readonly pausedMinutes: number, readonly remainingMinutes: number | null, readonly limit: { readonly value: number, readonly unit: string } | null, readonly calendar: { readonly publishedBy: string, readonly ownDays: string | null, readonly workingHours: ReadonlyArray<string>, readonly digest: string } | null, readonly events: ReadonlyArray<{ readonly at: string, readonly position: string, readonly revision: number, readonly text: string, readonly effect: ClockEffect, readonly dueBefore: string | null, readonly dueAfter: string | null }>, readonly moves: ReadonlyArray<{ readonly cause: ClockMoveCause, readonly reason: string, readonly at: string, readonly from: string | null, readonly to: string | null, readonly dueBefore: string | null, readonly dueAfter: string | null }>, readonly totals: ReadonlyArray<{ readonly why: ClockLedgerReason, readonly minutes: number, readonly countedMinutes: number }>, readonly segments: ReadonlyArray<{ readonly from: string, readonly to: string, readonly why: ClockLedgerReason, readonly name: string | null, readonly counted: boolean, readonly overdue: boolean, readonly minutes: number, readonly countedMinutes: number }> } | null };

export type PeriodsQueryVariables = Exact<{ [key: string]: never; }>;


export type PeriodsQuery = { readonly assessmentPeriods: ReadonlyArray<{ readonly id: string, readonly from: string, readonly to: string, readonly stage: PeriodStage, readonly edition: number, readonly cutOff: string | null, readonly contestUntil: string | null }> };

export type EditionPartsFragment = { readonly edition: number, readonly name: string | null, readonly reason: string | null, readonly publishedAt: string, readonly summonses: number, readonly resultDigest: string, readonly inputsDigest: string, readonly checkpointDigest: string | null, readonly undecided: ReadonlyArray<string> | null, readonly takenUp: ReadonlyArray<{ readonly whistle: string, readonly event: string }> | null };

export type PeriodQueryVariables = Exact<{
  id: string;
}>;


export type PeriodQuery = { readonly assessmentPeriod: { readonly id: string, readonly from: string, readonly to: string, readonly stage: PeriodStage, readonly edition: number, readonly cutOff: string | null, readonly contestUntil: string | null, readonly revision: number, readonly preliminary: { readonly edition: number, readonly name: string | null, readonly reason: string | null, readonly publishedAt: string, readonly summonses: number, readonly resultDigest: string, readonly inputsDigest: string, readonly checkpointDigest: string | null, readonly undecided: ReadonlyArray<string> | null, readonly takenUp: ReadonlyArray<{ readonly whistle: string, readonly event: string }> | null } | null, readonly editions: ReadonlyArray<{ readonly edition: number, readonly name: string | null, readonly reason: string | null, readonly publishedAt: string, readonly summonses: number, readonly resultDigest: string, readonly inputsDigest: string, readonly checkpointDigest: string | null, readonly undecided: ReadonlyArray<string> | null, readonly takenUp: ReadonlyArray<{ readonly whistle: string, readonly event: string }> | null }> } };

export type MakePeriodPreliminaryMutationVariables = Exact<{
  input: MakePeriodPreliminaryInput;
}>;


export type MakePeriodPreliminaryMutation = { readonly result:
    | { readonly periodId: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type PublishPeriodMutationVariables = Exact<{
  input: PublishPeriodInput;
}>;


export type PublishPeriodMutation = { readonly result:
    | { readonly periodId: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type RestatePeriodMutationVariables = Exact<{
  input: RestatePeriodInput;
}>;


export type RestatePeriodMutation = { readonly result:
    | { readonly periodId: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type WithdrawPreliminaryPeriodMutationVariables = Exact<{
  input: WithdrawPreliminaryPeriodInput;
}>;


export type WithdrawPreliminaryPeriodMutation = { readonly result:
    | { readonly periodId: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type AppealsQueryVariables = Exact<{
  outcome: AppealOutcome;
  subject?: AppealSubject | null | undefined;
  after?: string | null | undefined;
  afterPosition?: string | null | undefined;
}>;


export type AppealsQuery = { readonly appeals: { readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly summons: number, readonly appeal: number, readonly title: string, readonly department: string, readonly departmentName: string, readonly street: string, readonly streetName: string, readonly subject: AppealSubject, readonly clock: ClockName | null, readonly claimedAt: string | null, readonly ground: ExclusionGround | null, readonly reason: string, readonly outcome: AppealOutcome, readonly filedAt: string, readonly filedBy: string, readonly filedByName: string, readonly dueAt: string | null, readonly overdue: boolean, readonly endedAt: string | null, readonly decidedBecause: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AppealPartsFragment = { readonly whistleId: string, readonly summons: number, readonly appeal: number, readonly title: string, readonly department: string, readonly departmentName: string, readonly street: string, readonly streetName: string, readonly subject: AppealSubject, readonly clock: ClockName | null, readonly claimedAt: string | null, readonly ground: ExclusionGround | null, readonly reason: string, readonly outcome: AppealOutcome, readonly filedAt: string, readonly filedBy: string, readonly filedByName: string, readonly dueAt: string | null, readonly overdue: boolean, readonly endedAt: string | null, readonly decidedBecause: string | null };

export type AppealCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type AppealCountsQuery = { readonly appealStatistics: { readonly rows: ReadonlyArray<{ readonly subject: AppealSubject | null, readonly filed: number, readonly open: number, readonly upheld: number, readonly rejected: number, readonly withdrawn: number, readonly decidedLate: number }> } };

export type AppealEvidenceQueryVariables = Exact<{
  id: string;
  afterPosition?: string | null | undefined;
}>;


export type AppealEvidenceQuery = { readonly whistle: { readonly summonses: ReadonlyArray<{ readonly summons: number, readonly appeals: ReadonlyArray<{ readonly appeal: number, readonly recordedAt: string | null, readonly evidence: ReadonlyArray<{ readonly reference: string, readonly mediaType: string, readonly keptElsewhere: boolean }> }>, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> }> } | null };

export type FileAppealMutationVariables = Exact<{
  input: FileAppealInput;
}>;


export type FileAppealMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type DecideAppealMutationVariables = Exact<{
  input: DecideAppealInput;
}>;


export type DecideAppealMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type WithdrawAppealMutationVariables = Exact<{
  input: WithdrawAppealInput;
}>;


export type WithdrawAppealMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type DemandPartsFragment = { readonly carriedOver: number, readonly raised: number, readonly reopened: number, readonly closed: number, readonly withdrawn: number, readonly merged: number, readonly due: number, readonly inTime: number, readonly inTimeRate: number | null, readonly returned: number, readonly rewhistled: number, readonly answered: number, readonly satisfied: number };

export type MonthReportQueryVariables = Exact<{
  month: string;
}>;


export type MonthReportQuery = { readonly monthlyReport: { readonly month: string, readonly cutOff: string, readonly street: string | null, readonly demand: { readonly carriedOver: number, readonly raised: number, readonly reopened: number, readonly closed: number, readonly withdrawn: number, readonly merged: number, readonly due: number, readonly inTime: number, readonly inTimeRate: number | null, readonly returned: number, readonly rewhistled: number, readonly answered: number, readonly satisfied: number }, readonly demandBefore: { readonly carriedOver: number, readonly raised: number, readonly reopened: number, readonly closed: number, readonly withdrawn: number, readonly merged: number, readonly due: number, readonly inTime: number, readonly inTimeRate: number | null, readonly returned: number, readonly rewhistled: number, readonly answered: number, readonly satisfied: number }, readonly trend: ReadonlyArray<{ readonly month: string, readonly raised: number, readonly closed: number, readonly due: number, readonly inTime: number }>, readonly byClass: ReadonlyArray<{ readonly category: string, readonly categoryName: string, readonly raised: number }>, readonly byStreet: ReadonlyArray<{ readonly street: string, readonly streetName: string, readonly figures: { readonly carriedOver: number, readonly raised: number, readonly reopened: number, readonly closed: number, readonly withdrawn: number, readonly merged: number, readonly due: number, readonly inTime: number, readonly inTimeRate: number | null, readonly returned: number, readonly rewhistled: number, readonly answered: number, readonly satisfied: number } }>, readonly response: { readonly yellowCards: number, readonly redCards: number, readonly declined: number, readonly declineOverruled: number, readonly sentBack: number, readonly problemOrders: number, readonly notYetDue: number, readonly awaitingStreet: number, readonly excluded: number, readonly released: number, readonly summoned: number, readonly residentSatisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly acknowledge: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly contact: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly arrive: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly resolve: { readonly due: number, readonly onTime: number, readonly late: number, readonly overdue: number, readonly notYetDue: number, readonly onTimeRate: number | null, readonly p50: number | null, readonly p90: number | null, readonly p95: number | null, readonly workingP50: number | null, readonly workingP90: number | null, readonly workingP95: number | null, readonly onTimeInterval: { readonly low: number, readonly high: number } | null }, readonly previous: { readonly summoned: number, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly resolution: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly satisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } } | null, readonly response: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly resolution: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }, readonly satisfaction: { readonly numerator: number, readonly denominator: number, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null } }, readonly boards: ReadonlyArray<{ readonly kind: ScoredKind, readonly minimumSample: number, readonly rule: string, readonly ruleDigest: string, readonly ranked: ReadonlyArray<{ readonly department: string, readonly departmentName: string, readonly rank: number | null, readonly total: number | null, readonly sample: number }>, readonly unranked: ReadonlyArray<{ readonly department: string, readonly departmentName: string, readonly rank: number | null, readonly total: number | null, readonly sample: number }> }>, readonly meetings: { readonly called: number, readonly held: number, readonly onTime: number, readonly notHeld: number, readonly cancelled: number, readonly toCome: number }, readonly repeats: ReadonlyArray<{ readonly whistle: string, readonly address: string, readonly categoryName: string, readonly count: number }> | null } };

export type PlacePartsFragment = { readonly department: string, readonly departmentName: string, readonly rank: number | null, readonly total: number | null, readonly sample: number };

export type RulePartsFragment = { readonly pack: string, readonly version: string, readonly name: string, readonly effectiveFrom: string, readonly digest: string };

export type CardPartsFragment = { readonly department: string, readonly departmentName: string, readonly kind: ScoredKind, readonly sample: number, readonly minimumSample: number, readonly belowMinimumSample: boolean, readonly pooledMonths: ReadonlyArray<string>, readonly pooledSample: number, readonly interim: boolean, readonly total: number | null, readonly fullMarks: number, readonly rank: number | null, readonly boardSize: number, readonly band: string | null, readonly talk: boolean, readonly yellowCards: ReadonlyArray<string>, readonly redCards: ReadonlyArray<string>, readonly notYetDue: number, readonly awaitingStreet: number, readonly excluded: number, readonly succeededBy: ReadonlyArray<string>, readonly rule: { readonly pack: string, readonly version: string, readonly name: string, readonly effectiveFrom: string, readonly digest: string }, readonly indicators: ReadonlyArray<{ readonly id: string, readonly name: string, readonly method: IndicatorMethod, readonly weight: number, readonly points: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }> };

export type ScorecardsQueryVariables = Exact<{
  period: string;
  department?: string | null | undefined;
  edition?: number | null | undefined;
}>;


export type ScorecardsQuery = { readonly scorecards: { readonly stage: PeriodStage, readonly edition: number | null, readonly cutOff: string, readonly unscored: ReadonlyArray<{ readonly department: string, readonly departmentName: string, readonly sample: number }>, readonly cards: ReadonlyArray<{ readonly department: string, readonly departmentName: string, readonly kind: ScoredKind, readonly sample: number, readonly minimumSample: number, readonly belowMinimumSample: boolean, readonly pooledMonths: ReadonlyArray<string>, readonly pooledSample: number, readonly interim: boolean, readonly total: number | null, readonly fullMarks: number, readonly rank: number | null, readonly boardSize: number, readonly band: string | null, readonly talk: boolean, readonly yellowCards: ReadonlyArray<string>, readonly redCards: ReadonlyArray<string>, readonly notYetDue: number, readonly awaitingStreet: number, readonly excluded: number, readonly succeededBy: ReadonlyArray<string>, readonly rule: { readonly pack: string, readonly version: string, readonly name: string, readonly effectiveFrom: string, readonly digest: string }, readonly indicators: ReadonlyArray<{ readonly id: string, readonly name: string, readonly method: IndicatorMethod, readonly weight: number, readonly points: number | null, readonly numerator: number | null, readonly denominator: number | null, readonly rate: number | null, readonly interval: { readonly low: number, readonly high: number } | null }> }> } };

export type CountPartsFragment = { readonly name: string, readonly meaning: string, readonly measure: StatisticsMeasure, readonly value: number, readonly counted: number, readonly from: string, readonly to: string, readonly cutOff: string, readonly department: string | null, readonly street: string | null, readonly scope: { readonly categories: ReadonlyArray<string> | null, readonly channels: ReadonlyArray<IntakeChannel> | null, readonly kinds: ReadonlyArray<string> | null, readonly roles: ReadonlyArray<SummonsRole> | null } };

export type ExplainScoreQueryVariables = Exact<{
  organisation: string;
  period: string;
}>;


export type ExplainScoreQuery = { readonly explainScore: { readonly organisation: string, readonly organisationName: string, readonly kind: ScoredKind, readonly period: string, readonly cutOff: string, readonly total: number | null, readonly fullMarks: number, readonly calculation: string, readonly standing: string, readonly notes: ReadonlyArray<string>, readonly rule: { readonly pack: string, readonly version: string, readonly name: string, readonly effectiveFrom: string, readonly digest: string }, readonly beside: ReadonlyArray<{ readonly name: string, readonly meaning: string, readonly measure: StatisticsMeasure, readonly value: number, readonly counted: number, readonly from: string, readonly to: string, readonly cutOff: string, readonly department: string | null, readonly street: string | null, readonly scope: { readonly categories: ReadonlyArray<string> | null, readonly channels: ReadonlyArray<IntakeChannel> | null, readonly kinds: ReadonlyArray<string> | null, readonly roles: ReadonlyArray<SummonsRole> | null } }>, readonly caseMix: ReadonlyArray<{ readonly by: CaseMixBy, readonly value: string, readonly name: string, readonly summoned: number, readonly share: number, readonly districtShare: number }>, readonly parts: ReadonlyArray<{ readonly period: string, readonly sample: number, readonly total: number | null, readonly rule: { readonly pack: string, readonly version: string, readonly name: string, readonly effectiveFrom: string, readonly digest: string }, readonly indicators: ReadonlyArray<{ readonly calculation: string, readonly notes: ReadonlyArray<string>, readonly counts: ReadonlyArray<{ readonly name: string, readonly meaning: string, readonly measure: StatisticsMeasure, readonly value: number, readonly counted: number, readonly from: string, readonly to: string, readonly cutOff: string, readonly department: string | null, readonly street: string | null, readonly scope: { readonly categories: ReadonlyArray<string> | null, readonly channels: ReadonlyArray<IntakeChannel> | null, readonly kinds: ReadonlyArray<string> | null, readonly roles: ReadonlyArray<SummonsRole> | null } }>, readonly score: { readonly id: string, readonly name: string, readonly method: IndicatorMethod, readonly weight: number, readonly points: number | null, readonly interval: { readonly low: number, readonly high: number } | null } }> }> } | null };

export type RedBlackQueryVariables = Exact<{
  period: string;
  size: number;
}>;


export type RedBlackQuery = { readonly redBlackLists: { readonly cutOff: string, readonly lists: ReadonlyArray<{ readonly kind: ScoredKind, readonly ranked: number, readonly red: ReadonlyArray<{ readonly organisation: string, readonly organisationName: string, readonly rank: number | null, readonly total: number | null, readonly sample: number, readonly redCards: ReadonlyArray<string>, readonly yellowCards: ReadonlyArray<string> }>, readonly black: ReadonlyArray<{ readonly organisation: string, readonly organisationName: string, readonly rank: number | null, readonly total: number | null, readonly sample: number, readonly redCards: ReadonlyArray<string>, readonly yellowCards: ReadonlyArray<string> }> }> } };

export type ListedPartsFragment = { readonly organisation: string, readonly organisationName: string, readonly rank: number | null, readonly total: number | null, readonly sample: number, readonly redCards: ReadonlyArray<string>, readonly yellowCards: ReadonlyArray<string> };

export type WhatIfQueryVariables = Exact<{
  period: string;
  rules: string;
}>;


export type WhatIfQuery = { readonly whatIfScores: { readonly period: string, readonly compared: number, readonly rise: number, readonly fall: number, readonly begin: number, readonly end: number, readonly rulesDigest: string, readonly resultDigest: string, readonly moves: ReadonlyArray<{ readonly department: string, readonly kind: string, readonly change: number | null, readonly totalBefore: number | null, readonly totalAfter: number | null, readonly rankBefore: number | null, readonly rankAfter: number | null, readonly because: ReadonlyArray<{ readonly name: string, readonly before: number | null, readonly after: number | null, readonly change: number }> }> } };

export type SignalsQueryVariables = Exact<{
  month: string;
}>;


export type SignalsQuery = { readonly assessmentSignals: { readonly signals: ReadonlyArray<{ readonly kind: AssessmentSignalKind, readonly text: string, readonly total: number, readonly whistles: ReadonlyArray<string> }> } };

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

export type CentreTasksQueryVariables = Exact<{
  filter?: CentreWorkListFilter | null | undefined;
  after?: string | null | undefined;
  afterPosition?: string | null | undefined;
}>;


export type CentreTasksQuery = { readonly commandCentreWorkList: { readonly edges: ReadonlyArray<{ readonly node: { readonly task: CommandCentreTaskKind, readonly authority: Authority, readonly whistleId: string, readonly summons: number | null, readonly title: string, readonly address: string, readonly streetName: string, readonly departmentName: string | null, readonly kindName: string, readonly reason: string | null, readonly since: string, readonly dueAt: string | null, readonly overdue: boolean, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type CentreTaskItemFragment = { readonly task: CommandCentreTaskKind, readonly authority: Authority, readonly whistleId: string, readonly summons: number | null, readonly title: string, readonly address: string, readonly streetName: string, readonly departmentName: string | null, readonly kindName: string, readonly reason: string | null, readonly since: string, readonly dueAt: string | null, readonly overdue: boolean, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> };

export type CentreCountsQueryVariables = Exact<{
  afterPosition?: string | null | undefined;
}>;


export type CentreCountsQuery = { readonly centreWorkCounts: { readonly tasks: ReadonlyArray<{ readonly task: CommandCentreTaskKind, readonly authority: Authority, readonly count: number | null, readonly overdue: number | null }> } };

export type DistrictNowQueryVariables = Exact<{
  afterPosition?: string | null | undefined;
}>;


export type DistrictNowQuery = { readonly districtNow: { readonly open: number, readonly overdue: number, readonly summonses: { readonly open: number, readonly overdue: number, readonly declined: number, readonly paused: number, readonly yellow: number, readonly red: number } } };

export type DistrictChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DistrictChangedSubscription = { readonly districtChanged: { readonly position: string, readonly whistleId: string } };

export type OverdueSummonsesQueryVariables = Exact<{
  department?: string | null | undefined;
  street?: string | null | undefined;
  after?: string | null | undefined;
  afterPosition?: string | null | undefined;
}>;


export type OverdueSummonsesQuery = { readonly overdueSummonses: { readonly totalCount: number | null, readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly summons: number, readonly title: string, readonly address: string, readonly streetName: string, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly nextClock: ClockName | null, readonly nextDueAt: string | null, readonly card: CardColour | null, readonly supervision: SupervisionStep | null, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type AllOverdueQueryVariables = Exact<{
  department?: string | null | undefined;
  street?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type AllOverdueQuery = { readonly overdueSummonses: { readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly summons: number, readonly title: string, readonly departmentName: string } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type OverdueItemFragment = { readonly whistleId: string, readonly summons: number, readonly title: string, readonly address: string, readonly streetName: string, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly nextClock: ClockName | null, readonly nextDueAt: string | null, readonly card: CardColour | null, readonly supervision: SupervisionStep | null };

export type WhistleAskedQueryVariables = Exact<{
  id: string;
}>;


export type WhistleAskedQuery = { readonly whistle: { readonly title: string, readonly category: string, readonly street: string, readonly place: { readonly longitude: number | null, readonly latitude: number | null }, readonly call: { readonly lead: { readonly id: string }, readonly assisting: ReadonlyArray<{ readonly id: string }>, readonly informed: ReadonlyArray<{ readonly id: string }> } | null, readonly summonses: ReadonlyArray<{ readonly summons: number, readonly department: string, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly decline: { readonly reason: string, readonly legalBasis: string } | null, readonly extensions: ReadonlyArray<{ readonly outcome: ExtensionOutcome, readonly reason: string, readonly extension: { readonly value: number, readonly unit: string } }>, readonly pauseRequests: ReadonlyArray<{ readonly outcome: ExtensionOutcome, readonly reason: string, readonly until: string }>, readonly supervisions: ReadonlyArray<{ readonly at: string, readonly step: SupervisionStep, readonly reason: string, readonly answer: { readonly at: string, readonly plan: string, readonly doneBy: string } | null }> }> } | null };

export type PrecedentsQueryVariables = Exact<{
  category?: string | null | undefined;
  department?: string | null | undefined;
}>;


export type PrecedentsQuery = { readonly declinePrecedents: { readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly summons: number, readonly title: string, readonly outcome: DeclineRuling, readonly departmentName: string, readonly replacementName: string | null, readonly rulingReason: string, readonly ruledAt: string } }> } };

export type MergeTargetsQueryVariables = Exact<{
  street: string;
  text?: string | null | undefined;
}>;


export type MergeTargetsQuery = { readonly streetWorkList: { readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly title: string, readonly address: string, readonly raisedAt: string } }> } };

export type RosterQueryVariables = Exact<{
  organisation: string;
  month: string;
}>;


export type RosterQuery = { readonly dutyRoster: { readonly overlaps: ReadonlyArray<number>, readonly unstaffed: ReadonlyArray<number>, readonly duties: ReadonlyArray<{ readonly duty: number, readonly post: string, readonly from: string, readonly to: string, readonly person: { readonly id: string, readonly name: string, readonly phone: string | null } }>, readonly gaps: ReadonlyArray<{ readonly from: string, readonly to: string }> }, readonly onDuty: ReadonlyArray<{ readonly duty: number, readonly post: string, readonly from: string, readonly to: string, readonly person: { readonly id: string, readonly name: string, readonly phone: string | null } }> };

export type DutyPartsFragment = { readonly duty: number, readonly post: string, readonly from: string, readonly to: string, readonly person: { readonly id: string, readonly name: string, readonly phone: string | null } };

export type StaffQueryVariables = Exact<{
  organisation: string;
}>;


export type StaffQuery = { readonly people: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly post: string | null } }> } };

export type AssignDutiesMutationVariables = Exact<{
  input: AssignDutiesInput;
}>;


export type AssignDutiesMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type WithdrawDutyMutationVariables = Exact<{
  input: WithdrawDutyInput;
}>;


export type WithdrawDutyMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type OpenWhistlesQueryVariables = Exact<{
  filter?: OpenWhistlesFilter | null | undefined;
  sort: StreetWorkListSort;
  first: number;
  after?: string | null | undefined;
  afterPosition?: string | null | undefined;
}>;


export type OpenWhistlesQuery = { readonly openWhistles: { readonly totalCount: number | null, readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly title: string, readonly address: string, readonly streetName: string, readonly level: WhistleLevel, readonly stage: WhistleStage, readonly status: WhistleStatus, readonly card: CardColour | null, readonly dueAt: string | null, readonly overdue: boolean, readonly raisedAt: string, readonly raisedByName: string, readonly departments: ReadonlyArray<{ readonly summons: number, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly overdue: boolean, readonly paused: boolean, readonly declined: boolean, readonly ratingWanted: boolean }> } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type OpenItemFragment = { readonly whistleId: string, readonly title: string, readonly address: string, readonly streetName: string, readonly level: WhistleLevel, readonly stage: WhistleStage, readonly status: WhistleStatus, readonly card: CardColour | null, readonly dueAt: string | null, readonly overdue: boolean, readonly raisedAt: string, readonly raisedByName: string, readonly departments: ReadonlyArray<{ readonly summons: number, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly overdue: boolean, readonly paused: boolean, readonly declined: boolean, readonly ratingWanted: boolean }> };

export type ConsultationsQueryVariables = Exact<{
  after?: string | null | undefined;
  status?: ConsultationStatus | null | undefined;
  afterPosition?: string | null | undefined;
}>;


export type ConsultationsQuery = { readonly consultations: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly agencyName: string, readonly department: string, readonly departmentName: string, readonly change: PostChange, readonly post: string, readonly candidate: string, readonly status: ConsultationStatus, readonly askedAt: string, readonly answerBy: string, readonly silenceConsentsBy: string | null, readonly followed: boolean | null, readonly answerReason: string | null, readonly withdrawnBecause: string | null, readonly opinions: ReadonlyArray<{ readonly street: string, readonly streetName: string, readonly opinion: StreetOpinion | null, readonly reason: string | null, readonly late: boolean, readonly signatory: string | null, readonly signatoryPost: string | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ConsultationPartsFragment = { readonly id: string, readonly agencyName: string, readonly department: string, readonly departmentName: string, readonly change: PostChange, readonly post: string, readonly candidate: string, readonly status: ConsultationStatus, readonly askedAt: string, readonly answerBy: string, readonly silenceConsentsBy: string | null, readonly followed: boolean | null, readonly answerReason: string | null, readonly withdrawnBecause: string | null, readonly opinions: ReadonlyArray<{ readonly street: string, readonly streetName: string, readonly opinion: StreetOpinion | null, readonly reason: string | null, readonly late: boolean, readonly signatory: string | null, readonly signatoryPost: string | null }> };

export type DossierQueryVariables = Exact<{
  id: string;
}>;


export type DossierQuery = { readonly consultation: { readonly id: string, readonly text: string } | null };

export type ConsultationChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ConsultationChoicesQuery = { readonly organisations: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: OrganisationKind, readonly parent: string | null, readonly active: boolean }> };

export type AskOpinionsMutationVariables = Exact<{
  input: AskOpinionsInput;
}>;


export type AskOpinionsMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type GiveOpinionMutationVariables = Exact<{
  input: GiveOpinionInput;
}>;


export type GiveOpinionMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type AnswerOpinionsMutationVariables = Exact<{
  input: AnswerOpinionsInput;
}>;


export type AnswerOpinionsMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type WithdrawConsultationMutationVariables = Exact<{
  input: WithdrawConsultationInput;
}>;


export type WithdrawConsultationMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type JointMeetingsQueryVariables = Exact<{
  after?: string | null | undefined;
  status?: JointMeetingStatus | null | undefined;
  whistle?: string | null | undefined;
  afterPosition?: string | null | undefined;
}>;


export type JointMeetingsQuery = { readonly jointMeetings: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly title: string, readonly level: JointMeetingLevel, readonly status: JointMeetingStatus, readonly startsAt: string, readonly place: string, readonly organiserName: string, readonly participants: ReadonlyArray<{ readonly organisation: string, readonly attended: boolean }>, readonly decisions: ReadonlyArray<{ readonly no: number }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type JointMeetingQueryVariables = Exact<{
  id: string;
}>;


export type JointMeetingQuery = { readonly jointMeeting: { readonly id: string, readonly title: string, readonly level: JointMeetingLevel, readonly status: JointMeetingStatus, readonly startsAt: string, readonly place: string, readonly agenda: string, readonly organiserName: string, readonly calledAt: string, readonly cancelledAt: string | null, readonly cancelReason: string | null, readonly whistles: ReadonlyArray<string>, readonly participants: ReadonlyArray<{ readonly organisation: string, readonly name: string, readonly invited: boolean, readonly attended: boolean, readonly persons: ReadonlyArray<string> }>, readonly decisions: ReadonlyArray<{ readonly no: number, readonly decision: string, readonly whistle: string | null, readonly departmentName: string | null, readonly dueAt: string | null }>, readonly minutes: { readonly at: string, readonly text: string, readonly evidence: ReadonlyArray<{ readonly reference: string, readonly mediaType: string, readonly keptElsewhere: boolean }> } | null, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> } | null };

export type WhistlesNamedQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type WhistlesNamedQuery = { readonly whistles: ReadonlyArray<{ readonly id: string, readonly title: string } | null> };

export type MeetingChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type MeetingChoicesQuery = { readonly organisations: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: OrganisationKind, readonly parent: string | null, readonly active: boolean }> };

export type OpenOfStreetQueryVariables = Exact<{
  street: string;
  text?: string | null | undefined;
}>;


export type OpenOfStreetQuery = { readonly streetWorkList: { readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly title: string, readonly streetName: string } }> } };

export type OpenOfDistrictQueryVariables = Exact<{
  text?: string | null | undefined;
}>;


export type OpenOfDistrictQuery = { readonly openWhistles: { readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly title: string, readonly streetName: string } }> } };

export type CallMeetingMutationVariables = Exact<{
  input: CallMeetingInput;
}>;


export type CallMeetingMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly meetingId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type RecordAttendanceMutationVariables = Exact<{
  input: RecordAttendanceInput;
}>;


export type RecordAttendanceMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly meetingId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type DecideAtMeetingMutationVariables = Exact<{
  input: DecideAtMeetingInput;
}>;


export type DecideAtMeetingMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly meetingId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type FileMinutesMutationVariables = Exact<{
  input: FileMinutesInput;
}>;


export type FileMinutesMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly meetingId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type CancelMeetingMutationVariables = Exact<{
  input: CancelMeetingInput;
}>;


export type CancelMeetingMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly meetingId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

export type MyNoticesQueryVariables = Exact<{
  unreadOnly: boolean;
  after?: string | null | undefined;
}>;


export type MyNoticesQuery = { readonly myNotices: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly kind: NoticeKind, readonly title: string, readonly text: string, readonly whistleId: string, readonly urgent: boolean, readonly reactBy: string | null, readonly at: string, readonly over: string | null, readonly readAt: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type UnreadNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadNoticesQuery = { readonly myUnreadNotices: number };

export type MarkNoticesReadMutationVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type MarkNoticesReadMutation = { readonly markNoticesRead: number };

export type NoticeReceivedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type NoticeReceivedSubscription = { readonly noticeReceived: { readonly id: string } };

export type NoticeSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticeSettingsQuery = { readonly noticeSettings: { readonly mine: { readonly muted: ReadonlyArray<NoticeKind>, readonly bundleMinutes: number, readonly quietHours: { readonly from: string, readonly to: string } | null }, readonly preferences: { readonly muted: ReadonlyArray<NoticeKind>, readonly bundleMinutes: number, readonly quietHours: { readonly from: string, readonly to: string } | null } } };

export type PreferencePartsFragment = { readonly muted: ReadonlyArray<NoticeKind>, readonly bundleMinutes: number, readonly quietHours: { readonly from: string, readonly to: string } | null };

export type SetNoticePreferencesMutationVariables = Exact<{
  input: SetNoticePreferencesInput;
}>;


export type SetNoticePreferencesMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly revision: number }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
   };

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

export type OfferSecondFactorMutationVariables = Exact<{
  input: OfferSecondFactorInput;
}>;


export type OfferSecondFactorMutation = { readonly result:
    | { readonly secret: string, readonly uri: string }
    | { readonly code: string, readonly message: string }
   };

export type ConfirmSecondFactorMutationVariables = Exact<{
  input: ConfirmSecondFactorInput;
}>;


export type ConfirmSecondFactorMutation = { readonly result:
    | { readonly recoveryCodes: ReadonlyArray<string> }
    | { readonly code: string, readonly message: string }
   };

export type MySessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MySessionsQuery = { readonly mySessions: ReadonlyArray<{ readonly id: string, readonly openedAt: string, readonly renewedAt: string, readonly until: string, readonly device: string, readonly network: string, readonly kept: boolean, readonly current: boolean }> };

export type EndSessionMutationVariables = Exact<{
  session: string;
}>;


export type EndSessionMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly count: number }
   };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly count: number }
   };

export type WallNowQueryVariables = Exact<{
  afterPosition?: string | null | undefined;
}>;


export type WallNowQuery = { readonly districtNow: { readonly open: number, readonly overdue: number, readonly summonses: { readonly open: number, readonly overdue: number, readonly paused: number, readonly declined: number, readonly yellow: number, readonly red: number, readonly statuses: ReadonlyArray<{ readonly status: SummonsStatus, readonly count: number, readonly overdue: number }> }, readonly byStreet: ReadonlyArray<{ readonly street: string, readonly streetName: string, readonly open: number, readonly overdue: number }>, readonly longestWaiting: ReadonlyArray<{ readonly whistleId: string, readonly streetName: string, readonly kindName: string, readonly categoryName: string, readonly level: WhistleLevel, readonly card: CardColour | null, readonly raisedAt: string, readonly dueAt: string | null, readonly overdue: boolean }>, readonly freshness: { readonly asOf: string, readonly lagSeconds: number } } };

export type WallTodayQueryVariables = Exact<{ [key: string]: never; }>;


export type WallTodayQuery = { readonly blowsToday: { readonly day: string, readonly hours: ReadonlyArray<{ readonly hour: number, readonly count: number }> } };

export type WallMonthQueryVariables = Exact<{
  month: string;
}>;


export type WallMonthQuery = { readonly districtMonth: { readonly month: string, readonly totals: { readonly summoned: number, readonly resolved: number, readonly acknowledge: { readonly onTime: number, readonly due: number, readonly onTimeRate: number | null }, readonly arrive: { readonly onTime: number, readonly due: number, readonly onTimeRate: number | null }, readonly resolve: { readonly onTime: number, readonly due: number, readonly onTimeRate: number | null } } }, readonly deadlineRiskCounts: ReadonlyArray<{ readonly from: number, readonly count: number }> };

export type WallClockFragment = { readonly onTime: number, readonly due: number, readonly onTimeRate: number | null };

export type WallChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WallChangedSubscription = { readonly districtChanged: { readonly position: string } };

export type MapBoundariesQueryVariables = Exact<{ [key: string]: never; }>;


export type MapBoundariesQuery = { readonly organisations: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: OrganisationKind, readonly parent: string | null, readonly boundary: string | null }> };

export type MapWhistlesQueryVariables = Exact<{
  filter?: OpenWhistlesFilter | null | undefined;
  after?: string | null | undefined;
  afterPosition?: string | null | undefined;
}>;


export type MapWhistlesQuery = { readonly openWhistles: { readonly edges: ReadonlyArray<{ readonly node: { readonly whistleId: string, readonly title: string, readonly address: string, readonly street: string, readonly streetName: string, readonly status: WhistleStatus, readonly stage: WhistleStage, readonly card: CardColour | null, readonly dueAt: string | null, readonly overdue: boolean, readonly longitude: number | null, readonly latitude: number | null } }>, readonly pageInfo: { readonly endCursor: string | null, readonly hasNextPage: boolean } } };

export type MapItemFragment = { readonly whistleId: string, readonly title: string, readonly address: string, readonly street: string, readonly streetName: string, readonly status: WhistleStatus, readonly stage: WhistleStage, readonly card: CardColour | null, readonly dueAt: string | null, readonly overdue: boolean, readonly longitude: number | null, readonly latitude: number | null };

export type MapChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MapChangedSubscription = { readonly districtChanged: { readonly whistleId: string, readonly whistle: { readonly whistleId: string, readonly title: string, readonly address: string, readonly street: string, readonly streetName: string, readonly status: WhistleStatus, readonly stage: WhistleStage, readonly card: CardColour | null, readonly dueAt: string | null, readonly overdue: boolean, readonly longitude: number | null, readonly latitude: number | null } | null } };

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

export type ApproveWhistleMutationVariables = Exact<{
  input: ApproveWhistleInput;
}>;


export type ApproveWhistleMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type ReturnWhistleMutationVariables = Exact<{
  input: ReturnWhistleInput;
}>;


export type ReturnWhistleMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type DispatchWhistleMutationVariables = Exact<{
  input: DispatchWhistleInput;
}>;


export type DispatchWhistleMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type UpholdDeclineMutationVariables = Exact<{
  input: UpholdDeclineInput;
}>;


export type UpholdDeclineMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type OverruleDeclineMutationVariables = Exact<{
  input: OverruleDeclineInput;
}>;


export type OverruleDeclineMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type SuperviseSummonsMutationVariables = Exact<{
  input: SuperviseSummonsInput;
}>;


export type SuperviseSummonsMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type PauseClockMutationVariables = Exact<{
  input: PauseClockInput;
}>;


export type PauseClockMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type ResumeClockMutationVariables = Exact<{
  input: ResumeClockInput;
}>;


export type ResumeClockMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type RefusePauseMutationVariables = Exact<{
  input: RefusePauseInput;
}>;


export type RefusePauseMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type GrantExtensionMutationVariables = Exact<{
  input: GrantExtensionInput;
}>;


export type GrantExtensionMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type RefuseExtensionMutationVariables = Exact<{
  input: RefuseExtensionInput;
}>;


export type RefuseExtensionMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type ReplaceDepartmentMutationVariables = Exact<{
  input: ReplaceDepartmentInput;
}>;


export type ReplaceDepartmentMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type SummonDepartmentMutationVariables = Exact<{
  input: SummonDepartmentInput;
}>;


export type SummonDepartmentMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type WithdrawDepartmentMutationVariables = Exact<{
  input: WithdrawDepartmentInput;
}>;


export type WithdrawDepartmentMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type MergeWhistleMutationVariables = Exact<{
  input: MergeWhistleInput;
}>;


export type MergeWhistleMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

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

export type StreetFormQueryVariables = Exact<{
  id: string;
}>;


export type StreetFormQuery = { readonly whistle: { readonly id: string, readonly street: string, readonly stage: WhistleStage, readonly call: { readonly lead: { readonly id: string, readonly name: string }, readonly assisting: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly informed: ReadonlyArray<{ readonly id: string, readonly name: string }> } | null, readonly timeline: ReadonlyArray<{ readonly type: string, readonly text: string }>, readonly enforcements: ReadonlyArray<{ readonly enforcement: number, readonly plan: string, readonly startsAt: string, readonly concludedAt: string | null, readonly departments: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly summonses: ReadonlyArray<{ readonly summons: number, readonly department: string, readonly departmentName: string, readonly status: SummonsStatus, readonly role: SummonsRole }> } | null };

export type CallableQueryVariables = Exact<{ [key: string]: never; }>;


export type CallableQuery = { readonly organisations: ReadonlyArray<{ readonly id: string, readonly name: string, readonly kind: OrganisationKind, readonly parent: string | null, readonly active: boolean }> };

export type ContactLooksQueryVariables = Exact<{
  id: string;
}>;


export type ContactLooksQuery = { readonly contactLooks: ReadonlyArray<{ readonly at: string, readonly account: string, readonly organisationName: string, readonly reason: string }> };

export type ConfirmInitiativeMutationVariables = Exact<{
  input: ConfirmInitiativeInput;
}>;


export type ConfirmInitiativeMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type ResubmitWhistleMutationVariables = Exact<{
  input: ResubmitWhistleInput;
}>;


export type ResubmitWhistleMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type WithdrawWhistleMutationVariables = Exact<{
  input: WithdrawWhistleInput;
}>;


export type WithdrawWhistleMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type ReopenWhistleMutationVariables = Exact<{
  input: ReopenWhistleInput;
}>;


export type ReopenWhistleMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type RecordResidentSatisfactionMutationVariables = Exact<{
  input: RecordResidentSatisfactionInput;
}>;


export type RecordResidentSatisfactionMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type CallJointEnforcementMutationVariables = Exact<{
  input: CallJointEnforcementInput;
}>;


export type CallJointEnforcementMutation = { readonly result:
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly code: string, readonly message: string }
    | { readonly whistleId: string, readonly position: string }
    | { readonly code: string, readonly message: string }
   };

export type ConcludeJointEnforcementMutationVariables = Exact<{
  input: ConcludeJointEnforcementInput;
}>;


export type ConcludeJointEnforcementMutation = { readonly result:
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


export type WhistleQuery = { readonly whistle: { readonly id: string, readonly title: string, readonly description: string, readonly category: string, readonly categoryName: string, readonly channel: IntakeChannel, readonly kindName: string, readonly level: WhistleLevel, readonly stage: WhistleStage, readonly status: WhistleStatus, readonly street: string, readonly streetName: string, readonly raisedAt: string, readonly raisedByName: string, readonly closedAt: string | null, readonly withdrawnAt: string | null, readonly revision: number, readonly place: { readonly address: string, readonly longitude: number | null, readonly latitude: number | null }, readonly contact: { readonly name: string, readonly phone: string } | null, readonly overall: { readonly dueAt: string } | null, readonly gate: { readonly clock: DeadlineClock, readonly dueAt: string | null, readonly overdue: boolean, readonly post: string | null } | null, readonly related: ReadonlyArray<{ readonly whistleId: string, readonly title: string, readonly relation: WhistleRelation }>, readonly initiation: { readonly awaiting: ReadonlyArray<string> } | null, readonly residentSatisfaction: { readonly at: string, readonly channel: SatisfactionChannel, readonly satisfaction: number, readonly comment: string | null } | null, readonly enforcements: ReadonlyArray<{ readonly enforcement: number, readonly plan: string, readonly startsAt: string, readonly concludedAt: string | null, readonly findings: string | null, readonly measures: string | null, readonly departments: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly attended: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }>, readonly summonses: ReadonlyArray<{ readonly summons: number, readonly department: string, readonly departmentName: string, readonly role: SummonsRole, readonly status: SummonsStatus, readonly nextClock: ClockName | null, readonly nextDueAt: string | null, readonly overdue: boolean, readonly paused: boolean, readonly sentBack: number, readonly contactedAt: string | null, readonly arrivalConfirmedAt: string | null, readonly reportedAt: string | null, readonly arrival: { readonly at: string, readonly deviceAt: string | null, readonly person: string, readonly state: ArrivalState, readonly judgedAt: string, readonly judgedBy: ArrivalJudge, readonly disputedBecause: string | null, readonly location: { readonly latitude: number, readonly longitude: number, readonly accuracyMetres: number } | null } | null, readonly pauseRequests: ReadonlyArray<{ readonly at: string, readonly until: string, readonly reason: string, readonly outcome: ExtensionOutcome, readonly refusedBecause: string | null }>, readonly supervisions: ReadonlyArray<{ readonly at: string, readonly step: SupervisionStep, readonly reason: string, readonly answer: { readonly at: string, readonly plan: string, readonly doneBy: string } | null }>, readonly decline: { readonly reason: string, readonly legalBasis: string, readonly outcome: DeclineOutcome, readonly rulingDueAt: string | null, readonly ruledBecause: string | null } | null, readonly rating: { readonly satisfaction: number, readonly responseSpeed: number, readonly cooperation: number, readonly implementation: number, readonly comment: string | null } | null, readonly clocks: ReadonlyArray<{ readonly name: ClockName, readonly dueAt: string | null, readonly stoppedAt: string | null, readonly verdict: ClockVerdict | null, readonly elapsedMinutes: number, readonly provisional: boolean }>, readonly streetClocks: ReadonlyArray<{ readonly name: StreetClock, readonly dueAt: string, readonly stoppedAt: string | null, readonly overdue: boolean }>, readonly actions: ReadonlyArray<{ readonly action: string, readonly possible: boolean, readonly code: string | null, readonly reason: string | null }> }>, readonly timeline: ReadonlyArray<{ readonly at: string, readonly revision: number, readonly type: string, readonly text: string, readonly evidence: ReadonlyArray<{ readonly reference: string, readonly mediaType: string, readonly keptElsewhere: boolean }> }> } | null };

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
export const AccountRowFragmentText = new TypedDocumentString<AccountRowFragment, unknown>(`fragment AccountRow on AccountStanding{username displayName role organisation posts organisationRetired closed secondFactor passwordInitial lastSignIn{day device network}}`, {"fragmentName":"AccountRow"});
export const KeyRowFragmentText = new TypedDocumentString<KeyRowFragment, unknown>(`fragment KeyRow on ApiKey{id name account role organisation scope operations networks createdAt expiresAt lastUsedAt earlierUntil revoked}`, {"fragmentName":"KeyRow"});
export const OrganisationRowFragmentText = new TypedDocumentString<OrganisationRowFragment, unknown>(`fragment OrganisationRow on Organisation{id kind name parent active since until}`, {"fragmentName":"OrganisationRow"});
export const PersonRowFragmentText = new TypedDocumentString<PersonRowFragment, unknown>(`fragment PersonRow on Person{id name organisation post phone account}`, {"fragmentName":"PersonRow"});
export const DeliveryRowFragmentText = new TypedDocumentString<DeliveryRowFragment, unknown>(`fragment DeliveryRow on NoticeDelivery{id target title whistleId state createdAt notBefore settledAt error attempts{at sent status tookMs error}}`, {"fragmentName":"DeliveryRow"});
export const AuditRowFragmentText = new TypedDocumentString<AuditRowFragment, unknown>(`fragment AuditRow on AuditLine{kind at count account organisation address code operations}`, {"fragmentName":"AuditRow"});
export const SharePartsFragmentText = new TypedDocumentString<SharePartsFragment, unknown>(`fragment ShareParts on StatisticsShare{numerator denominator rate interval{low high}}`, {"fragmentName":"ShareParts"});
export const RatesPartsFragmentText = new TypedDocumentString<RatesPartsFragment, unknown>(`fragment RatesParts on ResponseStatisticsRow{summoned response{...ShareParts}resolution{...ShareParts}satisfaction{...ShareParts}}fragment ShareParts on StatisticsShare{numerator denominator rate interval{low high}}`, {"fragmentName":"RatesParts"});
export const ClockPartsFragmentText = new TypedDocumentString<ClockPartsFragment, unknown>(`fragment ClockParts on ClockStatisticsType{due onTime late overdue notYetDue onTimeRate onTimeInterval{low high}p50 p90 p95 workingP50 workingP90 workingP95}`, {"fragmentName":"ClockParts"});
export const TotalsPartsFragmentText = new TypedDocumentString<TotalsPartsFragment, unknown>(`fragment TotalsParts on ResponseStatisticsRow{...RatesParts residentSatisfaction{...ShareParts}acknowledge{...ClockParts}contact{...ClockParts}arrive{...ClockParts}resolve{...ClockParts}yellowCards redCards declined declineOverruled sentBack problemOrders notYetDue awaitingStreet excluded released previous{...RatesParts}}fragment ShareParts on StatisticsShare{numerator denominator rate interval{low high}}fragment ClockParts on ClockStatisticsType{due onTime late overdue notYetDue onTimeRate onTimeInterval{low high}p50 p90 p95 workingP50 workingP90 workingP95}fragment RatesParts on ResponseStatisticsRow{summoned response{...ShareParts}resolution{...ShareParts}satisfaction{...ShareParts}}`, {"fragmentName":"TotalsParts"});
export const StepPartsFragmentText = new TypedDocumentString<StepPartsFragment, unknown>(`fragment StepParts on StreetStepStatistics{due onTime onTimeRate}`, {"fragmentName":"StepParts"});
export const StreetStepsPartsFragmentText = new TypedDocumentString<StreetStepsPartsFragment, unknown>(`fragment StreetStepsParts on ResponseStatisticsRow{street streetName firstCalls firstCallsStood dispatchAccuracy confirmArrival{...StepParts}verify{...StepParts}rate{...StepParts}}fragment StepParts on StreetStepStatistics{due onTime onTimeRate}`, {"fragmentName":"StreetStepsParts"});
export const StepsPartsFragmentText = new TypedDocumentString<StepsPartsFragment, unknown>(`fragment StepsParts on ClockStatisticsType{distribution{aboveMinutes upToMinutes count}workingDistribution{aboveMinutes upToMinutes count}}`, {"fragmentName":"StepsParts"});
export const ListedSummonsPartsFragmentText = new TypedDocumentString<ListedSummonsPartsFragment, unknown>(`fragment ListedSummonsParts on ListedSummons{whistle title summons role department departmentName street streetName categoryName kindName dispatchedAt count sentBack released wronglyCalled rating clocks{clock verdict dueAt stoppedAt minutes workingMinutes}}`, {"fragmentName":"ListedSummonsParts"});
export const EditionPartsFragmentText = new TypedDocumentString<EditionPartsFragment, unknown>(`fragment EditionParts on PeriodEdition{edition name reason publishedAt summonses resultDigest inputsDigest checkpointDigest undecided takenUp{whistle event}}`, {"fragmentName":"EditionParts"});
export const AppealPartsFragmentText = new TypedDocumentString<AppealPartsFragment, unknown>(`fragment AppealParts on AppealItem{whistleId summons appeal title department departmentName street streetName subject clock claimedAt ground reason outcome filedAt filedBy filedByName dueAt overdue endedAt decidedBecause}`, {"fragmentName":"AppealParts"});
export const DemandPartsFragmentText = new TypedDocumentString<DemandPartsFragment, unknown>(`fragment DemandParts on DemandFigures{carriedOver raised reopened closed withdrawn merged due inTime inTimeRate returned rewhistled answered satisfied}`, {"fragmentName":"DemandParts"});
export const PlacePartsFragmentText = new TypedDocumentString<PlacePartsFragment, unknown>(`fragment PlaceParts on BoardPlace{department departmentName rank total sample}`, {"fragmentName":"PlaceParts"});
export const RulePartsFragmentText = new TypedDocumentString<RulePartsFragment, unknown>(`fragment RuleParts on ScoreRuleVersion{pack version name effectiveFrom digest}`, {"fragmentName":"RuleParts"});
export const CardPartsFragmentText = new TypedDocumentString<CardPartsFragment, unknown>(`fragment CardParts on Scorecard{department departmentName kind sample minimumSample belowMinimumSample pooledMonths pooledSample interim total fullMarks rank boardSize band talk yellowCards redCards notYetDue awaitingStreet excluded succeededBy rule{...RuleParts}indicators{id name method weight points numerator denominator rate interval{low high}}}fragment RuleParts on ScoreRuleVersion{pack version name effectiveFrom digest}`, {"fragmentName":"CardParts"});
export const CountPartsFragmentText = new TypedDocumentString<CountPartsFragment, unknown>(`fragment CountParts on ExplainedCount{name meaning measure value counted from to cutOff department street scope{categories channels kinds roles}}`, {"fragmentName":"CountParts"});
export const ListedPartsFragmentText = new TypedDocumentString<ListedPartsFragment, unknown>(`fragment ListedParts on ListedOrganisation{organisation organisationName rank total sample redCards yellowCards}`, {"fragmentName":"ListedParts"});
export const LimitPartsFragmentText = new TypedDocumentString<LimitPartsFragment, unknown>(`fragment LimitParts on Limit{value unit}`, {"fragmentName":"LimitParts"});
export const ActionPartsFragmentText = new TypedDocumentString<ActionPartsFragment, unknown>(`fragment ActionParts on Action{action possible code reason}`, {"fragmentName":"ActionParts"});
export const CentreTaskItemFragmentText = new TypedDocumentString<CentreTaskItemFragment, unknown>(`fragment CentreTaskItem on CommandCentreTask{task authority whistleId summons title address streetName departmentName kindName reason since dueAt overdue actions{...ActionParts}}fragment ActionParts on Action{action possible code reason}`, {"fragmentName":"CentreTaskItem"});
export const OverdueItemFragmentText = new TypedDocumentString<OverdueItemFragment, unknown>(`fragment OverdueItem on OverdueSummons{whistleId summons title address streetName departmentName role status nextClock nextDueAt card supervision}`, {"fragmentName":"OverdueItem"});
export const DutyPartsFragmentText = new TypedDocumentString<DutyPartsFragment, unknown>(`fragment DutyParts on Duty{duty post from to person{id name phone}}`, {"fragmentName":"DutyParts"});
export const OpenItemFragmentText = new TypedDocumentString<OpenItemFragment, unknown>(`fragment OpenItem on StreetWorkItem{whistleId title address streetName level stage status card dueAt overdue raisedAt raisedByName departments{summons departmentName role status overdue paused declined ratingWanted}}`, {"fragmentName":"OpenItem"});
export const ConsultationPartsFragmentText = new TypedDocumentString<ConsultationPartsFragment, unknown>(`fragment ConsultationParts on Consultation{id agencyName department departmentName change post candidate status askedAt answerBy silenceConsentsBy followed answerReason withdrawnBecause opinions{street streetName opinion reason late signatory signatoryPost}}`, {"fragmentName":"ConsultationParts"});
export const PreferencePartsFragmentText = new TypedDocumentString<PreferencePartsFragment, unknown>(`fragment PreferenceParts on NoticePreferences{muted bundleMinutes quietHours{from to}}`, {"fragmentName":"PreferenceParts"});
export const WallClockFragmentText = new TypedDocumentString<WallClockFragment, unknown>(`fragment WallClock on ClockStatisticsType{onTime due onTimeRate}`, {"fragmentName":"WallClock"});
export const MapItemFragmentText = new TypedDocumentString<MapItemFragment, unknown>(`fragment MapItem on StreetWorkItem{whistleId title address street streetName status stage card dueAt overdue longitude latitude}`, {"fragmentName":"MapItem"});
export const EvidencePartsFragmentText = new TypedDocumentString<EvidencePartsFragment, unknown>(`fragment EvidenceParts on Evidence{reference mediaType keptElsewhere}`, {"fragmentName":"EvidenceParts"});
export const SummonsPartsFragmentText = new TypedDocumentString<SummonsPartsFragment, unknown>(`fragment SummonsParts on Summons{summons department departmentName role status nextClock nextDueAt overdue paused sentBack contactedAt arrivalConfirmedAt reportedAt arrival{at deviceAt person state judgedAt judgedBy disputedBecause location{latitude longitude accuracyMetres}}pauseRequests{at until reason outcome refusedBecause}supervisions{at step reason answer{at plan doneBy}}decline{reason legalBasis outcome rulingDueAt ruledBecause}rating{satisfaction responseSpeed cooperation implementation comment}clocks{name dueAt stoppedAt verdict elapsedMinutes provisional}streetClocks{name dueAt stoppedAt overdue}actions{...ActionParts}}fragment ActionParts on Action{action possible code reason}`, {"fragmentName":"SummonsParts"});
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
export const AssessmentMonth = new TypedDocumentString<AssessmentMonthQuery, AssessmentMonthQueryVariables>(`query AssessmentMonth($month:String!$department:ID){assessmentDashboard(month:$month department:$department){month cutOff totals{...TotalsParts}trend{month ...RatesParts}byStreet{...StreetStepsParts}byCategory{category categoryName ...RatesParts}byKind{kind kindName ...RatesParts}byChannel{channel channelName ...RatesParts}}}fragment ShareParts on StatisticsShare{numerator denominator rate interval{low high}}fragment ClockParts on ClockStatisticsType{due onTime late overdue notYetDue onTimeRate onTimeInterval{low high}p50 p90 p95 workingP50 workingP90 workingP95}fragment RatesParts on ResponseStatisticsRow{summoned response{...ShareParts}resolution{...ShareParts}satisfaction{...ShareParts}}fragment TotalsParts on ResponseStatisticsRow{...RatesParts residentSatisfaction{...ShareParts}acknowledge{...ClockParts}contact{...ClockParts}arrive{...ClockParts}resolve{...ClockParts}yellowCards redCards declined declineOverruled sentBack problemOrders notYetDue awaitingStreet excluded released previous{...RatesParts}}fragment StepParts on StreetStepStatistics{due onTime onTimeRate}fragment StreetStepsParts on ResponseStatisticsRow{street streetName firstCalls firstCallsStood dispatchAccuracy confirmArrival{...StepParts}verify{...StepParts}rate{...StepParts}}`);
export const AssessmentDurations = new TypedDocumentString<AssessmentDurationsQuery, AssessmentDurationsQueryVariables>(`query AssessmentDurations($month:String!$department:ID){assessmentDashboard(month:$month department:$department){totals{acknowledge{...StepsParts}contact{...StepsParts}arrive{...StepsParts}resolve{...StepsParts}}}}fragment StepsParts on ClockStatisticsType{distribution{aboveMinutes upToMinutes count}workingDistribution{aboveMinutes upToMinutes count}}`);
export const StreetByDepartment = new TypedDocumentString<StreetByDepartmentQuery, StreetByDepartmentQueryVariables>(`query StreetByDepartment($from:String!$to:String!$filter:StatisticsFilter){responseTimeStatistics(from:$from to:$to filter:$filter groupBy:[STREET DEPARTMENT]){cutOff rows{street streetName department departmentName summoned response{...ShareParts}}}}fragment ShareParts on StatisticsShare{numerator denominator rate interval{low high}}`);
export const AssessmentMonthChanged = new TypedDocumentString<AssessmentMonthChangedSubscription, AssessmentMonthChangedSubscriptionVariables>(`subscription AssessmentMonthChanged($month:String!){assessmentDashboardChanged(month:$month){cutOff}}`);
export const FigureSummonses = new TypedDocumentString<FigureSummonsesQuery, FigureSummonsesQueryVariables>(`query FigureSummonses($from:String$to:String$measure:StatisticsMeasure$clock:ClockName$verdict:StatisticsVerdict$filter:StatisticsFilter$scope:ScoreScopeInput$cutOff:DateTime$after:String){statisticsSummonses(from:$from to:$to measure:$measure clock:$clock verdict:$verdict filter:$filter scope:$scope cutOff:$cutOff after:$after first:50){cutOff edges{node{...ListedSummonsParts}}pageInfo{hasNextPage endCursor}}}fragment ListedSummonsParts on ListedSummons{whistle title summons role department departmentName street streetName categoryName kindName dispatchedAt count sentBack released wronglyCalled rating clocks{clock verdict dueAt stoppedAt minutes workingMinutes}}`);
export const Ledger = new TypedDocumentString<LedgerQuery, LedgerQueryVariables>(`query Ledger($whistle:ID!$summons:Int$clock:DeadlineClock!){clockLedger(whistle:$whistle summons:$summons clock:$clock){departmentName startedAt until dueAt verdict state provisional rule limit{value unit}allowanceMinutes countedMinutes naturalMinutes pausedMinutes remainingMinutes calendar{publishedBy ownDays workingHours digest}events{at position revision text effect dueBefore dueAfter}moves{cause reason at from to dueBefore dueAfter}totals{why minutes countedMinutes}segments{from to why name counted overdue minutes countedMinutes}}}`);
export const Periods = new TypedDocumentString<PeriodsQuery, PeriodsQueryVariables>(`query Periods{assessmentPeriods{id from to stage edition cutOff contestUntil}}`);
export const Period = new TypedDocumentString<PeriodQuery, PeriodQueryVariables>(`query Period($id:ID!){assessmentPeriod(id:$id){id from to stage edition cutOff contestUntil revision preliminary{...EditionParts}editions{...EditionParts}}}fragment EditionParts on PeriodEdition{edition name reason publishedAt summonses resultDigest inputsDigest checkpointDigest undecided takenUp{whistle event}}`);
export const MakePeriodPreliminary = new TypedDocumentString<MakePeriodPreliminaryMutation, MakePeriodPreliminaryMutationVariables>(`mutation MakePeriodPreliminary($input:MakePeriodPreliminaryInput!){result:makePeriodPreliminary(input:$input){...on AssessmentPeriodAccepted{periodId}...on Rejection{code message}}}`);
export const PublishPeriod = new TypedDocumentString<PublishPeriodMutation, PublishPeriodMutationVariables>(`mutation PublishPeriod($input:PublishPeriodInput!){result:publishPeriod(input:$input){...on AssessmentPeriodAccepted{periodId}...on Rejection{code message}}}`);
export const RestatePeriod = new TypedDocumentString<RestatePeriodMutation, RestatePeriodMutationVariables>(`mutation RestatePeriod($input:RestatePeriodInput!){result:restatePeriod(input:$input){...on AssessmentPeriodAccepted{periodId}...on Rejection{code message}}}`);
export const WithdrawPreliminaryPeriod = new TypedDocumentString<WithdrawPreliminaryPeriodMutation, WithdrawPreliminaryPeriodMutationVariables>(`mutation WithdrawPreliminaryPeriod($input:WithdrawPreliminaryPeriodInput!){result:withdrawPreliminaryPeriod(input:$input){...on AssessmentPeriodAccepted{periodId}...on Rejection{code message}}}`);
export const Appeals = new TypedDocumentString<AppealsQuery, AppealsQueryVariables>(`query Appeals($outcome:AppealOutcome!$subject:AppealSubject$after:String$afterPosition:String){appeals(outcome:$outcome subject:$subject after:$after afterPosition:$afterPosition){edges{node{...AppealParts}}pageInfo{hasNextPage endCursor}}}fragment AppealParts on AppealItem{whistleId summons appeal title department departmentName street streetName subject clock claimedAt ground reason outcome filedAt filedBy filedByName dueAt overdue endedAt decidedBecause}`);
export const AppealCounts = new TypedDocumentString<AppealCountsQuery, AppealCountsQueryVariables>(`query AppealCounts{appealStatistics(groupBy:[SUBJECT]){rows{subject filed open upheld rejected withdrawn decidedLate}}}`);
export const AppealEvidence = new TypedDocumentString<AppealEvidenceQuery, AppealEvidenceQueryVariables>(`query AppealEvidence($id:ID!$afterPosition:String){whistle(id:$id afterPosition:$afterPosition){summonses{summons appeals{appeal recordedAt evidence{...EvidenceParts}}actions{...ActionParts}}}}fragment EvidenceParts on Evidence{reference mediaType keptElsewhere}fragment ActionParts on Action{action possible code reason}`);
export const FileAppeal = new TypedDocumentString<FileAppealMutation, FileAppealMutationVariables>(`mutation FileAppeal($input:FileAppealInput!){result:fileAppeal(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const DecideAppeal = new TypedDocumentString<DecideAppealMutation, DecideAppealMutationVariables>(`mutation DecideAppeal($input:DecideAppealInput!){result:decideAppeal(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const WithdrawAppeal = new TypedDocumentString<WithdrawAppealMutation, WithdrawAppealMutationVariables>(`mutation WithdrawAppeal($input:WithdrawAppealInput!){result:withdrawAppeal(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const MonthReport = new TypedDocumentString<MonthReportQuery, MonthReportQueryVariables>(`query MonthReport($month:String!){monthlyReport(month:$month){month cutOff street demand{...DemandParts}demandBefore{...DemandParts}trend{month raised closed due inTime}byClass{category categoryName raised}byStreet{street streetName figures{...DemandParts}}response{...TotalsParts}boards{kind minimumSample rule ruleDigest ranked{...PlaceParts}unranked{...PlaceParts}}meetings{called held onTime notHeld cancelled toCome}repeats{whistle address categoryName count}}}fragment ShareParts on StatisticsShare{numerator denominator rate interval{low high}}fragment ClockParts on ClockStatisticsType{due onTime late overdue notYetDue onTimeRate onTimeInterval{low high}p50 p90 p95 workingP50 workingP90 workingP95}fragment RatesParts on ResponseStatisticsRow{summoned response{...ShareParts}resolution{...ShareParts}satisfaction{...ShareParts}}fragment TotalsParts on ResponseStatisticsRow{...RatesParts residentSatisfaction{...ShareParts}acknowledge{...ClockParts}contact{...ClockParts}arrive{...ClockParts}resolve{...ClockParts}yellowCards redCards declined declineOverruled sentBack problemOrders notYetDue awaitingStreet excluded released previous{...RatesParts}}fragment DemandParts on DemandFigures{carriedOver raised reopened closed withdrawn merged due inTime inTimeRate returned rewhistled answered satisfied}fragment PlaceParts on BoardPlace{department departmentName rank total sample}`);
export const Scorecards = new TypedDocumentString<ScorecardsQuery, ScorecardsQueryVariables>(`query Scorecards($period:String!$department:String$edition:Int){scorecards(period:$period department:$department edition:$edition){stage edition cutOff unscored{department departmentName sample}cards{...CardParts}}}fragment RuleParts on ScoreRuleVersion{pack version name effectiveFrom digest}fragment CardParts on Scorecard{department departmentName kind sample minimumSample belowMinimumSample pooledMonths pooledSample interim total fullMarks rank boardSize band talk yellowCards redCards notYetDue awaitingStreet excluded succeededBy rule{...RuleParts}indicators{id name method weight points numerator denominator rate interval{low high}}}`);
export const ExplainScore = new TypedDocumentString<ExplainScoreQuery, ExplainScoreQueryVariables>(`query ExplainScore($organisation:ID!$period:String!){explainScore(organisation:$organisation period:$period first:0){organisation organisationName kind period cutOff total fullMarks calculation standing notes rule{...RuleParts}beside{...CountParts}caseMix{by value name summoned share districtShare}parts{period sample total rule{...RuleParts}indicators{calculation notes counts{...CountParts}score{id name method weight points interval{low high}}}}}}fragment RuleParts on ScoreRuleVersion{pack version name effectiveFrom digest}fragment CountParts on ExplainedCount{name meaning measure value counted from to cutOff department street scope{categories channels kinds roles}}`);
export const RedBlack = new TypedDocumentString<RedBlackQuery, RedBlackQueryVariables>(`query RedBlack($period:String!$size:Int!){redBlackLists(period:$period size:$size){cutOff lists{kind ranked red{...ListedParts}black{...ListedParts}}}}fragment ListedParts on ListedOrganisation{organisation organisationName rank total sample redCards yellowCards}`);
export const WhatIf = new TypedDocumentString<WhatIfQuery, WhatIfQueryVariables>(`query WhatIf($period:ID!$rules:String!){whatIfScores(period:$period rules:$rules){period compared rise fall begin end rulesDigest resultDigest moves{department kind change totalBefore totalAfter rankBefore rankAfter because{name before after change}}}}`);
export const Signals = new TypedDocumentString<SignalsQuery, SignalsQueryVariables>(`query Signals($month:String!){assessmentSignals(month:$month){signals{kind text total whistles}}}`);
export const RaiseWhistle = new TypedDocumentString<RaiseWhistleMutation, RaiseWhistleMutationVariables>(`mutation RaiseWhistle($input:RaiseWhistleInput!){result:raiseWhistle(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const BlowChoices = new TypedDocumentString<BlowChoicesQuery, BlowChoicesQueryVariables>(`query BlowChoices{whistleKinds{kind name levels limits{acknowledge{...LimitParts}arrive{...LimitParts}resolve{...LimitParts}}}categories{code name table}organisations{id name kind parent regionCode}}fragment LimitParts on Limit{value unit}`);
export const Boundaries = new TypedDocumentString<BoundariesQuery, BoundariesQueryVariables>(`query Boundaries{organisations(kind:COMMUNITY){id name parent regionCode boundary}}`);
export const At = new TypedDocumentString<AtQuery, AtQueryVariables>(`query At($place:PointInput!){regionAt(place:$place){street streetName community communityName regionCode}whistlesNear(place:$place radiusMetres:300){whistles{whistleId title categoryName distanceMetres status leadName streetName raisedAt}more}}`);
export const Suggested = new TypedDocumentString<SuggestedQuery, SuggestedQueryVariables>(`query Suggested($category:String!$place:PointInput$text:String){suggestDepartments(category:$category place:$place text:$text){suggestions{department departmentName reasons{text}}}}`);
export const CentreTasks = new TypedDocumentString<CentreTasksQuery, CentreTasksQueryVariables>(`query CentreTasks($filter:CentreWorkListFilter$after:String$afterPosition:String){commandCentreWorkList(filter:$filter first:30 after:$after afterPosition:$afterPosition){edges{node{...CentreTaskItem}}pageInfo{endCursor hasNextPage}}}fragment CentreTaskItem on CommandCentreTask{task authority whistleId summons title address streetName departmentName kindName reason since dueAt overdue actions{...ActionParts}}fragment ActionParts on Action{action possible code reason}`);
export const CentreCounts = new TypedDocumentString<CentreCountsQuery, CentreCountsQueryVariables>(`query CentreCounts($afterPosition:String){centreWorkCounts(afterPosition:$afterPosition){tasks{task authority count overdue}}}`);
export const DistrictNow = new TypedDocumentString<DistrictNowQuery, DistrictNowQueryVariables>(`query DistrictNow($afterPosition:String){districtNow(afterPosition:$afterPosition){open overdue summonses{open overdue declined paused yellow red}}}`);
export const DistrictChanged = new TypedDocumentString<DistrictChangedSubscription, DistrictChangedSubscriptionVariables>(`subscription DistrictChanged{districtChanged{position whistleId}}`);
export const OverdueSummonses = new TypedDocumentString<OverdueSummonsesQuery, OverdueSummonsesQueryVariables>(`query OverdueSummonses($department:ID$street:ID$after:String$afterPosition:String){overdueSummonses(department:$department street:$street first:30 after:$after afterPosition:$afterPosition){edges{node{...OverdueItem actions{...ActionParts}}}pageInfo{endCursor hasNextPage}totalCount}}fragment OverdueItem on OverdueSummons{whistleId summons title address streetName departmentName role status nextClock nextDueAt card supervision}fragment ActionParts on Action{action possible code reason}`);
export const AllOverdue = new TypedDocumentString<AllOverdueQuery, AllOverdueQueryVariables>(`query AllOverdue($department:ID$street:ID$after:String){overdueSummonses(department:$department street:$street first:200 after:$after){edges{node{whistleId summons title departmentName}}pageInfo{endCursor hasNextPage}}}`);
export const WhistleAsked = new TypedDocumentString<WhistleAskedQuery, WhistleAskedQueryVariables>(`query WhistleAsked($id:ID!){whistle(id:$id){title category street place{longitude latitude}call{lead{id}assisting{id}informed{id}}summonses{summons department departmentName role status decline{reason legalBasis}extensions{outcome reason extension{...LimitParts}}pauseRequests{outcome reason until}supervisions{at step reason answer{at plan doneBy}}}}}fragment LimitParts on Limit{value unit}`);
export const Precedents = new TypedDocumentString<PrecedentsQuery, PrecedentsQueryVariables>(`query Precedents($category:String$department:ID){declinePrecedents(category:$category department:$department first:3){edges{node{whistleId summons title outcome departmentName replacementName rulingReason ruledAt}}}}`);
export const MergeTargets = new TypedDocumentString<MergeTargetsQuery, MergeTargetsQueryVariables>(`query MergeTargets($street:ID!$text:String){streetWorkList(street:$street filter:{statuses:[OPEN]text:$text}first:20 sort:RAISED){edges{node{whistleId title address raisedAt}}}}`);
export const Roster = new TypedDocumentString<RosterQuery, RosterQueryVariables>(`query Roster($organisation:ID!$month:String!){dutyRoster(organisation:$organisation month:$month){duties{...DutyParts}gaps{from to}overlaps unstaffed}onDuty(organisation:$organisation){...DutyParts}}fragment DutyParts on Duty{duty post from to person{id name phone}}`);
export const Staff = new TypedDocumentString<StaffQuery, StaffQueryVariables>(`query Staff($organisation:ID!){people(organisation:$organisation first:200){edges{node{id name post}}}}`);
export const AssignDuties = new TypedDocumentString<AssignDutiesMutation, AssignDutiesMutationVariables>(`mutation AssignDuties($input:AssignDutiesInput!){result:assignDuties(input:$input){...on DutyRosterChanged{position}...on Rejection{code message}}}`);
export const WithdrawDuty = new TypedDocumentString<WithdrawDutyMutation, WithdrawDutyMutationVariables>(`mutation WithdrawDuty($input:WithdrawDutyInput!){result:withdrawDuty(input:$input){...on DutyRosterChanged{position}...on Rejection{code message}}}`);
export const OpenWhistles = new TypedDocumentString<OpenWhistlesQuery, OpenWhistlesQueryVariables>(`query OpenWhistles($filter:OpenWhistlesFilter$sort:StreetWorkListSort!$first:Int!$after:String$afterPosition:String){openWhistles(filter:$filter sort:$sort first:$first after:$after afterPosition:$afterPosition){edges{node{...OpenItem}}pageInfo{endCursor hasNextPage}totalCount}}fragment OpenItem on StreetWorkItem{whistleId title address streetName level stage status card dueAt overdue raisedAt raisedByName departments{summons departmentName role status overdue paused declined ratingWanted}}`);
export const Consultations = new TypedDocumentString<ConsultationsQuery, ConsultationsQueryVariables>(`query Consultations($after:String$status:ConsultationStatus$afterPosition:String){consultations(first:20 after:$after status:$status afterPosition:$afterPosition){edges{node{...ConsultationParts}}pageInfo{hasNextPage endCursor}}}fragment ConsultationParts on Consultation{id agencyName department departmentName change post candidate status askedAt answerBy silenceConsentsBy followed answerReason withdrawnBecause opinions{street streetName opinion reason late signatory signatoryPost}}`);
export const Dossier = new TypedDocumentString<DossierQuery, DossierQueryVariables>(`query Dossier($id:ID!){consultation(id:$id){id text}}`);
export const ConsultationChoices = new TypedDocumentString<ConsultationChoicesQuery, ConsultationChoicesQueryVariables>(`query ConsultationChoices{organisations{id name kind parent active}}`);
export const AskOpinions = new TypedDocumentString<AskOpinionsMutation, AskOpinionsMutationVariables>(`mutation AskOpinions($input:AskOpinionsInput!){result:askOpinions(input:$input){...on ConsultationAccepted{position}...on Rejection{code message}}}`);
export const GiveOpinion = new TypedDocumentString<GiveOpinionMutation, GiveOpinionMutationVariables>(`mutation GiveOpinion($input:GiveOpinionInput!){result:giveOpinion(input:$input){...on ConsultationAccepted{position}...on Rejection{code message}}}`);
export const AnswerOpinions = new TypedDocumentString<AnswerOpinionsMutation, AnswerOpinionsMutationVariables>(`mutation AnswerOpinions($input:AnswerOpinionsInput!){result:answerOpinions(input:$input){...on ConsultationAccepted{position}...on Rejection{code message}}}`);
export const WithdrawConsultation = new TypedDocumentString<WithdrawConsultationMutation, WithdrawConsultationMutationVariables>(`mutation WithdrawConsultation($input:WithdrawConsultationInput!){result:withdrawConsultation(input:$input){...on ConsultationAccepted{position}...on Rejection{code message}}}`);
export const JointMeetings = new TypedDocumentString<JointMeetingsQuery, JointMeetingsQueryVariables>(`query JointMeetings($after:String$status:JointMeetingStatus$whistle:ID$afterPosition:String){jointMeetings(first:20 after:$after status:$status whistle:$whistle afterPosition:$afterPosition){edges{node{id title level status startsAt place organiserName participants{organisation attended}decisions{no}}}pageInfo{hasNextPage endCursor}}}`);
export const JointMeeting = new TypedDocumentString<JointMeetingQuery, JointMeetingQueryVariables>(`query JointMeeting($id:ID!){jointMeeting(id:$id){id title level status startsAt place agenda organiserName calledAt cancelledAt cancelReason whistles participants{organisation name invited attended persons}decisions{no decision whistle departmentName dueAt}minutes{at text evidence{reference mediaType keptElsewhere}}actions{...ActionParts}}}fragment ActionParts on Action{action possible code reason}`);
export const WhistlesNamed = new TypedDocumentString<WhistlesNamedQuery, WhistlesNamedQueryVariables>(`query WhistlesNamed($ids:[ID!]!){whistles(ids:$ids){id title}}`);
export const MeetingChoices = new TypedDocumentString<MeetingChoicesQuery, MeetingChoicesQueryVariables>(`query MeetingChoices{organisations{id name kind parent active}}`);
export const OpenOfStreet = new TypedDocumentString<OpenOfStreetQuery, OpenOfStreetQueryVariables>(`query OpenOfStreet($street:ID!$text:String){streetWorkList(street:$street first:50 sort:DUE filter:{statuses:[OPEN]text:$text}){edges{node{whistleId title streetName}}}}`);
export const OpenOfDistrict = new TypedDocumentString<OpenOfDistrictQuery, OpenOfDistrictQueryVariables>(`query OpenOfDistrict($text:String){openWhistles(first:50 sort:DUE filter:{text:$text}){edges{node{whistleId title streetName}}}}`);
export const CallMeeting = new TypedDocumentString<CallMeetingMutation, CallMeetingMutationVariables>(`mutation CallMeeting($input:CallMeetingInput!){result:callMeeting(input:$input){...on JointMeetingAccepted{meetingId position}...on Rejection{code message}}}`);
export const RecordAttendance = new TypedDocumentString<RecordAttendanceMutation, RecordAttendanceMutationVariables>(`mutation RecordAttendance($input:RecordAttendanceInput!){result:recordAttendance(input:$input){...on JointMeetingAccepted{meetingId position}...on Rejection{code message}}}`);
export const DecideAtMeeting = new TypedDocumentString<DecideAtMeetingMutation, DecideAtMeetingMutationVariables>(`mutation DecideAtMeeting($input:DecideAtMeetingInput!){result:decideAtMeeting(input:$input){...on JointMeetingAccepted{meetingId position}...on Rejection{code message}}}`);
export const FileMinutes = new TypedDocumentString<FileMinutesMutation, FileMinutesMutationVariables>(`mutation FileMinutes($input:FileMinutesInput!){result:fileMinutes(input:$input){...on JointMeetingAccepted{meetingId position}...on Rejection{code message}}}`);
export const CancelMeeting = new TypedDocumentString<CancelMeetingMutation, CancelMeetingMutationVariables>(`mutation CancelMeeting($input:CancelMeetingInput!){result:cancelMeeting(input:$input){...on JointMeetingAccepted{meetingId position}...on Rejection{code message}}}`);
export const MyNotices = new TypedDocumentString<MyNoticesQuery, MyNoticesQueryVariables>(`query MyNotices($unreadOnly:Boolean!$after:String){myNotices(first:30 unreadOnly:$unreadOnly after:$after){edges{node{id kind title text whistleId urgent reactBy at over readAt}}pageInfo{hasNextPage endCursor}}}`);
export const UnreadNotices = new TypedDocumentString<UnreadNoticesQuery, UnreadNoticesQueryVariables>(`query UnreadNotices{myUnreadNotices}`);
export const MarkNoticesRead = new TypedDocumentString<MarkNoticesReadMutation, MarkNoticesReadMutationVariables>(`mutation MarkNoticesRead($ids:[ID!]!){markNoticesRead(input:{ids:$ids})}`);
export const NoticeReceived = new TypedDocumentString<NoticeReceivedSubscription, NoticeReceivedSubscriptionVariables>(`subscription NoticeReceived{noticeReceived{id}}`);
export const NoticeSettings = new TypedDocumentString<NoticeSettingsQuery, NoticeSettingsQueryVariables>(`query NoticeSettings{noticeSettings{mine{...PreferenceParts}preferences{...PreferenceParts}}}fragment PreferenceParts on NoticePreferences{muted bundleMinutes quietHours{from to}}`);
export const SetNoticePreferences = new TypedDocumentString<SetNoticePreferencesMutation, SetNoticePreferencesMutationVariables>(`mutation SetNoticePreferences($input:SetNoticePreferencesInput!){result:setNoticePreferences(input:$input){...on NoticeSettingsChanged{revision}...on Rejection{code message}}}`);
export const SignIn = new TypedDocumentString<SignInMutation, SignInMutationVariables>(`mutation SignIn($username:String!$password:String!$code:String){signIn(username:$username password:$password code:$code keepSignedIn:true){...on SignedIn{token expiresAt mustChangePassword account{username}}...on SignInRefused{code message}}}`);
export const SignOut = new TypedDocumentString<SignOutMutation, SignOutMutationVariables>(`mutation SignOut{signOut{continueAt}}`);
export const ChangePassword = new TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>(`mutation ChangePassword($input:ChangePasswordInput!){changePassword(input:$input){...on AccountChanged{position}...on Rejection{code message}}}`);
export const Me = new TypedDocumentString<MeQuery, MeQueryVariables>(`query Me{me{username displayName role organisation}}`);
export const OwnOrganisation = new TypedDocumentString<OwnOrganisationQuery, OwnOrganisationQueryVariables>(`query OwnOrganisation($id:ID!){organisation(id:$id){id name kind parent regionCode}}`);
export const OfferSecondFactor = new TypedDocumentString<OfferSecondFactorMutation, OfferSecondFactorMutationVariables>(`mutation OfferSecondFactor($input:OfferSecondFactorInput!){result:offerSecondFactor(input:$input){...on SecondFactorOffered{secret uri}...on SignInRefused{code message}}}`);
export const ConfirmSecondFactor = new TypedDocumentString<ConfirmSecondFactorMutation, ConfirmSecondFactorMutationVariables>(`mutation ConfirmSecondFactor($input:ConfirmSecondFactorInput!){result:confirmSecondFactor(input:$input){...on SecondFactorConfirmed{recoveryCodes}...on SignInRefused{code message}}}`);
export const MySessions = new TypedDocumentString<MySessionsQuery, MySessionsQueryVariables>(`query MySessions{mySessions{id openedAt renewedAt until device network kept current}}`);
export const EndSession = new TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>(`mutation EndSession($session:ID!){result:endSession(input:{session:$session}){...on SessionsEnded{count}...on Rejection{code message}}}`);
export const EndOtherSessions = new TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>(`mutation EndOtherSessions{result:endOtherSessions{...on SessionsEnded{count}...on Rejection{code message}}}`);
export const WallNow = new TypedDocumentString<WallNowQuery, WallNowQueryVariables>(`query WallNow($afterPosition:String){districtNow(afterPosition:$afterPosition){open overdue summonses{open overdue paused declined yellow red statuses{status count overdue}}byStreet{street streetName open overdue}longestWaiting{whistleId streetName kindName categoryName level card raisedAt dueAt overdue}freshness{asOf lagSeconds}}}`);
export const WallToday = new TypedDocumentString<WallTodayQuery, WallTodayQueryVariables>(`query WallToday{blowsToday{day hours{hour count}}}`);
export const WallMonth = new TypedDocumentString<WallMonthQuery, WallMonthQueryVariables>(`query WallMonth($month:String!){districtMonth(month:$month){month totals{summoned resolved acknowledge{...WallClock}arrive{...WallClock}resolve{...WallClock}}}deadlineRiskCounts{from count}}fragment WallClock on ClockStatisticsType{onTime due onTimeRate}`);
export const WallChanged = new TypedDocumentString<WallChangedSubscription, WallChangedSubscriptionVariables>(`subscription WallChanged{districtChanged{position}}`);
export const MapBoundaries = new TypedDocumentString<MapBoundariesQuery, MapBoundariesQueryVariables>(`query MapBoundaries{organisations{id name kind parent boundary}}`);
export const MapWhistles = new TypedDocumentString<MapWhistlesQuery, MapWhistlesQueryVariables>(`query MapWhistles($filter:OpenWhistlesFilter$after:String$afterPosition:String){openWhistles(filter:$filter sort:DUE first:100 after:$after afterPosition:$afterPosition){edges{node{...MapItem}}pageInfo{endCursor hasNextPage}}}fragment MapItem on StreetWorkItem{whistleId title address street streetName status stage card dueAt overdue longitude latitude}`);
export const MapChanged = new TypedDocumentString<MapChangedSubscription, MapChangedSubscriptionVariables>(`subscription MapChanged{districtChanged{whistleId whistle{...MapItem}}}fragment MapItem on StreetWorkItem{whistleId title address street streetName status stage card dueAt overdue longitude latitude}`);
export const RequestPause = new TypedDocumentString<RequestPauseMutation, RequestPauseMutationVariables>(`mutation RequestPause($input:RequestPauseInput!){result:requestPause(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const AnswerSupervision = new TypedDocumentString<AnswerSupervisionMutation, AnswerSupervisionMutationVariables>(`mutation AnswerSupervision($input:AnswerSupervisionInput!){result:answerSupervision(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const RevealContact = new TypedDocumentString<RevealContactMutation, RevealContactMutationVariables>(`mutation RevealContact($input:RevealContactInput!){revealContact(input:$input){...on ContactRevealed{contact{name phone}}...on Rejection{code message}}}`);
export const DeclinePrecedents = new TypedDocumentString<DeclinePrecedentsQuery, DeclinePrecedentsQueryVariables>(`query DeclinePrecedents($category:String$search:String){declinePrecedents(category:$category search:$search first:5){edges{node{whistleId summons title departmentName reason legalBasis outcome ruledAt rulingReason replacementName}}}}`);
export const ApproveWhistle = new TypedDocumentString<ApproveWhistleMutation, ApproveWhistleMutationVariables>(`mutation ApproveWhistle($input:ApproveWhistleInput!){result:approveWhistle(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const ReturnWhistle = new TypedDocumentString<ReturnWhistleMutation, ReturnWhistleMutationVariables>(`mutation ReturnWhistle($input:ReturnWhistleInput!){result:returnWhistle(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const DispatchWhistle = new TypedDocumentString<DispatchWhistleMutation, DispatchWhistleMutationVariables>(`mutation DispatchWhistle($input:DispatchWhistleInput!){result:dispatchWhistle(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const UpholdDecline = new TypedDocumentString<UpholdDeclineMutation, UpholdDeclineMutationVariables>(`mutation UpholdDecline($input:UpholdDeclineInput!){result:upholdDecline(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const OverruleDecline = new TypedDocumentString<OverruleDeclineMutation, OverruleDeclineMutationVariables>(`mutation OverruleDecline($input:OverruleDeclineInput!){result:overruleDecline(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const SuperviseSummons = new TypedDocumentString<SuperviseSummonsMutation, SuperviseSummonsMutationVariables>(`mutation SuperviseSummons($input:SuperviseSummonsInput!){result:superviseSummons(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const PauseClock = new TypedDocumentString<PauseClockMutation, PauseClockMutationVariables>(`mutation PauseClock($input:PauseClockInput!){result:pauseClock(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const ResumeClock = new TypedDocumentString<ResumeClockMutation, ResumeClockMutationVariables>(`mutation ResumeClock($input:ResumeClockInput!){result:resumeClock(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const RefusePause = new TypedDocumentString<RefusePauseMutation, RefusePauseMutationVariables>(`mutation RefusePause($input:RefusePauseInput!){result:refusePause(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const GrantExtension = new TypedDocumentString<GrantExtensionMutation, GrantExtensionMutationVariables>(`mutation GrantExtension($input:GrantExtensionInput!){result:grantExtension(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const RefuseExtension = new TypedDocumentString<RefuseExtensionMutation, RefuseExtensionMutationVariables>(`mutation RefuseExtension($input:RefuseExtensionInput!){result:refuseExtension(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const ReplaceDepartment = new TypedDocumentString<ReplaceDepartmentMutation, ReplaceDepartmentMutationVariables>(`mutation ReplaceDepartment($input:ReplaceDepartmentInput!){result:replaceDepartment(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const SummonDepartment = new TypedDocumentString<SummonDepartmentMutation, SummonDepartmentMutationVariables>(`mutation SummonDepartment($input:SummonDepartmentInput!){result:summonDepartment(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const WithdrawDepartment = new TypedDocumentString<WithdrawDepartmentMutation, WithdrawDepartmentMutationVariables>(`mutation WithdrawDepartment($input:WithdrawDepartmentInput!){result:withdrawDepartment(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const MergeWhistle = new TypedDocumentString<MergeWhistleMutation, MergeWhistleMutationVariables>(`mutation MergeWhistle($input:MergeWhistleInput!){result:mergeWhistle(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
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
export const StreetForm = new TypedDocumentString<StreetFormQuery, StreetFormQueryVariables>(`query StreetForm($id:ID!){whistle(id:$id){id street stage call{lead{id name}assisting{id name}informed{id name}}timeline{type text}enforcements{enforcement plan startsAt concludedAt departments{id name}}summonses{summons department departmentName status role}}}`);
export const Callable = new TypedDocumentString<CallableQuery, CallableQueryVariables>(`query Callable{organisations{id name kind parent active}}`);
export const ContactLooks = new TypedDocumentString<ContactLooksQuery, ContactLooksQueryVariables>(`query ContactLooks($id:ID!){contactLooks(whistleId:$id){at account organisationName reason}}`);
export const ConfirmInitiative = new TypedDocumentString<ConfirmInitiativeMutation, ConfirmInitiativeMutationVariables>(`mutation ConfirmInitiative($input:ConfirmInitiativeInput!){result:confirmInitiative(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const ResubmitWhistle = new TypedDocumentString<ResubmitWhistleMutation, ResubmitWhistleMutationVariables>(`mutation ResubmitWhistle($input:ResubmitWhistleInput!){result:resubmitWhistle(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const WithdrawWhistle = new TypedDocumentString<WithdrawWhistleMutation, WithdrawWhistleMutationVariables>(`mutation WithdrawWhistle($input:WithdrawWhistleInput!){result:withdrawWhistle(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const ReopenWhistle = new TypedDocumentString<ReopenWhistleMutation, ReopenWhistleMutationVariables>(`mutation ReopenWhistle($input:ReopenWhistleInput!){result:reopenWhistle(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const RecordResidentSatisfaction = new TypedDocumentString<RecordResidentSatisfactionMutation, RecordResidentSatisfactionMutationVariables>(`mutation RecordResidentSatisfaction($input:RecordResidentSatisfactionInput!){result:recordResidentSatisfaction(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const CallJointEnforcement = new TypedDocumentString<CallJointEnforcementMutation, CallJointEnforcementMutationVariables>(`mutation CallJointEnforcement($input:CallJointEnforcementInput!){result:callJointEnforcement(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const ConcludeJointEnforcement = new TypedDocumentString<ConcludeJointEnforcementMutation, ConcludeJointEnforcementMutationVariables>(`mutation ConcludeJointEnforcement($input:ConcludeJointEnforcementInput!){result:concludeJointEnforcement(input:$input){...on WhistleAccepted{whistleId position}...on Rejection{code message}}}`);
export const Whistle = new TypedDocumentString<WhistleQuery, WhistleQueryVariables>(`query Whistle($id:ID!$afterPosition:String){whistle(id:$id afterPosition:$afterPosition){id title description category categoryName channel kindName level stage status street streetName raisedAt raisedByName closedAt withdrawnAt revision place{address longitude latitude}contact{name phone}overall{dueAt}gate{clock dueAt overdue post}related{whistleId title relation}initiation{awaiting}residentSatisfaction{at channel satisfaction comment}enforcements{enforcement plan startsAt concludedAt findings measures departments{id name}attended{id name}}actions{...ActionParts}summonses{...SummonsParts}timeline{at revision type text evidence{...EvidenceParts}}}}fragment EvidenceParts on Evidence{reference mediaType keptElsewhere}fragment ActionParts on Action{action possible code reason}fragment SummonsParts on Summons{summons department departmentName role status nextClock nextDueAt overdue paused sentBack contactedAt arrivalConfirmedAt reportedAt arrival{at deviceAt person state judgedAt judgedBy disputedBecause location{latitude longitude accuracyMetres}}pauseRequests{at until reason outcome refusedBecause}supervisions{at step reason answer{at plan doneBy}}decline{reason legalBasis outcome rulingDueAt ruledBecause}rating{satisfaction responseSpeed cooperation implementation comment}clocks{name dueAt stoppedAt verdict elapsedMinutes provisional}streetClocks{name dueAt stoppedAt overdue}actions{...ActionParts}}`);
export const WhistleChanged = new TypedDocumentString<WhistleChangedSubscription, WhistleChangedSubscriptionVariables>(`subscription WhistleChanged($id:ID!){whistleChanged(whistleId:$id){position}}`);
export const DepartmentInbox = new TypedDocumentString<DepartmentInboxQuery, DepartmentInboxQueryVariables>(`query DepartmentInbox($department:ID!$filter:DepartmentWorkListFilter$after:String$afterPosition:String){departmentWorkList(department:$department filter:$filter first:30 after:$after afterPosition:$afterPosition){edges{node{...DepartmentItem}}pageInfo{endCursor hasNextPage}freshness{reached}}}fragment DepartmentItem on DepartmentWorkItem{whistleId summons title address streetName kindName role status whistleStatus nextClock nextDueAt overdue paused provisional declined card supervision summonedAt}`);
export const StreetWork = new TypedDocumentString<StreetWorkQuery, StreetWorkQueryVariables>(`query StreetWork($street:ID!$filter:StreetWorkListFilter$sort:StreetWorkListSort!$descending:Boolean$after:String$afterPosition:String){streetWorkList(street:$street filter:$filter sort:$sort descending:$descending first:30 after:$after afterPosition:$afterPosition){edges{node{...StreetItem}}pageInfo{endCursor hasNextPage}freshness{reached}}}fragment StreetItem on StreetWorkItem{whistleId title address kindName level stage status card dueAt overdue raisedAt raisedByName departments{summons departmentName role status overdue paused declined ratingWanted}}`);
export const WorkListChanged = new TypedDocumentString<WorkListChangedSubscription, WorkListChangedSubscriptionVariables>(`subscription WorkListChanged($organisation:ID!){workListChanged(organisation:$organisation){position whistleId}}`);
export const DepartmentCounts = new TypedDocumentString<DepartmentCountsQuery, DepartmentCountsQueryVariables>(`query DepartmentCounts($department:ID!$afterPosition:String){departmentWorkCounts(department:$department afterPosition:$afterPosition){open overdue statuses{status count}}}`);
export const StreetTasks = new TypedDocumentString<StreetTasksQuery, StreetTasksQueryVariables>(`query StreetTasks($street:ID!$filter:StreetTasksFilter$after:String$afterPosition:String){streetTasks(street:$street filter:$filter first:30 after:$after afterPosition:$afterPosition){edges{node{...StreetTaskItem}}pageInfo{endCursor hasNextPage}}}fragment ActionParts on Action{action possible code reason}fragment StreetTaskItem on StreetTask{task whistleId summons title address departmentName reason since dueAt overdue actions{...ActionParts}}`);
export const StreetCounts = new TypedDocumentString<StreetCountsQuery, StreetCountsQueryVariables>(`query StreetCounts($street:ID!$afterPosition:String){streetWorkCounts(street:$street afterPosition:$afterPosition){tasks{task count}}}`);
