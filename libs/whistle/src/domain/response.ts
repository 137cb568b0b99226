import { reject } from '#event-sourcing';
import { resumed } from './pausing.js';
import type { WhistleContext, OnSummons } from './whistle.context.js';
import type { Evidence, WhistleEvent } from './whistle.events.js';
import { rungsAfter } from './whistle.ladder.js';
import { factsOf, isTold, newEvidence } from './summons-told.js';
import { isRefused, fieldsOf, ownSummons, streetsSummons } from './whistle.guards.js';
import type { WhistleDecision, WhistleRefusal } from './whistle.rejections.js';
import type { Summons, Whistle } from './whistle.state.js';

/** 签收 */
export interface AcknowledgeSummons extends OnSummons {
  readonly type: 'AcknowledgeSummons';
  readonly person: string;
}

/** 联系: the street has been called. Acknowledges as well where that was not done before. */
export interface ContactStreet extends OnSummons {
  readonly type: 'ContactStreet';
  readonly person: string;
  readonly note?: string;
}

/** 报到: people are on site. Acknowledges as well where that was not done before. */
export interface ArriveOnSite extends OnSummons {
  readonly type: 'ArriveOnSite';
  readonly person: string;
  readonly deviceAt?: string;
  readonly location?: {
    readonly longitude: number;
    readonly latitude: number;
    readonly accuracyMetres: number;
  };
  readonly evidence: readonly Evidence[];
}

/** 到场确认 */
export interface ConfirmArrival extends OnSummons {
  readonly type: 'ConfirmArrival';
}

/** 到场异议: the claimed arrival no longer counts. */
export interface DisputeArrival extends OnSummons {
  readonly type: 'DisputeArrival';
  readonly reason: string;
}

/** 进展: what is being done; stops no clock. */
export interface RecordProgress extends OnSummons {
  readonly type: 'RecordProgress';
  readonly note: string;
  readonly evidence: readonly Evidence[];
}

/** 反馈: the department says it is done. A paused clock runs on first. */
export interface ReportResolution extends OnSummons {
  readonly type: 'ReportResolution';
  readonly summary: string;
  readonly evidence: readonly Evidence[];
}

const acknowledged = (s: Summons, person: string, context: WhistleContext): WhistleEvent[] =>
  s.acknowledgedAt === undefined
    ? [{ type: 'DepartmentAcknowledged', data: { ...fieldsOf(s, context), person } }]
    : [];

function acknowledgeSummons(
  command: AcknowledgeSummons,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = ownSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const { person } = command;
  const isNew = !isTold(summons, factsOf('acknowledge', { person }));
  if (summons.acknowledgedAt !== undefined && isNew) return reject('ALREADY_ACKNOWLEDGED');
  return acknowledged(summons, person, context);
}

function contactStreet(
  command: ContactStreet,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = ownSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const { person, note } = command;
  if (isTold(summons, factsOf('contact', { person, note }))) return [];
  const data = { ...fieldsOf(summons, context), person, ...(note !== undefined && { note }) };
  return [...acknowledged(summons, person, context), { type: 'StreetContacted', data }];
}

/** Whether the rules that started its clocks ask this responder for proof, and there is none. */
function refuseUnproven(
  step: 'arrive' | 'resolve',
  evidence: readonly Evidence[],
  summons: Summons,
  { kind, context }: { readonly kind: string; readonly context: WhistleContext },
): WhistleRefusal | undefined {
  if (evidence.length > 0) return undefined;
  const must = context.rules.policyOf(kind, summons.rule)?.evidence?.[step] ?? [];
  const responder = context.directory.responder(summons.department)?.kind ?? 'department';
  return must.includes(responder) ? reject('EVIDENCE_REQUIRED') : undefined;
}

const arrivalOf = ({ person, deviceAt, location }: ArriveOnSite) => ({
  person,
  ...(deviceAt !== undefined && { deviceAt }),
  ...(location && { location }),
});

/** Sent again: what is new is added to the record, and the clock has long stopped. */
function supplementArrival(
  command: ArriveOnSite,
  summons: Summons,
  context: WhistleContext,
): WhistleDecision {
  const arrival = arrivalOf(command);
  if (isTold(summons, factsOf('arrive', { ...arrival, evidence: command.evidence }))) return [];
  if (summons.resolution === 'confirmed') return reject('ALREADY_CONFIRMED');
  const evidence = newEvidence(summons, 'arrive', command.evidence);
  const data = { ...fieldsOf(summons, context), ...arrival, evidence };
  return [{ type: 'ArrivalSupplemented', data }];
}

function arriveOnSite(
  command: ArriveOnSite,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = ownSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const { evidence, person } = command;
  if (summons.arrivedAt !== undefined) return supplementArrival(command, summons, context);
  const unproven = refuseUnproven('arrive', evidence, summons, { kind: state.kind, context });
  if (unproven) return unproven;
  const data = { ...fieldsOf(summons, context), ...arrivalOf(command), evidence };
  return [...acknowledged(summons, person, context), { type: 'DepartmentArrived', data }];
}

function confirmArrival(
  command: ConfirmArrival,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (summons.arrival === 'confirmed') return [];
  if (summons.arrival !== 'claimed') return reject('NOT_ARRIVED');
  return [{ type: 'ArrivalConfirmed', data: fieldsOf(summons, context) }];
}

function disputeArrival(
  command: DisputeArrival,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = streetsSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (isTold(summons, factsOf('dispute', { reason: command.reason }))) return [];
  if (summons.arrival === 'none') return reject('NOT_ARRIVED');
  if (summons.resolution === 'confirmed') return reject('ALREADY_CONFIRMED');
  const { now: to } = context;
  const claimed = { from: summons.arrivedAt ?? to, to, clocks: ['contact', 'arrive'] as const };
  const waits = [...summons.waits, claimed];
  const rungs = rungsAfter({ state, summons: { ...summons, waits }, context });
  const data = { ...fieldsOf(summons, context), reason: command.reason, ...rungs };
  return [{ type: 'ArrivalDisputed', data }];
}

function recordProgress(
  command: RecordProgress,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = ownSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  if (summons.resolution === 'confirmed') return reject('ALREADY_CONFIRMED');
  const { note, evidence } = command;
  return [{ type: 'ProgressRecorded', data: { ...fieldsOf(summons, context), note, evidence } }];
}

function refuseReport(summons: Summons): WhistleRefusal | undefined {
  if (summons.role === 'informed') return reject('INFORMED_ONLY');
  if (summons.resolution === 'confirmed') return reject('ALREADY_CONFIRMED');
  // 只报到不解决 has its counterpart: nothing is settled from the desk where arrival is due.
  if (summons.clocks.arrive && summons.arrivedAt === undefined) return reject('NOT_ARRIVED');
  return undefined;
}

/** Sent again while the street has yet to look: what is new is added to the report. */
function supplementReport(
  { summary, evidence: sent }: ReportResolution,
  summons: Summons,
  context: WhistleContext,
): WhistleDecision {
  const evidence = newEvidence(summons, 'report', sent);
  const isSaid = isTold(summons, factsOf('report', { summary }));
  if (isSaid && evidence.length === 0) return [];
  const data = { ...fieldsOf(summons, context), ...(!isSaid && { summary }), evidence };
  return [{ type: 'ReportSupplemented', data }];
}

function reportResolution(
  command: ReportResolution,
  state: Whistle,
  context: WhistleContext,
): WhistleDecision {
  const summons = ownSummons(state, command.summons, context);
  if (isRefused(summons)) return summons;
  const refused = refuseReport(summons);
  if (refused) return refused;
  if (summons.resolution === 'reported') return supplementReport(command, summons, context);
  const { summary, evidence } = command;
  const unproven = refuseUnproven('resolve', evidence, summons, { kind: state.kind, context });
  if (unproven) return unproven;
  return [
    ...resumed(summons, state, context),
    ...acknowledged(summons, context.acting.account, context),
    { type: 'ResolutionReported', data: { ...fieldsOf(summons, context), summary, evidence } },
  ];
}

/** 签收、联系、报到、进展、反馈: the commands of this phase and what each leads to. */
export const response = {
  AcknowledgeSummons: acknowledgeSummons,
  ContactStreet: contactStreet,
  ArriveOnSite: arriveOnSite,
  ConfirmArrival: confirmArrival,
  DisputeArrival: disputeArrival,
  RecordProgress: recordProgress,
  ReportResolution: reportResolution,
};
