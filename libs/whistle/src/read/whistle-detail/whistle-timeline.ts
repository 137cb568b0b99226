import type { Recorded } from '#event-sourcing';
import type { Evidence, SummonsRole, WhistleEvent } from '../../domain/whistle.events.js';

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
const because = (reason: string): string => (reason === '' ? '' : `：${reason}`);

/** What people read; `who` is the name of the department that the event is about. */
const phrases: { [T in WhistleEvent['type']]: (d: Of<T>, who: string, nameOf: NameOf) => string } =
  {
    WhistleRaised: (d, _, nameOf) => `${nameOf(d.raisedBy)}吹哨${because(d.title)}`,
    DepartmentSummoned: (d, who) => `派哨：${who}（${ROLES[d.role]}）`,
    DepartmentAcknowledged: (_, who) => `${who}签收`,
    DepartmentArrived: (d, who) => `${who}报到${because(d.person)}`,
    ArrivalConfirmed: (_, who) => `确认${who}到场`,
    ArrivalDisputed: (d, who) => `对${who}到场提出异议${because(d.reason)}`,
    ResolutionReported: (d, who) => `${who}反馈${because(d.summary)}`,
    ResolutionConfirmed: (_, who) => `${who}核实办结`,
    ResolutionSentBack: (d, who) => `退回${who}重办（第 ${d.count} 次）${because(d.reason)}`,
    DepartmentRated: (d, who) => `评哨：${who}，满意度 ${d.satisfaction} 分`,
    DepartmentReplaced: (d, who, nameOf) =>
      `${who}改派${nameOf(d.replacement)}${because(d.reason)}`,
    DepartmentWithdrawn: (d, who) => `撤回对${who}的召集${because(d.reason)}`,
    ClockPaused: (d, who) => `${who}挂账，暂停计时${because(d.reason)}`,
    ClockResumed: (_, who) => `${who}恢复计时`,
    WhistleClosed: (d) => `结哨${because(d.summary)}`,
    WhistleWithdrawn: (d) => `撤哨${because(d.reason)}`,
    WhistleReopened: (d) => `重新吹哨${because(d.reason)}`,
  };

const SHANGHAI_MS = 8 * 3_600_000;

/** `2026-11-22 10:35` in Asia/Shanghai, which has no daylight saving. */
const localTime = (at: string): string =>
  new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');

export function timelineEntry(event: Recorded<WhistleEvent>, nameOf: NameOf): TimelineEntry {
  const { type, data, revision, metadata } = event;
  const who = 'department' in data ? nameOf(data.department) : '';
  const phrase = phrases[type] as (d: WhistleEvent['data'], who: string, n: NameOf) => string;
  return {
    ...{ at: data.at, revision, type },
    text: `${localTime(data.at)} ${phrase(data, who, nameOf)}`,
    organisation: metadata.actor.organisation,
    account: metadata.actor.account,
    summons: 'summons' in data ? data.summons : null,
    evidence: 'evidence' in data ? data.evidence : [],
  };
}
