import { localMinute } from '#calendar';
import type { Recorded } from '#event-sourcing';
import type {
  DeadlineClock,
  Evidence,
  Reviewer,
  SatisfactionChannel,
  StreetClock,
  SummonsRole,
  SupervisionStep,
  WhistleEvent,
} from '../../domain/whistle.events.js';
import { contestedText, effectText } from '../../appeal-words.js';
import { isOfStreet } from '../../domain/summons.state.js';
import { SYSTEM_ROLE } from '../../domain/whistle.context.js';

/** One line of a whistle's history. */
export interface TimelineEntry {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly revision: number;
  readonly type: WhistleEvent['type'];
  /** In Chinese, with the local time: `2026-11-22 10:35 城管局签收`. */
  readonly text: string;
  /** Organisation and account that did it. */
  readonly organisation: string;
  readonly organisationName: string;
  readonly account: string;
  readonly summons: number | null;
  readonly evidence: readonly Evidence[];
}

type NameOf = (organisation: string) => string;
type Of<T extends WhistleEvent['type']> = Extract<WhistleEvent, { type: T }>['data'];

const ROLES: Readonly<Record<SummonsRole, string>> = {
  lead: '主办',
  assist: '协办',
  informed: '知会',
};
const STEPS: Readonly<Record<SupervisionStep, string>> = {
  reminder: '催办',
  written: '书面督办',
  escalation: '提级',
};
const CLOCKS: Readonly<Record<Exclude<DeadlineClock, StreetClock>, string>> = {
  acknowledge: '签收',
  contact: '联系街道',
  arrive: '报到',
  resolve: '办结',
  ruling: '退哨裁定',
  appeal: '申诉裁决',
  review: '审哨',
  dispatch: '派单',
  overall: '全程',
};
/** What the street was asked for, about a department. */
const STREET_STEPS: Readonly<Record<StreetClock, (who: string) => string>> = {
  'confirm-arrival': (who) => `街道确认${who}到场`,
  verify: (who) => `街道核实${who}的反馈`,
  rate: (who) => `街道对${who}评哨`,
};
/** A clock, of a department or of the street’s own step about it. */
export const clockText = (clock: DeadlineClock, who: string): string =>
  isOfStreet(clock) ? STREET_STEPS[clock](who) : `${who}${CLOCKS[clock]}`;
const CHANNELS: Readonly<Record<SatisfactionChannel, string>> = {
  callback: '电话回访',
  sms: '短信',
  online: '网上',
  visit: '上门',
};
const reasonText = (reason: string): string => (reason === '' ? '' : `：${reason}`);

/** Whether the person signed, or somebody else typed the name (as all did at first). */
const signatureText = ({ name, post, account }: Reviewer): string =>
  `${post === undefined ? '' : `${post} `}${name}（${account === undefined ? '填报' : '本人签署'}）`;

const initiativeText = (initiators: readonly Reviewer[] = []): string =>
  initiators.length === 0 ? '' : `；发起人：${initiators.map(signatureText).join('、')}`;

/** What people read; `who` is the name of the department that it is about, `by` of who did it. */
type Phrase<D> = (d: D, who: string, nameOf: NameOf, by: string) => string;
const phrases: { [T in WhistleEvent['type']]: Phrase<Of<T>> } = {
  WhistleRaised: (d, _, nameOf) =>
    `${nameOf(d.raisedBy)}吹哨${reasonText(d.title)}${initiativeText(d.initiators)}`,
  InitiativeConfirmed: (d) => `确认发起：${d.initiators.map(signatureText).join('、')}`,
  DepartmentSummoned: (d, who) => `派哨：${who}（${ROLES[d.role]}）`,
  WhistleApproved: (d) => `审哨通过：${signatureText(d.reviewer)}`,
  WhistleReturned: (d) => `退回吹哨单位${reasonText(d.reason)}`,
  WhistleResubmitted: (d) => `重新提交${reasonText(d.note)}${initiativeText(d.initiators)}`,
  WhistleDispatched: () => '指挥中心派单',
  DepartmentAcknowledged: (_, who) => `${who}签收`,
  StreetContacted: (d, who) => `${who}联系街道${reasonText(d.note ?? d.person)}`,
  DepartmentArrived: (d, who) => {
    const device = d.deviceTime ? `（设备时间 ${localMinute(d.deviceTime.at)}）` : '';
    return `${who}报到${reasonText(d.person)}${device}`;
  },
  ArrivalSupplemented: (d, who) => `${who}补充报到材料${reasonText(d.person)}`,
  ArrivalConfirmed: (_, who, __, by) => `${by}确认${who}到场`,
  ArrivalDisputed: (d, who, _, by) => `${by}对${who}到场提出异议${reasonText(d.reason)}`,
  ProgressRecorded: (d, who) => `${who}进展${reasonText(d.note)}`,
  ResolutionReported: (d, who) => `${who}反馈${reasonText(d.summary)}`,
  ReportSupplemented: (d, who) => `${who}补充反馈${reasonText(d.summary ?? '')}`,
  ResolutionConfirmed: (_, who, __, by) => `${by}核实${who}已办结`,
  ResolutionDeemedVerified: (_, who) => `街道逾期未核实，${who}的反馈视为核实办结`,
  ResolutionSentBack: (d, who, _, by) =>
    `${by}退回${who}重办（第 ${d.count} 次）${reasonText(d.reason)}`,
  DepartmentRated: (d, who, _, by) => `${by}评哨：${who}，满意度 ${d.satisfaction} 分`,
  DepartmentReplaced: (d, who, nameOf) =>
    `由${who}改派${nameOf(d.replacement)}${reasonText(d.reason)}`,
  DepartmentWithdrawn: (d, who, _, by) => `${by}撤回对${who}的召集${reasonText(d.reason)}`,
  ClockPaused: (d, who, _, by) => `${by}同意${who}挂账，暂停计时${reasonText(d.reason)}`,
  PauseRequested: (d, who) => `${who}申请挂账至 ${localMinute(d.until)}${reasonText(d.reason)}`,
  PauseRefused: (d, who, _, by) => `${by}不同意${who}挂账${reasonText(d.reason)}`,
  ClockResumed: (d, who) => `${who}恢复计时${d.cause === 'cap' ? '（挂账到期）' : ''}`,
  SummonsDeclined: (d, who) => `${who}退哨${reasonText(d.reason)}（依据：${d.legalBasis}）`,
  DeclineUpheld: (d, who, _, by) => `${by}裁定${who}退哨成立${reasonText(d.reason)}`,
  DeclineOverruled: (d, who, _, by) => `${by}裁定${who}退哨不成立${reasonText(d.reason)}`,
  ExtensionRequested: (d, who) =>
    `${who}申请延期 ${d.extension.value} ${d.extension.unit}${reasonText(d.reason)}`,
  ExtensionGranted: (d, who, _, by) => {
    const less = d.asked ? `（申请 ${d.asked.value} ${d.asked.unit}）` : '';
    return `${by}同意${who}延期 ${d.extension.value} ${d.extension.unit}${less}`;
  },
  ExtensionRefused: (d, who, _, by) => `${by}不同意${who}延期${reasonText(d.reason)}`,
  SupervisionIssued: (d, who) => `对${who}${STEPS[d.step]}${reasonText(d.reason)}`,
  SupervisionAnswered: (d, who) =>
    `${who}答复督办${reasonText(d.plan)}（${localMinute(d.doneBy)} 前办到）`,
  AppealFiled: (d, who, nameOf) => {
    const recorded = d.recordedAt === undefined ? '' : `（记录为 ${localMinute(d.recordedAt)}）`;
    return `${nameOf(d.by)}申诉${contestedText(d.contested, who)}${recorded}${reasonText(d.reason)}`;
  },
  AppealWithdrawn: (d, who, _, by) => `${by}撤回关于${who}的第 ${d.appeal} 项申诉`,
  AppealUpheld: (d, who, _, by) =>
    `${by}裁决申诉成立，${effectText(d.changes, who)}${reasonText(d.reason)}`,
  AppealRejected: (d, who, _, by) =>
    `${by}裁决关于${who}的第 ${d.appeal} 项申诉不成立${reasonText(d.reason)}`,
  DeadlineApproaching: (d, who) => `黄牌：${clockText(d.clock, who)}将到期`,
  DeadlineMissed: (d, who) => `红牌：${clockText(d.clock, who)}逾期`,
  JointEnforcementCalled: (d, _, nameOf) => `联合执法：${d.departments.map(nameOf).join('、')}`,
  JointEnforcementConcluded: (d) => `联合执法结束${reasonText(d.findings)}`,
  ResidentSatisfactionRecorded: (d) => `居民满意度 ${d.satisfaction} 分（${CHANNELS[d.channel]}）`,
  DueTimesRebased: (d) => `到期时间重新核定${reasonText(d.reason)}`,
  WhistleClosed: (d) => `结哨${reasonText(d.summary)}`,
  WhistleWithdrawn: (d) => `撤哨${reasonText(d.reason)}`,
  WhistleMerged: (d) => `并入另一声哨${reasonText(d.reason)}`,
  WhistleReopened: (d) => `重新打开${reasonText(d.reason)}`,
};

export function timelineEntry(event: Recorded<WhistleEvent>, nameOf: NameOf): TimelineEntry {
  const { type, data, revision, metadata } = event;
  const department = 'department' in data ? data.department : undefined;
  const who = department === undefined ? '' : nameOf(department);
  const phrase = phrases[type] as Phrase<WhistleEvent['data']>;
  const { organisation, role } = metadata.actor;
  const organisationName = role === SYSTEM_ROLE ? '系统' : nameOf(organisation);
  return {
    at: data.at,
    revision,
    type,
    text: `${localMinute(data.at)} ${phrase(data, who, nameOf, organisationName)}`,
    organisation,
    organisationName,
    account: metadata.actor.account,
    summons: 'summons' in data ? data.summons : null,
    evidence: 'evidence' in data ? (data.evidence ?? []) : [],
  };
}
